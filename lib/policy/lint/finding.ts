/** What the linter says: where, what is wrong, and what to do. */
import type { Source } from '../source.ts';
import type { Path } from './unknown-keys.ts';

/** What can be found, in a few words each; `cli/README.md` has the same table. */
export const FINDINGS = {
  'not-readable': 'the file is neither YAML nor JSON',
  'missing-value': 'something that a policy must have is not there',
  'wrong-value': 'a value does not have the shape or is not one of the words that belong there',
  'unknown-key': 'a key that would be ignored',
  'not-a-condition': 'a condition that is none, has several predicates, or lies too deep',
  'unknown-predicate': 'a predicate that is not there',
  'wrong-parameter': 'a parameter that the predicate does not take',
  'costly-pattern': 'a pattern that would take too long',
  'no-such-list': 'a list that is not there',
  'no-such-kind': 'a kind of activity that is not there',
  'no-such-rule': 'an exception for a rule that is not there',
  'no-such-terms': 'terms that are not there',
  'no-such-template': 'a template that is not there',
  'unknown-surface': 'a surface that this version does not have',
  'duplicate-id': 'an id that is taken',
  'duplicate-entry': 'an entry that stands there twice',
  'policy-over': 'the policy is past its expiry, or expires before it is issued',
  'newer-vocabulary': 'words of a later version',
  'no-own-domains': 'no own domains, so that everybody is an outsider',
  'no-rules': 'no rules, so that everything is allowed',
  'findings-without-past': 'settings.findings under which nothing is ever found',
  'public-suffix': 'an ending that anybody can register names under',
  'domain-typo': 'a domain that differs by one letter from a well-known or an own one',
  'own-elsewhere': 'an own domain in a list of others, or on the kill list',
  'unused-list': 'a list that no rule asks',
  'rule-over': 'a rule that expired, or expires before it starts',
  'rule-never': 'a rule that can never match',
  'kind-never': 'a kind of activity for which the rule can never match',
  'rule-shadowed': 'a rule that never decides, since others always do',
  'rule-overruled': 'a rule that never decides, since a milder one stands in a higher band',
  'not-compared': 'too many rules, or too branching ones, to hold each against all others',
  'no-english': 'a text without English',
  'language-missing': 'a text without a language that the others have',
  'text-tone': 'a text that shouts or blames',
  'text-too-long': 'a text that does not fit on a small screen',
  'no-words': 'a rule that holds people up without a word of its own',
  'no-way-out': 'a rule that stops people and shows no other way',
  'never-observed': 'a rule that is enforced without ever having been watched',
  'wider-than-observed': 'a rule that reaches further than what was watched',
  'denied-overflow': 'more outright denials than browsers take as network rules',
  'pointless-setting': 'a rollout, cool-down, checklist or locator without effect',
  'partial-kill': 'a kill list that reaches only part of the fleet',
  'drill-mix-up': 'a drill that stops something real, or stops nothing',
  'exception-over': 'an exception past its end',
  'exception-void': 'an exception for nobody, or for nothing',
  'answer-over': 'an answer that nobody is told any more',
  'answer-void': 'an approval that is told and that no exception grants',
  'kill-nothing': 'a kill entry that stops nothing',
} as const;

export type FindingCode = keyof typeof FINDINGS;

/** An error stops signing; a warning is for a second look; a note is good to know and never fails. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** `rules[2].when.all[0].scopeIn`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string | null;
}

/** A finding before it is known where its part stands in the text. */
export interface Remark {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly at: Path;
  /** Whether the name of the part is meant, or what it holds. */
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly hint: string | null;
}

const remark =
  (severity: Severity) =>
  (code: FindingCode, at: Path, message: string, hint: string | null = null): Remark => ({
    code,
    severity,
    at,
    message,
    hint,
  });

/** A remark that stops signing. */
export const error: ReturnType<typeof remark> = remark('error');
/** A remark for a second look. */
export const warning: ReturnType<typeof remark> = remark('warning');
/** A remark that is good to know. */
export const note: ReturnType<typeof remark> = remark('note');

/** The same remark about the name of the part instead of what it holds. */
export function onKey(about: Remark): Remark {
  return { ...about, part: 'key' };
}

/** `['rules', 2, 'when']` → `rules[2].when`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** A remark with its place in the text. */
export function placed(about: Remark, source: Source): Finding {
  const { line, column } = source.placeOf(about.at, about.part ?? 'value');
  return {
    code: about.code,
    severity: about.severity,
    path: pathText(about.at),
    line,
    column,
    message: about.message,
    hint: about.hint,
  };
}
