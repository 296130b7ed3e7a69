/** Predicates about sharing, publishing and connecting: what goes out, how far, and to whom. */
import { z } from 'zod/mini';
import {
  AccountKind,
  Audience,
  Container,
  ROLES,
  Resource,
  Role,
} from '../../activity/activity.ts';
import { domainIn } from '../../catalog/hosts/domains.ts';
import { RECIPIENT_CLASSES, audienceAtLeast, widens } from '../audience.ts';
import type { Facts } from '../facts.ts';
import {
  type Definition,
  ListName,
  Names,
  accountKindOf,
  connectOf,
  define,
  domainsOf,
  inDomains,
  is,
  oneOf,
  publishOf,
  shareOf,
} from './predicate.ts';

const resourceOf = ({ activity }: Facts) => ('resource' in activity ? activity.resource : null);

/** Asks for a yes or no that a share says of itself. @param yes reason code of the yes; @param no of the no. */
const term = (
  name: 'mayReshare' | 'mayDownload' | 'password',
  yes: readonly string[],
  no: readonly string[],
) =>
  define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, shareOf(facts)?.[name] ?? null),
    reasons: () => (wanted ? yes : no),
    counterReasons: () => (wanted ? no : yes),
  }));

export const DATA_PREDICATES = {
  audienceAtLeast: define(Audience, (floor) => ({
    ask: (facts) => (facts.audience === null ? null : audienceAtLeast(facts.audience, floor)),
    reasons: (facts) => [`audience.${facts.audience}`],
  })),
  recipientDomainIn: define(ListName, (name, lists) => {
    const domains = domainsOf(lists, name);
    return {
      ask: (facts) =>
        facts.recipients.length === 0
          ? null
          : facts.recipients.some(({ domain }) => domainIn(domain, domains)),
      reasons: () => [`recipient.${name}`],
      counterReasons: () => [`recipient.not-${name}`],
      keys: [...domains].map((domain) => `domain:${domain}`),
    };
  }),
  recipientsAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) =>
      facts.activity.kind === 'share'
        ? facts.recipients.reduce((sum, { count }) => sum + count, 0) >= floor
        : null,
    reasons: () => ['recipient.many'],
  })),
  roleAtLeast: define(Role, (floor) => ({
    ask: (facts) => {
      const role = facts.activity.kind === 'share' ? facts.activity.role : null;
      return role === null ? null : ROLES.indexOf(role) >= ROLES.indexOf(floor);
    },
    reasons: (facts) => (facts.activity.kind === 'share' ? [`role.${facts.activity.role}`] : []),
  })),
  recipientClassIn: define(z.array(z.enum(RECIPIENT_CLASSES)).check(z.minLength(1)), (wanted) => {
    const found = (facts: Facts) => facts.recipientClasses().filter((one) => wanted.includes(one));
    return {
      ask: (facts) => (facts.recipients.length === 0 ? null : found(facts).length > 0),
      reasons: (facts) => [...new Set(found(facts))].map((one) => `recipient.${one}`),
    };
  }),
  groupSizeAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) => {
      if (shareOf(facts) === null) return null;
      const sizes = facts.recipients.flatMap(({ type, size }) => (type === 'group' ? [size] : []));
      const people = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
      return people >= floor ? true : sizes.includes(undefined) ? null : false;
    },
    reasons: () => ['recipient.many'],
  })),
  mayReshare: term('mayReshare', ['share.reshare'], []),
  mayDownload: term('mayDownload', ['share.download'], []),
  passwordProtected: term('password', [], ['share.no-password']),
  expiresWithinDays: define(z.int().check(z.nonnegative()), (limit) => ({
    ask: (facts) => {
      const days = shareOf(facts)?.expiresInDays ?? null;
      return days === null ? null : days !== 'never' && days <= limit;
    },
    counterReasons: () => ['share.ends-late'],
  })),
  widens: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, widens(facts.activity, facts.audience)),
    reasons: () => (wanted ? ['audience.wider'] : []),
  })),
  labelIn: define(Names, (labels) => {
    const wanted = new Set(labels.map((label) => label.toLowerCase()));
    return {
      ask: (facts) => {
        const label = resourceOf(facts)?.label ?? null;
        return label === null ? null : wanted.has(label.toLowerCase());
      },
      reasons: () => ['label'],
    };
  }),
  resourceTypeIn: define(z.array(Resource.shape.type).check(z.minLength(1)), (types) => {
    const wanted = new Set<string>(types);
    return {
      ask: (facts) => {
        const type = resourceOf(facts)?.type ?? 'unknown';
        if (type === 'unknown') return null;
        return wanted.has(type);
      },
    };
  }),
  containerTypeIn: define(z.array(Container.shape.type).check(z.minLength(1)), (types) => ({
    ...oneOf(types, (facts) => resourceOf(facts)?.container?.type ?? null),
    reasons: (facts) => [`container.${resourceOf(facts)?.container?.type}`],
  })),

  openEndpointsAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) => {
      const publish = publishOf(facts);
      return publish === null ? null : publish.openEndpoints >= floor;
    },
    reasons: () => ['publish.open-endpoint'],
  })),
  signInIn: define(
    z.array(z.enum(['required', 'none', 'unknown'])).check(z.minLength(1)),
    (values) => ({
      ...oneOf(values, (facts) => publishOf(facts)?.signIn ?? null),
      reasons: (facts) => [`sign-in.${publishOf(facts)?.signIn ?? 'unknown'}`],
    }),
  ),
  runsAsIn: define(
    z.array(z.enum(['maker', 'viewer', 'unknown'])).check(z.minLength(1)),
    (values) => ({
      ...oneOf(values, (facts) => publishOf(facts)?.runsAs ?? null),
      reasons: (facts) => [`runs-as.${publishOf(facts)?.runsAs ?? 'unknown'}`],
    }),
  ),
  endpointHostIn: define(ListName, (name, lists) => ({
    ...inDomains(lists, name, (facts) => connectOf(facts)?.endpointHost ?? null, 'endpoint'),
    keys: null,
    reasons: () => [`endpoint.${name}`],
    counterReasons: () => [`endpoint.not-${name}`],
  })),
  connectedAccountIs: define(AccountKind, (wanted, lists) => ({
    ...oneOf([wanted], (facts) => {
      const account = connectOf(facts)?.connectedAccount ?? null;
      return account && accountKindOf(account.kind, facts.connectedDomain, facts, lists);
    }),
    reasons: () => [`connected.${wanted}`],
  })),
  connectedDomainIn: define(ListName, (name, lists) => ({
    ...inDomains(lists, name, (facts) => facts.connectedDomain, 'connected'),
    keys: null,
    reasons: () => [`connected.${name}`],
    counterReasons: () => [`connected.not-${name}`],
  })),
} as const satisfies Record<string, Definition>;
