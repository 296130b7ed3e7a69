/** Events that leave out what has a default are folded; one that cannot be folded is passed by, noted, and holds up nothing. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { APPROVALS } from '../../server/approvals/projection.ts';
import { type Database, DatabaseAway, openDatabase } from '../../server/database/database.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { readAfter, START } from '../../server/events/after.ts';
import { insertEvents } from '../../server/events/store.ts';
import { FLEET } from '../../server/fleet/projection.ts';
import { INVENTORY } from '../../server/inventory/projection.ts';
import { MEASURES } from '../../server/measures/projection.ts';
import { foldAll, foldOnce, registerProjections } from '../../server/projection/fold.ts';
import type { Projection } from '../../server/projection/projection.ts';
import { startProjections } from '../../server/projection/start-projections.ts';
import { createLog } from '../../server/watch/log.ts';
import { createMetrics } from '../../server/watch/metrics.ts';
import { stateSample } from '../unit/events/samples.ts';
import { NOW, step, uidOf } from './dated-events.ts';
import { beatOf } from './fleet-stage.ts';
import { consent, stepOf } from './inventory-stage.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Json, newEvents } from './requests.ts';

type Given = Parameters<Projection['fold']>[1];

/** Folds uids into a table of its own, but for one, with which it does what a test wants. */
function noting(name: string, spoiled: () => string, meet: () => Promise<never>): Projection {
  return {
    ...{ name, version: 1 },
    fold: async ({ query }, events: Given) => {
      for (const { uid } of events) {
        await query('INSERT INTO noted VALUES ($1, $2)', [name, uid]);
        if (uid === spoiled()) await meet();
      }
    },
    reset: async ({ query }) => {
      await query('DELETE FROM noted WHERE name = $1', [name]);
    },
    forget: () => Promise.resolve(),
  };
}

const typeError = () => Promise.reject(new TypeError('It has no parts.'));

describe.each(DATABASES)('what cannot be folded on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const store = (events: Json[]) => insertEvents(database, newEvents(events), NOW);
  const refusals = async () =>
    (
      await database.query(
        'SELECT projection, uid, reason FROM projection_refusals ORDER BY uid',
        [],
      )
    ).map((row) => [row.projection, row.uid, row.reason]);
  const notedBy = async (projection: string) => {
    const rows = await database.query('SELECT uid FROM noted WHERE name = $1', [projection]);
    return new Set(rows.map(({ uid }) => String(uid)));
  };
  const placeOf = async (projection: string) => {
    const rows = await database.query('SELECT * FROM projections WHERE name = $1', [projection]);
    return rows[0]!;
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await preparePartitions(database, NOW);
    await database.query('CREATE TABLE noted (name text, uid uuid)', []);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ['events', 'projections', 'projection_refusals', 'noted'])
      await database.query(`DELETE FROM ${table}`, []);
    for (const { reset } of [MEASURES, APPROVALS, INVENTORY, FLEET])
      await database.transaction(reset);
  });

  describe('is no event that leaves out what has a default', () => {
    const requested = () => stepOf(consent({}), { outcome: 'requested' });
    it.each<[string, Projection, () => Json, string]>([
      [
        'requirements, for the measures',
        MEASURES,
        () => {
          const event = step();
          delete event.unmapped.handrail.requirements;
          return event;
        },
        "SELECT sum(count)::int AS count FROM step_counts WHERE grain = 'day'",
      ],
      [
        'but names terms by more than an index takes, for the measures',
        MEASURES,
        () => {
          const event = step();
          const id = randomBytes(5_000).toString('hex');
          event.unmapped.handrail.requirements.terms = { id, version: 1, text: 'x', url: null };
          return event;
        },
        `SELECT sum(count)::int AS count FROM step_counts WHERE grain = 'day'`,
      ],
      [
        'the risk, for the queue of approvals',
        APPROVALS,
        () => {
          const event = requested();
          delete event.unmapped.handrail.risk;
          return event;
        },
        'SELECT count(*)::int AS count FROM approval_requests',
      ],
      [
        'anomalies, for the inventory',
        INVENTORY,
        () => {
          const event = requested();
          delete event.unmapped.handrail.activity.anomalies;
          return event;
        },
        'SELECT sum(steps)::int AS count FROM inventory_things',
      ],
      [
        'words about the browser, and says a number instead, for the fleet',
        FLEET,
        () => {
          const condition = stateSample({ policyAge: 1.5 });
          const event = beatOf({ device: 'odd', time: NOW, condition });
          event.device.name = 5;
          event.metadata.product.version = 7;
          return event;
        },
        'SELECT count(*)::int AS count FROM fleet_devices',
      ],
    ])('%s', async (_, projection, odd, count) => {
      await store([odd()]);
      await store([projection === FLEET ? beatOf({ device: 'even', time: NOW }) : requested()]);
      await foldAll(database, [projection]);
      expect(await database.query(count, [])).toEqual([{ count: 2 }]);
      expect(await refusals()).toEqual([]);
    });

    it('and sinks hand on what was sent', async () => {
      const event = step();
      delete event.unmapped.handrail.requirements;
      await store([event]);
      const read = await database.transaction((queries) =>
        readAfter(queries, START, { events: 1, bytes: 1 }),
      );
      expect(read!.events[0]!.event).toEqual(event);
    });
  });

  it('is passed by, alone, and noted', async () => {
    const events = Array.from({ length: 21 }, () => step());
    const spoiled = uidOf(events[13]!);
    await store(events);
    const [odd, even] = [
      noting('odd', () => spoiled, typeError),
      noting('even', () => '', typeError),
    ];
    await foldAll(database, [odd, even]);
    const all = new Set(events.map(uidOf));
    expect(await notedBy('even')).toEqual(all);
    expect(await notedBy('odd')).toEqual(all.difference(new Set([spoiled])));
    expect(await refusals()).toEqual([['odd', spoiled, 'It has no parts.']]);
    expect([await placeOf('odd'), await placeOf('even')]).toMatchObject([
      { folded: expect.toSatisfy((folded) => Number(folded) === 20), last_trouble: null },
      { folded: expect.toSatisfy((folded) => Number(folded) === 21), last_trouble: null },
    ]);
    // A version that can is given it again.
    await foldAll(database, [{ ...noting('odd', () => '', typeError), version: 2 }]);
    expect(await notedBy('odd')).toEqual(all);
    expect(await refusals()).toEqual([]);
  });

  it('is what the database refuses, or what this version cannot read', async () => {
    const [large, strange, fine] = [step(), step(), step()];
    await store([large, strange, fine]);
    await database.query(
      `UPDATE events SET event = replace(event::text, '"type":"step"', '"type":"leap"')::json WHERE uid = $1`,
      [uidOf(strange)],
    );
    const query = 'SELECT $1::text::smallint';
    const projection: Projection = {
      ...noting('odd', () => '', typeError),
      fold: async (queries, events) => {
        for (const { uid } of events)
          await queries.query(query, [uid === uidOf(large) ? '70000' : '7']);
      },
    };
    await foldAll(database, [projection]);
    expect(new Map((await refusals()).map(([, uid, reason]) => [uid, reason]))).toEqual(
      new Map([
        [uidOf(large), 'the database cannot hold it (22003)'],
        [uidOf(strange), expect.stringMatching(/^type: /)],
      ]),
    );
  });

  it('is no event while the database is away: that is waited for', async () => {
    const events = [step(), step(), step()];
    await store(events);
    const away = noting(
      'odd',
      () => uidOf(events[1]!),
      () => Promise.reject(new DatabaseAway('It is away.')),
    );
    await registerProjections(database, [away]);
    const before = await placeOf('odd');
    const { troubles, refused } = await foldOnce(database, [away]);
    expect([troubles.map((trouble) => trouble.name), refused]).toEqual([['odd'], []]);
    expect(await placeOf('odd')).toEqual({ ...before, last_trouble: 'It is away.' });
    expect([await notedBy('odd'), await refusals()]).toEqual([new Set(), []]);
  });

  it('is told of in the log and among the figures', async () => {
    const events = [step(), step()];
    await store(events);
    const odd = noting('odd', () => uidOf(events[0]!), typeError);
    const lines: unknown[] = [];
    const log = createLog(
      (line) => lines.push(JSON.parse(line)),
      () => NOW,
    );
    const metrics = createMetrics();
    const times = { pause: 1, trouble: 1 };
    const end = await startProjections({ database, metrics, log, times }, [odd]);
    await expect.poll(async () => (await notedBy('odd')).size).toBe(1);
    await end();
    expect(lines).toMatchObject([
      { event: 'event passed by', projection: 'odd', uid: uidOf(events[0]!) },
    ]);
    expect((await metrics.page()).text).toContain(
      'handrail_projection_refusals_total{projection="odd"} 1',
    );
  });
});
