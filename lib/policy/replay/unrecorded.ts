/**
 * Facts that a record of a step does not have, so that a replay says what it could not judge. Records are
 * reduced before they leave the browser, and older ones know less than today's.
 */
import { KINDS, type Activity, type Kind } from '../../activity/activity.ts';
import type { MissingFact } from './replay.ts';
import type { Condition, Policy } from '../schema.ts';

/** What is known of a record beside its activity. */
export interface RecordFacts {
  /** Null where nobody is named. */
  readonly user: string | null;
  readonly groups: readonly string[];
  /** Facts that the record's vocabulary did not have yet. */
  readonly absent: readonly string[];
}

/** Predicates whose fact may be missing from a record, and the name of that fact. */
const ASKED_BY: Readonly<Record<string, string>> = {
  groupIn: 'groups',
  personIn: 'person',
  firstTime: 'first time',
  initiatorIn: 'initiator',
  anomalyIn: 'anomalies',
  resourceHostIn: 'resources',
  detailIn: 'details',
  accountKindIs: 'accountKind',
  connectedAccountIs: 'connectedAccount',
  connectedDomainIn: 'connectedAccount',
  mayReshare: 'mayReshare',
  mayDownload: 'mayDownload',
  passwordProtected: 'password',
  expiresWithinDays: 'expiresInDays',
  widens: 'what held before',
  redirectClassIn: 'redirect',
  redirectHostIn: 'redirect',
  riskAtLeast: 'risk',
  termsAccepted: 'terms',
};

/** Redirects that mean something by the part that does not leave the browser: the path, or a name behind `urn:`. */
const TOLD_BY_PATH = /^(urn:|storagerelay:|https:\/\/login\.(microsoftonline\.|live\.com))/u;

/** Keyed pseudonyms and hashed ids begin so; they can be matched with each other and with nothing else. */
const KEYED = /^h:/u;

type MissingOf = (activity: Activity, record: RecordFacts) => readonly MissingFact[];

/** What a policy asks that records may not answer; prepared once, asked for every step. */
export function unrecordedFacts(policy: Policy): MissingOf {
  const asked = new Map<Kind, readonly MissingFact[]>(
    KINDS.map((kind) => [kind, askedBy(policy, kind)]),
  );
  return (activity, record) =>
    (asked.get(activity.kind) ?? []).filter(({ fact }) => isMissing(fact, activity, record));
}

function askedBy(policy: Policy, kind: Kind): MissingFact[] {
  const rules = new Map<string, Set<string>>();
  const ask = (fact: string, id: string) => {
    const ids = rules.get(fact) ?? new Set();
    rules.set(fact, ids.add(id));
  };
  for (const rule of policy.rules) {
    if (!rule.kinds.includes(kind)) continue;
    for (const name of predicatesIn(rule.when)) {
      const fact = ASKED_BY[name];
      if (fact !== undefined) ask(fact, rule.id);
    }
  }
  for (const { id, actor, resource } of policy.exceptions) {
    if (actor.user !== undefined) ask('person', id);
    if (actor.group !== undefined) ask('groups', id);
    if (resource !== undefined && (kind === 'share' || kind === 'publish')) ask('resource id', id);
  }
  return [...rules].map(([fact, ids]) => ({ fact, rules: [...ids] }));
}

function isMissing(fact: string, activity: Activity, record: RecordFacts): boolean {
  switch (fact) {
    // Nobody keeps count in a record of what came before it.
    case 'first time':
    case 'terms':
      return true;
    case 'redirect':
      return activity.kind === 'consent' && TOLD_BY_PATH.test(activity.redirectUri ?? '');
    // Its other parts can be reckoned again.
    case 'risk':
      return record.absent.includes('initiator') || record.absent.includes('anomalies');
    case 'person':
      return record.user === null || KEYED.test(record.user);
    case 'what held before':
      return record.absent.includes('before') || record.absent.includes('reachBefore');
    case 'groups':
      return record.groups.length === 0 && record.user === null;
    case 'resource id':
      return (
        'resource' in activity && activity.resource.id !== null && KEYED.test(activity.resource.id)
      );
    default:
      return record.absent.includes(fact);
  }
}

/** Names of all predicates in a condition, however deep. */
function predicatesIn(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([name, parameter]) => {
    const parts = Array.isArray(parameter) ? parameter : [parameter];
    if (name !== 'all' && name !== 'any' && name !== 'not') return [name];
    return parts.flatMap((part) =>
      typeof part === 'object' && part !== null ? predicatesIn(part as Condition) : [],
    );
  });
}
