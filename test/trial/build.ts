/** Builds what the trial needs, and only when something newer than the last build is there. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BUILT } from '../support/stage.ts';

/** The trial build, which carries its configuration (wxt.config.ts chooses the folder). */
export const TRIAL_BUILD = '.output/trial/chrome-mv3';
/** What it carries: one file for `npm start` and the demo, since there is one build. */
const CONFIGURATION = '.output/trial/configuration.json';

export interface Build {
  /** For the person who waits: "the extension". */
  readonly name: string;
  /** Written last by the build; its age is the build's age. */
  readonly result: string;
  /** Files and folders that the build reads. */
  readonly sources: readonly string[];
  /** Module to run in Node, and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
}

const EXTENSION_SOURCES = [
  'entrypoints',
  'components',
  'lib',
  'public',
  'wxt.config.ts',
  'package-lock.json',
];
const WXT = ['node_modules/wxt/bin/wxt.mjs', 'build'] as const;

/** The extension as it is released: it carries no configuration. */
export const extensionBuild: Build = {
  name: 'the extension',
  result: join(BUILT.chromium, 'manifest.json'),
  sources: EXTENSION_SOURCES,
  command: [...WXT],
};

export const consoleBuild: Build = {
  name: 'the console',
  result: join(BUILT.console, 'index.html'),
  sources: ['server/console', 'server/contract.ts', 'lib', 'package-lock.json'],
  command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'server/console/vite.config.ts'],
};

/** Writes what the trial build carries, when it changed, and says how to build it. */
export function trialExtensionBuild(values: Readonly<Record<string, unknown>>): Build {
  const text = JSON.stringify(values, null, 2);
  const known = existsSync(CONFIGURATION) ? readFileSync(CONFIGURATION, 'utf8') : null;
  mkdirSync(dirname(CONFIGURATION), { recursive: true });
  // Its age tells whether the build carries it.
  if (known !== text) writeFileSync(CONFIGURATION, text, { mode: 0o600 });
  return {
    name: 'the extension with its configuration',
    result: join(TRIAL_BUILD, 'manifest.json'),
    sources: [...EXTENSION_SOURCES, CONFIGURATION],
    command: [...WXT],
    environment: { HANDRAIL_TRIAL_CONFIGURATION: CONFIGURATION },
  };
}

/**
 * Runs a build unless its result is newer than everything it is made of.
 * @returns true when it was built; rejects with the builder's own words when it failed.
 */
export async function buildWhenStale(build: Build, say: (line: string) => void): Promise<boolean> {
  const built = statSync(build.result, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (build.sources.every((source) => newest(source) < built)) return false;
  say(`Building ${build.name} …`);
  await run(build);
  return true;
}

/** The youngest change in a file or folder; a folder's own age tells of files that were removed. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

function run({ name, command, environment }: Build): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, [...command], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} could not be built.\n${output.trim()}`));
    });
  });
}
