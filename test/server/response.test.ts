/** How fast people answer: from a first step to a decision, from a request to its answer, from a stop to the fleet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../lib/activity/decision.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { answer } from '../../server/approvals/answer.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { insertEvents } from '../../server/events/store.ts';
import { reviewThing } from '../../server/inventory/reviews.ts';
import { readReport } from '../../server/measures/report.ts';
import { reachOfFleet } from '../../server/measures/reach.ts';
import type { ReachOf } from '../../server/measures/response.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { ACTIVITIES, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { usePlace } from './places.ts';
import { eventOf, newEvents } from './requests.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Math.floor(Date.now() / DAY) * DAY + 10 * HOUR;
/** Yesterday; everything that counts is decided in it. */
const DAY_BEFORE = { from: NOW - 34 * HOUR, to: NOW - 10 * HOUR };
const NOON = DAY_BEFORE.from + 12 * HOUR;

function consent(clientId: string, at: number, outcome: Outcome = 'proceeded') {
  const activity = ACTIVITIES['consent']!;
  if (activity.kind !== 'consent') throw new Error('the sample is another one');
  const app = { ...activity.app, clientId };
  return eventOf(
    stepSample({ uid: uuidv7(at), time: at, activity: { ...activity, app }, outcome }),
    ORIGIN,
  );
}

describe('response times', () => {
  const place = usePlace('PGlite');
  let database: Database;
  const measures = async (
    reachOf: ReachOf | null = null,
    keptSince = -Infinity,
    span = DAY_BEFORE,
  ) =>
    new Map(
      (await readReport({ database, keptSince, reachOf }, span, NOW)).measures.map((measure) => [
        measure.name,
        measure,
      ]),
    );
  const stop = (
    id: string,
    target: string,
    times: { at: number; drill?: boolean; ended?: number },
  ) =>
    database.query(
      `INSERT INTO containments (id, entry, sort, target, drill, reason, proposed, proposed_by, confirmed,
         confirmed_by, ended) VALUES ($1, 'stop', 'app', $2, $3, 'x', $4, 'ann', $5, 'ann', $6)`,
      [id, target, times.drill === true, times.at, times.at, times.ended ?? null],
    );
  const thingOf = async (id: string) =>
    String(
      (await database.query('SELECT thing FROM inventory_things WHERE id = $1', [id]))[0]!.thing,
    );

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    const request = consent('asked.example', NOON - 3 * HOUR, 'requested');
    await insertEvents(
      database,
      newEvents([
        consent('reviewed.example', NOON - 4 * HOUR),
        consent('reviewed.example', NOON - HOUR),
        consent('stopped.example', NOON - 8 * HOUR),
        consent('later.example', NOON),
        request,
        consent('waiting.example', NOON, 'requested'),
        consent('dispute.example', NOON, 'disputed'),
      ]),
      NOW,
    );
    await foldAll(database, PROJECTIONS);
    const review = { owner: null, agreement: null, reviewDue: null, data: null };
    const reviewed = await thingOf('reviewed.example');
    for (const at of [NOON, NOON + HOUR])
      await reviewThing(database, reviewed, { ...review, status: 'approved' }, 'ann', at);
    // Stopped long after it was reviewed: it counts once, with the review.
    await stop(uuidv7(NOON), 'reviewed.example', { at: NOON + 6 * HOUR });
    await stop(uuidv7(NOON), 'stopped.example', { at: NOON + 2 * HOUR, ended: NOON + 3 * HOUR });
    await stop(uuidv7(NOON), 'later.example', { at: NOON - HOUR });
    await stop(uuidv7(NOON), 'a-drill', { at: NOON, drill: true });
    await database.transaction((queries) =>
      answer(
        queries,
        { answer: 'refused', uids: [String(request['metadata'].uid)], said: 'No.' },
        { account: 'ann', who: 'ann' },
        'never',
        NOON - HOUR,
      ),
    );
  });
  afterAll(() => database.close());

  it('take the first decision about a thing, whatever it was', async () => {
    // 4 hours until the review, 10 until the stop, 2 until the answer; stopped before it was met is none.
    const detect = (await measures()).get('detect')!;
    expect([detect.value, detect.detail]).toEqual([4 * HOUR, '3 decided about']);
    const earlier = { from: DAY_BEFORE.from - DAY, to: DAY_BEFORE.from };
    expect((await measures(null, -Infinity, earlier)).get('detect')!.value).toBeNull();
  });

  it('take a request until its answer, and name those without one', async () => {
    const approval = (await measures()).get('approval')!;
    expect(approval.value).toBe(2 * HOUR);
    expect(approval.detail).toBe('1 answered, 1 of this period without an answer by its end');
  });

  it('take a stop until browsers have it, where that is known', async () => {
    const unknown = (await measures()).get('remediate')!;
    expect([unknown.value, unknown.detail]).toEqual([
      null,
      'how far a policy has spread is not known',
    ]);
    // The drill is everywhere in 40 s; one stop was lifted before, one has not arrived yet.
    const reach: ReachOf = (_, confirmed) =>
      Promise.resolve(
        confirmed === NOON ? 40_000 : confirmed === NOON + 6 * HOUR ? null : 2 * HOUR,
      );
    const known = (await measures(reach)).get('remediate')!;
    expect(known.value).toBe((40_000 + 2 * HOUR) / 2);
    expect(known.detail).toBe('2 of 4 stops have reached 95 % of browsers');
  });

  it('know from the fleet when 95 % of browsers had a stop, those that are behind counted', async () => {
    const { query } = database;
    const since = NOON + 5_000;
    expect(await reachOfFleet(database, NOON)).toBeNull();
    await query(`INSERT INTO policy_bundles (sha256, version, bundle) VALUES ('a', 8, 'x')`, []);
    await query(`INSERT INTO policy_history (since, sha256) VALUES ($1, 'a')`, [since]);
    const arrive = (from: number, devices: number, after: number) =>
      query('INSERT INTO fleet_arrivals VALUES (8, $1, $2, $3)', [from, since + after, devices]);
    await arrive(7, 90, 20_000);
    await arrive(6, 8, 50_000);
    // New browsers and one that came late.
    await arrive(-1, 40, 900_000);
    await arrive(5, 1, 600_000);
    await query('INSERT INTO fleet_heard VALUES (8, $1, 139), (7, $1, 1)', [since + HOUR]);
    expect(await reachOfFleet(database, NOON)).toBe(55_000);
    await query('UPDATE fleet_heard SET devices = 20 WHERE highest = 7', []);
    expect(await reachOfFleet(database, NOON)).toBeNull();
  });

  it('say which rows are exactly what was counted', async () => {
    const disputes = (await measures()).get('disputes')!;
    expect([disputes.value, disputes.rows?.all]).toEqual([1, true]);
    expect(disputes.rows?.address).toContain('outcome=disputed&span=custom');
    expect((await measures()).get('overridden')!.rows?.all).toBe(false);
    // A drill stands in the list and is none of the numbers.
    await database.query(
      `INSERT INTO step_counts VALUES ('day', $1, 'consent', 'x', 'warn', 'warn', 'disputed', 1)`,
      [DAY_BEFORE.from],
    );
    expect((await measures()).get('disputes')!.rows?.all).toBe(false);
  });

  it('say not known where steps have left, and where there were none yet', async () => {
    const gone = await measures(null, DAY_BEFORE.from + 1);
    for (const name of ['prevented', 'retried', 'terms', 'prompts'] as const)
      expect([gone.get(name)!.value, gone.get(name)!.detail]).toEqual([
        null,
        'not known: steps of this period are no longer kept',
      ]);
    expect([...gone.values()].filter(({ rows }) => rows !== null)).toEqual([]);
    expect(gone.get('discovered')!.value).toBe(6);
    expect((await measures()).get('prevented')!.value).toBe(0);
    const before = await measures(null, -Infinity, {
      from: NOON - 60 * DAY - 12 * HOUR,
      to: DAY_BEFORE.from,
    });
    expect([...before.values()].filter(({ value }) => value !== null)).toEqual([]);
  });
});
