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

/** A vitest reporter; stands last in the list. */
export class ClosingLine implements Reporter {
  #line: string | null = null;
  #waits = false;

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const { passed, failed, skipped } = totalsOf(modules, errors.length);
    this.#line = `${passed} passed, ${failed} failed, ${skipped} skipped`;
    if (this.#waits) return;
    this.#waits = true;
    // Other reporters and the closing of servers still write after this call; nothing does at the exit.
    process.once('exit', () => process.stdout.write(`${this.#line}\n`));
  }
}
