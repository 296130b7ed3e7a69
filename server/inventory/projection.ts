/** Folds steps into the inventory: what was seen of each thing, by whom and when. */
import { z } from 'zod';
import type { StepExtension } from '../../lib/events/handrail-extension.ts';
import type { Queries } from '../database/database.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { NO_FACTS, wentOn, withStep } from './facts.ts';
import { type Thing, lockThings, writeThings } from './things.ts';
import { type Identity, thingOf } from './thing-of.ts';

/** People that are told apart for one thing; beyond, they are counted as "this many or more". */
export const MOST_PEOPLE = 1_000;

const DAY = 86_400_000;

type Seen = { identity: Identity; event: FollowedEvent; step: StepExtension };

export const INVENTORY: Projection = {
  name: 'inventory',
  version: 1,
  fold: async (queries, events) => {
    const seen = events.flatMap(seenIn);
    if (seen.length === 0) return;
    const ids = [...new Set(seen.map(({ identity }) => identity.thing))].toSorted();
    const things = new Map(
      (await lockThings(queries, ids)).map((thing) => [thing.identity.thing, thing]),
    );
    for (const { identity, event, step } of seen)
      things.set(identity.thing, withSeen(things.get(identity.thing), identity, event, step));
    const fresh = await addPeople(queries, seen, things);
    await addDays(queries, seen);
    await writeThings(
      queries,
      [...things.values()].map((thing) => ({
        ...thing,
        people: thing.people + (fresh.get(thing.identity.thing) ?? 0),
      })),
    );
  },
  reset: async ({ query }) => {
    for (const table of ['inventory_things', 'inventory_people', 'inventory_days'])
      await query(`DELETE FROM ${table}`, []);
  },
  forget: forgetPerson,
};

function seenIn(event: FollowedEvent): Seen[] {
  const { handrail } = event.event.unmapped;
  if (handrail.type !== 'step') return [];
  const identity = thingOf(handrail.activity, handrail.audience, event.row.device);
  return identity === null ? [] : [{ identity, event, step: handrail }];
}

function withSeen(
  before: Thing | undefined,
  identity: Identity,
  { row }: FollowedEvent,
  step: StepExtension,
): Thing {
  const isFirst = before === undefined || row.time < before.firstSeen;
  return {
    identity: before?.identity ?? identity,
    facts: withStep(before?.facts ?? NO_FACTS, step, row.time, row.user, isFirst),
    people: before?.people ?? 0,
    steps: (before?.steps ?? 0) + 1,
    firstSeen: isFirst ? row.time : before.firstSeen,
    lastSeen: Math.max(before?.lastSeen ?? row.time, row.time),
  };
}

/** @returns how many people are new to each thing */
async function addPeople(
  { query }: Queries,
  seen: readonly Seen[],
  things: ReadonlyMap<string, Thing>,
): Promise<Map<string, number>> {
  const people = new Map<
    string,
    Record<string, unknown> & { first: number; last: number; steps: number; went_on: number }
  >();
  for (const {
    identity: { thing },
    event: { row },
    step,
  } of seen) {
    const [who, named] = row.user === null ? [row.device, false] : [row.user, true];
    const key = JSON.stringify([thing, who, named]);
    const full = (things.get(thing)?.people ?? 0) >= MOST_PEOPLE;
    const one = people.get(key) ?? {
      thing,
      who,
      named,
      full,
      first: row.time,
      last: row.time,
      steps: 0,
      went_on: 0,
    };
    people.set(key, {
      ...one,
      first: Math.min(one.first, row.time),
      last: Math.max(one.last, row.time),
      steps: one.steps + 1,
      went_on: one.went_on + (wentOn(step) ? 1 : 0),
    });
  }
  const rows = await query(
    `WITH added AS (
       INSERT INTO inventory_people AS known (thing, who, named, first_seen, last_seen, steps, went_on)
       SELECT thing, who, named, first, last, steps, went_on FROM json_to_recordset($1::json) AS given
         (thing text, who text, named boolean, "full" boolean, first bigint, last bigint, steps int, went_on int)
       WHERE NOT "full" OR EXISTS (SELECT 1 FROM inventory_people p
         WHERE p.thing = given.thing AND p.who = given.who AND p.named = given.named)
       ORDER BY thing, who
       ON CONFLICT (thing, who, named) DO UPDATE SET
         first_seen = least(known.first_seen, excluded.first_seen),
         last_seen = greatest(known.last_seen, excluded.last_seen),
         steps = known.steps + excluded.steps,
         went_on = known.went_on + excluded.went_on
       RETURNING thing, xmax = 0 AS fresh
     )
     SELECT thing, count(*)::int AS fresh FROM added WHERE fresh GROUP BY thing`,
    [JSON.stringify([...people.values()])],
  );
  return new Map(rows.map((row) => [String(row.thing), Number(row.fresh)]));
}

async function addDays({ query }: Queries, seen: readonly Seen[]): Promise<void> {
  const days = new Map<string, { thing: string; day: number; steps: number; went_on: number }>();
  for (const {
    identity: { thing },
    event: { row },
    step,
  } of seen) {
    const day = Math.floor(row.time / DAY);
    const key = `${thing} ${day}`;
    const one = days.get(key) ?? { thing, day, steps: 0, went_on: 0 };
    days.set(key, { ...one, steps: one.steps + 1, went_on: one.went_on + (wentOn(step) ? 1 : 0) });
  }
  await query(
    `INSERT INTO inventory_days AS known (thing, day, steps, went_on)
     SELECT thing, day, steps, went_on
     FROM json_to_recordset($1::json) AS (thing text, day int, steps int, went_on int) ORDER BY thing, day
     ON CONFLICT (thing, day) DO UPDATE SET steps = known.steps + excluded.steps,
       went_on = known.went_on + excluded.went_on`,
    [JSON.stringify([...days.values()])],
  );
}

/** Takes a person out of every thing; what was seen of the things themselves stays. */
async function forgetPerson(queries: Queries, person: string): Promise<void> {
  // Who saw a thing first need not be among its people, of whom there may be too many.
  const met = await thingsIn(
    queries,
    `SELECT thing FROM inventory_people WHERE who = $1 AND named
     UNION SELECT thing FROM inventory_things WHERE facts->>'firstUser' = $1`,
    person,
  );
  const things = await lockThings(queries, met);
  const left = new Set(
    await thingsIn(
      queries,
      'DELETE FROM inventory_people WHERE who = $1 AND named RETURNING thing',
      person,
    ),
  );
  await writeThings(
    queries,
    things.map((thing) => ({
      ...thing,
      people: Math.max(0, thing.people - (left.has(thing.identity.thing) ? 1 : 0)),
      facts: {
        ...thing.facts,
        firstUser: thing.facts.firstUser === person ? null : thing.facts.firstUser,
      },
    })),
  );
}

async function thingsIn({ query }: Queries, sql: string, person: string): Promise<string[]> {
  return (await query(sql, [person])).map(({ thing }) => z.string().parse(thing));
}
