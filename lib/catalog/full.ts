/**
 * The whole catalogue. Large: for the worker, the service and the command line. A page is given the excerpt
 * for its request (excerpt.ts).
 */
import type { Catalog, ClientFact } from './catalog.ts';
import { ABUSED_CLIENTS } from './clients/abused-clients.ts';
import { LOOPBACK_CLIENTS, OTHER_OWN_CLIENTS } from './clients/loopback-clients.ts';
import { MICROSOFT_OWN } from './clients/microsoft-own.ts';
import { CONSUMER_DOMAINS } from './hosts/consumer-domains.ts';
import { selfAndParents } from './hosts/domains.ts';
import { consumerDomainsFrom, hostsFrom, redirectClassOf } from './hosts/redirect-class.ts';
import { FREE_HOSTS, TUNNEL_HOSTS } from './hosts/shared-hosts.ts';
import { type Lists, linesOf, wordsOf } from './lists.ts';
import { BRAND_DOMAINS } from './names/brand-owners.ts';
import { BRANDS, OTHER_WORDS, PLAIN_WORDS } from './names/brands.ts';
import { brandOf, brandsFrom } from './names/look-alike.ts';
import { once } from './once.ts';
import { scopeOf } from './scopes/scope-of.ts';

/** A catalogue that can say, besides, whose an app is. */
export interface FullCatalog extends Catalog {
  /** The brands that an app belongs to, by its id or by where its answer goes. */
  readonly brandsOwning: (clientId: string, redirectHost: string | null) => readonly string[];
  /** What goes to every page. */
  readonly lists: Lists;
}

const LISTS: Lists = {
  brands: BRANDS,
  plainWords: PLAIN_WORDS,
  otherWords: OTHER_WORDS,
  tunnelHosts: TUNNEL_HOSTS,
  freeHosts: FREE_HOSTS,
  consumerDomains: CONSUMER_DOMAINS,
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Client ids are told apart by case, but GUIDs are not. */
function keyOf(clientId: string): string {
  const lower = clientId.toLowerCase();
  return GUID.test(lower) ? lower : clientId;
}

/** Lines of `id name`, by platform and id. */
function named(
  lists: Readonly<Record<string, string>>,
  fact: Omit<ClientFact, 'name'>,
): [string, ClientFact][] {
  return Object.entries(lists).flatMap(([platform, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line): [string, ClientFact] => {
        const [id = '', ...name] = line.split(' ');
        return [
          `${platform} ${keyOf(id)}`,
          { name: name.join(' ').split(' | ')[0] ?? '', ...fact },
        ];
      }),
  );
}

/** Which provider gave out the ids of the list of abused apps. */
const ABUSED_PLATFORM = 'microsoft';

const clients = once(
  () =>
    new Map<string, ClientFact>([
      ...named(OTHER_OWN_CLIENTS, { firstParty: true, loopback: false, abused: false }),
      ...named(LOOPBACK_CLIENTS, { firstParty: true, loopback: true, abused: false }),
      ...named(
        { [ABUSED_PLATFORM]: ABUSED_CLIENTS },
        { firstParty: false, loopback: false, abused: true },
      ),
    ]),
);

const MICROSOFT_APP: ClientFact = {
  name: 'Microsoft',
  firstParty: true,
  loopback: false,
  abused: false,
};

const microsoftOwn = once((): ReadonlySet<string> => new Set(wordsOf(MICROSOFT_OWN)));

function clientOf(clientId: string, platform: string): ClientFact | null {
  const key = keyOf(clientId);
  const known = clients().get(`${platform} ${key}`);
  if (known !== undefined) return known;
  if (platform !== 'microsoft' || !GUID.test(key)) return null;
  return microsoftOwn().has(key.replaceAll('-', '').slice(0, 12)) ? MICROSOFT_APP : null;
}

const shared = once(() => new Set([...wordsOf(TUNNEL_HOSTS), ...wordsOf(FREE_HOSTS)]));
const domainOwners = once(() => {
  const owners = new Map<string, string[]>();
  for (const [brand, domains] of linesOf(BRAND_DOMAINS))
    for (const domain of domains.split(' '))
      owners.set(domain, [...(owners.get(domain) ?? []), brand]);
  return owners;
});

function ownersOfHost(host: string): readonly string[] {
  const names = selfAndParents(host.toLowerCase().replace(/\.$/u, ''));
  // sites.google.com is Google's, what stands there is anybody's.
  return names.some((name) => shared().has(name))
    ? []
    : names.flatMap((name) => domainOwners().get(name) ?? []);
}

/** The providers whose own apps are known by id, and the brand that each of them is. */
const BRAND_OF_PLATFORM: Readonly<Record<string, string>> = {
  microsoft: 'Microsoft',
  google: 'Google',
  github: 'GitHub',
};

function brandsOwning(clientId: string, redirectHost: string | null): readonly string[] {
  const byId = Object.entries(BRAND_OF_PLATFORM)
    .filter(([platform]) => clientOf(clientId, platform)?.firstParty === true)
    .map(([, brand]) => brand);
  return [...new Set([...byId, ...(redirectHost === null ? [] : ownersOfHost(redirectHost))])];
}

// A worker starts anew all day long and most of its starts ask nothing of this: made when it is asked for.
const brands = once(() => brandsFrom(LISTS));
const hosts = once(() => hostsFrom(LISTS, brands(), (host) => ownersOfHost(host).length > 0));
const consumerDomains = once(() => consumerDomainsFrom(LISTS));

/** Everything that is known. */
export const catalog: FullCatalog = {
  scope: scopeOf,
  client: clientOf,
  isConsumerDomain: (domain) => consumerDomains().has(domain.toLowerCase().replace(/\.$/u, '')),
  redirectClass: (redirectUri) => redirectClassOf(redirectUri, hosts()),
  brandLike: (name, clientId, redirectHost) => {
    const brand = brandOf(name, brands());
    return brand === null || brandsOwning(clientId, redirectHost).includes(brand) ? null : brand;
  },
  brandsOwning,
  lists: LISTS,
};
