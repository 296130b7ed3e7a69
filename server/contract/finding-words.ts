/** A finding in words, the same in the console, in its OCSF form and in what hooks tell. */
import type { Finding, Measure, SubjectSort } from './findings.ts';

const numbers = new Intl.NumberFormat('en');

const MEASURES: Readonly<Record<Measure, readonly [one: string, many: string]>> = {
  'new-domains': [
    'share with domains that were new to them that day',
    'shares with domains that were new to them that day',
  ],
  'rare-apps': [
    'consent to an app that was new to them and that hardly anybody uses',
    'consents to apps that were new to them and that hardly anybody uses',
  ],
  'open-links': ['share open to anyone with the link', 'shares open to anyone with the link'],
  steps: ['risky step', 'risky steps'],
};

/** What the subject of a finding is called in a list of facts. */
export const SORT_WORDS: Readonly<Record<SubjectSort, string>> = {
  person: 'Who',
  browser: 'Browser',
  app: 'App',
};

/** What was counted, as a sentence without its subject. */
export function countWords({ sort, measure, count }: Finding): string {
  if (sort === 'app') return `${counted(count, 'consent', 'consents')} asked for in one day`;
  return counted(count, ...MEASURES[measure]);
}

/** What its own earlier days say. */
export function ownWords({ usual, usualDays }: Finding): string {
  const days = counted(usualDays, 'active day', 'active days');
  if (usual === null) return `too new to know what is usual (${days})`;
  return `usual ${rangeWords(usual)} (${days})`;
}

/** What others do. @param name makes a group's name fit to be shown */
export function peerWords({ peers, peersUsual }: Finding, name: (text: string) => string): string {
  if (peersUsual === null) return 'too few others to compare with';
  const who = peers === '' ? 'others' : `colleagues in ${name(peers)}`;
  return `${who} ${rangeWords(peersUsual)}`;
}

function rangeWords({ low, high }: { low: number; high: number }): string {
  return low === high ? numbers.format(low) : `${numbers.format(low)} to ${numbers.format(high)}`;
}

function counted(count: number, one: string, many: string): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}
