/** `handrail policy test`: tables of steps and the decisions that are expected of a policy. */
import {
  type CaseResult,
  type Coverage,
  type Difference,
  coverageOf,
} from '../lib/policy/cases/case-run.ts';
import { type CasePair, pairsAt, readCases, runCaseFile } from './case-files.ts';
import type { Json } from './options.ts';
import { nameOf, readPolicyOrBundle } from './policy-file.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

export interface TestOptions extends Json {
  readonly policy?: string;
  readonly cases?: string;
  /** Percent of the rules that must decide in some case. */
  readonly minCoverage?: number;
}

interface Tested extends CasePair {
  readonly results: ReadonlyArray<CaseResult & { readonly line: number }>;
  readonly coverage: Coverage;
  /** Whether every case holds and enough rules are reached. */
  readonly ok: boolean;
}

/** Runs every case that the paths lead to. @returns 1 when one does not hold, or too few rules decide. */
export async function test(paths: readonly string[], options: TestOptions): Promise<ExitCode> {
  if (options.cases !== undefined && paths.length > 1)
    throw new Refusal('--cases is for one policy.', 2, 'Name one policy, or leave --cases out.');
  const pairs = (await Promise.all(paths.map((path) => pairsAt(path, options)))).flat();
  const tested: Tested[] = [];
  for (const pair of pairs) tested.push(await testPair(pair, options.minCoverage ?? 0));
  const ok = tested.every((one) => one.ok);
  if (options.json) sayJson({ ok, files: tested.map(asJson) });
  else for (const one of tested) sayTested(one, options.minCoverage ?? null);
  return ok ? 0 : 1;
}

async function testPair(pair: CasePair, minCoverage: number): Promise<Tested> {
  const policy = await readPolicyOrBundle(pair.policy);
  const read = await readCases(pair.cases);
  const results = runCaseFile(policy, read).map((result, index) => ({
    ...result,
    line: read.places[index]?.line ?? 1,
  }));
  const coverage = coverageOf(policy, results);
  const ok = results.every((result) => result.ok) && coverage.percent >= minCoverage;
  return { ...pair, results, coverage, ok };
}

function asJson({ policy, cases, results, coverage, ok }: Tested) {
  return {
    ok,
    policy,
    cases,
    held: results.filter((result) => result.ok).length,
    failed: results
      .filter((result) => !result.ok)
      .map(({ name, line, differences, problems, activity, decision, matched }) => ({
        name,
        line,
        differences,
        problems,
        activity,
        decision,
        matched,
      })),
    coverage,
  };
}

function sayTested({ policy, cases, results, coverage }: Tested, minCoverage: number | null): void {
  for (const result of results) if (!result.ok) say(...failureWords(cases, result));
  const failed = results.filter((result) => !result.ok).length;
  say(
    failed === 0
      ? styled('green', `${nameOf(policy)}: all ${results.length} cases hold.`)
      : styled('red', `${nameOf(policy)}: ${failed} of ${results.length} cases do not hold.`),
  );
  const { deciding, onlyMatching, untouched, percent } = coverage;
  const rules = deciding.length + onlyMatching.length + untouched.length;
  const missed = minCoverage !== null && percent < minCoverage;
  const line = `${deciding.length} of ${rules} rules decide in some case (${percent} %${missed ? `; at least ${minCoverage} % is asked` : ''}).`;
  say(missed ? styled('red', line) : line);
  if (untouched.length > 0) say(`  no case matches: ${untouched.join(', ')}`);
  if (onlyMatching.length > 0) say(`  matched, never decided: ${onlyMatching.join(', ')}`);
}

function failureWords(file: string, result: Tested['results'][number]): string[] {
  return [
    `${styled('red', 'failed')} ${nameOf(file)}:${result.line} ${styled('bold', result.name)}`,
    ...result.problems.map((problem) => `  ${problem}`),
    ...result.differences.flatMap(differenceWords),
    ...(result.decision === null ? [] : [`  matched: ${result.matched.join(', ') || 'no rule'}`]),
  ];
}

/** One line each for single values; lists as what is missing and what is too much. */
function differenceWords({ field, expected, actual }: Difference): string[] {
  if (field === 'rules' && Array.isArray(expected) && Array.isArray(actual)) {
    const [wanted, got] = [expected as string[], actual as string[]];
    return [
      `  ${field}`,
      ...wanted.filter((id) => !got.includes(id)).map((id) => styled('red', `    - ${id}`)),
      ...got.filter((id) => !wanted.includes(id)).map((id) => styled('green', `    + ${id}`)),
    ];
  }
  if (Array.isArray(expected) && Array.isArray(actual))
    return [
      `  ${field}`,
      ...expected.map((one) => styled('red', `    - ${String(one)}`)),
      `    got: ${actual.join(', ') || 'nothing'}`,
    ];
  return [
    `  ${field}: ${styled('red', `expected ${valueWords(expected)}`)}, ${styled('green', `got ${valueWords(actual)}`)}`,
  ];
}

function valueWords(value: unknown): string {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
