/** What the page of approvals says. */
import type { ApprovalCase, ApprovalView } from '../../contract/approvals.ts';
import { platformWords } from '../now/detail-words.ts';
import { plainText } from '../plain-text.ts';
import { counted } from '../words.ts';

export const approvalWords = {
  title: 'Approvals',
  views: {
    open: 'Waiting',
    answered: 'Answered',
    disputes: 'Objections',
    expired: 'Not answered',
  } satisfies Record<ApprovalView, string>,
  viewsLabel: 'Which requests',
  loading: 'Reading the queue',
  waiting: (requests: number) =>
    requests === 0 ? 'Nobody is waiting' : counted(requests, 'request waits', 'requests wait'),
  median: (span: string) => `half of all answers came within ${span}`,
  empty: {
    open: {
      title: 'Nobody is waiting for an answer',
      text: 'A request arrives here when a rule asks for approval (effect "request", stage "enforce") and the person asks for it in the dialog.',
    },
    answered: {
      title: 'Nothing was answered in the last 90 days',
      text: 'What is answered moves here, with who answered and until when it holds.',
    },
    disputes: {
      title: 'Nobody objects to a rule',
      text: 'When a person says in the dialog that a rule is wrong, what they wrote arrives here.',
    },
    expired: {
      title: 'Everything was answered in time',
      text: 'What nobody answers within 30 days moves here and can be answered no more. Whoever still needs it asks again.',
    },
  } satisfies Record<ApprovalView, { title: string; text: string }>,
  readOnly:
    'This service has no key of its own. Answers are kept here, and reach browsers when the entries are copied into the policy file.',
  entries: 'Entries for the policy file',
  viewer: 'You can read the queue. Answers are for approvers and admins.',
  waitingSince: (span: string) => `waiting for ${span}`,
  gone: {
    title: 'This request is not here',
    text: 'It may have been erased, or its address was cut off. All others stand in the lists above.',
  },
  objects: 'objects to the rule',
  askedFor: (span: string) => `asked ${span} ago`,
  ruleCounts: (shown: number, disputed: number, wentOn: number) =>
    `In 30 days it spoke ${counted(shown, 'time', 'times')}: ${counted(disputed, 'objection', 'objections')}, ${wentOn.toLocaleString()} went on against it.`,
  noRule: 'No rule is named',
  toPolicy: 'All rules',
  times: (count: number) => `asked ${counted(count, 'time', 'times')}`,
  asks: 'What it asks for',
  hidden: 'It hides what it asks for, so an approval could not say what it covers.',
  detailed:
    'It asks for more than scopes, and nobody reads what these details hold, so an approval could not say what it covers.',
  reach: 'Who would get at it',
  answerGoesTo: 'The answer goes to',
  rules: 'Rules that asked',
  risk: 'Risk',
  host: 'Where',
  others: 'Colleagues who use it',
  status: 'In the inventory',
  reason: 'In their words',
  noReason: 'They gave no reason.',
  unlisted: 'not listed',
  event: 'Open the event',
  scopes: 'What the approval covers',
  audience: 'At most for',
  days: 'For',
  daysOf: (days: number) =>
    days === 365 ? 'one year' : days === 1 ? 'one day' : counted(days, 'day', 'days'),
  said: 'A text for the person',
  saidHint: 'It stands in the policy: everybody in the organisation could read it.',
  approve: 'Approve',
  agree: 'Agree as the second person',
  propose: 'Agree as the first of two',
  refuse: 'Refuse',
  refuseWants: 'Write a sentence for the person, then refuse.',
  keep: 'The rule stays',
  change: 'The rule is changed',
  takeBack: 'Take the approval back',
  noScopes: 'none',
  agreedYourself:
    'You have agreed already. Somebody else has to agree as well, or one of you refuses.',
  askedYourself: 'You asked for this yourself, so somebody else approves it.',
  proposed: (by: string) => `${by} has agreed. A second person has to agree as well.`,
  needsTwo: 'Because of its risk, two people have to agree.',
  done: { answered: 'Answered.', proposed: 'Noted. A second person has to agree.' },
  takenBack: 'Taken back. Browsers get the policy without it.',
  answeredBy: (by: string, second: string | null) => (second === null ? by : `${by} and ${second}`),
} as const;

export const statusWords: Record<ApprovalCase['status'], string> = {
  open: 'waiting',
  approved: 'approved',
  refused: 'refused',
  kept: 'the rule stays',
  changed: 'the rule is changed',
  withdrawn: 'taken back',
  expired: 'not answered in time',
};

/** What the person wants to do, in one line. */
export function caseTitle(facts: ApprovalCase['facts'], thing: string): string {
  const { kind, host } = facts;
  // Where only the protocol is known, the site says more.
  const named = facts.platform === 'oauth' ? host : facts.platform;
  const platform = platformWords[facts.platform] ?? plainText(named);
  switch (kind) {
    case 'consent':
      return `Let ${thing} into their ${platform} account`;
    case 'connect':
      return `Connect ${thing} in ${platform}`;
    case 'share':
      return `Share a ${thing} in ${platform}`;
    case 'publish':
      return `Publish a ${thing} in ${platform}`;
  }
}
