/** The lists of a policy, turned round: what the organisation knows of one app, one connector, one list. */
import type { KnownApp, KnownConnector, Lists, Vendor } from './lists.ts';

export interface OwnDomains {
  readonly own: ReadonlySet<string>;
  readonly partner: ReadonlySet<string>;
}

/** What the lists say of one thing. Where it stands in several lists, the first that says it counts. */
export interface KnownThing {
  /** Names of the lists it stands in. */
  readonly lists: readonly string[];
  readonly vendor: Vendor | null;
}

export interface KnownAppFacts extends KnownThing {
  /** How many colleagues use it, or null. */
  readonly users: number | null;
  /** The scopes that were looked at, or null. Those of apps in use were only seen. */
  readonly scopes: readonly string[] | null;
}

export interface Known extends OwnDomains {
  readonly consumer: ReadonlySet<string>;
  readonly apps: ReadonlyMap<string, KnownAppFacts>;
  readonly connectors: ReadonlyMap<string, KnownThing>;
}

/** Nobody has looked at it. */
export const NO_VENDOR: Vendor = { status: 'unreviewed', agreement: false };

/** Filled by imports with what people have, whatever anybody thinks of it. */
const SEEN_ONLY = 'in-use';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** A client id as it is compared: Entra takes a GUID in any case, other ids are told apart by case. */
export function appKey(clientId: string): string {
  return GUID.test(clientId) ? clientId.toLowerCase() : clientId;
}

/** Turns the lists round, once for each policy. */
export function knownOf({ domains, apps, connectors }: Lists): Known {
  return {
    own: new Set(domains['own']),
    partner: new Set(domains['partner']),
    consumer: new Set(domains['consumer']),
    apps: turned(apps, ({ clientId }) => appKey(clientId), appFacts),
    connectors: turned(connectors, ({ id }: KnownConnector) => id, thingFacts),
  };
}

function turned<Entry, FactsOf>(
  lists: Readonly<Record<string, readonly Entry[]>>,
  keyOf: (entry: Entry) => string,
  factsOf: (entry: Entry, list: string, before: FactsOf | undefined) => FactsOf,
): ReadonlyMap<string, FactsOf> {
  const found = new Map<string, FactsOf>();
  for (const [list, entries] of Object.entries(lists))
    for (const entry of entries) {
      const key = keyOf(entry);
      found.set(key, factsOf(entry, list, found.get(key)));
    }
  return found;
}

function thingFacts(
  { vendor }: { readonly vendor?: Vendor | undefined },
  list: string,
  before: KnownThing | undefined,
): KnownThing {
  return {
    lists: before === undefined ? [list] : [...before.lists, list],
    vendor: before?.vendor ?? vendor ?? null,
  };
}

function appFacts(entry: KnownApp, list: string, before: KnownAppFacts | undefined): KnownAppFacts {
  const looked = list === SEEN_ONLY ? null : (entry.scopes ?? null);
  return {
    ...thingFacts(entry, list, before),
    users: before?.users ?? entry.users ?? null,
    scopes: before?.scopes ?? looked,
  };
}
