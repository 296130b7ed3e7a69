/** Routes of findings. Everyone who signed in reads; approvers and admins say what becomes of one. */
import { Hono } from 'hono';
import { FindingChange, FindingQuery } from '../contract/findings.ts';
import type { Database } from '../database/database.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { parseRequest, readJson } from '../reports/request-body.ts';
import { changeFinding, readFindings } from './list.ts';

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function findingsApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  api.get('/findings', async (context) =>
    context.json(await readFindings(database, parseRequest(FindingQuery, context.req.query()))),
  );
  api.put('/findings/:finding', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['approver', 'admin']);
    const change = parseRequest(FindingChange, await readJson(context.req.raw));
    const finding = context.req.param('finding');
    return context.json(await changeFinding(database, finding, change, session.name, Date.now()));
  });
  return api;
}
