/** Predicates about sharing, publishing and connecting: what goes out, how far, and to whom. */
import { z } from 'zod/mini';
import { Audience, ROLES, Resource, Role } from '../../activity/activity.ts';
import { domainIn } from '../../catalog/hosts/domains.ts';
import { type Facts, audienceAtLeast } from '../facts.ts';
import {
  type Definition,
  ListName,
  Names,
  connectOf,
  define,
  domainsOf,
  inDomains,
  oneOf,
  publishOf,
} from './predicate.ts';

const resourceOf = ({ activity }: Facts) => ('resource' in activity ? activity.resource : null);

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
} as const satisfies Record<string, Definition>;
