/** What the page of findings says. It is about protecting data, never about how anybody works. */
import type { Finding, FindingState } from '../../contract/findings.ts';

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
  alone: 'This is one finding alone.',
  every: 'Show every finding',
  gone: 'This finding is not there',
  goneLead: 'Its time is over, the person was erased, or the address was cut off on its way here.',
  more: 'Show more',
  steps: 'show the steps',
  about: 'about',
  change: 'Save',
  why: 'Why',
  whyHint: 'a few words',
  changed: (who: string, when: string) => `${who}, ${when}`,
} as const;

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
