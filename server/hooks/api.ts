/** How the hooks are doing. */
import { Hono } from 'hono';
import type { Database } from '../database/database.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { readHooks } from './outbox.ts';

/** @returns routes to be mounted where sessions are already checked */
export function hooksApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  api.get('/hooks', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json({ hooks: await readHooks(database) });
  });
  return api;
}
