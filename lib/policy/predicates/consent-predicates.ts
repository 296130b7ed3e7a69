/** Predicates about a consent: what is asked for, how, and where the answer goes. */
import { z } from 'zod/mini';
import { Anomaly, FLOWS, Initiator } from '../../activity/activity.ts';
import {
  AREAS,
  REDIRECT_CLASSES,
  SPECIALS,
  type ScopeFact,
  WEIGHTS,
} from '../../catalog/catalog.ts';
import { domainIn } from '../../catalog/hosts/domains.ts';
import { redirectHostOf } from '../../catalog/hosts/redirect-class.ts';
import type { Facts } from '../facts.ts';
import {
  type Answer,
  type Definition,
  ListName,
  Names,
  consentOf,
  define,
  domainsOf,
  entryName,
  foundIn,
  inDomains,
  is,
  listOf,
  oneOf,
  scopeMatcher,
  someScope,
} from './predicate.ts';

const some = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.array(z.enum(words)).check(z.minLength(1));

export const CONSENT_PREDICATES = {
  scopeIn: define(ListName, (name, lists) => {
    const entries = listOf(lists.scopes, name);
    const matches = scopeMatcher(entries);
    return {
      ask: (facts) => someScope(facts, (names) => names.some(matches)),
      reasons: () => [`scope.${name}`],
      keys: entries.some((entry) => entry.endsWith('*'))
        ? null
        : entries.map((entry) => `scope:${entryName(entry)}`),
    };
  }),
  scopeOutside: define(ListName, (name, lists) => {
    const matches = scopeMatcher(listOf(lists.scopes, name));
    return {
      ask: (facts) => someScope(facts, (names) => !names.some(matches)),
      reasons: () => [`scope.outside-${name}`],
    };
  }),
  dataIn: define(some([...AREAS, ...SPECIALS]), (areas) => {
    const wanted = new Set<string>(areas);
    return {
      ask: (facts) => someData(facts, ({ area }) => wanted.has(area)),
      reasons: (facts) => [
        ...new Set(
          facts
            .scopeFacts()
            .filter(({ area }) => wanted.has(area))
            .map(({ area }) => `data.${area}`),
        ),
      ],
    };
  }),
  weightAtLeast: define(z.enum(WEIGHTS), (floor) => ({
    ask: (facts) =>
      someData(facts, ({ weight }) => WEIGHTS.indexOf(weight) >= WEIGHTS.indexOf(floor)),
    reasons: () => [`scope.weight-${floor}`],
  })),
  offline: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, consentOf(facts)?.offline ?? null),
    reasons: () => (wanted ? ['app.offline'] : []),
  })),
  organisationWide: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, consentOf(facts)?.organisationWide ?? null),
    reasons: () => (wanted ? ['app.organisation-wide'] : []),
  })),
  opaque: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, consentOf(facts)?.opaque ?? null),
    reasons: () => (wanted ? ['scope.hidden'] : []),
  })),
  flowIn: define(some(FLOWS), (flows) => ({
    ...oneOf(flows, (facts) => consentOf(facts)?.flow ?? null),
    reasons: (facts) => [`flow.${consentOf(facts)?.flow ?? 'unknown'}`],
  })),
  initiatorIn: define(z.array(Initiator).check(z.minLength(1)), (initiators) => {
    const wanted = new Set<string>(initiators);
    return {
      ask: (facts): Answer => {
        const initiator = consentOf(facts)?.initiator ?? 'unknown';
        if (consentOf(facts) !== null && wanted.has(initiator)) return true;
        return initiator === 'unknown' ? null : false;
      },
      reasons: (facts) => [`initiator.${consentOf(facts)?.initiator ?? 'unknown'}`],
    };
  }),
  anomalyIn: define(z.array(Anomaly).check(z.minLength(1)), (anomalies) => {
    const found = (facts: Facts) =>
      (consentOf(facts)?.anomalies ?? []).filter((anomaly) => anomalies.includes(anomaly));
    return {
      ask: (facts) => (consentOf(facts) === null ? null : found(facts).length > 0),
      reasons: (facts) => found(facts).map((anomaly) => `anomaly.${anomaly}`),
    };
  }),
  redirectHostIn: define(ListName, (name, lists) => ({
    ...inDomains(lists, name, (facts) => facts.redirectHost, 'redirect'),
    reasons: () => [`redirect.${name}`],
  })),
  redirectClassIn: define(some(REDIRECT_CLASSES), (classes) => {
    const classOf = (facts: Facts) => {
      const address = consentOf(facts)?.redirectUri ?? null;
      return address === null ? null : facts.context.catalog.redirectClass(address);
    };
    return {
      ...oneOf(classes, classOf),
      reasons: (facts) => [`redirect.${classOf(facts)}`],
    };
  }),
  resourceHostIn: define(ListName, (name, lists) => {
    const domains = domainsOf(lists, name);
    return {
      ask: (facts) => {
        const hosts = (consentOf(facts)?.resources ?? [])
          .map(redirectHostOf)
          .filter((host) => host !== null);
        return hosts.length === 0 ? null : hosts.some((host) => domainIn(host, domains));
      },
      reasons: () => [`resource.${name}`],
      counterReasons: () => [`resource.not-${name}`],
    };
  }),
  detailIn: define(Names, (types) => ({
    ask: (facts) =>
      foundIn(facts, consentOf(facts)?.details.some((type) => types.includes(type)) === true),
    reasons: () => ['scope.details'],
  })),
} as const satisfies Record<string, Definition>;

function someData(facts: Facts, holds: (fact: ScopeFact) => boolean): Answer {
  return foundIn(facts, facts.scopeFacts().some(holds));
}
