/** The inventory as a table for spreadsheets, in pieces, so that a long one takes no memory. */
import type { ThingQuery, ThingRow } from '../contract/inventory.ts';
import type { Database } from '../database/database.ts';
import { type Cell, csvPieces } from '../files/csv.ts';
import { pagesOf, streamOf } from '../files/pieces.ts';
import { readThings } from './list.ts';

const HEAD = [
  ...[
    'kind',
    'name as shown (not checked)',
    'id',
    'platform',
    'host',
    'status',
    'status from',
    'owner',
  ],
  ...['risk', 'level', 'risk parts', 'people', 'people is a minimum', 'steps', 'widest audience'],
  ...['data classes', 'first seen', 'last seen'],
];

/** @returns the whole list that a query asks for, whatever its page */
export function inventoryTable(
  database: Database,
  query: ThingQuery,
): Promise<ReadableStream<Uint8Array>> {
  return streamOf(csvPieces(HEAD, rowsOf(database, query)));
}

async function* rowsOf(
  database: Database,
  { cursor: _own, ...filters }: ThingQuery,
): AsyncGenerator<Cell[][]> {
  const read = (at: { cursor?: string }) => readThings(database, { ...filters, limit: 200, ...at });
  for await (const { rows } of pagesOf(read)) yield rows.map(cellsOf);
}

function cellsOf(row: ThingRow): Cell[] {
  const parts = row.risk.parts.map(({ code, points }) => `${code} ${points}`).join('; ');
  return [
    ...[row.kind, row.name, row.id, row.platform, row.host, row.status, row.statusFrom, row.owner],
    ...[row.risk.score, row.risk.level, parts, row.people, row.morePeople ? 'yes' : 'no'],
    ...[row.steps, row.audience, row.areas.join('; ')],
    ...[new Date(row.firstSeen).toISOString(), new Date(row.lastSeen).toISOString()],
  ];
}
