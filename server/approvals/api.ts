/** Routes about requests for approval and objections. */
import { Hono } from 'hono';
import { AnswerRequest, type ApprovalPage, ApprovalQuery } from '../contract/approvals.ts';
import type { Database } from '../database/database.ts';
import type { Desk } from '../desk/desk.ts';
import type { Pseudonyms } from '../people/pseudonyms.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { parseRequest, readJson } from '../reports/request-body.ts';
import { answer } from './answer.ts';
import { readOne, readQueue, type SignOff } from './queue.ts';

export type ApprovalParts = {
  database: Database;
  desk: Desk;
  signOff: SignOff;
  /** Null where events name people as they are. */
  pseudonyms: Pseudonyms | null;
  /** What people did lately at these rules. */
  readCounts: (rules: ReadonlySet<string>, now: number) => Promise<ApprovalPage['rules']>;
};

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function approvalsApi(parts: ApprovalParts): Hono<SignedIn> {
  const { database, desk, signOff, pseudonyms, readCounts } = parts;
  const api = new Hono<SignedIn>();

  api.get('/approvals', async (context) => {
    const { view, request } = parseRequest(ApprovalQuery, context.req.query());
    const now = Date.now();
    const queue =
      request === undefined
        ? await readQueue(database, view, signOff, now)
        : await readOne(database, request, signOff, now);
    const disputed = queue.cases.filter(({ asks }) => asks === 'disputed');
    const rules = await readCounts(new Set(disputed.flatMap(({ facts }) => facts.rules)), now);
    return context.json({ ...queue, rules, signs: desk.signs } satisfies ApprovalPage);
  });
  api.post('/approvals/answers', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['approver', 'admin']);
    const request = parseRequest(AnswerRequest, await readJson(context.req.raw));
    const account = session.name;
    const answerer = { account, who: pseudonyms?.of(account) ?? account };
    const state = await database.transaction((queries) =>
      answer(queries, request, answerer, signOff, Date.now()),
    );
    await desk.republish();
    return context.json({ state }, 201);
  });
  return api;
}
