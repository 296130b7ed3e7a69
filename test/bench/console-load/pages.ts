/** Each page of the console as the browser asks for it, some times each, and whether its plan reads whole tables. */
import type { Database } from '../../../server/database/database.ts';
import { ThingList } from '../../../server/contract/containment.ts';
import { EventPage } from '../../../server/contract/contract.ts';
import { ThingPage } from '../../../server/contract/inventory.ts';
import { percentile } from '../figure.ts';

export interface PageTime {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
  /** A note on tables that were read whole meanwhile; empty where there are none of weight. */
  readonly scans: string;
}

const DAY = 86_400_000;
const ROUNDS = 15;

/** Addresses of the API; `{…}` are filled in. */
export const PAGES: readonly (readonly [name: string, path: string])[] = [
  ['Now: list of a week', '/api/events?from={week}'],
  ['Now: list of a year', '/api/events?from={year}'],
  ['Now: blocked, a year', '/api/events?from={year}&outcome=blocked'],
  ['Now: one person, a year', '/api/events?from={year}&person=person-7%40acme.example'],
  [
    'Now: one app and an outcome, a year',
    '/api/events?from={year}&app=app-3.apps.example&outcome=proceeded',
  ],
  ['Now: words, a year', '/api/events?from={year}&text=person-7'],
  ['Now: a rare word, a year', '/api/events?from={year}&text=nobodyeverwrotethis'],
  [
    'Now: a common word and a rare outcome',
    '/api/events?from={year}&text=consent&outcome=disputed',
  ],
  ['Now: numbers and chart of a week', '/api/summary?from={week}'],
  ['Now: numbers and chart of a year', '/api/summary?from={year}'],
  ['Now: menus of a year', '/api/facets?from={year}'],
  ['Now: one event', '/api/events/{event}'],
  ['Inventory: list', '/api/inventory?'],
  ['Inventory: apps by people', '/api/inventory?kind=app&sort=people'],
  ['Inventory: words', '/api/inventory?text=app'],
  ['Inventory: numbers', '/api/inventory/summary'],
  ['Inventory: one thing', '/api/inventory/things/{thing}'],
  ['Findings', '/api/findings'],
  ['Approvals: what waits', '/api/approvals?view=open'],
  ['Approvals: objections', '/api/approvals?view=disputes'],
  ['Contain: what was met', '/api/containment/things?sort=app'],
  ['Contain: who is affected', '/api/containment/affected?sort=app&id={app}'],
  ['Contain: preview', '/api/containment/preview?sort=app&id={app}'],
  ['Policy: what is live', '/api/policy/live'],
  ['Policy: rules of 30 days', '/api/policy/rules?days=30'],
  ['Coverage: numbers', '/api/coverage'],
  ['Coverage: browsers', '/api/coverage/devices'],
  ['Report: a month', '/api/report?from={month}&to={tomorrow}'],
  ['Report: a year', '/api/report?from={year}&to={tomorrow}'],
  ['Evidence: preview of a week', '/api/evidence/preview?from={week}&to={tomorrow}&reason=load'],
  ['People: the trail', '/api/audit'],
];

/** @param now Unix ms */
export async function timePages(
  url: string,
  cookie: string,
  database: Database,
  now: number,
): Promise<PageTime[]> {
  const results: PageTime[] = [];
  const ask = async (path: string): Promise<string> => {
    const answer = await fetch(url + path, { headers: { Cookie: cookie } });
    if (!answer.ok) throw new Error(`${path} answered with ${answer.status}`);
    return await answer.text();
  };
  const today = Math.floor(now / DAY) * DAY;
  const places: Readonly<Record<string, string>> = {
    // A report is of whole days.
    tomorrow: String(today + DAY),
    week: String(today - 7 * DAY),
    month: String(today - 30 * DAY),
    year: String(today - 365 * DAY),
    ...(await namesIn(ask)),
  };
  for (const [name, pattern] of PAGES) {
    const path = pattern.replace(/\{(\w+)\}/gu, (_, place: string) => places[place]!);
    const before = await rowsReadWhole(database);
    const times: number[] = [];
    let bytes = 0;
    // The first one warms up, as the page's neighbours would have.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const started = performance.now();
      bytes = (await ask(path)).length;
      if (round > 0) times.push(performance.now() - started);
    }
    const scanned = ((await rowsReadWhole(database)) - before) / (ROUNDS + 1);
    results.push({
      ...{ name, bytes, p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
      scans: scanned < 20_000 ? '' : `  reads ${Math.round(scanned)} rows of whole tables`,
    });
  }
  return results;
}

/** One of each that pages name: the newest event, the riskiest thing, the app that was met most. */
async function namesIn(
  ask: (path: string) => Promise<string>,
): Promise<Record<'event' | 'thing' | 'app', string>> {
  const events = EventPage.parse(JSON.parse(await ask('/api/events')));
  const things = ThingPage.parse(JSON.parse(await ask('/api/inventory?')));
  const met = ThingList.parse(JSON.parse(await ask('/api/containment/things?sort=app')));
  const names = {
    event: events.rows[0]!.uid,
    thing: things.rows[0]!.thing,
    app: met.things[0]!.id,
  };
  return {
    event: encodeURIComponent(names.event),
    thing: encodeURIComponent(names.thing),
    app: encodeURIComponent(names.app),
  };
}

/** Rows that sequential scans have read so far, of all tables. */
async function rowsReadWhole({ query }: Database): Promise<number> {
  await query('SELECT pg_stat_force_next_flush()', []);
  const [row] = await query(
    'SELECT sum(seq_tup_read)::float8 AS read FROM pg_stat_user_tables',
    [],
  );
  return Number(row!.read);
}
