/** What the page of findings says. It is about protecting data, never about how anybody works. */
import type { Finding, FindingState, Measure } from '../../contract/findings.ts';
import { counted } from '../words.ts';

export const findingWords = {
  title: 'Findings',
  lead: 'Days that were unlike the days before: to ask whether somebody needs help, or whether an account is in other hands.',
  purpose:
    'This page counts steps that were about to share data or to let an app in. It says nothing about how anybody works, and is not made for it; every look at people’s steps by name should have a reason.',
  state: 'State',
  anyState: 'every state',
  list: 'Findings, newest first',
  loading: 'Loading findings…',
  empty: 'Nothing is unusual',
  emptyLead:
    'A person’s past is known after ten active days. From then on a day is listed here when its count is far beyond that past and beyond what colleagues do. The policy sets the figures (settings.findings).',
  none: 'No finding in this state',
  noneLead: 'Look at every state.',
  more: 'Show more',
  steps: 'show the steps',
  about: 'about',
  usual: (low: number, high: number, days: number) =>
    `usual ${range(low, high)} (${counted(days, 'active day', 'active days')})`,
  unusualPast: (days: number) =>
    `too new to know what is usual (${counted(days, 'active day', 'active days')})`,
  peers: (name: string, low: number, high: number) =>
    `${name === '' ? 'others' : `colleagues in ${name}`} ${range(low, high)}`,
  noPeers: 'too few others to compare with',
  change: 'Save',
  why: 'Why',
  whyHint: 'a few words',
  changed: (who: string, when: string) => `${who}, ${when}`,
} as const;

function range(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

export const stateWords: Record<FindingState, string> = {
  new: 'new',
  'in-progress': 'in progress',
  suppressed: 'suppressed',
  resolved: 'resolved',
};

export const severityWords: Record<Finding['severity'], string> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
};

const MEASURES: Record<Measure, (count: number) => string> = {
  'new-domains': (count) =>
    `${counted(count, 'share', 'shares')} with domains that were new to them that day`,
  'rare-apps': (count) =>
    `${counted(count, 'consent', 'consents')} to apps that were new to them and that hardly anybody uses`,
  'open-links': (count) => `${counted(count, 'share', 'shares')} open to anyone with the link`,
  steps: (count) => counted(count, 'risky step', 'risky steps'),
};

/** What was counted, as a sentence without its subject. */
export function countWords({ sort, measure, count }: Finding): string {
  if (sort === 'app') return `${counted(count, 'consent', 'consents')} asked for in one day`;
  return MEASURES[measure](count);
}
