/**
 * Every word the console says, so that one file is enough to read the tone and to translate it.
 * Plain, without blame, without codes; codes from events are shown beside these words, as data.
 */
import type { Effect, Outcome, Stage } from '../../lib/activity/decision.ts';
import type { Audience, LinkReach, Role } from '../../lib/activity/activity.ts';
import type { Span } from './now/filter.ts';

const numbers = new Intl.NumberFormat();

/** `1 step`, `1,204 steps`. */
export function counted(count: number, one: string, many: string): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}

export const product = 'Handrail';

export const effectWords: Record<Effect, { label: string; meaning: string }> = {
  allow: { label: 'allow', meaning: 'nothing was shown' },
  log: { label: 'log', meaning: 'recorded, nothing was shown' },
  inform: { label: 'inform', meaning: 'a notice the person can close' },
  acknowledge: { label: 'acknowledge', meaning: 'the person must confirm' },
  justify: { label: 'justify', meaning: 'the person must give a reason' },
  request: { label: 'request', meaning: 'needs an approval' },
  block: { label: 'block', meaning: 'the step is stopped' },
};

export const outcomeWords: Record<Outcome, { label: string; number: string; meaning: string }> = {
  allowed_silently: {
    label: 'let through',
    number: 'let through',
    meaning: 'nothing was shown and the step went on',
  },
  proceeded: {
    label: 'went ahead',
    number: 'went ahead',
    meaning: 'the person saw the notice and went on',
  },
  fixed: { label: 'fixed', number: 'fixed', meaning: 'the person changed the step, then went on' },
  cancelled: { label: 'went back', number: 'went back', meaning: 'the person did not go on' },
  requested: {
    label: 'asked for approval',
    number: 'asked',
    meaning: 'the person asked for an approval',
  },
  blocked: { label: 'stopped', number: 'stopped', meaning: 'the step was not possible' },
  disputed: {
    label: 'says it is wrong',
    number: 'disputed',
    meaning: 'the person says the decision is wrong',
  },
};

export const stageWords: Record<Stage, string> = {
  observe: 'observe: only recorded, nothing shown',
  coach: 'coach: at most a reason is asked for',
  enforce: 'enforce: as the rule says',
};

export const audienceWords: Record<Audience, string> = {
  public: 'everyone on the internet',
  anyone_with_link: 'anyone who has the link',
  external: 'people outside the organisation',
  partner: 'partners',
  organisation: 'everyone in the organisation',
  group: 'a group in the organisation',
  named_internal: 'named people in the organisation',
  private: 'nobody else',
};

export const linkWords: Record<LinkReach, string> = {
  unchanged: 'not changed by this step',
  restricted: 'only the people named',
  organisation: 'everyone in the organisation who has the link',
  anyone_with_link: 'anyone who has the link',
  public: 'everyone on the internet',
};

export const roleWords: Record<Role, string> = {
  view: 'view',
  comment: 'comment',
  edit: 'edit',
  own: 'own',
};

export const spanWords: Record<Span, { option: string; heading: string }> = {
  '1h': { option: 'last hour', heading: 'Last hour' },
  '24h': { option: 'last 24 hours', heading: 'Last 24 hours' },
  '7d': { option: 'last 7 days', heading: 'Last 7 days' },
  '30d': { option: 'last 30 days', heading: 'Last 30 days' },
  custom: { option: 'from … to …', heading: 'Chosen time' },
};

export const formWords = {
  keep: 'Leave it',
  copy: 'Copy',
  copied: 'Copied',
  done: 'I have it',
} as const;

export const frameWords = {
  skip: 'Go to the content',
  navigation: 'Console',
  now: 'Now',
  signOut: 'Sign out',
  signedInAs: (name: string, role: string) => `${name}, ${role}`,
  checking: 'Opening the console…',
} as const;

export const nowWords = {
  title: 'Now',
  browsers: (count: number) => counted(count, 'browser', 'browsers'),
  atMost: (browsers: string) => `at most ${browsers}`,
  behind: 'Older events are still being counted; the numbers will grow.',
  range: (from: string, to: string) => `${from} to ${to}`,
  summary: 'What came of it',
  steps: 'risky steps',
  showAll: 'show every step',
  showOnly: (label: string) => `show only: ${label}`,
} as const;

export const chartWords = {
  title: (division: 'effect' | 'outcome') => `Steps over time, ${chartWords.divided[division]}`,
  division: 'Divide the bars',
  divided: { effect: 'by what the rules asked for', outcome: 'by what came of it' },
  label: (divided: string, total: string, peak: string) =>
    `Bar chart of risky steps over time, ${divided}. ${total}. ${peak}`,
  total: (count: number) => counted(count, 'step', 'steps'),
  peak: (count: number, at: string) => `Most at ${at}: ${counted(count, 'step', 'steps')}.`,
  table: 'Show as a table',
  from: 'From',
  all: 'All',
  zoom: 'Show this time only',
  hint: 'Click a bar to see only its time.',
  bucket: (from: string, to: string, count: number) =>
    `${from} to ${to}: ${counted(count, 'step', 'steps')}`,
  groups: {
    quiet: 'allow, log',
    notice: 'inform',
    question: 'acknowledge, justify',
    ask: 'request',
    stop: 'block',
    through: 'let through',
    ahead: 'went ahead',
    prevented: 'fixed, went back',
    asked: 'asked for approval',
    stopped: 'stopped',
    disputed: 'disputed',
  },
} as const;

export const filterWords = {
  title: 'Filters',
  toggle: (count: number) => (count === 0 ? 'Filters' : `Filters (${count})`),
  text: 'Search',
  textHint: 'app, person, domain, rule…',
  span: 'Time',
  from: 'From',
  to: 'To',
  type: 'Kind of event',
  types: { step: 'steps', health: 'browser health', all: 'steps and health' },
  effect: 'Decision',
  anyEffect: 'every decision',
  outcome: 'Outcome',
  anyOutcome: 'every outcome',
  surface: 'Surface',
  anySurface: 'every surface',
  app: 'App',
  anyApp: 'every app',
  person: 'Person',
  anyPerson: 'every person',
  everyStep: 'Numbers and chart count every step of this time; only the list is filtered.',
  clear: 'Clear filters',
} as const;

export const rowWords = {
  consent: (app: string) => `Consent to ${app}`,
  share: (thing: string, audience: string | null) =>
    `Share ${thing}${audience === null ? '' : ` with ${audience}`}`,
  publish: (thing: string, audience: string | null) =>
    `Publish ${thing}${audience === null ? '' : `, open to ${audience}`}`,
  connect: (connector: string) => `Connect ${connector}`,
  /** A thing whose kind the page did not show. */
  something: 'something',
} as const;

export const listWords = {
  caption: 'Events, newest first',
  keys: 'Arrow keys move, Enter opens, Escape closes.',
  when: 'When',
  who: 'Who',
  what: 'What',
  decision: 'Decision',
  outcome: 'Outcome',
  nobody: 'no name reported',
  ruleAsked: (effect: string) => `rule asks: ${effect}`,
  health: 'health',
  more: 'Show more',
  loadingMore: 'Loading more…',
  shown: (count: number, complete: boolean) =>
    complete
      ? `${counted(count, 'event', 'events')}, that is all`
      : `${counted(count, 'event', 'events')} shown`,
  fresh: (count: number) => `${numbers.format(count)} new`,
  freshLabel: (count: number) => `Show ${counted(count, 'new event', 'new events')}`,
  loading: 'Loading events…',
} as const;

export const liveWords = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Live updates lost. Trying again…',
  refresh: 'Refresh now',
} as const;

export const emptyWords = {
  nothing: 'Nothing has happened yet',
  nothingLead: 'No browser has ever reported to this service. To check that one is connected:',
  nothingSteps: [
    'In that browser, open Handrail from the toolbar. It says whether it is managed and which policy it has.',
    'On its status page, the report address must be the one of this service, and the outbox must be empty.',
    'Within a few minutes a heartbeat is listed here, under browser health.',
  ],
  silent: 'No browser has reported in this time',
  silentLead: (last: string) => `The last report is from ${last}. Look at a longer time to see it.`,
  showHealth: 'Show browser health',
  quiet: 'No risky step in this time',
  quietLead: (browsers: string) =>
    `${browsers} reported, and nobody was about to do anything risky.`,
  noHealth: 'No health event in this time',
  noHealthLead: 'A browser that is on sends a heartbeat every few minutes.',
  noMatch: 'No event matches these filters',
  noMatchLead: 'Take a filter away, or look at a longer time.',
  longer: 'Look at 30 days',
} as const;

export const problemWords = {
  offline: {
    error: 'The service does not answer',
    hint: 'Check your connection and that the Handrail service runs, then try again.',
  },
  unreadable: {
    error: 'The service answered with something the console cannot read',
    hint: 'Service and console may be of different versions. Reload the page; if it stays, look at the service log.',
  },
  refused: (status: number) => ({
    error: `The service answered with error ${status}`,
    hint: 'Try again; if it stays, look at the service log.',
  }),
  missing: {
    error: 'This event is not here',
    hint: 'The address may be incomplete, or the event is older than what the service keeps.',
  },
  expired: { error: 'Your session has ended', hint: 'Sign in again.' },
  retry: 'Try again',
} as const;
