/**
 * Better ways to take a step. What a fix makes of an activity is worked out here, without a page, so that
 * policy can say beforehand whether it would help, and the page can be held against it afterwards.
 */
import { type Activity, type LinkReach, ROLES, type Recipient } from './activity.ts';

/** Mildest change first. */
export const FIXES = [
  'expire-in-30-days',
  'view-only',
  'remove-recipients',
  'link-organisation',
  'link-restricted',
] as const;
export type FixId = (typeof FIXES)[number];

/** Days after which access ends that was given by the fix of that name. */
const EXPIRY_DAYS = 30;

/** Reaches, narrowest first; `unchanged` is none of them. */
const REACHES: readonly LinkReach[] = ['restricted', 'organisation', 'anyone_with_link', 'public'];

/** True where `reach` lets in more people than `limit`; never of a step that leaves the link alone. */
export function reachesBeyond(reach: LinkReach, limit: LinkReach): boolean {
  return REACHES.indexOf(reach) > REACHES.indexOf(limit);
}

/**
 * The step as it would be after a fix.
 * @param keeps whether a recipient may stay; asked by `remove-recipients` only.
 * @returns null where the fix would change nothing, or would leave nothing to do.
 */
export function mended(
  activity: Activity,
  fix: FixId,
  keeps: (recipient: Recipient) => boolean,
): Activity | null {
  switch (fix) {
    case 'link-organisation':
      return withReach(activity, 'organisation');
    case 'link-restricted':
      return withReach(activity, 'restricted');
    case 'remove-recipients':
      return withoutRecipients(activity, keeps);
    case 'view-only':
      return activity.kind === 'share' && activity.role !== null && atLeastComment(activity.role)
        ? { ...activity, role: 'view' }
        : null;
    case 'expire-in-30-days':
      return activity.kind === 'share' && expiresAfter(activity.expiresInDays, EXPIRY_DAYS)
        ? { ...activity, expiresInDays: EXPIRY_DAYS }
        : null;
  }
}

function withReach(activity: Activity, limit: LinkReach): Activity | null {
  switch (activity.kind) {
    case 'consent':
      return null;
    case 'share':
      return reachesBeyond(activity.link, limit) ? { ...activity, link: limit } : null;
    case 'connect':
      return reachesBeyond(activity.sharedWith, limit) ? { ...activity, sharedWith: limit } : null;
    case 'publish':
      return reachesBeyond(activity.reach, limit) ? { ...activity, reach: limit } : null;
  }
}

function withoutRecipients(
  activity: Activity,
  keeps: (recipient: Recipient) => boolean,
): Activity | null {
  if (activity.kind !== 'share') return null;
  const recipients = activity.recipients.filter(keeps);
  const changed = recipients.length < activity.recipients.length;
  return changed && recipients.length > 0 ? { ...activity, recipients } : null;
}

const atLeastComment = (role: (typeof ROLES)[number]) =>
  ROLES.indexOf(role) >= ROLES.indexOf('comment');

/** Access that ends on a day that the page does not say is taken for one that never ends. */
function expiresAfter(days: number | 'never' | null, limit: number): boolean {
  return days === null || days === 'never' || days > limit;
}

/**
 * True where a step asks for nothing beyond one that was agreed to: the same thing, no wider link, nobody
 * new, no stronger role, no longer. Ids are held against each other only where both are known, since a page
 * and its request may name a thing differently.
 */
export function isWithin(step: Activity, agreed: Activity): boolean {
  if (step.kind !== agreed.kind || step.platform !== agreed.platform) return false;
  if (step.kind === 'share' && agreed.kind === 'share')
    return (
      isReachWithin(step.link, agreed.link) &&
      areAmong(step.recipients, agreed.recipients) &&
      isRoleWithin(step.role, agreed.role) &&
      (agreed.expiresInDays === null || !endsLater(step.expiresInDays, agreed.expiresInDays))
    );
  if (step.kind === 'publish' && agreed.kind === 'publish')
    return (
      isReachWithin(step.reach, agreed.reach) &&
      step.openEndpoints <= agreed.openEndpoints &&
      (step.signIn === agreed.signIn || step.signIn !== 'none') &&
      (step.runsAs === agreed.runsAs || step.runsAs !== 'maker')
    );
  if (step.kind === 'connect' && agreed.kind === 'connect')
    return (
      isReachWithin(step.sharedWith, agreed.sharedWith) &&
      (step.connector.id === agreed.connector.id || agreed.connector.id === 'unknown') &&
      (step.endpointHost === null || step.endpointHost === agreed.endpointHost)
    );
  return false;
}

/** A request often carries the whole link: where the page leaves it alone, it may open to nobody new. */
function isReachWithin(step: LinkReach, agreed: LinkReach): boolean {
  return !reachesBeyond(step, agreed === 'unchanged' ? 'restricted' : agreed);
}

function areAmong(step: readonly Recipient[], agreed: readonly Recipient[]): boolean {
  const counts = new Map<string, number>();
  for (const { domain, count } of agreed) counts.set(domain, (counts.get(domain) ?? 0) + count);
  return step.every(({ domain, count }) => {
    const left = (counts.get(domain) ?? 0) - count;
    counts.set(domain, left);
    return left >= 0;
  });
}

function isRoleWithin(
  step: (typeof ROLES)[number] | null,
  agreed: (typeof ROLES)[number] | null,
): boolean {
  return step === null || agreed === null || ROLES.indexOf(step) <= ROLES.indexOf(agreed);
}

function endsLater(step: number | 'never' | null, agreed: number | 'never'): boolean {
  if (agreed === 'never' || step === null) return false;
  return step === 'never' || step > agreed;
}
