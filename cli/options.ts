/** Options that commands share, and how a command tells how it ended. */
import type { ExitCode } from './terminal.ts';

export interface Json {
  readonly json: boolean;
}

/** Told the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

export const JSON_OPTION = ['--json', 'answer in JSON', false] as const;

/** For options that may be repeated. */
export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** Help text with examples, each a command line without `handrail` and what it is for. */
export function examples(...lines: ReadonlyArray<readonly [string, string]>): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    '',
    'Examples:',
    ...lines.map(([command, purpose]) => `  handrail ${command.padEnd(width)}  ${purpose}`),
  ].join('\n');
}
