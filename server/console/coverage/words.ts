/** What the coverage page says. */
import { counted } from '../words.ts';

const numbers = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** A share in words; of nothing there is none. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : percent.format(part / whole);
}

export const browsers = (count: number) => counted(count, 'browser', 'browsers');
export const number = (count: number) => numbers.format(count);

export const LAYER_WORDS: Readonly<Record<string, string>> = {
  flow: 'flow tracker',
  page: 'page gate',
  request: 'request gate',
  net: 'net',
};

export const REASON_WORDS: Readonly<Record<string, string>> = {
  on: 'on',
  'nothing-to-do': 'nothing is denied outright',
  'switched-off': 'switched off by policy',
  'not-installed-by-policy': 'not installed by policy',
  'not-managed': 'nobody manages the browser',
  'no-policy': 'no policy',
  'refused-by-browser': 'refused by the browser',
  unknown: 'not told yet',
};

export const ENROLMENT_WORDS: Readonly<Record<string, string>> = {
  enrolled: 'enrolled',
  token: 'token only',
  revoked: 'revoked',
};

export const coverageWords = {
  title: 'Coverage',
  loading: 'Counting the fleet…',
  empty: 'No browser has reported yet',
  emptyLead:
    'Once Handrail is installed by policy, each browser tells within a few minutes that it is there.',
  emptySteps: [
    'Make the deployment kit: handrail kit --out kit.',
    'Assign its policy to one browser first.',
    'Open Handrail there from the toolbar: it says whether it is managed.',
  ],
  noPolicy: 'No policy is served, so there is nothing that browsers could have.',
  reached: (part: string, version: number) => `${part} have policy ${version}`,
  reachedOf: (reached: number, active: number) =>
    `${numbers.format(reached)} of ${browsers(active)} heard of this week`,
  times: (p50: string | null, p95: string | null) =>
    p50 === null || p95 === null
      ? 'No browser had to change to it, so there is no time to tell.'
      : `Half of those that changed had it within ${p50}, 95 % within ${p95}.`,
  behind: 'do not have it',
  since: (when: string) => `Served since ${when}.`,
  numbers: 'The fleet in numbers',
  all: 'browsers',
  active: 'heard of this week',
  hour: 'silent for an hour',
  day: 'silent for a day',
  week: 'silent for a week',
  gaps: 'with missing events',
  waiting: 'with reports that wait',
  dropped: 'that lost reports',
  setAside: 'with refused reports',
  copies: 'copied profiles',
  policies: 'Policy',
  policyOf: (version: number | null) => (version === null ? 'none yet' : `version ${version}`),
  live: 'served now',
  versions: 'Handrail',
  browserNames: 'Browser',
  layers: 'Layers',
  layer: 'Layer',
  state: 'State',
  denied: 'Not given by the browser',
  enrolment: 'Enrolment',
  enrolmentLead: (required: boolean) =>
    required
      ? 'Only signed reports of enrolled browsers are taken.'
      : 'Reports with the report token alone are taken, too. Whoever has that token can report in the name of any browser.',
  surfaces: 'Surfaces',
  surfacesLead:
    'Over the last 30 days, the worst first. A gap is a dialog that was there and could not be read.',
  noSurfaces: 'No heartbeat has told of a dialog yet.',
  surface: 'Surface',
  version: 'Version',
  read: 'Read',
  gap: 'Gaps',
  share: 'Share',
  browsers: 'Browsers',
  value: 'What',
} as const;

export const deviceWords = {
  title: 'Browsers',
  back: 'Coverage',
  all: 'all browsers',
  csv: 'Download as CSV',
  more: 'Show more',
  loading: 'Reading the list…',
  none: 'No browser is like this',
  noneLead: 'That may be good news.',
  columns: ['Browser', 'Last heard', 'Handrail', 'Policy', 'Layers off', 'Reports', 'Enrolment'],
  shown: (count: number, complete: boolean) =>
    complete ? `${browsers(count)}, that is all` : `${browsers(count)} shown, longest silent first`,
  missing: (count: number) => counted(count, 'event missing', 'events missing'),
  waiting: (count: number) => `${numbers.format(count)} waiting`,
  dropped: (count: number) => `${numbers.format(count)} lost`,
  setAside: (count: number) => `${numbers.format(count)} refused`,
  complete: 'complete',
  none_off: 'none',
  copies: (count: number) => counted(count, 'copy refused', 'copies refused'),
  until: (when: string) => `until ${when}`,
  chain: 'Check the chain',
  chainOf: (device: string) => `Check the chain of ${device}`,
  chainHolds: (links: number, events: number) =>
    `The chain holds: ${counted(links, 'link', 'links')}, ${counted(events, 'event', 'events')}.`,
  revoke: 'Revoke',
  revokeOf: (device: string) => `Revoke ${device}`,
  revokeSure: 'Its reports are refused until it has an enrolment token that is made after this.',
  free: 'Let it enrol anew',
  freeOf: (device: string) => `Let it enrol anew: ${device}`,
  freeSure: 'Its key is forgotten, and it may enrol with any other one.',
  sure: 'Yes',
  keep: 'No',
  person: 'not named',
} as const;

export const tokenWords = {
  title: 'Enrolment tokens',
  lead: 'Two are valid at once. Make the new one, give it to browsers by managed configuration, then retire the old one.',
  none: 'No token was made here. The service may have been started with one.',
  begins: (text: string) => `${text}…`,
  made: (by: string, when: string) => `made by ${by}, ${when}`,
  make: 'Make a token',
  retire: 'Retire',
  retireOf: (text: string) => `Retire ${text}`,
  fresh: 'This token is shown this once. Set it as enrolmentToken in the managed configuration.',
} as const;
