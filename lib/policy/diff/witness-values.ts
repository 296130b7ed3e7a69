/** Values to try, so that a predicate answers as wanted: those of the lists, and some well-known ones. */
import { AUDIENCES, type Audience, FLOWS, Initiator, type Kind } from '../../activity/activity.ts';
import type { RedirectClass } from '../../catalog/catalog.ts';
import type { KnownApp, KnownConnector, Lists } from '../lists.ts';

/** Entries that only one of two policies has come first: there the two are most likely to differ. */
export interface WitnessValues {
  readonly domains: (list: string) => readonly string[];
  readonly scopes: (list: string) => readonly string[];
  readonly people: (list: string) => readonly string[];
  readonly groups: (list: string) => readonly string[];
  readonly apps: (list: string) => readonly KnownApp[];
  readonly connectors: (list: string) => readonly KnownConnector[];
  /** Apps and connectors of any list. */
  readonly anyApps: readonly KnownApp[];
  readonly anyConnectors: readonly KnownConnector[];
}

/** Entries of one list that are tried. */
const MOST_ENTRIES = 12;
const MOST_OF_ANY = 60;

/** The values of two policies' lists. */
export function valuesOf(before: Lists, after: Lists): WitnessValues {
  const of =
    <K extends 'domains' | 'scopes' | 'people' | 'groups' | 'apps' | 'connectors'>(kind: K) =>
    (list: string) =>
      entriesOf<Lists[K][string][number]>(
        own(before[kind] as Record<string, never[]>, list),
        own(after[kind] as Record<string, never[]>, list),
      ).slice(0, MOST_ENTRIES);
  const any = <T>(a: Readonly<Record<string, readonly T[]>>, b: typeof a) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .flatMap((list) => entriesOf<T>(own(a, list), own(b, list)).slice(0, MOST_ENTRIES))
      .slice(0, MOST_OF_ANY);
  return {
    domains: of('domains'),
    scopes: of('scopes'),
    people: of('people'),
    groups: of('groups'),
    apps: of('apps'),
    connectors: of('connectors'),
    anyApps: any(before.apps, after.apps),
    anyConnectors: any(before.connectors, after.connectors),
  };
}

function own<T>(named: Readonly<Record<string, readonly T[]>>, list: string): readonly T[] {
  return Object.hasOwn(named, list) ? (named[list] ?? []) : [];
}

function entriesOf<T>(before: readonly T[], after: readonly T[]): T[] {
  const [old, fresh] = [before, after].map(
    (entries) => new Map(entries.map((entry) => [JSON.stringify(entry), entry])),
  ) as [Map<string, T>, Map<string, T>];
  const changed = [
    ...[...fresh].filter(([key]) => !old.has(key)),
    ...[...old].filter(([key]) => !fresh.has(key)),
  ].map(([, entry]) => entry);
  const kept = [...fresh].filter(([key]) => old.has(key)).map(([, entry]) => entry);
  return [...changed, ...kept];
}

/** Names that stand in no list, unless somebody means to. */
export const ELSEWHERE = 'elsewhere.example';

/** Scopes of every weight and of many kinds of data, for predicates that ask the catalogue. */
export const WELL_KNOWN_SCOPES: readonly string[] = [
  ...['openid', 'offline_access', 'User.Read', 'Calendars.Read', 'Contacts.Read', 'Mail.Read'],
  ...['Mail.Send', 'Files.Read', 'Files.ReadWrite.All', 'Sites.Read.All', 'Directory.Read.All'],
  ...['Chat.Read', 'Notes.Read', 'Tasks.Read', 'Application.ReadWrite.All', 'Group.Read.All'],
  'https://www.googleapis.com/auth/drive',
  'https://www.googleapis.com/auth/drive.file',
  'https://www.googleapis.com/auth/gmail.readonly',
  'https://www.googleapis.com/auth/admin.directory.user',
  'https://www.googleapis.com/auth/cloud-platform',
  ...['repo', 'admin:org', 'channels:history', 'files:read', 'users:read', 'full', 'api'],
];

/** One address of each class. Each is asked of the catalogue before it is used. */
export const REDIRECTS: Readonly<Record<RedirectClass, string>> = {
  loopback: 'http://127.0.0.1:8080/callback',
  'private-network': 'http://10.0.0.5/callback',
  'ip-address': 'https://203.0.113.5/callback',
  tunnel: 'https://abc.ngrok-free.app/callback',
  'free-hosting': 'https://some-app.vercel.app/callback',
  'out-of-band': 'urn:ietf:wg:oauth:2.0:oob',
  'native-client': 'https://login.microsoftonline.com/common/oauth2/nativeclient',
  'custom-scheme': 'someapp://callback',
  'browser-extension': 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
  'look-alike': 'https://login.rnicrosoft.com/callback',
  web: 'https://app.example/callback',
};

/** Microsoft's own command line client, and an app that turned up in break-ins (catalogue). */
export const KNOWN_CLIENTS = [
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
] as const;

export const ALL_FLOWS: readonly string[] = FLOWS;
export const ALL_INITIATORS: readonly string[] = Initiator.options;

/** What makes the widest audience of a step exactly this one, as path and value. */
export function audienceChange(
  kind: Kind,
  audience: Audience,
  values: WitnessValues,
): Array<readonly [path: string, value: unknown]> {
  const reach =
    audience === 'private'
      ? 'restricted'
      : audience === 'organisation' || audience === 'anyone_with_link' || audience === 'public'
        ? audience
        : null;
  if (kind === 'publish') return reach === null ? [] : [['reach', reach]];
  if (kind === 'connect') return reach === null ? [] : [['sharedWith', reach]];
  if (kind !== 'share') return [];
  if (reach !== null) return [['link', reach]];
  const domain =
    audience === 'external'
      ? [ELSEWHERE]
      : values.domains(audience === 'partner' ? 'partner' : 'own').slice(0, 2);
  const type = audience === 'group' ? 'group' : 'person';
  return domain.map((name) => ['recipients+', { domain: name, type, count: 1 }] as const);
}

/** The audience one step narrower, or null for the narrowest. */
export function narrower(audience: Audience): Audience | null {
  return AUDIENCES[AUDIENCES.indexOf(audience) + 1] ?? null;
}
