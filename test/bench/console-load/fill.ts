/** Events of a made-up fleet by SQL alone: real events as templates, in which names, times and ids are replaced. */
import { encodeBatch } from '../../../lib/events/encode.ts';
import type { ReportRecord } from '../../../lib/events/record.ts';
import type { Queries } from '../../../server/database/database.ts';
import { addPartition, listPartitions, monthOf } from '../../../server/database/partitions.ts';
import { parseEvent } from '../../../server/events/reported-event.ts';
import { searchText } from '../../../server/events/search-words.ts';
import { everyRecord, ORIGIN } from '../../unit/events/samples.ts';

/** The fleet: as many of each as a large company has. */
export const FLEET = { people: 20_000, devices: 24_000, apps: 3_000, days: 390 } as const;

/** Names and definitions of the indexes of the events, but the one of its primary key; of all months, not "ONLY" of the table. */
export const INDEXES = `
  SELECT indexname AS name, replace(indexdef, ' ON ONLY ', ' ON ') AS definition FROM pg_indexes
  WHERE tablename = 'events' AND indexname NOT LIKE '%pkey' ORDER BY indexname`;

/** In one statement, which a patient machine finishes well within the service's own limit. */
const MOST = 20_000;

/** Texts that the templates hold and each event replaces. */
const PLACES = {
  uid: '01900000-0000-7000-8000-000000000000',
  person: 'person-of-the-template@acme.example',
  device: 'device-of-the-template',
  app: 'app-of-the-template.example',
  time: 1_700_000_000_001,
} as const;

interface Template {
  readonly type: string;
  readonly surface: string | null;
  readonly kind: string | null;
  readonly subject: string | null;
  readonly subject_name: string | null;
  readonly audience: string | null;
  readonly effect: string | null;
  readonly intended: string | null;
  readonly outcome: string | null;
  readonly rule: string | null;
  readonly message: string;
  readonly words: string;
  readonly event: string;
}

/** The months in which events will lie, as they were made when those months began. */
export async function prepareMonths(database: Queries, now: number): Promise<void> {
  const known = new Set((await listPartitions(database)).map(({ table }) => table));
  const months = Array.from({ length: Math.ceil(FLEET.days / 28) + 1 }, (_, ago) =>
    monthOf(now, -ago),
  );
  for (const month of months) if (!known.has(month.table)) await addPartition(database, month);
}

/** @param now Unix ms; the events lie in the `FLEET.days` before it, more of them in the last ones */
export async function fillEvents(database: Queries, many: number, now: number): Promise<void> {
  const templates = templatesOf();
  for (let done = 0; done < many; done += MOST) {
    const count = Math.min(MOST, many - done);
    await database.query(STATEMENT, [
      JSON.stringify(templates),
      count,
      now,
      templates.length,
      ...[FLEET.people, FLEET.devices, FLEET.apps, FLEET.days],
    ]);
  }
}

/** The samples of the tests: every kind, effect and outcome, and health. */
function templatesOf(): Template[] {
  return everyRecord().map(([, sample]) => {
    // Everybody's sample: what is changed is a copy.
    const copy = structuredClone(sample);
    const record = { ...copy, uid: PLACES.uid, time: PLACES.time } as ReportRecord;
    if (record.type === 'step' && record.activity.kind === 'consent')
      record.activity.app.clientId = PLACES.app;
    const origin = { ...ORIGIN, user: PLACES.person, device: PLACES.device };
    const { body } = encodeBatch('ocsf', [record], origin, 1, null);
    const [value] = JSON.parse(body) as unknown[];
    const json = JSON.stringify(value);
    const parsed = parseEvent({ value, json, depth: 8 });
    if (!parsed.ok) throw new Error(parsed.reason);
    const { user, subjectName, uid: _uid, time: _time, device: _device, ...row } = parsed.value.row;
    const words = searchText([user, row.surface, row.subject, subjectName, row.rule, row.message]);
    return { ...row, subject_name: subjectName, words, event: json };
  });
}

/** `random()` is asked once for each name of an event; names fall unevenly, as they do (squares of chance). */
const STATEMENT = `
  WITH templates AS MATERIALIZED (
    SELECT row_number() OVER () AS number, t.* FROM json_to_recordset($1::json) AS t (type text, surface text,
      kind text, subject text, subject_name text, audience text, effect text, intended text, outcome text,
      rule text, message text, words text, event text)
  ), drawn AS MATERIALIZED (
    SELECT 1 + floor(random() * $4::int)::int AS number,
      'person-' || floor(random() ^ 2 * $5::int)::int || '@acme.example' AS person,
      'device-' || floor(random() ^ 2 * $6::int)::int AS device,
      'app-' || floor(random() ^ 3 * $7::int)::int || '.apps.example' AS app,
      $3::bigint - (random() ^ 1.5 * $8::int * 86400000)::bigint AS time
    FROM generate_series(1, $2::int)
  ), dated AS (
    SELECT *, (lpad(to_hex(time), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' ||
      substr(md5(random()::text), 1, 15))::uuid AS uid FROM drawn
  )
  INSERT INTO events (uid, time, received, type, device, person, surface, kind, subject, subject_name, audience,
    effect, intended, outcome, rule, message, words, commit_order, event)
  SELECT d.uid, d.time, d.time, t.type, d.device, d.person, t.surface, t.kind,
    CASE WHEN t.kind = 'consent' THEN d.app ELSE t.subject END, t.subject_name, t.audience, t.effect, t.intended,
    t.outcome, t.rule, t.message,
    to_tsvector('simple', replace(replace(t.words, '${PLACES.person}', d.person), '${PLACES.app}', d.app)),
    (SELECT base FROM commit_clock) + pg_current_xact_id()::text::bigint,
    replace(replace(replace(replace(replace(t.event, '${PLACES.uid}', d.uid::text), '${PLACES.person}', d.person),
      '${PLACES.device}', d.device), '${PLACES.app}', d.app), '${PLACES.time}', d.time::text)::json
  FROM dated d JOIN templates t USING (number)
  ON CONFLICT DO NOTHING`;
