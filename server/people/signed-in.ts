/** What a route of the console's API knows about who asks. */
import type { HttpBindings } from '@hono/node-server';
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
