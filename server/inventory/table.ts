/** The inventory as a table for spreadsheets, in pieces, so that a long one takes no memory. */
import type { ThingQuery, ThingRow } from '../contract/inventory.ts';
import type { Database } from '../database/database.ts';
import { type Cell, CSV_START, csvLine } from '../files/csv.ts';
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
export function inventoryTable(database: Database, query: ThingQuery): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | null = null;
  let started = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { cursor: _own, ...filters } = query;
      const page = await readThings(database, {
        ...filters,
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      });
      const head = started ? '' : CSV_START + csvLine(HEAD);
      started = true;
      cursor = page.next;
      controller.enqueue(
        encoder.encode(head + page.rows.map((row) => csvLine(cellsOf(row))).join('')),
      );
      if (cursor === null) controller.close();
    },
  });
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
