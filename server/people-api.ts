/** Routes about people who sign in and what they did; for admins. */
import { Hono } from 'hono';
import { AuditQuery } from './contract/people.ts';
import type { Database } from './database/database.ts';
import { CSV_START, csvHeaders, csvLine } from './files/csv.ts';
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
    return new Response(trailAsCsv(database, query), { headers: csvHeaders('handrail-trail.csv') });
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

/** Read page by page as it is taken, newest first. */
function trailAsCsv(database: Database, query: AuditQuery): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: AuditQuery | null = query;
  return new ReadableStream({
    start(controller) {
      const titles = csvLine(['time', 'who', 'action', 'detail']);
      controller.enqueue(encoder.encode(CSV_START + titles));
    },
    async pull(controller) {
      if (next === null) return controller.close();
      const page = await readAudit(database, next);
      next = page.next === null ? null : { ...query, cursor: page.next };
      const lines = page.entries.map(({ time, actor, action, detail }) =>
        csvLine([new Date(time).toISOString(), actor, action, JSON.stringify(detail)]),
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')));
      else controller.close();
    },
  });
}
