/** `handrail policy lint`: everything wrong with a policy, or worth a second look. */
import type { Severity } from '../lib/policy/lint/finding.ts';
import { hasErrors, lintPolicy } from '../lib/policy/lint/lint.ts';
import { surfaces } from '../lib/surfaces/registry.ts';
import { readText } from './files.ts';
import type { Json } from './options.ts';
import { countWords, findingWords, nameOf, readPolicyOrBundle } from './policy-file.ts';
import { type ExitCode, say, sayJson, styled } from './terminal.ts';

export interface LintOptions extends Json {
  readonly strict: boolean;
  /** Files or bundles of policies that were in force before. */
  readonly since: readonly string[];
}

const FAILING: ReadonlySet<Severity> = new Set(['error', 'warning']);

/** Checks a policy file. @returns 1 when there are errors, or warnings and `strict`. */
export async function lint(file: string, options: LintOptions): Promise<ExitCode> {
  const text = await readText(file);
  const before = await Promise.all(options.since.map(readPolicyOrBundle));
  const linted = lintPolicy(text, Date.now(), {
    surfaces: surfaces.map(({ id }) => id),
    ...(before.length > 0 ? { since: before } : {}),
  });
  const strictly = options.strict && linted.findings.some(({ severity }) => FAILING.has(severity));
  const failed = hasErrors(linted) || strictly;
  const notChecked = before.length > 0 ? [] : ['never-observed', 'wider-than-observed'];
  if (options.json) {
    sayJson({ ok: !failed, file, findings: linted.findings, notChecked });
    return failed ? 1 : 0;
  }
  const name = nameOf(file);
  for (const finding of linted.findings) say(findingWords(name, finding));
  const silent = linted.findings.length === 0;
  say(
    silent
      ? styled('green', `${name}: nothing to say.`)
      : `${name}: ${countWords(linted.findings)}.`,
  );
  const enforced = linted.policy?.rules.some(({ stage }) => stage === 'enforce') === true;
  if (notChecked.length > 0 && enforced)
    say(
      styled(
        'dim',
        'Not looked at: whether rules were watched before they are enforced (--since).',
      ),
    );
  return failed ? 1 : 0;
}
