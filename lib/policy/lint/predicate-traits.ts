/**
 * What the linter and the comparison of policies know about each predicate beside how it is asked: for
 * which kinds it has an answer, which list it names, and which values it accepts. A predicate that is not
 * told of here is taken as it is written: two are alike only when they are the same word for word.
 */
import {
  AUDIENCES,
  AccountKind,
  Container,
  FLOWS,
  Initiator,
  type Kind,
  ROLES,
  Resource,
} from '../../activity/activity.ts';
import { RISK_LEVELS } from '../../activity/decision.ts';
import { REDIRECT_CLASSES, WEIGHTS } from '../../catalog/catalog.ts';
import { appKey } from '../known.ts';
import { type Lists, VENDOR_STATUSES } from '../lists.ts';
import { entryName, listOf } from '../predicates/predicate.ts';
import { type Region, type ScopeSet, from, words } from './region.ts';

/** Predicates whose parameter is, or may be, the name of a list, and of which kind of list. */
export const LIST_OF: Readonly<Record<string, keyof Lists>> = {
  hostIn: 'domains',
  accountDomainIn: 'domains',
  redirectHostIn: 'domains',
  recipientDomainIn: 'domains',
  resourceHostIn: 'domains',
  endpointHostIn: 'domains',
  connectedDomainIn: 'domains',
  appIn: 'apps',
  scopeIn: 'scopes',
  scopeOutside: 'scopes',
  personIn: 'people',
  groupIn: 'groups',
  connectorIn: 'connectors',
};

/** Predicates that look an app or a connector up in every list of its kind. */
export const ASKS_EVERY: Readonly<Record<string, ReadonlyArray<keyof Lists>>> = {
  scopesBeyondCeiling: ['apps'],
  colleaguesAtLeast: ['apps'],
  colleaguesAtMost: ['apps'],
  vendorStatusIn: ['apps', 'connectors'],
  vendorAgreement: ['apps', 'connectors'],
  vendorReviewDue: ['apps', 'connectors'],
};

const CONSENT: readonly Kind[] = ['consent'];
const SHARE: readonly Kind[] = ['share'];
const PUBLISH: readonly Kind[] = ['publish'];
const CONNECT: readonly Kind[] = ['connect'];

/** Predicates that have an answer for some kinds of activity only. */
export const KINDS_OF: Readonly<Record<string, readonly Kind[]>> = {
  ...forKinds(CONSENT, 'appIdIn', 'appIn', 'scopesBeyondCeiling', 'publisherVerified'),
  ...forKinds(CONSENT, 'firstPartyApp', 'abusedApp', 'loopbackClient', 'nameLooksLikeBrand'),
  ...forKinds(CONSENT, 'colleaguesAtLeast', 'colleaguesAtMost', 'scopeIn', 'scopeOutside'),
  ...forKinds(CONSENT, 'dataIn', 'weightAtLeast', 'offline', 'organisationWide', 'opaque'),
  ...forKinds(CONSENT, 'flowIn', 'initiatorIn', 'anomalyIn', 'redirectHostIn'),
  ...forKinds(CONSENT, 'redirectClassIn', 'resourceHostIn', 'detailIn', 'riskAtLeast'),
  ...forKinds(['consent', 'connect'], 'vendorStatusIn', 'vendorAgreement', 'vendorReviewDue'),
  ...forKinds(['share', 'publish'], 'labelIn', 'resourceTypeIn', 'containerTypeIn', 'widens'),
  ...forKinds(SHARE, 'recipientDomainIn', 'recipientClassIn', 'recipientsAtLeast'),
  ...forKinds(SHARE, 'groupSizeAtLeast', 'roleAtLeast', 'mayReshare', 'mayDownload'),
  ...forKinds(SHARE, 'passwordProtected', 'expiresWithinDays'),
  ...forKinds(PUBLISH, 'openEndpointsAtLeast', 'signInIn', 'runsAsIn'),
  ...forKinds(CONNECT, 'connectorIn', 'endpointHostIn', 'connectedAccountIs', 'connectedDomainIn'),
  audienceAtLeast: ['share', 'connect', 'publish'],
};

function forKinds(
  kinds: readonly Kind[],
  ...predicates: readonly string[]
): Record<string, readonly Kind[]> {
  return Object.fromEntries(predicates.map((predicate) => [predicate, kinds]));
}

/** What a predicate asks of which fact. */
export interface Trait {
  /** Predicates of one family look at the same fact. */
  readonly family: string;
  readonly how: 'one' | 'some';
  readonly region: Region;
  /** Every value that the fact can have, where they are few. */
  readonly all: readonly string[] | null;
}

type Reader = (parameter: never, lists: Lists) => Omit<Trait, 'all'> & Partial<Trait>;

const YES_OR_NO = ['true', 'false'];

const flag =
  (family: string): Reader =>
  (wanted: boolean) => ({ family, how: 'one', region: words([String(wanted)]), all: YES_OR_NO });

const oneWord =
  (family: string, all: readonly string[] | null = null): Reader =>
  (names: readonly string[]) => ({ family, how: 'one', region: words(names), all });

const someWord =
  (family: string): Reader =>
  (names: readonly string[]) => ({ family, how: 'some', region: words(names) });

/** @param ladder every step, lowest first */
const atLeast =
  (family: string, ladder: readonly string[], how: Trait['how'] = 'one'): Reader =>
  (floor: string) => ({
    family,
    how,
    region: words(ladder.slice(ladder.indexOf(floor))),
    all: ladder,
  });

const count =
  (family: string): Reader =>
  (floor: number) => ({ family, how: 'one', region: from(floor) });

const domains =
  (family: string, how: Trait['how'] = 'one'): Reader =>
  (name: string, lists) => ({
    family,
    how,
    region: { kind: 'domains', domains: new Set(listOf(lists.domains, name)), but: false },
  });

const scopes =
  (but: boolean): Reader =>
  (name: string, lists) => ({
    family: 'scope',
    how: 'some',
    region: { kind: 'scopes', scopes: scopeSet(listOf(lists.scopes, name)), but },
  });

function scopeSet(entries: readonly string[]): ScopeSet {
  return {
    exact: new Set(entries.filter((entry) => !entry.endsWith('*')).map(entryName)),
    beginnings: entries
      .filter((entry) => entry.endsWith('*'))
      .map((entry) => entry.slice(0, -1).toLowerCase()),
  };
}

const accountKind =
  (family: string): Reader =>
  (kind: string) => ({ family, how: 'one', region: words([kind]), all: AccountKind.options });

/** Everything up to this number. */
const atMost =
  (family: string): Reader =>
  (most: number) => ({
    family,
    how: 'one',
    region: { kind: 'span', from: -Infinity, to: most + 1 },
  });

/** `unknown` is neither yes nor no, unless it is asked for. */
const known = (values: readonly string[]) => values.filter((value) => value !== 'unknown');

const READERS: Readonly<Record<string, Reader>> = {
  platformIn: oneWord('platform'),
  surfaceIn: oneWord('surface'),
  hostIn: domains('host'),
  accountDomainIn: domains('account'),
  accountKindIs: accountKind('accountKind'),
  riskAtLeast: atLeast('risk', RISK_LEVELS),
  groupIn: (given: readonly string[] | string, lists) => ({
    family: 'group',
    how: 'some',
    region: words(typeof given === 'string' ? listOf(lists.groups, given) : given),
  }),
  personIn: (name: string, lists) => ({
    family: 'person',
    how: 'one',
    region: words(listOf(lists.people, name).map((person) => person.toLowerCase())),
  }),
  firstTime: flag('firstTime'),

  appIdIn: (ids: readonly string[]) => ({
    family: 'app',
    how: 'one',
    region: { kind: 'apps', apps: new Map(ids.map((id) => [appKey(id), null])), but: false },
  }),
  appIn: (name: string, lists) => ({
    family: 'app',
    how: 'one',
    region: {
      kind: 'apps',
      apps: new Map(
        listOf(lists.apps, name).map((app) => [
          appKey(app.clientId),
          app.scopes === undefined ? null : scopeSet(app.scopes),
        ]),
      ),
      but: false,
    },
  }),
  ...Object.fromEntries(
    [
      ...['scopesBeyondCeiling', 'publisherVerified', 'firstPartyApp', 'abusedApp'],
      ...['loopbackClient', 'nameLooksLikeBrand', 'vendorAgreement', 'vendorReviewDue'],
      ...['offline', 'organisationWide', 'opaque'],
      ...['mayReshare', 'mayDownload', 'passwordProtected', 'widens'],
    ].map((name) => [name, flag(name)]),
  ),
  colleaguesAtLeast: count('colleagues'),
  colleaguesAtMost: atMost('colleagues'),
  connectorIn: (given: readonly string[] | string, lists) => ({
    family: 'connector',
    how: 'one',
    region: words(
      typeof given === 'string' ? listOf(lists.connectors, given).map(({ id }) => id) : given,
    ),
  }),
  vendorStatusIn: oneWord('vendorStatus', VENDOR_STATUSES),

  scopeIn: scopes(false),
  scopeOutside: scopes(true),
  dataIn: someWord('data'),
  weightAtLeast: atLeast('weight', WEIGHTS, 'some'),
  flowIn: oneWord('flow', FLOWS),
  initiatorIn: oneWord('initiator', known(Initiator.options)),
  anomalyIn: someWord('anomaly'),
  redirectHostIn: domains('redirect'),
  redirectClassIn: oneWord('redirectClass', REDIRECT_CLASSES),
  resourceHostIn: domains('resource', 'some'),
  detailIn: someWord('detail'),

  audienceAtLeast: atLeast('audience', AUDIENCES.toReversed()),
  recipientDomainIn: domains('recipient', 'some'),
  recipientClassIn: someWord('recipientClass'),
  recipientsAtLeast: count('recipients'),
  groupSizeAtLeast: count('groupSize'),
  roleAtLeast: atLeast('role', ROLES),
  // Access that never ends lies beyond every number.
  expiresWithinDays: atMost('expiry'),
  labelIn: (labels: readonly string[]) => ({
    family: 'label',
    how: 'one',
    region: words(labels.map((label) => label.toLowerCase())),
  }),
  resourceTypeIn: (types: readonly string[]) => ({
    family: 'resourceType',
    how: 'one',
    region: words(known(types)),
    all: known(Resource.shape.type.options),
  }),
  containerTypeIn: oneWord('container', Container.shape.type.options),
  openEndpointsAtLeast: count('openEndpoints'),
  signInIn: oneWord('signIn', ['required', 'none', 'unknown']),
  runsAsIn: oneWord('runsAs', ['maker', 'viewer', 'unknown']),
  endpointHostIn: domains('endpoint'),
  connectedAccountIs: accountKind('connectedAccount'),
  connectedDomainIn: domains('connectedDomain'),
};

/** What a predicate with this parameter asks. The parameter is one that the predicate takes. */
export function traitOf(predicate: string, parameter: unknown, lists: Lists): Trait {
  const reader = Object.hasOwn(READERS, predicate) ? READERS[predicate] : undefined;
  if (reader !== undefined) return { all: null, ...reader(parameter as never, lists) };
  const text = JSON.stringify([predicate, parameter]);
  return { family: text, how: 'one', region: { kind: 'sealed', text, but: false }, all: null };
}

/** Whether the values that a predicate accepts are known. */
export function isReadable(predicate: string): boolean {
  return Object.hasOwn(READERS, predicate);
}
