/**
 * What a title says, before it is said in a language: who gets in, how many, what they may do.
 * Pure; no judgement beyond "outside", which the policy's own list of domains decides.
 */
import type {
  ConsentActivity,
  Recipient,
  Resource,
  Role,
  ShareActivity,
} from '../lib/activity/activity.ts';
import type { Decision } from '../lib/activity/decision.ts';
import type { Catalog, ScopeFact } from '../lib/catalog/catalog.ts';
import { isUnder, type Organisation } from './organisation.ts';

export interface ShareFacts {
  /** The widest circle that gets in by this step; `unclear` where the page does not tell. */
  readonly reach: 'public' | 'anyone_with_link' | 'organisation' | 'outside' | 'named' | 'unclear';
  readonly people: number;
  readonly groups: number;
  readonly role: Role | null;
  readonly type: Resource['type'];
}

/** Who a share lets in, widest circle first. */
export function shareFacts(
  activity: ShareActivity,
  decision: Decision,
  organisation: Organisation | null,
): ShareFacts {
  const common = { role: activity.role, type: activity.resource.type };
  const outside = activity.recipients.filter(
    (recipient) => placeOf(recipient, activity, decision, organisation) === 'outside',
  );
  const { link } = activity;
  if (link === 'public' || link === 'anyone_with_link')
    return { reach: link, ...count([]), ...common };
  if (outside.length > 0) return { reach: 'outside', ...count(outside), ...common };
  if (link === 'organisation') return { reach: 'organisation', ...count([]), ...common };
  if (activity.recipients.length === 0) return { reach: 'unclear', ...count([]), ...common };
  return { reach: 'named', ...count(activity.recipients), ...common };
}

/** Whether a recipient is inside or outside; the account's own domain helps where no policy is at hand. */
export function placeOf(
  recipient: Recipient,
  activity: ShareActivity,
  decision: Decision,
  organisation: Organisation | null,
): 'inside' | 'outside' | 'unknown' {
  const listed = organisation?.domains.own ?? [];
  const own =
    listed.length > 0 ? listed : [activity.accountDomain].filter((domain) => domain !== null);
  if (isUnder(recipient.domain, own)) return 'inside';
  if (own.length > 0) return 'outside';
  return decision.audience === 'external' || decision.audience === 'partner'
    ? 'outside'
    : 'unknown';
}

/** What is known of a domain outside: a partner, or a place of private mail; the policy's lists come first. */
export function knownAs(
  domain: string,
  organisation: Organisation | null,
  catalog: Catalog,
): 'partner' | 'consumer' | null {
  if (isUnder(domain, organisation?.domains.partner ?? [])) return 'partner';
  const consumer =
    isUnder(domain, organisation?.domains.consumer ?? []) || catalog.isConsumerDomain(domain);
  return consumer ? 'consumer' : null;
}

function count(recipients: readonly Recipient[]): { people: number; groups: number } {
  const sum = (type: Recipient['type']) =>
    recipients
      .filter((recipient) => recipient.type === type)
      .reduce((total, { count: n }) => total + n, 0);
  return { people: sum('person'), groups: sum('group') };
}

const RANK = { high: 0, sensitive: 1, ordinary: 2 } as const;

/** A page may ask for away-access by a parameter instead of a scope; it means the same to the person. */
const AWAY: ScopeFact = {
  scope: 'offline_access',
  area: 'offline',
  verb: 'use',
  note: 'no-end',
  weight: 'sensitive',
  estimated: false,
};

/** The scopes of a consent, weightiest first, one entry for each meaning. */
export function consentFacts(activity: ConsentActivity, catalog: Catalog): readonly ScopeFact[] {
  const facts = activity.scopes.map((scope) => catalog.scope(scope, activity.platform));
  if (activity.offline) facts.push(AWAY);
  const seen = new Map<string, ScopeFact>();
  for (const fact of facts) {
    const key = fact.area === 'unknown' ? fact.scope : `${fact.area}.${fact.verb}`;
    const known = seen.get(key);
    if (known === undefined || (known.estimated && !fact.estimated)) seen.set(key, fact);
  }
  return [...seen.values()]
    .filter(({ area, verb }) => verb !== 'read' || !seen.has(`${area}.change`))
    .toSorted((a, b) => RANK[a.weight] - RANK[b.weight]);
}

/** Host of an address, or null where it has none (a private scheme, no address at all). */
export function hostOf(address: string | null): string | null {
  return (address === null ? null : URL.parse(address)?.host) || null;
}
