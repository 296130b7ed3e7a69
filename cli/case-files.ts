/** Files of cases, and the policies that they are about. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod/mini';
import { catalog } from '../lib/catalog/full.ts';
import { Case, CaseFile } from '../lib/policy/cases/case.ts';
import { type CaseResult, runCases } from '../lib/policy/cases/case-run.ts';
import { pathText } from '../lib/policy/lint/finding.ts';
import { suggestion } from '../lib/policy/lint/nearest.ts';
import type { Policy } from '../lib/policy/schema.ts';
import { type Place, type Source, readSource } from '../lib/policy/source.ts';
import { consentAt } from './consent-address.ts';
import { readText, readTextIfThere } from './files.ts';
import { nameOf } from './policy-file.ts';
import { Refusal } from './terminal.ts';

const CASES = /\.cases\.(ya?ml|json)$/u;
const POLICY = /\.(ya?ml|json|jws)$/u;

/** A policy, and a file with cases about it. */
export interface CasePair {
  readonly policy: string;
  readonly cases: string;
}

export interface ReadCases {
  readonly file: CaseFile;
  /** Where each case stands. */
  readonly places: readonly Place[];
}

/** The file of cases beside a policy (`x.yaml` → `x.cases.yaml`), or null. */
export async function casesBeside(policy: string): Promise<string | null> {
  const stem = policy.replace(POLICY, '');
  for (const ending of ['yaml', 'yml', 'json']) {
    const path = `${stem}.cases.${ending}`;
    if ((await readTextIfThere(path)) !== null) return path;
  }
  return null;
}

/**
 * Finds what a path stands for: a policy with cases beside it, a file of cases with its policy, or a
 * folder with several of them.
 * @param given a policy or a file of cases that was named expressly.
 * @throws Refusal 2 where one half is missing.
 */
export async function pairsAt(
  path: string,
  given: { readonly policy?: string | undefined; readonly cases?: string | undefined },
): Promise<CasePair[]> {
  if (await isFolder(path)) {
    const found = (await readdir(path, { recursive: true }))
      .filter((name) => CASES.test(name) && !name.includes('node_modules'))
      .toSorted();
    if (found.length === 0)
      throw new Refusal(`${path} has no files of cases.`, 2, 'They end in .cases.yaml.');
    return Promise.all(found.map((name) => pairOfCases(join(path, name), given.policy)));
  }
  if (CASES.test(path)) return [await pairOfCases(path, given.policy)];
  const cases = given.cases ?? (await casesBeside(path));
  if (cases === null)
    throw new Refusal(
      `There are no cases for ${nameOf(path)}.`,
      2,
      `Write ${path.replace(POLICY, '')}.cases.yaml, or name a file with --cases.`,
    );
  return [{ policy: path, cases }];
}

async function pairOfCases(path: string, policy: string | undefined): Promise<CasePair> {
  if (policy !== undefined) return { policy, cases: path };
  const named = (await readCases(path)).file.policy;
  if (named !== undefined) return { policy: resolve(dirname(path), named), cases: path };
  const stem = path.replace(CASES, '');
  for (const ending of ['yaml', 'yml', 'json'])
    if ((await readTextIfThere(`${stem}.${ending}`)) !== null)
      return { policy: `${stem}.${ending}`, cases: path };
  throw new Refusal(
    `There is no policy beside ${path}.`,
    2,
    'Name it with --policy, or with "policy:" in the file of cases.',
  );
}

async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false;
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Reading it will say why.
    return false;
  }
}

const ONE = z.array(Case);

/** Reads a file of cases. @throws Refusal 2 with line and column of what is wrong. */
export async function readCases(path: string): Promise<ReadCases> {
  const source = readSource(await readText(path));
  const name = nameOf(path);
  const [broken] = source.problems;
  if (broken !== undefined)
    throw new Refusal(`${name}:${broken.line}:${broken.column}: ${broken.message}.`, 2);
  const listed = Array.isArray(source.value);
  const result = listed
    ? ONE.safeParse(source.value, { error: z.locales.en().localeError })
    : CaseFile.safeParse(source.value, { error: z.locales.en().localeError });
  if (!result.success)
    throw new Refusal(
      [
        `${name} is not a file of cases.`,
        ...result.error.issues.slice(0, 5).map((issue) => problemWords(name, issue, source)),
      ].join('\n'),
      2,
      'cli/README.md, "Cases", has the format.',
    );
  const file = Array.isArray(result.data) ? { cases: result.data } : result.data;
  const above = listed ? [] : ['cases'];
  return {
    file,
    places: file.cases.map((_given, index) => source.placeOf([...above, index], 'value')),
  };
}

function problemWords(name: string, issue: z.core.$ZodIssue, source: Source): string {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = unknown === undefined ? path : [...path, unknown];
  const { line, column } = source.placeOf(at, unknown === undefined ? 'value' : 'key');
  const hint = unknown === undefined ? null : suggestion(unknown, Object.keys(Case.shape));
  const place = pathText(at);
  return `${name}:${line}:${column}: ${issue.message}${place === '' ? '' : ` (${place})`}${hint === null ? '' : `; ${hint}`}`;
}

/** Runs a file of cases against a policy, with the whole catalogue. */
export function runCaseFile(policy: Policy, { file }: ReadCases): CaseResult[] {
  return runCases(policy, file.cases, {
    readAddress: consentAt,
    catalog,
    ...(file.context === undefined ? {} : { context: file.context }),
  });
}
