/** What an admin reads after a policy was looked at. */
import type { Finding } from '../../lib/policy/lint/finding.ts';
import type { Attempt } from './policy-desk.ts';

/** Lines about one attempt to publish: what is in force now, or what has to be mended and where. */
export function inWords(file: string, attempt: Attempt): string[] {
  if (attempt.ok) {
    const { version, rules, warnings } = attempt.published;
    return [`Policy version ${version} is published (${rules} rules).`, ...places(file, warnings)];
  }
  return [
    'This policy was not published. The last good one stays.',
    ...places(file, attempt.findings),
  ];
}

function places(file: string, findings: readonly Finding[]): string[] {
  return findings.map(({ severity, line, column, path, message, hint }) => {
    const where = `${file}:${line}:${column}`;
    const what = path === '' ? message : `${path}: ${message}`;
    return `  ${where} ${severity}: ${what}${hint === null ? '' : ` (${hint})`}`;
  });
}
