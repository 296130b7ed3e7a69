/** Routes about the fleet: how far everything has come, which browsers, and who may report. */
import { Hono } from 'hono';
import { z } from 'zod';
import { DeviceQuery } from '../contract/fleet.ts';
import type { Database } from '../database/database.ts';
import { freeDevice, revokeDevice } from '../enrolment/revoke.ts';
import { makeToken, readTokens, retireToken } from '../enrolment/tokens.ts';
import { type Cell, csvHeaders, csvPieces } from '../files/csv.ts';
import { pagesOf, streamOf } from '../files/pieces.ts';
import { recordAction } from '../people/audit.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { parseRequest } from '../reports/request-body.ts';
import { readFleet } from './device-list.ts';
import { readCoverage } from './overview.ts';

export type FleetParts = {
  database: Database;
  /** Enrolment tokens of the options. */
  enrolmentTokens: readonly string[];
  requireEnrolment: boolean;
};

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function fleetApi({
  database,
  enrolmentTokens,
  requireEnrolment,
}: FleetParts): Hono<SignedIn> {
  const api = new Hono<SignedIn>();

  api.get('/coverage', async (context) =>
    context.json(await readCoverage(database, Date.now(), requireEnrolment)),
  );
  api.get('/coverage/devices', async (context) => {
    const query = parseRequest(DeviceQuery, context.req.query());
    return context.json(await readFleet(database, query, Date.now()));
  });
  api.get('/coverage/devices.csv', async (context) => {
    const { session } = context.var.open;
    const query = parseRequest(DeviceQuery, context.req.query());
    const now = Date.now();
    await database.transaction((queries) =>
      recordAction(queries, session.name, 'export', { what: 'browsers' }, now),
    );
    return new Response(await streamOf(csvPieces(COLUMNS, fleetRows(database, query, now))), {
      headers: csvHeaders('handrail-browsers.csv'),
    });
  });

  api.post('/enrolment/devices/:device/revoke', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const device = context.req.param('device');
    await revokeDevice(database, enrolmentTokens, device, session.name, Date.now());
    return context.body(null, 204);
  });
  api.post('/enrolment/devices/:device/free', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    await freeDevice(database, context.req.param('device'), session.name, Date.now());
    return context.body(null, 204);
  });
  api.get('/enrolment/tokens', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    return context.json(await readTokens(database));
  });
  api.post('/enrolment/tokens', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    return context.json(await makeToken(database, session.name, Date.now()), 201);
  });
  api.delete('/enrolment/tokens/:id', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    await retireToken(database, id, session.name, Date.now());
    return context.body(null, 204);
  });
  return api;
}

const COLUMNS = [
  ...['device', 'last heard', 'person', 'label', 'browser', 'version', 'policy', 'policy hash'],
  ...['flow', 'page', 'request', 'net', 'denied', 'waiting', 'dropped', 'set aside'],
  ...['enrolment', 'credential ends', 'missing events'],
];

/** In the order of the list. */
async function* fleetRows(
  database: Database,
  query: DeviceQuery,
  now: number,
): AsyncGenerator<Cell[][]> {
  const moment = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  for await (const { devices } of pagesOf((at) => readFleet(database, { ...query, ...at }, now)))
    yield devices.map((one) => [
      ...[one.device, moment(one.heard), one.person, one.label, one.browser, one.version],
      ...[one.policy, one.policyHash, ...one.layers.map(({ reason }) => reason)],
      ...[one.denied.join(' '), one.waiting, one.dropped, one.setAside, one.enrolment],
      ...[moment(one.credentialEnds), one.missing],
    ]);
}
