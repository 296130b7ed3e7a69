/**
 * What the served policy says of apps and connectors, copied into the database so that it can be joined,
 * and again whenever another policy is served. The bundle is read, not verified: it is the service's own
 * file, and browsers check the signature of what they enforce.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readPolicy } from '../../lib/policy/later.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import type { Vendor } from '../../lib/policy/lists.ts';
import type { Database, Queries } from '../database/database.ts';
import { type Status, STATUSES, type ThingKind } from '../contract/inventory.ts';
import { lockThings, writeThings } from './things.ts';
import { knownAs } from './thing-of.ts';

type Listed = {
  known_as: string;
  kind: ThingKind;
  id: string;
  name: string | null;
  owner: string | null;
  status: Status;
  agreement: boolean | null;
  review_due: string | null;
  scopes: readonly string[] | null;
  lists: string[];
};

/** @returns one entry for each app and connector that the policy names; the strictest word counts */
export function listedIn({ lists, kill }: Policy): Listed[] {
  const found = new Map<string, Listed>();
  const add = (kind: ThingKind, id: string, list: string, known: Known) => {
    const before = found.get(knownAs(kind, id)) ?? nothing(kind, id);
    found.set(before.known_as, {
      ...before,
      name: before.name ?? known.name ?? null,
      owner: before.owner ?? known.owner ?? null,
      status: strictest([before.status, statusOfList(list), known.vendor?.status ?? 'unreviewed']),
      agreement: before.agreement ?? known.vendor?.agreement ?? null,
      review_due: before.review_due ?? known.vendor?.reviewDue ?? null,
      scopes: before.scopes ?? known.scopes ?? null,
      lists: [...before.lists, list],
    });
  };
  for (const [list, apps] of Object.entries(lists.apps))
    for (const app of apps) add('app', app.clientId, list, app);
  for (const [list, connectors] of Object.entries(lists.connectors))
    for (const connector of connectors) add('connector', connector.id, list, connector);
  for (const { app, connector, drill } of kill) {
    if (drill === true) continue;
    if (app !== undefined) add('app', app, 'blocked', {});
    if (connector !== undefined) add('connector', connector, 'blocked', {});
  }
  return [...found.values()];
}

type Known = {
  name?: string | undefined;
  owner?: string | undefined;
  vendor?: Vendor | undefined;
  scopes?: string[] | undefined;
};

function nothing(kind: ThingKind, id: string): Listed {
  return {
    known_as: knownAs(kind, id),
    ...{ kind, id, name: null, owner: null, status: 'unreviewed', agreement: null },
    ...{ review_due: null, scopes: null, lists: [] },
  };
}

/** Lists are named freely; these names say what they mean. */
function statusOfList(list: string): Status {
  return STATUSES.find((status) => status === list) ?? 'unreviewed';
}

function strictest(statuses: Status[]): Status {
  return STATUSES.findLast((status) => statuses.includes(status)) ?? 'unreviewed';
}

/** Things that are scored again in one transaction. */
const PIECE = 500;

const State = z.object({ digest: z.string(), scored: z.boolean() });

/**
 * Takes over the lists of a bundle that is another one than last time, and scores every thing again.
 * @param bundle compact JWS, or null while none is served
 * @param now Unix ms
 */
export async function takePolicy(
  database: Database,
  bundle: string | null,
  now: number,
): Promise<void> {
  const digest = bundle === null ? '' : createHash('sha256').update(bundle).digest('hex');
  const [row] = await database.query('SELECT digest, scored FROM inventory_policy_state', []);
  const state = State.parse(row);
  if (state.digest !== digest) {
    const policy = bundle === null ? null : policyIn(bundle);
    // Half written or of a later kind: the one before counts until it can be read.
    if (bundle !== null && policy === null) return;
    await database.transaction((queries) => replaceLists(queries, policy, digest, now));
  } else if (state.scored) return;
  await scoreAll(database);
  await database.query('UPDATE inventory_policy_state SET scored = true WHERE digest = $1', [
    digest,
  ]);
}

/** @returns the bundle's text, or null while there is none */
export async function readServed(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function policyIn(bundle: string): Policy | null {
  const [, payload = ''] = bundle.trim().split('.');
  try {
    const document: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const read = readPolicy(document);
    return read.success ? read.data : null;
  } catch {
    // Not JSON: no policy, which the caller says.
    return null;
  }
}

async function replaceLists(
  { query }: Queries,
  policy: Policy | null,
  digest: string,
  now: number,
): Promise<void> {
  await query('SELECT one FROM inventory_policy_state FOR UPDATE', []);
  await query('DELETE FROM inventory_policy', []);
  await query(
    `INSERT INTO inventory_policy (known_as, kind, id, name, owner, status, agreement, review_due, scopes, lists)
     SELECT * FROM json_to_recordset($1::json) AS (known_as text, kind text, id text, name text, owner text,
       status text, agreement boolean, review_due text, scopes json, lists json)`,
    [JSON.stringify(policy === null ? [] : listedIn(policy))],
  );
  await query(
    `UPDATE inventory_policy_state SET digest = $1, version = $2::bigint, read = $3::bigint, settings = $4::json,
       scored = false`,
    [digest, policy?.version ?? null, now, JSON.stringify(policy?.settings ?? null)],
  );
}

async function scoreAll(database: Database): Promise<void> {
  for (let after = ''; ;) {
    const rows = await database.query(
      `SELECT thing FROM inventory_things WHERE thing > $1 ORDER BY thing LIMIT ${PIECE}`,
      [after],
    );
    const things = rows.map(({ thing }) => String(thing));
    const last = things.at(-1);
    if (last === undefined) return;
    await database.transaction(async (queries) =>
      writeThings(queries, await lockThings(queries, things)),
    );
    after = last;
  }
}
