/** Routes about keeping: devices and their chains for everyone who signed in; the rest for admins. */
import { Hono } from 'hono';
import { z } from 'zod';
import { ErasureRequest, HoldRequest } from './contract/contract.ts';
import type { Database } from './database/database.ts';
import { verifyChain } from './events/chain.ts';
import { readDevices } from './events/gaps.ts';
import { erasePerson } from './keeping/erasure.ts';
import { makeHold, readHolds, releaseHold } from './keeping/holds.ts';
import { cutoffsOf } from './keeping/retention.ts';
import type { RetentionDays } from './options.ts';
import type { Pseudonyms } from './people/pseudonyms.ts';
import { requireRole, type SignedIn } from './people/signed-in.ts';
import { Refusal } from './problem.ts';
import { PROJECTIONS } from './projections.ts';
import { readSinks } from './sinks/cursor.ts';
import { parseRequest, readJson } from './reports/request-body.ts';

const DeviceQuery = z.strictObject({
  gaps: z.enum(['only']).optional(),
  after: z.string().max(200).default(''),
});

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function keepingApi(
  database: Database,
  retention: RetentionDays,
  pseudonyms: Pseudonyms | null,
): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/devices', async (context) => {
    const query = parseRequest(DeviceQuery, context.req.query());
    return context.json(await readDevices(database, query.gaps === 'only', query.after));
  });
  api.get('/devices/:device/chain', async (context) => {
    const keptSince = cutoffsOf(retention, Date.now());
    const report = await verifyChain(database, context.req.param('device'), keptSince);
    if (report === null)
      throw new Refusal(404, 'No such device has reported.', 'Check the name of the device.');
    return context.json(report);
  });

  api.get('/holds', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readHolds(database));
  });
  api.post('/holds', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const request = parseRequest(HoldRequest, await readJson(context.req.raw));
    if (request.from >= request.to) throw new Refusal(400, 'from is not before to.', 'Swap them.');
    // Under a pseudonym, as the events are; the list of holds is then no list of names either.
    const person =
      pseudonyms === null || request.person === null
        ? request.person
        : pseudonyms.of(request.person);
    const hold = { ...request, person };
    return context.json(await makeHold(database, hold, session.name, Date.now()), 201);
  });
  api.delete('/holds/:id', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    return context.json(await releaseHold(database, id, session.name, Date.now()));
  });

  api.post('/erasures', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const request = parseRequest(ErasureRequest, await readJson(context.req.raw));
    const pseudonym = pseudonyms === null ? null : pseudonyms.of(request.person);
    const forgetters = PROJECTIONS.map(({ forget }) => forget);
    const erasure = await erasePerson(
      database,
      { ...request, pseudonym },
      session.name,
      Date.now(),
      forgetters,
    );
    return context.json(erasure, 201);
  });

  api.get('/sinks', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readSinks(database));
  });
  return api;
}
