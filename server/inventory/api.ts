/** Routes of the inventory. Everyone who signed in reads; approvers and admins say what a thing is. */
import { Hono } from 'hono';
import {
  DifferenceQuery,
  ImportRequest,
  ImportSource,
  LARGEST_EXPORT,
  NoteRequest,
  Review,
  ThingQuery,
} from '../contract/inventory.ts';
import type { Database } from '../database/database.ts';
import { csvHeaders } from '../files/csv.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { jsonOf, parseRequest, readForm, readJson } from '../reports/request-body.ts';
import { readDifferences } from './differences.ts';
import { readThing } from './detail.ts';
import { importExport, readImports, removeImport } from './imports.ts';
import { readInventorySummary, readThings } from './list.ts';
import { nothingThere, noteThing, reviewThing } from './reviews.ts';
import { inventoryTable } from './table.ts';

/** Bytes: the largest export with the files that go with it. */
const EXPORT_LIMITS = {
  compressed: LARGEST_EXPORT,
  plain: 3 * LARGEST_EXPORT,
  deadline: 30_000,
};

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function inventoryApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  const deciding = ['approver', 'admin'] as const;

  api.get('/inventory', async (context) =>
    context.json(await readThings(database, parseRequest(ThingQuery, context.req.query()))),
  );
  api.get('/inventory/summary', async (context) =>
    context.json(await readInventorySummary(database, Date.now())),
  );
  api.get('/inventory.csv', async (context) => {
    const query = parseRequest(ThingQuery, context.req.query());
    return context.body(
      await inventoryTable(database, query),
      200,
      csvHeaders('handrail-inventory.csv'),
    );
  });

  const detail = async (thing: string) => {
    const found = await readThing(database, thing);
    if (found === null) throw nothingThere();
    return found;
  };
  api.get('/inventory/things/:thing', async (context) =>
    context.json(await detail(context.req.param('thing'))),
  );
  api.put('/inventory/things/:thing', async (context) => {
    const { session } = context.var.open;
    requireRole(session, deciding);
    const thing = context.req.param('thing');
    const review = parseRequest(Review, await readJson(context.req.raw));
    await reviewThing(database, thing, review, session.name, Date.now());
    return context.json(await detail(thing));
  });
  api.post('/inventory/things/:thing/notes', async (context) => {
    const { session } = context.var.open;
    requireRole(session, deciding);
    const thing = context.req.param('thing');
    const { text } = parseRequest(NoteRequest, await readJson(context.req.raw));
    await noteThing(database, thing, text, session.name, Date.now());
    return context.json(await detail(thing), 201);
  });

  api.get('/inventory/imports', async (context) => context.json(await readImports(database)));
  api.post('/inventory/imports', async (context) => {
    const { session } = context.var.open;
    requireRole(session, deciding);
    const body = await readForm(context.req.raw, EXPORT_LIMITS);
    const request = parseRequest(ImportRequest, jsonOf(body, 'Send a JSON object.'));
    return context.json(await importExport(database, request, session.name, Date.now()), 201);
  });
  api.delete('/inventory/imports/:source', async (context) => {
    const { session } = context.var.open;
    requireRole(session, deciding);
    const source = parseRequest(ImportSource, context.req.param('source'));
    await removeImport(database, source, session.name, Date.now());
    return context.json(await readImports(database));
  });
  api.get('/inventory/differences', async (context) => {
    const { which } = parseRequest(DifferenceQuery, context.req.query());
    return context.json(await readDifferences(database, which));
  });
  return api;
}
