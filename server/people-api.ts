/** Routes about people who sign in and what they did; for admins. */
import { Hono } from 'hono';
import { AuditQuery } from './contract/people.ts';
import type { Database } from './database/database.ts';
import { type Cell, csvHeaders, csvPieces } from './files/csv.ts';
import { pagesOf, streamOf } from './files/pieces.ts';
import { readAudit, recordAction, verifyAudit } from './people/audit.ts';
import { requireRole, type SignedIn } from './people/signed-in.ts';
import { parseRequest } from './reports/request-body.ts';

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function peopleApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/audit', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readAudit(database, parseRequest(AuditQuery, context.req.query())));
  });
  api.get('/audit/check', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await verifyAudit(database));
  });
  api.get('/audit.csv', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const query = parseRequest(AuditQuery, context.req.query());
    await database.transaction((queries) =>
      recordAction(queries, session.name, 'export-trail', wordsOf(query), Date.now()),
    );
    return new Response(await streamOf(csvPieces(TITLES, trailRows(database, query))), {
      headers: csvHeaders('handrail-trail.csv'),
    });
  });
  return api;
}

function wordsOf({ from, to, actor, action }: AuditQuery): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries({ from, to, actor, action }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

const TITLES = ['time', 'who', 'action', 'detail'];

/** Newest first. */
async function* trailRows(database: Database, query: AuditQuery): AsyncGenerator<Cell[][]> {
  for await (const { entries } of pagesOf((at) => readAudit(database, { ...query, ...at })))
    yield entries.map(({ time, actor, action, detail }) => [
      ...[new Date(time).toISOString(), actor, action, JSON.stringify(detail)],
    ]);
}
