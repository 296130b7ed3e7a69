/** The repository as files: what git knows or would take, and what each file imports. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOT = normalize(join(import.meta.dirname, '../..'));

/** Every file that is tracked, or new and not ignored. A file that was just deleted is not there. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));

export const code: readonly string[] = files.filter((file) => /\.(ts|tsx|mts|mjs)$/u.test(file));

/** The text of a file, by its path from the top. */
export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The text without comments, line by line, so that a word in a sentence is no use of it. */
export function codeOf(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ''))
    .replace(/(^|[\s;{}(,])\/\/.*$/gmu, '$1');
}

export interface Import {
  /** Path from the top for files of ours, else the name of the package. */
  readonly target: string;
  /** Nothing of it is there at run time. */
  readonly typeOnly: boolean;
}

const IMPORT =
  /(?:^|[\n;])\s*(import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gu;

/** What a file imports or passes on, statically or not. */
export function importsOf(file: string): Import[] {
  return [...codeOf(file).matchAll(IMPORT)].map((match) => {
    const name = (match[3] ?? match[4] ?? '').replace(/\?.*$/u, '');
    const target = name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
    return { target, typeOnly: match[2] !== undefined };
  });
}
