/** Routes to the names behind pseudonyms: for approvers and admins, and never for one of them alone. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { AskedName, NameAnswer } from './contract/people.ts';
import type { Database } from './database/database.ts';
import {
  answerName,
  askName,
  lookAtName,
  readNameLooks,
  readNameRequests,
} from './people/names.ts';
import type { Pseudonyms } from './people/pseudonyms.ts';
import { requirePerson, requireRole, type SignedIn } from './people/signed-in.ts';
import { Refusal } from './problem.ts';
import { parseRequest, readJson } from './reports/request-body.ts';

/**
 * @param pseudonyms null where events hold names as they come
 * @returns routes to be mounted where sessions and their csrf tokens are already checked
 */
export function namesApi(database: Database, pseudonyms: Pseudonyms | null): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/names', async (context) => {
    actorOf(context);
    const requests = await readNameRequests(database);
    return context.json({ kept: pseudonyms !== null, requests });
  });
  api.get('/names/looks', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readNameLooks(database));
  });
  api.post('/names', async (context) => {
    const actor = actorOf(context);
    const request = parseRequest(AskedName, await readJson(context.req.raw));
    return context.json(await askName(database, request, actor, Date.now()), 201);
  });
  api.post('/names/:id/answer', async (context) => {
    const actor = actorOf(context);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    const { approved } = parseRequest(NameAnswer, await readJson(context.req.raw));
    return context.json(await answerName(database, { id, approved }, actor, Date.now()));
  });
  // Posted, since a look is written down.
  api.post('/names/:id/look', async (context) => {
    const actor = actorOf(context);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    if (pseudonyms === null)
      throw new Refusal(409, 'This service has no key for names.', 'Start it with the key.');
    return context.json(await lookAtName(database, pseudonyms, id, actor, Date.now()));
  });
  return api;
}

function actorOf({ var: { open } }: Context<SignedIn>): string {
  requirePerson(open);
  requireRole(open.session, ['approver', 'admin']);
  return open.session.name;
}
