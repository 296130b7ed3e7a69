/** The closing line must not say "0 failed" of a run that is red. */
import { describe, expect, it } from 'vitest';
import { countsIn, inOneLine, sumOf, totalsOf } from '../support/closing-line.ts';

type Module = Parameters<typeof totalsOf>[0][number];

/** A test file that ended with these results. */
function file(state: string, ...results: string[]): Module {
  const tests = results.map((result) => ({ result: () => ({ state: result }) }));
  const children = { allTests: () => tests.values() };
  return { state: () => state, children } as unknown as Module;
}

describe('totalsOf', () => {
  it('counts every test of every file', () => {
    const files = [
      file('passed', 'passed', 'skipped'),
      file('failed', 'passed', 'failed', 'failed'),
    ];
    expect(totalsOf(files, 0)).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });

  it('a file that could not be loaded is one failure, also where a hook failed before its tests', () => {
    const files = [
      file('failed'),
      file('failed', 'skipped', 'skipped'),
      file('skipped', 'skipped'),
    ];
    expect(totalsOf(files, 0)).toEqual({ passed: 0, failed: 2, skipped: 3 });
  });

  it('so is an error that belongs to no test', () => {
    expect(totalsOf([file('passed', 'passed')], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('a test that never ended did not pass', () => {
    expect(totalsOf([file('failed', 'pending')], 0)).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });
});

describe('two runs', () => {
  const run = (line: string) => `noise\n3 passed, 1 failed, 0 skipped of something\n${line}\n`;

  it('are counted together, by the last line of each', () => {
    const counts = ['12 passed, 0 failed, 1 skipped', '5 passed, 2 failed, 0 skipped']
      .map(run)
      .map(countsIn);
    expect(inOneLine(sumOf(counts))).toBe('17 passed, 2 failed, 1 skipped');
  });

  it('a run that counted nothing is a failure', () => {
    expect(countsIn('killed')).toBeNull();
    expect(inOneLine(sumOf([countsIn('killed'), null]))).toBe('0 passed, 2 failed, 0 skipped');
  });
});
