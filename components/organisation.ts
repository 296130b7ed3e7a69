/** What the dialog needs to know about the organisation; taken from the policy. */
import { writtenDomain } from '../lib/catalog/hosts/domains.ts';
import type { PageDocument } from '../lib/policy/page-document.ts';

export interface Organisation {
  readonly name: string;
  /** Where "Ask security" goes. */
  readonly contact: string | null;
  readonly domains: {
    readonly own: readonly string[];
    readonly partner: readonly string[];
    readonly consumer: readonly string[];
  };
}

/** The part of a policy that sentences are made from. */
export function organisationOf(policy: PageDocument): Organisation {
  const { own = [], partner = [], consumer = [] } = policy.lists.domains;
  return {
    name: policy.organisation.name,
    contact: policy.organisation.contact ?? null,
    domains: { own, partner, consumer },
  };
}

/** Whether `domain` is one of `domains` or lies below one of them. */
export function isUnder(domain: string, domains: readonly string[]): boolean {
  const name = writtenDomain(domain);
  return domains.some((parent) => name === parent || name.endsWith(`.${parent}`));
}
