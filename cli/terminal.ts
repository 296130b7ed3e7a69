/** What the command says, to people and to scripts. */
import { styleText } from 'node:util';

/** 0: done. 1: findings, or something was refused. 2: the command was used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** An end that was to be expected, with a sentence for the person at the terminal. */
export class Refusal extends Error {
  readonly exitCode: ExitCode;
  /** What to do about it. */
  readonly hint: string | null;

  constructor(message: string, exitCode: ExitCode, hint: string | null = null) {
    super(message);
    this.name = 'Refusal';
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

/** Text in a style where a terminal shows it; plain text for pipes, files and `NO_COLOR`. */
export function styled(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout, validateStream: true });
}

/** Prints lines. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Prints one value as JSON, in one line. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a line beside the output proper. */
export function warn(line: string): void {
  process.stderr.write(`handrail: ${line}\n`);
}

/** Tells of a failure in the form that was asked for. @returns the exit code. */
export function sayFailure(error: unknown, json: boolean): ExitCode {
  if (!(error instanceof Refusal)) throw error;
  if (json) sayJson({ error: error.message, hint: error.hint });
  else
    process.stderr.write(
      `handrail: ${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`,
    );
  return error.exitCode;
}
