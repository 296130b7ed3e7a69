/** Policy files and the linter's words about them. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Finding } from '../lib/policy/lint/finding.ts';
import { type Linted, lintPolicy } from '../lib/policy/lint/lint.ts';
import { Policy } from '../lib/policy/schema.ts';
import { readText } from './files.ts';
import { Refusal, styled } from './terminal.ts';

/** Reads and checks a policy file. @throws Refusal 2 when it cannot be read. */
export async function lintFile(path: string): Promise<Linted> {
  return lintPolicy(await readText(path), Date.now());
}

/** What a file is called in messages. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/**
 * Reads a policy to decide with. What the linter only warns of does not stand in the way.
 * @throws Refusal 1 with the first findings when browsers would not take the document.
 */
export async function readPolicy(path: string): Promise<Policy> {
  return policyIn(await readText(path), path);
}

/**
 * Reads a policy from a file or out of a bundle. The signature of a bundle is not looked at: this is for
 * comparing, and `policy verify` is for trusting.
 * @throws Refusal 1 as `readPolicy` does.
 */
export async function readPolicyOrBundle(path: string): Promise<Policy> {
  const content = await readText(path);
  const payload = payloadOf(content.trim());
  return policyIn(payload === null ? content : JSON.stringify(payload), path);
}

function payloadOf(content: string): unknown {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(content)) return null;
  try {
    decodeProtectedHeader(content);
    return decodeJwt(content);
  } catch {
    // Not a JWS with a JSON object inside.
    return null;
  }
}

function policyIn(content: string, path: string): Policy {
  const quick = quickly(content);
  if (quick !== null) return quick;
  const { policy, findings } = lintPolicy(content, Date.now());
  if (policy !== null) return policy;
  const first = findings.filter(({ severity }) => severity === 'error').slice(0, 5);
  const name = nameOf(path);
  throw new Refusal(
    `${name} is not a policy.\n${first.map((finding) => findingWords(name, finding)).join('\n')}`,
    1,
    `See everything with: handrail policy lint ${path}`,
  );
}

/** JSON needs no places when nothing is wrong with it; a large policy is read ten times as fast. */
function quickly(content: string): Policy | null {
  if (!content.trimStart().startsWith('{')) return null;
  try {
    return Policy.safeParse(JSON.parse(content)).data ?? null;
  } catch {
    // YAML may begin with a brace too.
    return null;
  }
}

const STYLES = { error: 'red', warning: 'yellow', note: 'dim' } as const;

/** `policy.yaml:12:3 error: … (rules[0].when) [code]`, with the hint on a line of its own. */
export function findingWords(file: string, finding: Finding): string {
  const severity = styled(STYLES[finding.severity], finding.severity);
  const place = finding.path === '' ? '' : styled('dim', ` (${finding.path})`);
  const code = styled('dim', ` [${finding.code}]`);
  const hint = finding.hint === null ? '' : `\n    ${finding.hint}`;
  return `${file}:${finding.line}:${finding.column} ${severity}: ${finding.message}${place}${code}${hint}`;
}

/** `2 errors, 1 warning`, and notes where there are some. */
export function countWords(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  const notes = findings.some(({ severity }) => severity === 'note');
  return [count('error'), count('warning'), ...(notes ? [count('note')] : [])].join(', ');
}
