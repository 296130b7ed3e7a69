/** Ends a test run with one plain line that a script can read: `12 passed, 0 failed, 1 skipped`. */
import type { Reporter, TestModule } from 'vitest/node';

/** What the closing line says. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Adds up a run over all projects. A file that could not be loaded has no tests to count and is one
 * failure; so is an error that belongs to no test. Otherwise the line could say "0 failed" of a red run.
 */
export function totalsOf(
  modules: ReadonlyArray<Pick<TestModule, 'children' | 'state'>>,
  strayErrors: number,
): Totals {
  let passed = 0;
  let failed = strayErrors;
  let skipped = 0;
  for (const module of modules) {
    const before = failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failed += 1;
      else skipped += 1;
    }
    if (module.state() === 'failed' && failed === before) failed += 1;
  }
  return { passed, failed, skipped };
}

/** The closing line. */
export function inOneLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What the closing line of a run's output says; null where there is none. */
export function countsIn(output: string): Totals | null {
  const [, passed, failed, skipped] =
    [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gmu)].at(-1) ?? [];
  if (passed === undefined) return null;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** Several runs as one; a run that counted nothing is a failure. */
export function sumOf(runs: ReadonlyArray<Totals | null>): Totals {
  return runs.reduce<Totals>(
    (sum, one) => ({
      passed: sum.passed + (one?.passed ?? 0),
      failed: sum.failed + (one?.failed ?? 1),
      skipped: sum.skipped + (one?.skipped ?? 0),
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** A vitest reporter; stands last in the list. */
export class ClosingLine implements Reporter {
  #line: string | null = null;
  #waits = false;

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#line = inOneLine(totalsOf(modules, errors.length));
    if (this.#waits) return;
    this.#waits = true;
    // Other reporters and the closing of servers still write after this call; nothing does at the exit.
    process.once('exit', () => process.stdout.write(`${this.#line}\n`));
  }
}
