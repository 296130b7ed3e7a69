/** The linter: everything about a policy file that is wrong or worth a second look, with its place. */
import { z } from 'zod/mini';
import { type Finding, type Remark, error, onKey, placed } from './finding.ts';
import { type ListNames, lintCondition } from './lint-conditions.ts';
import { lintDelivery } from './lint-delivery.ts';
import { lintDocument } from './lint-document.ts';
import { lintHistory } from './lint-history.ts';
import { lintLists } from './lint-lists.ts';
import { lintPatterns } from './lint-patterns.ts';
import { lintReach } from './lint-reach.ts';
import { lintTexts } from './lint-texts.ts';
import { NO_LISTS } from '../lists.ts';
import { suggestion } from './nearest.ts';
import { Policy } from '../schema.ts';
import { readSource } from '../source.ts';
import { type Path, unknownKeys } from './unknown-keys.ts';

export interface Linted {
  readonly findings: readonly Finding[];
  /** The policy as browsers will read it, or null where its shape is wrong. */
  readonly policy: Policy | null;
}

/** What the linter cannot know from the file alone; what is not given is not looked at. */
export interface LintOptions {
  /** Policies that were in force before, to see which rules were watched first. */
  readonly since?: readonly Policy[];
  /** Ids of the surfaces that this version has. */
  readonly surfaces?: readonly string[];
}

/**
 * Reads and checks a policy.
 * @param text the file: YAML or JSON.
 * @param now Unix time in ms, for what is over.
 * @returns findings in the order of the file. Never throws.
 */
export function lintPolicy(text: string, now: number, options: LintOptions = {}): Linted {
  const source = readSource(text);
  if (source.problems.length > 0) {
    const findings = source.problems.map(({ line, column, message }): Finding => ({
      code: 'not-readable',
      severity: 'error',
      path: '',
      line,
      column,
      message,
      hint: 'the file is neither YAML nor JSON',
    }));
    return { findings, policy: null };
  }
  const result = Policy.safeParse(source.value, { error: z.locales.en().localeError });
  const remarks = [
    ...(result.success
      ? []
      : result.error.issues.flatMap((issue) => shapeRemarks(issue, source.value))),
    ...unknownKeys(source.value).map(unknownKeyRemark),
    ...conditionRemarks(source.value),
    ...(result.success ? meaningRemarks(result.data, now, options) : []),
  ];
  const findings = remarks.map((remark) => placed(remark, source));
  return {
    findings: findings.toSorted((a, b) => a.line - b.line || a.column - b.column),
    policy: result.success ? result.data : null,
  };
}

/** Whether a policy may be signed. */
export function hasErrors({ findings }: Pick<Linted, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** What can be said of a document that has the right shape. */
function* meaningRemarks(policy: Policy, now: number, options: LintOptions): Generator<Remark> {
  yield* lintDocument(policy, now, options.surfaces ?? null);
  yield* lintLists(policy);
  yield* lintTexts(policy);
  yield* lintReach(policy, now);
  yield* lintDelivery(policy);
  yield* lintPatterns(policy);
  if (options.since !== undefined) yield* lintHistory(policy, options.since);
}

function unknownKeyRemark({
  path,
  known,
}: {
  readonly path: Path;
  readonly known: readonly string[];
}): Remark {
  const key = String(path.at(-1));
  return onKey(
    error(
      'unknown-key',
      path,
      `"${key}" is not known here and would be ignored.`,
      suggestion(key, known),
    ),
  );
}

function shapeRemarks(issue: z.core.$ZodIssue, document: unknown): Remark[] {
  const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = valueAt(document, at);
  if (value === undefined) {
    const [parent, name] = [at.slice(0, -1), at.at(-1)];
    if (name === undefined)
      return [error('missing-value', at, 'The file is empty.', 'begin with the starter policy')];
    return [error('missing-value', parent, `"${name}" is missing.`, missingHint(issue))];
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return [
      error(
        'wrong-value',
        at,
        `${JSON.stringify(value)} is not one of ${words.join(', ')}.`,
        typeof value === 'string' ? suggestion(value, words) : null,
      ),
    ];
  }
  return [error('wrong-value', at, sentence(issue.message), formatHint(issue))];
}

function missingHint(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  return issue.code === 'invalid_type'
    ? `write ${issue.expected === 'array' ? 'a list' : `a value of type ${issue.expected}`}`
    : null;
}

function formatHint(issue: z.core.$ZodIssue): string | null {
  if (issue.code !== 'invalid_format') return null;
  if (issue.format === 'datetime') return 'for example 2027-01-31T00:00:00Z';
  if (issue.format === 'date') return 'for example 2027-01-31';
  return issue.format === 'url' ? 'for example https://intranet.acme.example/apps' : null;
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/u.test(message) ? '' : '.'}`;
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    document,
  );
}

/** Conditions are looked at even where the rest of the file has the wrong shape. */
function conditionRemarks(document: unknown): Remark[] {
  const rules = valueAt(document, ['rules']);
  if (!Array.isArray(rules)) return [];
  const lists = Object.fromEntries(
    Object.keys(NO_LISTS).map((kind) => [kind, namesAt(document, kind)]),
  ) as unknown as ListNames;
  return rules.flatMap((rule, index) => [
    ...lintCondition(valueAt(rule, ['when']), ['rules', index, 'when'], lists),
  ]);
}

function namesAt(document: unknown, kind: string): string[] {
  const named = valueAt(document, ['lists', kind]);
  return typeof named === 'object' && named !== null ? Object.keys(named) : [];
}
