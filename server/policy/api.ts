/** Routes of the policy page: rules with what came of them, and replays of candidates. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ReplayRequest, RuleQuery, StageRequest } from '../contract/policy.ts';
import type { Database } from '../database/database.ts';
import type { Desk } from '../desk/desk.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { Refusal } from '../problem.ts';
import { jsonOf, parseRequest, readForm, readJson } from '../reports/request-body.ts';
import { readLive } from './live.ts';
import type { PublishedState } from './published.ts';
import { readReplay, readReplays } from './replay-store.ts';
import { createReplays } from './replays.ts';
import { readRules } from './rules.ts';
import { changeStage } from './stages.ts';

/** A candidate is a file; a policy of 10,000 rules takes 4 MB. */
const CANDIDATE_LIMITS = { compressed: 8_000_000, plain: 8_000_000, deadline: 20_000 };

const WRITERS = ['approver', 'admin'] as const;

export type PolicyParts = {
  database: Database;
  published: () => Promise<PublishedState>;
  desk: Desk;
};

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function policyApi({ database, published, desk }: PolicyParts): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  const replays = createReplays(database);
  const livePolicy = async () => policyIn(await published());

  api.get('/policy/rules', async (context) => {
    const { days } = parseRequest(RuleQuery, context.req.query());
    return context.json(await readRules(database, await livePolicy(), days, Date.now()));
  });

  api.get('/policy/live', async (context) =>
    context.json(await readLive(database, await published(), desk.signs)),
  );
  api.post('/policy/stages', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const request = parseRequest(StageRequest, await readJson(context.req.raw));
    await changeStage({ database, desk }, await livePolicy(), request, session.name);
    return context.json(await readLive(database, await published(), desk.signs), 201);
  });

  api.get('/policy/replays', async (context) =>
    context.json({ replays: await readReplays(database) }),
  );
  api.get('/policy/replays/:id', async (context) => {
    const id = parseRequest(z.uuid(), context.req.param('id'));
    const found = await readReplay(database, id);
    if (found === null) throw noReplay();
    return context.json(found);
  });
  api.post('/policy/replays', async (context) => {
    const { session } = context.var.open;
    requireRole(session, WRITERS);
    const body = jsonOf(await readForm(context.req.raw, CANDIDATE_LIMITS), 'Send a JSON object.');
    const request = parseRequest(ReplayRequest, body);
    return context.json(await replays.start(request, await livePolicy(), session.name), 201);
  });
  api.delete('/policy/replays/:id', async (context) => {
    const { session } = context.var.open;
    requireRole(session, WRITERS);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    if (!(await replays.cancel(id, session.name))) throw noReplay();
    return context.json({ replays: await readReplays(database) });
  });
  return api;
}

function noReplay(): Refusal {
  return new Refusal(404, 'There is no such replay.', 'It may have ended, or been forgotten.');
}

function policyIn(state: PublishedState) {
  return typeof state === 'string' ? null : state.policy;
}
