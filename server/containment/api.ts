/** Routes of the page on which something is stopped everywhere. */
import { Hono } from 'hono';
import { z } from 'zod';
import { stringify } from 'yaml';
import {
  AffectedQuery,
  type ContainmentDetail,
  EndRequest,
  StopRequest,
  Target,
  ThingQuery,
} from '../contract/containment.ts';
import type { Database } from '../database/database.ts';
import { type Cell, csvHeaders, csvPieces } from '../files/csv.ts';
import { pagesOf, streamOf } from '../files/pieces.ts';
import { recordAction } from '../people/audit.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { parseRequest, readJson } from '../reports/request-body.ts';
import {
  confirmStop,
  type ContainParts,
  endStop,
  noContainment,
  proposeStop,
  readContainment,
  readContainments,
} from './containments.ts';
import { findThings, readAffected, readPreview } from './preview.ts';
import { spreadOf } from './spread.ts';
import { killOf } from './targets.ts';

const WRITERS = ['approver', 'admin'] as const;

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function containmentApi(parts: ContainParts): Hono<SignedIn> {
  const { database, livePolicy, needs } = parts;
  const { signs } = parts.desk;
  const api = new Hono<SignedIn>();
  api.use('/containment/*', async (context, next) => {
    requireRole(context.var.open.session, WRITERS);
    await next();
  });
  const idOf = (given: string | undefined) => parseRequest(z.uuid(), given);

  api.get('/containment/things', async (context) =>
    context.json(await findThings(database, parseRequest(ThingQuery, context.req.query()))),
  );
  api.get('/containment/preview', async (context) => {
    const target = parseRequest(Target, context.req.query());
    const known = { live: await livePolicy(), needs, signs };
    return context.json(await readPreview(database, target, known));
  });
  api.get('/containment/affected', async (context) =>
    context.json(await readAffected(database, parseRequest(AffectedQuery, context.req.query()))),
  );
  api.get('/containment/affected.csv', async (context) => {
    const query = parseRequest(Target, context.req.query());
    const { session } = context.var.open;
    const detail = { what: query.sort, target: query.id.slice(0, 300).toWellFormed() };
    await database.transaction((queries) =>
      recordAction(queries, session.name, 'export-affected', detail, Date.now()),
    );
    return new Response(await streamOf(csvPieces(TITLES, affectedRows(database, query))), {
      headers: csvHeaders('handrail-affected.csv'),
    });
  });

  api.get('/containment/stops', async (context) =>
    context.json({
      containments: await readContainments(database, await livePolicy()),
      ...{ needs, signs },
    }),
  );
  api.post('/containment/stops', async (context) => {
    const request = parseRequest(StopRequest, await readJson(context.req.raw));
    return context.json(await proposeStop(parts, request, context.var.open.session.name), 201);
  });
  api.get('/containment/stops/:id', async (context) => {
    const id = idOf(context.req.param('id'));
    const containment = await readContainment(database, id, await livePolicy());
    if (containment === null) throw noContainment();
    const { entry, target, drill } = containment;
    const kill = { ...killOf(entry, target), ...(drill ? { drill } : {}) };
    return context.json({
      containment,
      spread: await spreadOf(database, containment),
      yaml: stringify({ kill: [kill] }),
    } satisfies ContainmentDetail);
  });
  api.post('/containment/stops/:id/confirm', async (context) => {
    const id = idOf(context.req.param('id'));
    return context.json(await confirmStop(parts, id, context.var.open.session.name));
  });
  api.post('/containment/stops/:id/end', async (context) => {
    const id = idOf(context.req.param('id'));
    const { reason } = parseRequest(EndRequest, await readJson(context.req.raw));
    return context.json(await endStop(parts, id, reason, context.var.open.session.name));
  });
  return api;
}

const TITLES = ['person', 'device', 'platform', 'what', 'first', 'last', 'times'];

async function* affectedRows(database: Database, target: Target): AsyncGenerator<Cell[][]> {
  const moment = (time: number) => new Date(time).toISOString();
  for await (const page of pagesOf((at) => readAffected(database, { ...target, ...at })))
    yield page.rows.map(({ person, device, platform, thing, first, last, times }) => [
      ...[person, device, platform, thing, moment(first), moment(last), times],
    ]);
}
