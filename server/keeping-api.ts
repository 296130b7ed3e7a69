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
import { readAudit } from './people/audit.ts';
import { requireRole, type SignedIn } from './people/signed-in.ts';
import { Refusal } from './problem.ts';
import { PROJECTIONS } from './projections.ts';
import { readSinks } from './sinks/cursor.ts';
import { readJson } from './reports/request-body.ts';

const AUDIT_PAGE = 200;

const DeviceQuery = z.strictObject({
  gaps: z.enum(['only']).optional(),
  after: z.string().max(200).default(''),
});
const AuditQuery = z.strictObject({
  before: z.coerce.number().int().default(Number.MAX_SAFE_INTEGER),
});

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function keepingApi(database: Database, retention: RetentionDays): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/devices', async (context) => {
    const query = parse(DeviceQuery, context.req.query());
    return context.json(await readDevices(database, query.gaps === 'only', query.after));
  });
  api.get('/devices/:device/chain', async (context) => {
    const { step, health } = cutoffsOf(retention, Date.now());
    const report = await verifyChain(
      database,
      context.req.param('device'),
      Math.max(step, health, 0),
    );
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
    const request = parse(HoldRequest, await readJson(context.req.raw));
    if (request.from >= request.to) throw new Refusal(400, 'from is not before to.', 'Swap them.');
    return context.json(await makeHold(database, request, session.name, Date.now()), 201);
  });
  api.delete('/holds/:id', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const id = parse(z.uuid(), context.req.param('id'));
    return context.json(await releaseHold(database, id, session.name, Date.now()));
  });

  api.post('/erasures', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const request = parse(ErasureRequest, await readJson(context.req.raw));
    const forgetters = PROJECTIONS.map(({ forget }) => forget);
    const erasure = await erasePerson(database, request, session.name, Date.now(), forgetters);
    return context.json(erasure, 201);
  });

  api.get('/sinks', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readSinks(database));
  });
  api.get('/audit', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    const { before } = parse(AuditQuery, context.req.query());
    return context.json(await readAudit(database, before, AUDIT_PAGE));
  });
  return api;
}

function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const at = issue.path.length === 0 ? 'The request' : issue.path.join('.');
  throw new Refusal(400, `${at}: ${issue.message}`, 'Check what was sent.');
}
