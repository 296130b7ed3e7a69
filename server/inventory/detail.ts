/** Everything about one thing: what was seen, what people say of it, what policy and providers say. */
import { z } from 'zod';
import {
  Note,
  PersonSeen,
  PolicySays,
  ProviderSays,
  ReviewSaid,
  type ThingDetail,
} from '../contract/inventory.ts';
import type { Queries, Row } from '../database/database.ts';
import { ThingFacts } from './facts.ts';
import { ROW, rowOf } from './list.ts';
import { scopeFactsOf } from './risk.ts';

/** People and days that one page shows; the rest is a click away, in the events. */
const PEOPLE = 100;
const DAYS = 90;
const NOTES = 200;

const StoredReview = z
  .object({
    status: z.unknown(),
    owner: z.unknown(),
    agreement: z.unknown(),
    review_due: z.unknown(),
    data: z.unknown(),
    changed: z.coerce.number(),
    changed_by: z.unknown(),
  })
  .transform(({ review_due: reviewDue, changed_by: changedBy, ...same }) =>
    ReviewSaid.parse({ ...same, reviewDue, changedBy }),
  );

const StoredPolicy = z
  .object({
    status: z.unknown(),
    owner: z.unknown(),
    agreement: z.unknown(),
    review_due: z.unknown(),
    scopes: z.unknown(),
    lists: z.unknown(),
  })
  .transform(({ review_due: reviewDue, ...same }) => PolicySays.parse({ ...same, reviewDue }));

const StoredPerson = z
  .object({
    who: z.string(),
    named: z.boolean(),
    first_seen: z.coerce.number(),
    last_seen: z.coerce.number(),
    steps: z.coerce.number(),
    went_on: z.coerce.number(),
  })
  .transform(({ first_seen: firstSeen, last_seen: lastSeen, went_on: wentOn, ...same }) =>
    PersonSeen.parse({ ...same, firstSeen, lastSeen, wentOn }),
  );

/** @returns null when there is no such thing */
export async function readThing(queries: Queries, thing: string): Promise<ThingDetail | null> {
  const [found] = await queries.query(
    `SELECT ${ROW}, known_as, facts FROM inventory_things WHERE thing = $1`,
    [thing],
  );
  if (found === undefined) return null;
  const { facts: stored, known_as: known, ...columns } = found;
  const row = rowOf(columns);
  const facts = ThingFacts.parse(stored);
  const meanings = scopeFactsOf(row.platform, facts);
  return {
    row,
    names: facts.names.toReversed(),
    publishers: facts.publishers.toReversed(),
    verified: facts.verified,
    scopes: facts.scopes.map(({ first, last, steps }, index) => {
      const { scope, area, verb, weight, estimated } = meanings[index]!;
      return { scope, area, verb, weight, estimated, firstSeen: first, lastSeen: last, steps };
    }),
    moreScopes: facts.moreScopes,
    ...{ redirects: facts.redirects, endpoints: facts.endpoints, hosts: facts.hosts },
    ...{ labels: facts.labels, audiences: facts.audiences, effects: facts.effects },
    ...{ outcomes: facts.outcomes, grants: facts.grants, firstUser: facts.firstUser },
    ...(await readAround(queries, thing)),
    ...(await readSayings(queries, thing, String(known))),
  };
}

async function readAround({ query }: Queries, thing: string) {
  const people = await query(
    `SELECT who, named, first_seen, last_seen, steps, went_on FROM inventory_people
     WHERE thing = $1 ORDER BY last_seen DESC, who LIMIT ${PEOPLE}`,
    [thing],
  );
  const days = await query(
    `SELECT day, steps, went_on FROM inventory_days WHERE thing = $1
     ORDER BY day DESC LIMIT ${DAYS}`,
    [thing],
  );
  return {
    people: people.map((row) => StoredPerson.parse(row)),
    days: days
      .map(({ day, steps, went_on }) => ({
        day: Number(day),
        steps: Number(steps),
        wentOn: Number(went_on),
      }))
      .toReversed(),
  };
}

async function readSayings({ query }: Queries, thing: string, knownAs: string) {
  const [review] = await query(
    `SELECT status, owner, agreement, review_due, data, changed, changed_by FROM inventory_reviews
     WHERE thing = $1`,
    [thing],
  );
  const [policy] = await query(
    `SELECT status, owner, agreement, review_due, scopes, lists FROM inventory_policy
     WHERE known_as = $1`,
    [knownAs],
  );
  const provider = await query(
    `SELECT source, list, scopes, users, imported FROM inventory_provider
     JOIN inventory_imports USING (source) WHERE known_as = $1 ORDER BY source`,
    [knownAs],
  );
  const notes = await query(
    `SELECT id, time, author, text FROM inventory_notes WHERE thing = $1
     ORDER BY time DESC, id DESC LIMIT ${NOTES}`,
    [thing],
  );
  const numbered = (row: Row, name: string) => ({ ...row, [name]: Number(row[name]) });
  return {
    review: review === undefined ? null : StoredReview.parse(review),
    policy: policy === undefined ? null : StoredPolicy.parse(policy),
    provider: provider.map((row) => ProviderSays.parse(numbered(row, 'imported'))),
    notes: notes.map((row) => Note.parse(numbered(row, 'time'))),
  };
}
