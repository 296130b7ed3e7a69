/** Predicates about who asks: the app or connector, its publisher and vendor, and who else uses it. */
import { z } from 'zod/mini';
import type { ClientFact } from '../../catalog/catalog.ts';
import type { Facts } from '../facts.ts';
import { NO_VENDOR, appKey } from '../known.ts';
import type { KnownApp, Vendor } from '../lists.ts';
import { VendorStatus } from '../vendor-status.ts';
import {
  type Answer,
  type Definition,
  ListName,
  Names,
  NamesOrList,
  appKeyOf,
  connectOf,
  consentOf,
  define,
  foundIn,
  is,
  listOf,
  oncePerList,
  oneOf,
  scopeMatcher,
} from './predicate.ts';

/** The apps of a list, each with what tells whether a scope was looked at; null where every scope is fine. */
const lookedAt = oncePerList(
  (apps: readonly KnownApp[]) =>
    new Map(
      apps.map(({ clientId, scopes }) => [
        appKey(clientId),
        scopes === undefined ? null : scopeMatcher(scopes),
      ]),
    ),
);

export const APP_PREDICATES = {
  appIdIn: define(Names, (ids) => oneOf(ids.map(appKey), appKeyOf, 'app')),
  appIn: define(ListName, (name, lists) => {
    const apps = lookedAt(listOf(lists.apps, name));
    const find = (facts: Facts) => apps.get(appKeyOf(facts) ?? '');
    return {
      ask: (facts) => {
        const consent = consentOf(facts);
        if (consent === null) return null;
        const looked = find(facts);
        if (looked === undefined) return false;
        if (looked === null) return true;
        // Where the request hides itself nobody can say that it stays within what was looked at, and details
        // (RFC 9396) are never part of that.
        const known = !consent.opaque && consent.details.length === 0;
        return known && facts.scopes.every((names) => names.some(looked));
      },
      reasons: () => [`app.${name}`],
      counterReasons: (facts) =>
        name === 'approved' ? [find(facts) === undefined ? 'app.unreviewed' : 'app.asks-more'] : [],
      keys: [`apps:${name}`],
    };
  }),
  scopesBeyondCeiling: define(z.boolean(), (wanted) => ({
    ask: (facts) => {
      const ceiling = facts.app?.scopes ?? null;
      const details = consentOf(facts)?.details ?? [];
      if (ceiling === null) return null;
      const within = scopeMatcher(ceiling);
      const beyond = facts.scopes.some((names) => !names.some(within));
      return is(wanted, foundIn(facts, beyond || details.length > 0));
    },
    reasons: () => (wanted ? ['app.asks-more'] : []),
  })),
  publisherVerified: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, consentOf(facts)?.app.verified ?? null),
    reasons: () => [wanted ? 'publisher.verified' : 'publisher.unverified'],
  })),
  firstPartyApp: define(z.boolean(), (wanted) => ({
    ask: (facts) =>
      is(
        wanted,
        clientSays(facts, ({ firstParty }) => firstParty),
      ),
    reasons: () => (wanted ? ['app.first-party'] : []),
  })),
  abusedApp: define(z.boolean(), (wanted) => ({
    ask: (facts) =>
      is(
        wanted,
        clientSays(facts, ({ abused }) => abused),
      ),
    reasons: () => (wanted ? ['app.abused'] : []),
  })),
  loopbackClient: define(z.boolean(), (wanted) => ({
    ask: (facts) =>
      is(
        wanted,
        clientSays(facts, ({ loopback }) => loopback),
      ),
    reasons: () => (wanted ? ['app.loopback'] : []),
  })),
  nameLooksLikeBrand: define(z.boolean(), (wanted) => ({
    ask: (facts) => {
      const app = consentOf(facts)?.app;
      if (app === undefined || app.name === null) return null;
      const { catalog } = facts.context;
      return is(wanted, catalog.brandLike(app.name, app.clientId, facts.redirectHost) !== null);
    },
    reasons: () => (wanted ? ['app.look-alike'] : []),
  })),
  colleaguesAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) => colleagues(facts, (users) => users >= floor),
    reasons: () => ['app.many-colleagues'],
  })),
  colleaguesAtMost: define(z.int().check(z.nonnegative()), (most) => ({
    ask: (facts) => colleagues(facts, (users) => users <= most),
    reasons: () => ['app.few-colleagues'],
  })),

  connectorIn: define(NamesOrList, (given, lists) =>
    oneOf(
      typeof given === 'string' ? listOf(lists.connectors, given).map(({ id }) => id) : given,
      (facts) => connectOf(facts)?.connector.id ?? null,
      'connector',
    ),
  ),
  vendorStatusIn: define(z.array(VendorStatus).check(z.minLength(1)), (statuses) => ({
    ask: (facts) => vendorSays(facts, ({ status }) => statuses.includes(status)),
    reasons: (facts) => [`vendor.${facts.vendor?.status ?? NO_VENDOR.status}`],
  })),
  vendorAgreement: define(z.boolean(), (wanted) => ({
    ask: (facts) =>
      is(
        wanted,
        vendorSays(facts, ({ agreement }) => agreement),
      ),
    reasons: () => [wanted ? 'vendor.agreement' : 'vendor.no-agreement'],
  })),
  vendorReviewDue: define(z.boolean(), (wanted) => ({
    ask: (facts) => {
      const due = facts.vendor?.reviewDue;
      return due === undefined ? null : is(wanted, facts.context.now >= Date.parse(due));
    },
    reasons: () => (wanted ? ['vendor.review-due'] : []),
  })),
} as const satisfies Record<string, Definition>;

/** What the catalogue says of the client; no where it does not list it, null where none is named. */
function clientSays(facts: Facts, holds: (client: ClientFact) => boolean): Answer {
  const consent = consentOf(facts);
  if (consent === null || consent.app.clientId === '') return null;
  const client = facts.context.catalog.client(consent.app.clientId, consent.platform);
  return client !== null && holds(client);
}

function colleagues(facts: Facts, holds: (users: number) => boolean): Answer {
  const users = facts.app?.users ?? null;
  return users === null ? null : holds(users);
}

/** Of an app that is not named nobody can say who makes it; one in no list is unreviewed. */
function vendorSays(facts: Facts, holds: (vendor: Vendor) => boolean): Answer {
  const { activity, vendor } = facts;
  const named =
    activity.kind === 'consent' ? activity.app.clientId !== '' : activity.kind === 'connect';
  return named ? holds(vendor ?? NO_VENDOR) : null;
}
