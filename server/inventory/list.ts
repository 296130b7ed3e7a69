/** The list of the inventory, page by page, and the numbers above it. Reads indexes, never events. */
import { z } from 'zod';
import {
  type InventorySummary,
  type ThingPage,
  type ThingQuery,
  ThingRow,
} from '../contract/inventory.ts';
import type { Queries, Row } from '../database/database.ts';
import { searchQuery } from '../events/search-words.ts';
import { Refusal } from '../problem.ts';
import { MOST_PEOPLE } from './projection.ts';

export const ROW = `thing, kind, platform, id, host, resource_type, name, areas, audience, people, steps,
  first_seen, last_seen, status, status_from, owner, risk, level, parts`;

const StoredRow = z.looseObject({
  resource_type: z.unknown(),
  people: z.coerce.number(),
  steps: z.coerce.number(),
  first_seen: z.coerce.number(),
  last_seen: z.coerce.number(),
  status_from: z.unknown(),
  risk: z.coerce.number(),
  level: z.unknown(),
  parts: z.unknown(),
});

/** @returns a row as the console reads it */
export function rowOf(row: Row): ThingRow {
  const { resource_type, first_seen, last_seen, status_from, risk, level, parts, ...same } =
    StoredRow.parse(row);
  return ThingRow.parse({
    ...same,
    morePeople: same.people >= MOST_PEOPLE,
    resourceType: resource_type,
    firstSeen: first_seen,
    lastSeen: last_seen,
    statusFrom: status_from,
    risk: { score: risk, level, parts },
  });
}

/** Columns that a list may be ordered by; each has an index that ends in the thing. */
const COLUMNS = { risk: 'risk', first: 'first_seen', last: 'last_seen', people: 'people' } as const;

const Cursor = z.tuple([z.number(), z.string()]);

/** @returns one page, the weightiest first; throws Refusal 400 for a cursor that this service did not make */
export async function readThings({ query }: Queries, asked: ThingQuery): Promise<ThingPage> {
  const column = COLUMNS[asked.sort];
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (value: string | number | undefined, condition: (place: string) => string) => {
    if (value !== undefined) conditions.push(condition(`$${parameters.push(value)}`));
  };
  add(asked.kind, (place) => `kind = ${place}`);
  add(asked.status, (place) => `status = ${place}`);
  add(asked.area, (place) => `areas @> ARRAY[${place}::text]`);
  add(asked.since, (place) => `first_seen >= ${place}::bigint`);
  add(searchQuery(asked.text), (place) => `words @@ to_tsquery('simple', ${place})`);
  if (asked.unowned !== undefined) conditions.push('owner IS NULL');
  if (asked.cursor !== undefined) {
    const [value, thing] = readCursor(asked.cursor);
    const at = parameters.push(value, thing);
    conditions.push(`(${column}, thing) < ($${at - 1}::bigint, $${at}::text)`);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = await query(
    `SELECT ${ROW} FROM inventory_things ${where}
     ORDER BY ${column} DESC, thing DESC LIMIT ${asked.limit + 1}`,
    parameters,
  );
  const page = rows.slice(0, asked.limit).map(rowOf);
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { rows: page, next: more ? writeCursor(orderOf(last, asked.sort), last.thing) : null };
}

function orderOf(row: ThingRow, sort: ThingQuery['sort']): number {
  if (sort === 'risk') return row.risk.score;
  if (sort === 'people') return row.people;
  return sort === 'first' ? row.firstSeen : row.lastSeen;
}

function writeCursor(value: number, thing: string): string {
  return Buffer.from(JSON.stringify([value, thing])).toString('base64url');
}

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(
      400,
      'The cursor is not one of this service.',
      'Start again from the first page.',
    );
  }
}

const WEEK = 7 * 86_400_000;
const Counted = z.object({ kind: z.string(), status: z.string(), things: z.coerce.number() });

/** The numbers above the list. */
export async function readInventorySummary(
  { query }: Queries,
  now: number,
): Promise<InventorySummary> {
  const counted = (
    await query(
      'SELECT kind, status, count(*) AS things FROM inventory_things GROUP BY kind, status',
      [],
    )
  ).map((row) => Counted.parse(row));
  const sum = (key: 'kind' | 'status') => {
    const sums: Record<string, number> = {};
    for (const one of counted) sums[one[key]] = (sums[one[key]] ?? 0) + one.things;
    return sums;
  };
  const [fresh] = await query(
    'SELECT count(*) AS things FROM inventory_things WHERE first_seen >= $1::bigint',
    [now - WEEK],
  );
  const [unowned] = await query(
    'SELECT count(*) AS things FROM inventory_things WHERE owner IS NULL',
    [],
  );
  const [state] = await query('SELECT version FROM inventory_policy_state', []);
  return {
    byStatus: sum('status'),
    byKind: sum('kind'),
    newSince: now - WEEK,
    newThisWeek: Number(fresh?.things),
    unowned: Number(unowned?.things),
    policyVersion: state?.version == null ? null : Number(state.version),
  };
}
