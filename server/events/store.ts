/** Events in and out of the database. */
import { z } from 'zod';
import { EventDetail, type EventPage, EventRow, type EventQuery } from '../contract/contract.ts';
import { COMMIT_ORDER } from '../database/commit-order.ts';
import { type Database, isRefusedData, type Queries, type Row } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { digestOf } from './chain.ts';
import { cutSubject, type NewEvent } from './reported-event.ts';
import { searchQuery, searchText } from './search-words.ts';

/** A device whose numbers have more pieces than this counts as one without gaps, and says so. */
const MOST_PIECES = 1_000;
const RAGGED = `(SELECT count(*) FROM unnest(known.seen)) > ${MOST_PIECES}`;

/** Control characters stand in JSON as escapes only. */
const SEPARATOR = '\x1e';

const sha256 = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/**
 * One statement stores the events, what each device's chain says of them, and which sequence numbers
 * were seen: all of it or nothing. The columns come as one JSON parameter instead of one a value: the
 * same text on both databases, and no limit of 65,535. The events come beside it, separated by a
 * character that JSON cannot hold, since each would else be read three times on its way. A device's row is locked until the commit, so its links line up;
 * everything is taken in order (uids, then devices), so that two reports never wait for each other.
 */
const INSERT = `
  WITH incoming AS MATERIALIZED (
    SELECT * FROM ROWS FROM (
      json_to_recordset($1::json) AS (uid uuid, time bigint, type text, device text, person text,
        surface text, kind text, subject text, subject_name text, audience text, effect text,
        intended text, outcome text, rule text, message text, words text, sequence bigint, digest text),
      unnest(string_to_array($3::text, E'\\x1e'))
    ) AS given (uid, time, type, device, person, surface, kind, subject, subject_name, audience, effect,
      intended, outcome, rule, message, words, sequence, digest, event)
  ), added AS (
    INSERT INTO events (uid, time, received, type, device, person, surface, kind, subject, subject_name,
      audience, effect, intended, outcome, rule, message, words, commit_order, event)
    SELECT uid, time, $2::bigint, type, device, person, surface, kind, subject, subject_name, audience,
      effect, intended, outcome, rule, message, to_tsvector('simple', words), ${COMMIT_ORDER}, event::json
    FROM incoming
    ON CONFLICT (uid) DO NOTHING
    RETURNING uid
  ), reported AS MATERIALIZED (
    SELECT device, string_agg(incoming.uid || ':' || digest || ':' || incoming.type, ',' ORDER BY sequence, incoming.uid)
      FILTER (WHERE added.uid IS NOT NULL) AS entries,
      coalesce(range_agg(int8range(sequence, sequence, '[]')) FILTER (WHERE sequence IS NOT NULL), '{}') AS seen
    FROM incoming LEFT JOIN added USING (uid) GROUP BY device ORDER BY device
  ), heads AS (
    INSERT INTO devices AS known (device, length, hash, seen, ragged, first_received, last_received)
    SELECT device, 1, ${sha256('entries')}, seen, false, $2::bigint, $2::bigint
    FROM reported WHERE entries IS NOT NULL
    ON CONFLICT (device) DO UPDATE SET
      length = known.length + 1,
      hash = ${sha256('known.hash || excluded.hash')},
      seen = CASE WHEN ${RAGGED} THEN int8multirange(range_merge(known.seen + excluded.seen))
        ELSE known.seen + excluded.seen END,
      ragged = known.ragged OR ${RAGGED},
      last_received = greatest(known.last_received, excluded.last_received)
    RETURNING device, length, hash
  ), linked AS (
    INSERT INTO chain_links (device, position, received, entries, hash)
    SELECT device, heads.length, $2::bigint, entries, heads.hash
    FROM heads JOIN reported USING (device)
  )
  SELECT uid FROM added`;

export type Stored = {
  /** Uids that were not there before. */
  added: string[];
  /** Events that the database itself refused. */
  refused: { uid: string; reason: string }[];
};

/**
 * Stores events; what is already there stays as it is. When it returns, the events are committed.
 * @param received Unix ms
 * @returns what was new and what was refused; the rest were duplicates
 */
export async function insertEvents(
  database: Queries,
  events: NewEvent[],
  received: number,
): Promise<Stored> {
  if (events.length === 0) return { added: [], refused: [] };
  try {
    // Once each: the same event twice in one report would be two entries of the chain.
    const single = new Map(events.map((event) => [event.row.uid, event]));
    const ordered = [...single.values()].toSorted((a, b) => (a.row.uid < b.row.uid ? -1 : 1));
    const rows = await database.query(INSERT, [
      JSON.stringify(ordered.map(columnsOf)),
      received,
      ordered.map(({ json }) => json).join(SEPARATOR),
    ]);
    return { added: rows.map((row) => String(row.uid)), refused: [] };
  } catch (error) {
    if (!isRefusedData(error)) throw error;
    const [only] = events;
    if (events.length === 1 && only !== undefined) {
      return { added: [], refused: [{ uid: only.row.uid, reason: 'the database cannot hold it' }] };
    }
    // One event spoils the statement: halving finds it without losing its neighbours.
    const middle = Math.ceil(events.length / 2);
    const first = await insertEvents(database, events.slice(0, middle), received);
    const second = await insertEvents(database, events.slice(middle), received);
    return {
      added: [...first.added, ...second.added],
      refused: [...first.refused, ...second.refused],
    };
  }
}

function columnsOf({ row, sequence, json }: NewEvent): Record<string, unknown> {
  const { user, subjectName, ...same } = row;
  const words = searchText([user, row.surface, row.subject, subjectName, row.rule, row.message]);
  const digest = digestOf(json);
  return { ...same, person: user, subject_name: subjectName, words, sequence, digest };
}

/** The columns of a row of the list, for `StoredRow`. */
export const ROW = `uid, time, type, device, person, surface, kind, subject, subject_name, audience, effect,
  intended, outcome, rule, message`;

/** Columns as both drivers give them: bigint comes as text from one and as number from the other. */
export const StoredRow = z
  .looseObject({
    uid: z.string(),
    time: z.coerce.number(),
    person: z.unknown(),
    subject_name: z.unknown(),
  })
  .transform(({ person, subject_name: subjectName, ...columns }) => {
    const { received: _received, event: _event, ...others } = columns;
    const { commit_order: _order, json: _json, ...same } = others;
    return EventRow.parse({ ...same, user: person, subjectName });
  });

const NEWEST_FIRST = 'ORDER BY time DESC, uid DESC';

/** Where a page ended: newest first, ties by uid. */
const Cursor = z.tuple([z.int(), z.uuid()]);

/**
 * @param query parsed query of the list
 * @returns one page, newest first; `next` is null on the last one. Throws Refusal 400 for a cursor
 * that this service did not make.
 */
export async function readPage(database: Database, query: EventQuery): Promise<EventPage> {
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (value: string | number | undefined, condition: (place: string) => string) => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  add(query.from, (place) => `time >= ${place}`);
  add(query.to, (place) => `time < ${place}`);
  add(query.type, (place) => `type = ${place}`);
  add(query.effect, (place) => `effect = ${place}`);
  add(query.outcome, (place) => `outcome = ${place}`);
  add(query.surface, (place) => `surface = ${place}`);
  add(
    query.app === undefined ? undefined : cutSubject(query.app),
    (place) => `subject = ${place} AND kind IN ('consent', 'connect')`,
  );
  add(query.person, (place) => `person = ${place}`);
  if (query.cursor !== undefined) {
    const [time, uid] = readCursor(query.cursor);
    parameters.push(time, uid);
    conditions.push(
      `(time, uid) < ($${parameters.length - 1}::bigint, $${parameters.length}::uuid)`,
    );
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  // One more than asked for tells whether there is a next page.
  const most = query.limit + 1;
  const words = searchQuery(query.text);
  const rows =
    words === undefined
      ? await database.query(
          `SELECT ${ROW} FROM events ${where} ${NEWEST_FIRST} LIMIT ${most}`,
          parameters,
        )
      : await search(database, { conditions, parameters, words, most });
  return pageOf(
    rows.map((row) => StoredRow.parse(row)),
    query.limit,
  );
}

type Search = {
  conditions: readonly string[];
  parameters: readonly (string | number)[];
  words: string;
  most: number;
};

/** Events among which a common word is looked for before the index of words is asked. */
const RECENT = 5_000;

/**
 * The database cannot tell how rare a beginning of a word is, and would go through all events to find
 * few. So the newest events are looked at first, where common words are soon found; what is not common
 * there is rare enough to be taken from the index of words as a whole and sorted.
 */
async function search(
  database: Database,
  { conditions, parameters, words, most }: Search,
): Promise<Row[]> {
  const matches = `words @@ to_tsquery('simple', $${parameters.length + 1})`;
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const given = [...parameters, words];
  const common = await database.query(
    `SELECT ${ROW} FROM (
       SELECT ${ROW}, words FROM events ${where} ${NEWEST_FIRST} LIMIT ${RECENT}
     ) AS recent WHERE ${matches} ${NEWEST_FIRST} LIMIT ${most}`,
    given,
  );
  if (common.length === most) return common;
  return await database.query(
    `WITH found AS MATERIALIZED (
       SELECT ${ROW} FROM events WHERE ${[...conditions, matches].join(' AND ')}
     ) SELECT ${ROW} FROM found ${NEWEST_FIRST} LIMIT ${most}`,
    given,
  );
}

function pageOf(rows: EventRow[], limit: number): EventPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? writeCursor(last) : null;
  return { rows: page, next };
}

function writeCursor(row: EventRow): string {
  return Buffer.from(JSON.stringify([row.time, row.uid])).toString('base64url');
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

/** @returns the event with its row, or null when there is none with this uid */
export async function readEvent(database: Database, uid: string): Promise<EventDetail | null> {
  const [row] = await database.query(`SELECT ${ROW}, received, event FROM events WHERE uid = $1`, [
    uid,
  ]);
  if (row === undefined) return null;
  return EventDetail.parse({
    row: StoredRow.parse(row),
    received: Number(row.received),
    event: row.event,
  });
}

/** @returns the rows of these uids, oldest first; uids that are not there are left out */
export async function readRows(database: Database, uids: string[]): Promise<EventRow[]> {
  const rows: Row[] = await database.query(
    `SELECT ${ROW} FROM events
     WHERE uid IN (SELECT value::uuid FROM jsonb_array_elements_text($1::jsonb))
     ORDER BY time, uid`,
    [JSON.stringify(uids)],
  );
  return rows.map((row) => StoredRow.parse(row));
}
