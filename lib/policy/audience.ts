/**
 * Who gets at it: the people and links of a step held against the organisation's own lists, and against what
 * held before.
 */
import {
  AUDIENCES,
  type Activity,
  type Audience,
  type LinkReach,
  ROLES,
  type Recipient,
  type ShareActivity,
} from '../activity/activity.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { domainIn, writtenDomain } from '../catalog/hosts/domains.ts';
import type { Known, OwnDomains } from './known.ts';

const NOBODY: readonly Recipient[] = [];

/** Who a recipient is to the organisation, closest first. */
export const RECIPIENT_CLASSES = ['internal', 'partner', 'consumer', 'external'] as const;
export type RecipientClass = (typeof RECIPIENT_CLASSES)[number];

/** True when `audience` is `floor` or wider. */
export function audienceAtLeast(audience: Audience, floor: Audience): boolean {
  return AUDIENCES.indexOf(audience) <= AUDIENCES.indexOf(floor);
}

/** Who gets a share by name, domains as lists write them; nobody where it is no share. */
export function recipientsOf(activity: Activity): readonly Recipient[] {
  if (activity.kind !== 'share') return NOBODY;
  return activity.recipients.map((recipient) => ({
    ...recipient,
    domain: writtenDomain(recipient.domain),
  }));
}

/**
 * Who a recipient is. The organisation's own lists come first, so that one of them may claim what the
 * catalogue calls private mail.
 */
export function recipientClassOf(
  { domain }: Recipient,
  known: Known,
  catalog: Catalog,
): RecipientClass {
  if (domainIn(domain, known.own)) return 'internal';
  if (domainIn(domain, known.partner)) return 'partner';
  return domainIn(domain, known.consumer) || catalog.isConsumerDomain(domain)
    ? 'consumer'
    : 'external';
}

/**
 * The widest class of people who will get at it, or null where the page does not say.
 * @param recipients as `recipientsOf` gives them.
 */
export function audienceOf(
  activity: Activity,
  recipients: readonly Recipient[],
  domains: OwnDomains,
): Audience | null {
  switch (activity.kind) {
    case 'consent':
      return null;
    case 'share': {
      const classes = recipients.map((recipient) => audienceIn(recipient, domains));
      const link = audienceOfReach(activity.link);
      return widest(link === null ? classes : [...classes, link]);
    }
    case 'publish': {
      const open = activity.openEndpoints > 0 && activity.signIn !== 'required';
      const reach = audienceOfReach(activity.reach);
      return widest([
        ...(open ? (['anyone_with_link'] as const) : []),
        ...(reach === null ? [] : [reach]),
      ]);
    }
    case 'connect':
      return audienceOfReach(activity.sharedWith);
  }
}

/**
 * Whether a step lets in more people than got in before, or lets them do more; null where what held before is
 * not known.
 */
export function widens(activity: Activity, audience: Audience | null): boolean | null {
  const before = heldBefore(activity);
  const held = audienceOfReach(before?.link ?? 'unchanged');
  if (held === null || audience === null) return null;
  if (!audienceAtLeast(held, audience)) return true;
  // Nobody new gets in, and the weakest role takes nothing that was not there.
  const role = activity.kind === 'share' ? ROLES.indexOf(activity.role ?? 'view') : 0;
  if (role === 0 || audience === 'private') return false;
  return before?.role == null ? null : role > ROLES.indexOf(before.role);
}

function heldBefore(activity: Activity): ShareActivity['before'] {
  if (activity.kind === 'share') return activity.before;
  const link = activity.kind === 'publish' ? activity.reachBefore : null;
  return link === null ? null : { link, role: null };
}

function audienceIn({ domain, type }: Recipient, domains: OwnDomains): Audience {
  if (domainIn(domain, domains.own)) return type === 'group' ? 'group' : 'named_internal';
  return domainIn(domain, domains.partner) ? 'partner' : 'external';
}

function audienceOfReach(reach: LinkReach): Audience | null {
  switch (reach) {
    case 'unchanged':
      return null;
    case 'restricted':
      return 'private';
    case 'organisation':
    case 'anyone_with_link':
    case 'public':
      return reach;
  }
}

function widest(classes: readonly Audience[]): Audience | null {
  return AUDIENCES.find((audience) => classes.includes(audience)) ?? null;
}
