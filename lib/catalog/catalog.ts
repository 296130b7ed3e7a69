/**
 * What is known about scopes, clients and hosts, as one thing to hand over. The whole of it is large and
 * stays with the worker, the service and the command line; a page is given the excerpt for its request.
 */

/** What a scope reaches: the data classes of the whole project. */
export const AREAS = [
  'mail',
  'mail-headers',
  'mail-settings',
  'files',
  'file-names',
  'documents',
  'sites',
  'calendar',
  'contacts',
  'profile',
  'people',
  'groups',
  'directory',
  'chat',
  'meetings',
  'tasks',
  'notes',
  'photos',
  'videos',
  'code',
  'cloud',
  'devices',
  'apps',
  'roles',
  'payments',
  'customers',
  'logs',
  'settings',
  'account',
  'automation',
  'organisation',
  'security',
  'credentials',
  'recordings',
  'chat-names',
  'presence',
  'posts',
  'social',
  'bookings',
  'learning',
  'printing',
  'labels',
  'notifications',
  'assistant',
  'clipboard',
  'activity',
  'databases',
  'designs',
  'tickets',
  'shop',
  'signatures',
  'personnel',
  'accounting',
  'billing',
  'analytics',
  'advertising',
  'packages',
  'health',
  'music',
  'location',
  'search',
] as const;
export type Area = (typeof AREAS)[number];

/** Meanings of a scope that are no data class. */
export const SPECIALS = [
  'identity',
  'address',
  'offline',
  'picked',
  'impersonate',
  'everything',
  'app-folder',
  'assigned',
  'own-entries',
  'bot',
] as const;
export type Special = (typeof SPECIALS)[number];

/** What a scope allows to do. `change` includes reading, `manage` is to administer. */
export const VERBS = [
  'read',
  'change',
  'send',
  'use',
  'create',
  'delete',
  'manage',
  'run',
] as const;
export type Verb = (typeof VERBS)[number];

/** How much a scope weighs, lightest first. */
export const WEIGHTS = ['ordinary', 'sensitive', 'high'] as const;
export type Weight = (typeof WEIGHTS)[number];

export type Note = 'everything' | 'acts' | 'no-end' | 'everyone' | 'picked';

/** What one scope means. */
export interface ScopeFact {
  readonly scope: string;
  readonly area: Area | Special | 'unknown';
  readonly verb: Verb;
  readonly note: Note | null;
  readonly weight: Weight;
  /** No list names the scope: read from its words, carefully. */
  readonly estimated: boolean;
}

/** Where an answer goes, by what stands there. */
export const REDIRECT_CLASSES = [
  'loopback',
  'private-network',
  'ip-address',
  'tunnel',
  'free-hosting',
  'out-of-band',
  'native-client',
  'custom-scheme',
  'browser-extension',
  'look-alike',
  'web',
] as const;
export type RedirectClass = (typeof REDIRECT_CLASSES)[number];

/** What is known about a client id. */
export interface ClientFact {
  readonly name: string;
  /** The provider's own app: no consent page is shown for it. */
  readonly firstParty: boolean;
  /** Anybody on the machine can take its answer (public client with a loopback redirect). */
  readonly loopback: boolean;
  /** Turned up in break-ins; most are ordinary apps. */
  readonly abused: boolean;
}

export interface Catalog {
  /**
   * What a scope means at a provider; the same name may mean other things elsewhere (`api`, `read`).
   * @param platform as in the activity: `google`, `microsoft`, … An unlisted one is read with care.
   */
  readonly scope: (scope: string, platform: string) => ScopeFact;
  /** @param platform as in the activity. */
  readonly client: (clientId: string, platform: string) => ClientFact | null;
  /** Domains where people have private accounts. */
  readonly isConsumerDomain: (domain: string) => boolean;
  readonly redirectClass: (redirectUri: string) => RedirectClass;
  /** The brand whose name this looks like, though the client is none of its own; null otherwise. */
  readonly brandLike: (
    name: string,
    clientId: string,
    redirectHost: string | null,
  ) => string | null;
}

/** Knows nothing: every scope is unknown, every host a website. For tests of what does not need it. */
export const EMPTY_CATALOG: Catalog = {
  scope: (scope) => ({
    scope,
    area: 'unknown',
    verb: 'use',
    note: null,
    weight: 'sensitive',
    estimated: true,
  }),
  client: () => null,
  isConsumerDomain: () => false,
  redirectClass: () => 'web',
  brandLike: () => null,
};
