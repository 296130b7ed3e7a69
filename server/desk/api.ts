/** Routes about what the service adds to the policy. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { Refusal } from '../problem.ts';
import { parseRequest } from '../reports/request-body.ts';
import type { Desk } from './desk.ts';
import { liftEntry, readLiveEntries } from './entries.ts';
import { entriesAsYaml } from './entries-yaml.ts';

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function deskApi(database: Database, desk: Desk): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/desk', async (context) => context.json(await desk.state()));
  api.get('/desk/entries.yaml', async (context) =>
    context.body(entriesAsYaml(await readLiveEntries(database, Date.now())), 200, {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="handrail-entries.yaml"',
    }),
  );
  api.delete('/desk/entries/:id', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['approver', 'admin']);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    const now = Date.now();
    await database.transaction(async (queries) => {
      const kind = await liftEntry(queries, id, session.name, now);
      if (kind === null)
        throw new Refusal(404, 'No such entry holds.', 'It may be over, or lifted already.');
      await recordAction(queries, session.name, 'lift-entry', { entry: id, kind }, now);
    });
    await desk.republish();
    return context.json({ id });
  });
  return api;
}
