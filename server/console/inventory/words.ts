/** What the inventory says. Names come from pages and are shown as data, never as ours. */
import type {
  DATA_CLASSES,
  Difference,
  ImportSource,
  Status,
  ThingKind,
  ThingQuery,
  ThingRisk,
} from '../../contract/inventory.ts';
import { counted } from '../words.ts';

export const pageWords = {
  title: 'Inventory',
  lead: 'Every app, connector and thing that was published or shared outside, once.',
  table: 'Things, riskiest first',
  download: 'Download as a table (CSV)',
  imports: 'Import and compare',
  back: 'Back to the inventory',
  fresh: 'New this week',
  freshAll: (count: number) => `all ${counted(count, 'new thing', 'new things')}`,
  all: 'Everything',
  loading: 'Loading the inventory…',
  more: 'Show more',
  shown: (count: number, complete: boolean) =>
    complete
      ? `${counted(count, 'thing', 'things')}, that is all`
      : `${counted(count, 'thing', 'things')} shown`,
  empty: 'Nothing has been seen yet',
  emptyLead:
    'Apps, connectors and published things are listed here as soon as a browser with Handrail meets one. Nothing has to be set up for that. To see what a provider knows already, import its export.',
  none: 'Nothing matches these filters',
  noneLead: 'Take a filter away, or search for another word.',
  clear: 'Clear filters',
  policy: (version: number | null) =>
    version === null
      ? 'No policy is served, so that only people’s own words give a status.'
      : `Where nobody has set a status, policy version ${version} gives it.`,
} as const;

export const kindWords: Record<ThingKind, { one: string; many: string }> = {
  app: { one: 'app', many: 'apps' },
  connector: { one: 'connector', many: 'connectors' },
  published: { one: 'published', many: 'published' },
  shared: { one: 'shared outside', many: 'shared outside' },
};

export const statusWords: Record<Status, { label: string; meaning: string }> = {
  unreviewed: { label: 'unreviewed', meaning: 'nobody has looked at it yet' },
  approved: { label: 'approved', meaning: 'may be used' },
  limited: { label: 'limited', meaning: 'may be used within limits' },
  blocked: { label: 'blocked', meaning: 'is not to be used' },
};

export const statusFromWords = {
  person: 'set by a person',
  policy: 'from the policy',
  nobody: 'nobody has set it',
} as const;

export const sortWords: Record<ThingQuery['sort'], string> = {
  risk: 'riskiest first',
  first: 'newest first',
  last: 'seen last first',
  people: 'most people first',
};

export const levelWords: Record<ThingRisk['level'], string> = {
  low: 'low',
  moderate: 'moderate',
  high: 'high',
  severe: 'severe',
};

export const filterWords = {
  search: 'Search',
  searchHint: 'name, id, host, owner…',
  kind: 'Kind',
  anyKind: 'every kind',
  status: 'Status',
  anyStatus: 'every status',
  area: 'Data',
  anyArea: 'all data',
  sort: 'Order',
  unowned: 'without an owner',
  since: 'first seen this week',
} as const;

export const rowWords = {
  thing: 'What',
  risk: 'Risk',
  status: 'Status',
  people: 'People',
  owner: 'Owner',
  seen: 'Seen',
  nobody: 'nobody',
  unnamed: (host: string) => `an app that is not named, at ${host}`,
  resource: (type: string, host: string) => `${type} at ${host}`,
  together: 'several that cannot be told apart',
  people_: (count: number, more: boolean) =>
    more
      ? `${new Intl.NumberFormat().format(count)} or more`
      : new Intl.NumberFormat().format(count),
  first: (when: string) => `first ${when}`,
} as const;

const NAMES: Readonly<Record<string, string>> = {
  identity: 'who the person is',
  address: 'the address',
  offline: 'access while the person is away',
  picked: 'what the person picks',
  impersonate: 'acting as the person',
  everything: 'everything in the account',
  'app-folder': 'a folder of its own',
  assigned: 'what is assigned to it',
  'own-entries': 'its own entries',
  bot: 'a bot',
  unknown: 'something nobody knows',
};

/** A data class in words. */
export function areaWords(area: string): string {
  return NAMES[area] ?? area.replaceAll('-', ' ');
}

const VERBS: Readonly<Record<string, string>> = {
  read: 'reads',
  change: 'reads and changes',
  send: 'sends',
  use: 'uses',
  create: 'creates',
  delete: 'deletes',
  manage: 'administers',
  run: 'runs',
};

/** What a scope allows, in a few words. */
export function scopeWords({
  area,
  verb,
  estimated,
}: {
  area: string;
  verb: string;
  estimated: boolean;
}): string {
  if (area === 'offline') return 'keeps access while the person is away';
  const said = `${VERBS[verb] ?? verb} ${areaWords(area)}`;
  return estimated ? `${said} (guessed from its name)` : said;
}

export const detailWords = {
  unchecked: 'Names and publishers are shown as pages gave them. Nobody has checked them.',
  id: 'Id',
  platform: 'Platform',
  hosts: 'Asked at',
  names: 'Names it has shown',
  publishers: 'Publishers it has shown',
  verified: 'Publisher',
  verifiedYes: 'the provider vouches for it',
  verifiedNo: 'the provider does not vouch for it',
  verifiedUnknown: 'no page has said',
  redirects: 'Answers go to',
  endpoints: 'Sends data to',
  labels: 'Labels',
  firstSeen: 'First seen',
  firstUser: (who: string) => `, by ${who}`,
  lastSeen: 'Last seen',
  audience: 'Widest audience',
  steps: 'Steps',
  events: 'show its steps',
  risk: 'Why this score',
  score: (score: number, level: string) => `${score} of 100, ${level}`,
  sum: 'The points are added; the sum ends at 0 and at 100.',
  people: 'People',
  peopleOf: (shown: number, all: string) => `${all} people; the ${shown} seen last:`,
  person: 'Person',
  wentOn: 'went on',
  unnamed: 'a browser that reports no name',
  scopes: 'What it may do',
  noScopes: 'No page has said what it asks for.',
  moreScopes: 'There were more than are kept.',
  scope: 'Scope',
  meaning: 'In words',
  since: 'First asked',
  asked: 'Times',
  timeline: 'Steps a day',
  timelineLabel: (total: number, days: number) =>
    `${counted(total, 'step', 'steps')} on ${counted(days, 'day', 'days')}.`,
  day: 'Day',
  outcomes: 'How steps ended',
  effects: 'What was decided',
  review: 'What you say of it',
  reviewedBy: (who: string, when: string) => `Last changed by ${who}, ${when}.`,
  readOnly: 'Approvers and admins can change this.',
  status: 'Status',
  statusNone: (status: string) => `as the policy says (${status})`,
  owner: 'Owner',
  ownerHint: 'a person, a team, a mailbox',
  agreement: 'Agreement with the vendor (DPA)',
  agreementNone: 'not known',
  yes: 'yes',
  no: 'no',
  due: 'Look again on',
  overdue: 'is over',
  data: 'Data',
  dataNone: 'not classified',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved.',
  notes: 'Notes',
  note: 'Add a note',
  noNotes: 'Nobody has noted anything.',
  policy: 'What the policy says',
  policyNone: 'The policy does not name it.',
  provider: 'What providers know',
  providerNone: 'No import names it.',
  providerLine: (source: string, list: string, users: number | null) =>
    `${source}: ${list}${users === null ? '' : `, ${counted(users, 'person', 'people')}`}`,
} as const;

export const dataWords: Record<(typeof DATA_CLASSES)[number], string> = {
  public: 'public',
  internal: 'internal',
  confidential: 'confidential',
  secret: 'secret',
};

export const importWords = {
  title: 'Import and compare',
  lead: 'Take in what an identity provider knows, and see where it differs from what browsers have seen. Every import replaces the one before of the same source.',
  source: 'Source',
  file: 'Export',
  principals: 'Service principals (needed for grants of Entra)',
  clientIds: 'Client ids of Slack apps (if you have them)',
  submit: 'Import',
  busy: 'Importing…',
  done: (entries: number) => `${counted(entries, 'entry', 'entries')} taken in.`,
  nothing: 'Nothing has been imported yet.',
  remove: 'Remove',
  by: (who: string, when: string) => `by ${who}, ${when}`,
  left: 'Not mapped',
  tooLarge: 'The file is larger than 8 million characters. Export fewer apps at once.',
  noFile: 'Choose a file first.',
  more: 'There are more than are shown.',
  none: 'None.',
} as const;

export const sourceWords: Record<ImportSource, string> = {
  'entra-grants': 'Microsoft Entra: permission grants',
  'entra-apps': 'Microsoft Entra: service principals',
  'google-tokens': 'Google Workspace: tokens',
  'google-app-access': 'Google Workspace: app access control',
  'slack-apps': 'Slack: approved and restricted apps',
  'power-platform-dlp': 'Power Platform: data policies',
  csv: 'A table of your own (CSV)',
};

export const differenceWords: Record<Difference, { title: string; lead: string }> = {
  'not-approved': {
    title: 'Seen, not approved',
    lead: 'Browsers have met these; neither a person nor the policy nor a provider has approved them.',
  },
  'never-seen': {
    title: 'Granted, never seen',
    lead: 'A provider knows these; no browser with Handrail has shown their consent. Old grants that nobody needs are often here.',
  },
  beyond: {
    title: 'Granted beyond what was seen',
    lead: 'A provider has granted scopes that no consent in a browser asked for.',
  },
};
