/** The linter: everything about a policy file that is wrong or worth a second look, with its place. */
import { z } from 'zod/mini';
import { type Finding, type Remark, placed } from './finding.ts';
import { type ListNames, lintCondition } from './lint-conditions.ts';
import { lintDocument } from './lint-document.ts';
import { suggestion } from './nearest.ts';
import { Policy } from './schema.ts';
import { readSource } from './source.ts';
import { type Path, unknownKeys } from './unknown-keys.ts';

export interface Linted {
  readonly findings: readonly Finding[];
  /** The policy as browsers will read it, or null where its shape is wrong. */
  readonly policy: Policy | null;
}

/**
 * Reads and checks a policy.
 * @param text the file: YAML or JSON.
 * @param now Unix time in ms, for what is over.
 * @returns findings in the order of the file. Never throws.
 */
export function lintPolicy(text: string, now: number): Linted {
  const source = readSource(text);
  if (source.problems.length > 0) {
    const findings = source.problems.map(({ line, column, message }): Finding => ({
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
    ...(result.success ? lintDocument(result.data, now) : []),
  ];
  const findings = remarks.map((remark) => placed(remark, source));
  return {
    findings: findings.toSorted((a, b) => a.line - b.line || a.column - b.column),
    policy: result.success ? result.data : null,
  };
}

/** Whether a policy may be signed. */
export function hasErrors({ findings }: Linted): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function unknownKeyRemark({
  path,
  known,
}: {
  readonly path: Path;
  readonly known: readonly string[];
}): Remark {
  const key = String(path.at(-1));
  return {
    severity: 'error',
    at: path,
    part: 'key',
    message: `"${key}" is not known here and would be ignored.`,
    hint: suggestion(key, known),
  };
}

function shapeRemarks(issue: z.core.$ZodIssue, document: unknown): Remark[] {
  const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = valueAt(document, at);
  if (value === undefined) {
    const [parent, name] = [at.slice(0, -1), at.at(-1)];
    if (name === undefined)
      return [
        {
          severity: 'error',
          at,
          message: 'The file is empty.',
          hint: 'begin with the starter policy',
        },
      ];
    return [
      { severity: 'error', at: parent, message: `"${name}" is missing.`, hint: missingHint(issue) },
    ];
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return [
      {
        severity: 'error',
        at,
        message: `${JSON.stringify(value)} is not one of ${words.join(', ')}.`,
        hint: typeof value === 'string' ? suggestion(value, words) : null,
      },
    ];
  }
  return [{ severity: 'error', at, message: sentence(issue.message), hint: formatHint(issue) }];
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
  const lists: ListNames = {
    domains: namesAt(document, 'domains'),
    apps: namesAt(document, 'apps'),
    scopes: namesAt(document, 'scopes'),
    people: namesAt(document, 'people'),
  };
  return rules.flatMap((rule, index) => [
    ...lintCondition(valueAt(rule, ['when']), ['rules', index, 'when'], lists),
  ]);
}

function namesAt(document: unknown, kind: string): string[] {
  const named = valueAt(document, ['lists', kind]);
  return typeof named === 'object' && named !== null ? Object.keys(named) : [];
}
