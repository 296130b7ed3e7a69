/** Who somebody is and what they may do, by what the identity provider says of them. */
import { z } from 'zod';
import type { Session } from '../contract/contract.ts';
import type { SignInTrouble } from '../contract/people.ts';
import type { OidcOptions } from './oidc-options.ts';

export type Claimed =
  | { ok: true; subject: string; name: string; role: Session['role'] }
  /** `subject` is null where the answer itself is no good. */
  | { ok: false; subject: string | null; name: string; trouble: SignInTrouble };

const Claims = z.looseObject({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.string().min(3).max(320).optional(),
  email_verified: z.boolean().optional(),
  preferred_username: z.string().min(1).max(320).optional(),
});

/** Text that can stand in a line: nothing that steers, and no quotes with which tokens are named. */
const NAME = /^[^\p{C}“”]{1,320}$/u;

/** Strongest first. */
const ROLES = ['admin', 'approver', 'viewer'] as const;

/**
 * @param given claims of the ID token, and of the user info where it was asked
 * @returns account and role, or why there is none. An address that the provider calls unverified is nobody's.
 */
export function claimedBy(given: Record<string, unknown>, options: OidcOptions): Claimed {
  const parsed = Claims.safeParse(given);
  if (!parsed.success) return { ok: false, subject: null, name: '', trouble: 'untrusted' };
  const { iss, sub, email_verified: verified, preferred_username: username } = parsed.data;
  const email = verified === false ? undefined : parsed.data.email;
  const subject = `${iss} ${sub}`;
  const name = [email, username, sub].find((text) => text !== undefined && NAME.test(text));
  if (name === undefined) return { ok: false, subject, name: '', trouble: 'untrusted' };
  const domain = email === undefined ? null : email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (options.domains.length > 0 && (domain === null || !options.domains.includes(domain)))
    return { ok: false, subject, name, trouble: 'domain' };
  const values = valuesOf(given[options.roleClaim]);
  const role = ROLES.find((each) =>
    options.roles.some((rule) => rule.role === each && values.includes(rule.value)),
  );
  if (role !== undefined) return { ok: true, subject, name, role };
  if (options.defaultRole !== null) return { ok: true, subject, name, role: options.defaultRole };
  return { ok: false, subject, name, trouble: 'role' };
}

function valuesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}
