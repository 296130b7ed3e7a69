/** What a route of the console's API knows about who asks. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Session } from '../contract/contract.ts';
import { Refusal } from '../problem.ts';
import type { OpenSession } from './session.ts';

export type SignedIn = { Bindings: HttpBindings; Variables: { open: OpenSession } };

/** Throws Refusal 403 unless the session has one of these roles. */
export function requireRole(session: Session, roles: readonly Session['role'][]): void {
  if (roles.includes(session.role)) return;
  throw new Refusal(
    403,
    `This is for ${roles.join(' or ')}; you are ${session.role}.`,
    'Ask somebody who has the role.',
  );
}

/** Throws Refusal 403 for a program with an API token. */
export function requirePerson({ byToken }: OpenSession): void {
  if (!byToken) return;
  throw new Refusal(403, 'This is for people who signed in.', 'Open the console.');
}

/** Without a socket (tests that call the app directly) all requests come from one place. */
export function addressOf(context: Context<SignedIn>): string {
  const address = context.env?.incoming?.socket.remoteAddress;
  return address === undefined ? 'unknown' : address;
}

/**
 * Browsers say where a request comes from. Another site may send people to a page of the console, but
 * nothing that answers with data, and nothing that changes any.
 */
export function requireSameSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return;
  throw new Refusal(
    403,
    'This request comes from another site.',
    'Open the console and do it there.',
  );
}
