/** Routes about requests for approval and objections. */
import { Hono } from 'hono';
import { AnswerRequest, ApprovalQuery } from '../contract/approvals.ts';
import type { Database } from '../database/database.ts';
import type { Desk } from '../desk/desk.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { parseRequest, readJson } from '../reports/request-body.ts';
import { answer } from './answer.ts';
import { readQueue, type SignOff } from './queue.ts';

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function approvalsApi(database: Database, desk: Desk, signOff: SignOff): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/approvals', async (context) => {
    const { view } = parseRequest(ApprovalQuery, context.req.query());
    const queue = await readQueue(database, view, signOff, Date.now());
    return context.json({ ...queue, signs: desk.signs });
  });
  api.post('/approvals/answers', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['approver', 'admin']);
    const request = parseRequest(AnswerRequest, await readJson(context.req.raw));
    const state = await database.transaction((queries) =>
      answer(queries, request, session.name, signOff, Date.now()),
    );
    await desk.republish();
    return context.json({ state }, 201);
  });
  return api;
}
