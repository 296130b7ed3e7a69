/**
 * What a page needs of the catalogue for one request, as plain JSON. The worker takes it from the whole
 * (`excerptFor`), the page makes a catalogue of it again (`catalogFrom`). The page's script holds no data: the
 * short lists come along as text, of the long ones only what the request is about.
 */
import { z } from 'zod/mini';
import { AREAS, type Catalog, REDIRECT_CLASSES, SPECIALS, VERBS, WEIGHTS } from './catalog.ts';
import { estimate, noteOf } from './estimate.ts';
import type { FullCatalog } from './full.ts';
import {
  consumerDomainsFrom,
  hostsFrom,
  redirectClassOf,
  redirectHostOf,
} from './hosts/redirect-class.ts';
import { Lists, NO_LISTS } from './lists.ts';
import { brandOf, brandsFrom } from './names/look-alike.ts';
import { once } from './once.ts';

const RequestEntries = z.strictObject({
  clientId: z.string().check(z.maxLength(1024)),
  /** Listed scopes only; what is missing is estimated by the page itself. */
  scopes: z
    .array(
      z.strictObject({
        scope: z.string().check(z.maxLength(512)),
        area: z.enum([...AREAS, ...SPECIALS]),
        verb: z.enum(VERBS),
        weight: z.enum(WEIGHTS),
      }),
    )
    .check(z.maxLength(501)),
  client: z.nullable(
    z.strictObject({
      name: z.string().check(z.maxLength(200)),
      firstParty: z.boolean(),
      loopback: z.boolean(),
      abused: z.boolean(),
    }),
  ),
  redirect: z.nullable(
    z.strictObject({ uri: z.string().check(z.maxLength(2048)), class: z.enum(REDIRECT_CLASSES) }),
  ),
  /** Brands that the app belongs to; a name of theirs is no look-alike. */
  owners: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
});

export const Excerpt = z.strictObject({
  lists: Lists,
  /** Null on a page without a request: a share, a publication. */
  request: z.nullable(RequestEntries),
});
export type Excerpt = z.infer<typeof Excerpt>;

/** What an excerpt is made for: part of an authorize request or of a consent. */
export interface ExcerptRequest {
  readonly platform: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string | null;
}

/**
 * What one page needs.
 * @param full the whole catalogue (full.ts).
 * @param request null where the page is no consent.
 */
export function excerptFor(full: FullCatalog, request: ExcerptRequest | null): Excerpt {
  return { lists: full.lists, request: request === null ? null : entriesFor(full, request) };
}

function entriesFor(full: FullCatalog, request: ExcerptRequest): z.infer<typeof RequestEntries> {
  const { platform, clientId, redirectUri } = request;
  return {
    clientId,
    scopes: [...new Set(request.scopes)]
      .filter((scope) => scope.length <= 512)
      .slice(0, 500)
      .map((scope) => full.scope(scope, platform))
      .flatMap(({ scope, area, verb, weight, estimated }) =>
        estimated || area === 'unknown' ? [] : [{ scope, area, verb, weight }],
      ),
    client: full.client(clientId, platform),
    redirect:
      redirectUri === null ? null : { uri: redirectUri, class: full.redirectClass(redirectUri) },
    owners: [...full.brandsOwning(clientId, redirectHostOf(redirectUri))],
  };
}

/**
 * A catalogue for one page. It answers for the platform that the excerpt was made for. What the excerpt does not hold gets the careful answer: scopes are estimated,
 * clients are unknown, and no brand owns the app.
 * @param excerpt null where the worker had none.
 */
export function catalogFrom(excerpt: Excerpt | null): Catalog {
  const lists = excerpt?.lists ?? NO_LISTS;
  const request = excerpt?.request ?? null;
  const scopes = new Map(request?.scopes.map((entry) => [entry.scope, entry]));
  // Lists are read when they are first asked for: most pages never ask.
  const brands = once(() => brandsFrom(lists));
  const hosts = once(() => hostsFrom(lists, brands()));
  const consumerDomains = once(() => consumerDomainsFrom(lists));
  return {
    scope: (scope) => {
      const known = scopes.get(scope);
      if (known === undefined) return estimate(scope);
      return { ...known, note: noteOf(known.area, known.verb), estimated: false };
    },
    client: (clientId) => (clientId === request?.clientId ? request.client : null),
    isConsumerDomain: (domain) => consumerDomains().has(domain.toLowerCase().replace(/\.$/u, '')),
    redirectClass: (redirectUri) =>
      redirectUri === request?.redirect?.uri
        ? request.redirect.class
        : redirectClassOf(redirectUri, hosts()),
    brandLike: (name, clientId, redirectHost) => {
      const brand = brandOf(name, brands());
      const same =
        clientId === request?.clientId &&
        redirectHost === redirectHostOf(request.redirect?.uri ?? null);
      return same && brand !== null && request.owners.includes(brand) ? null : brand;
    },
  };
}
