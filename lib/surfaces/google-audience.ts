/** Whom a permission of Drive or a rule of Calendar lets in, as Google's interfaces write it. */
import type { LinkReach, Recipient } from '../activity/activity.ts';
import { domainOfAddress } from './dom.ts';

export interface Grantee {
  readonly link: LinkReach;
  readonly recipients: Recipient[];
}

/**
 * A person, a group or a whole domain.
 * @param name the address, or the domain itself. Whether a domain is the organisation's own is for the
 *   policy to say, so that one stands among the recipients too.
 * @returns null where the name is none.
 */
export function granteeNamed(type: string, name: string | undefined): Grantee | null {
  if (type === 'user' || type === 'group') {
    const domain = domainOfAddress(name ?? '');
    if (domain === null) return null;
    const kind = type === 'user' ? 'person' : 'group';
    return { link: 'unchanged', recipients: [{ domain, type: kind, count: 1 }] };
  }
  const domain = type === 'domain' ? domainOfAddress(`all@${name ?? ''}`) : null;
  return domain === null
    ? null
    : { link: 'organisation', recipients: [{ domain, type: 'group', count: 1 }] };
}
