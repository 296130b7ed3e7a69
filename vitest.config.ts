import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

/** Everything that a test of a room needs to see the room as the build sees it. */
const build = {
  // What wxt.config.ts puts in; no test runs on the configuration of a trial.
  define: { __TRIAL_CONFIGURATION__: 'null', 'import.meta.env.FIREFOX': 'false' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;

/** Tests that put a double in place of a module need modules of their own; all others share what was loaded before. */
const DOUBLES = {
  unit: ['test/unit/browser/**/*.test.ts', 'test/unit/recognition/answers.test.ts'],
  server: ['test/server/doubles/*.test.ts'],
} as const;

/** What must come may take this long on a busy machine; one second is the runner's own. */
const SOON = { poll: { timeout: 15_000, interval: 50 } } as const;

const unit = {
  // A file that needs a page begins with `// @vitest-environment jsdom`.
  environment: 'node',
  // `?inline` style sheets arrive with their text.
  css: true,
  // A busy machine is no failure: what takes long is found by the benchmarks.
  testTimeout: 60_000,
  sequence: { groupOrder: 0 },
} as const;

const server = {
  environment: 'node',
  css: true,
  // Each file starts databases of its own; side by side they take each other's memory and time.
  fileParallelism: false,
  globalSetup: 'test/server/shared-cluster.ts',
  // Databases, processes and the console's browser, beside the tests in browsers: the report names each retry.
  retry: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: SOON,
} as const;

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        ...build,
        test: {
          ...unit,
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: [...DOUBLES.unit],
          isolate: false,
        },
      },
      { ...build, test: { ...unit, name: 'unit-doubles', include: [...DOUBLES.unit] } },
      {
        ...build,
        test: {
          ...server,
          name: 'server',
          include: ['test/server/**/*.test.{ts,tsx}'],
          exclude: [...DOUBLES.server],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...build,
        test: {
          ...server,
          name: 'server-doubles',
          include: [...DOUBLES.server],
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...build,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.{ts,tsx}'],
          environment: 'node',
          // A real browser per file, and a process of its own so that a browser left behind ends with it.
          pool: 'forks',
          fileParallelism: false,
          // Real browsers on a busy machine: a step may come late once. The report names each retry.
          retry: 1,
          expect: SOON,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
