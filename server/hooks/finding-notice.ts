/** What a hook tells of a finding: the count beside what is usual, and where somebody says what becomes of it. */
import { SORT_WORDS, countWords, ownWords, peerWords } from '../contract/finding-words.ts';
import type { Finding } from '../contract/findings.ts';
import { beginOf } from '../findings/counts.ts';
import { type FindingOrigin, toOcsfFinding } from '../findings/ocsf.ts';
import type { Notice } from './notice.ts';
import { plainName } from './plain-name.ts';

/**
 * @param uid of the notice
 * @param at when it was found, Unix ms
 * @param console its address as browsers see it, without a slash at its end
 * @returns the notice; programs get the finding as OCSF
 */
export function findingNotice(
  finding: Finding,
  { uid, at, console }: { uid: string; at: number; console: string },
  origin: FindingOrigin,
): Notice {
  const name = plainName(finding.name ?? finding.subject);
  const link = `${console}/findings?finding=${finding.finding}`;
  return {
    ...{ happening: 'found', uid, at, link },
    title: `Unusual: ${name}`,
    facts: [
      { label: SORT_WORDS[finding.sort], value: name },
      { label: 'Counted', value: countWords(finding) },
      { label: 'Day', value: new Date(beginOf(finding.day)).toISOString().slice(0, 10) },
      { label: 'Its own days', value: ownWords(finding) },
      { label: 'Others', value: peerWords(finding, plainName) },
      { label: 'Severity', value: finding.severity },
    ],
    data: toOcsfFinding(finding, origin, link),
  };
}
