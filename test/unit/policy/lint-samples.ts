/** Policies for the linter's tests: nothing is wrong with them but what a test breaks. */
import { stringify } from 'yaml';
import { type LintOptions, type Linted, lintPolicy } from '../../../lib/policy/lint/lint.ts';
import { NOW, type PolicyInput, type RuleInput, policyInput, rule } from './samples.ts';

/** Lists that `used` asks, each one. */
export const LISTS: NonNullable<PolicyInput['lists']> = {
  domains: { own: ['acme.example'], partner: ['partner.example'], consumer: ['gmail.com'] },
  apps: {
    approved: [{ clientId: 'good' }, { clientId: 'narrow', scopes: ['openid', 'Mail.Read'] }],
  },
  scopes: { mail: ['mail.*', 'https://mail.google.com/'], 'sign-in': ['openid', 'email'] },
  people: { board: ['Ada@acme.example'] },
};

export const text = { why: [{ en: 'Why' }], advice: { en: 'Advice' } };
export const said = rule({ text });

/** Asks every list, so that none is unused. */
export const used: RuleInput = rule({
  id: 'uses-lists',
  kinds: ['consent'],
  effect: 'log',
  band: 200,
  when: {
    any: [
      { appIn: 'approved' },
      { scopeIn: 'mail' },
      { scopeIn: 'sign-in' },
      { personIn: 'board' },
    ],
  },
});

/** Lints a policy with these changes. */
export function lint(
  changes: Partial<PolicyInput>,
  asJson = false,
  options: LintOptions = {},
): Linted {
  const document = policyInput({ lists: LISTS, rules: [said, used], ...changes });
  const file = asJson ? JSON.stringify(document, null, 2) : stringify(document);
  return lintPolicy(file, NOW, options);
}

/** The findings as lines: `error path: message hint`. */
export function findingsOf(changes: Partial<PolicyInput>, options: LintOptions = {}): string[] {
  return lint(changes, false, options).findings.map(({ severity, path, message, hint }) =>
    `${severity} ${path}: ${message} ${hint ?? ''}`.trim(),
  );
}

/** The findings of one code, as lines. */
export function ofCode(
  code: string,
  changes: Partial<PolicyInput>,
  options: LintOptions = {},
): string[] {
  return lint(changes, false, options)
    .findings.filter((finding) => finding.code === code)
    .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}
