import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

/** Everything that a test of a room needs to see the room as the build sees it. */
const build = {
  // What wxt.config.ts puts in; no test runs on the configuration of a trial.
  define: { __TRIAL_CONFIGURATION__: 'null', 'import.meta.env.FIREFOX': 'false' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} as const;

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        ...build,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          // A file that needs a page begins with `// @vitest-environment jsdom`.
          environment: 'node',
          // `?inline` style sheets arrive with their text.
          css: true,
          // A busy machine is no failure: what takes long is found by the benchmarks.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...build,
        test: {
          name: 'server',
          include: ['test/server/**/*.test.{ts,tsx}'],
          environment: 'node',
          css: true,
          // Each file starts databases of its own; side by side they take each other's memory and time.
          fileParallelism: false,
          globalSetup: 'test/server/shared-cluster.ts',
          // Databases, processes and the console's browser, beside the tests in browsers: the report names each retry.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
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
          testTimeout: 180_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
