/**
 * The one place that writes rows of `inventory_things`: what was seen, joined with what people and the
 * policy say, scored. Folding, a review and a new policy all end here. Rows of things are locked before
 * anything else is read, so that a review and a fold never overwrite each other's word.
 */
import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import { searchText } from '../events/search-words.ts';
import { type Status, STATUSES, ThingKind } from '../contract/inventory.ts';
import { ThingFacts, widestOf } from './facts.ts';
import { riskOfThing, scopeFactsOf } from './risk.ts';
import type { Identity } from './thing-of.ts';

export type Thing = {
  identity: Identity;
  facts: ThingFacts;
  people: number;
  steps: number;
  firstSeen: number;
  lastSeen: number;
};

const Stored = z.object({
  thing: z.string(),
  known_as: z.string(),
  kind: ThingKind,
  platform: z.string(),
  id: z.string(),
  host: z.string(),
  resource_type: z.string().nullable(),
  people: z.coerce.number(),
  steps: z.coerce.number(),
  first_seen: z.coerce.number(),
  last_seen: z.coerce.number(),
  facts: ThingFacts,
});

/** Locks things and reads them; those that are not there yet are left out. */
export async function lockThings({ query }: Queries, things: string[]): Promise<Thing[]> {
  // While the policy's lists are being replaced nobody may score by the old ones.
  await query('SELECT one FROM inventory_policy_state FOR SHARE', []);
  const rows = await query(
    `SELECT thing, known_as, kind, platform, id, host, resource_type, people, steps, first_seen,
       last_seen, facts FROM inventory_things
     WHERE thing IN (SELECT value FROM json_array_elements_text($1::json)) ORDER BY thing FOR UPDATE`,
    [JSON.stringify(things)],
  );
  return rows.map((row) => {
    const stored = Stored.parse(row);
    const { thing, kind, platform, id, host, facts, people, steps } = stored;
    return {
      identity: {
        ...{ thing, kind, platform, id, host },
        knownAs: stored.known_as,
        resourceType: stored.resource_type,
      },
      ...{ facts, people, steps, firstSeen: stored.first_seen, lastSeen: stored.last_seen },
    };
  });
}

const Said = z.object({
  thing: z.string(),
  own_status: z.enum(STATUSES).nullable(),
  policy_status: z.enum(STATUSES).nullable(),
  owner: z.string().nullable(),
  agreement: z.boolean().nullable(),
  data: z.string().nullable(),
});
type Said = z.infer<typeof Said>;

/** Scores things and writes them whole. */
export async function writeThings(queries: Queries, things: readonly Thing[]): Promise<void> {
  if (things.length === 0) return;
  const said = await readSaid(queries, things);
  const rows = things.map((thing) => columnsOf(thing, said.get(thing.identity.thing) ?? null));
  await queries.query(
    `INSERT INTO inventory_things (thing, known_as, kind, platform, id, host, resource_type, name,
       words, areas, sensitive, audience, people, steps, first_seen, last_seen, status, status_from, owner,
       risk, level, parts, facts)
     SELECT thing, known_as, kind, platform, id, host, resource_type, name,
       to_tsvector('simple', words), areas, sensitive, audience, people, steps, first_seen, last_seen,
       status, status_from, owner, risk, level, parts, facts
     FROM json_to_recordset($1::json) AS (thing text, known_as text, kind text, platform text,
       id text, host text, resource_type text, name text, words text, areas text[], sensitive boolean,
       audience text, people int, steps bigint, first_seen bigint, last_seen bigint, status text,
       status_from text, owner text, risk int, level text, parts json, facts json)
     ORDER BY thing
     ON CONFLICT (thing) DO UPDATE SET (name, words, areas, sensitive, audience, people, steps, first_seen,
       last_seen, status, status_from, owner, risk, level, parts, facts) = (excluded.name, excluded.words,
       excluded.areas, excluded.sensitive, excluded.audience, excluded.people, excluded.steps,
       excluded.first_seen, excluded.last_seen, excluded.status, excluded.status_from, excluded.owner,
       excluded.risk, excluded.level, excluded.parts, excluded.facts)`,
    [JSON.stringify(rows)],
  );
}

async function readSaid({ query }: Queries, things: readonly Thing[]): Promise<Map<string, Said>> {
  const asked = things.map(({ identity: { thing, knownAs } }) => ({ thing, known_as: knownAs }));
  const rows = await query(
    `SELECT asked.thing, r.status AS own_status, p.status AS policy_status,
       coalesce(r.owner, p.owner) AS owner, coalesce(r.agreement, p.agreement) AS agreement, r.data
     FROM json_to_recordset($1::json) AS asked (thing text, known_as text)
     LEFT JOIN inventory_reviews r ON r.thing = asked.thing
     LEFT JOIN inventory_policy p ON p.known_as = asked.known_as
     WHERE r.thing IS NOT NULL OR p.known_as IS NOT NULL`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map((row) => [String(row.thing), Said.parse(row)]));
}

function columnsOf(thing: Thing, said: Said | null): Record<string, unknown> {
  const { identity, facts, people } = thing;
  const { kind, platform, id, host } = identity;
  const [status, statusFrom] = statusOf(said);
  const owner = said?.owner ?? null;
  const [agreement, data] = [said?.agreement ?? null, said?.data ?? null];
  const risk = riskOfThing({ kind, platform, id, facts, people, status, owner, agreement, data });
  const scopes = scopeFactsOf(platform, facts);
  const areas = new Set(scopes.map(({ area }) => area).filter((area) => area !== 'offline'));
  const words = [...facts.names, ...facts.publishers, id, host, platform, owner];
  return {
    ...{ thing: identity.thing, known_as: identity.knownAs, kind, platform, id, host, people },
    resource_type: identity.resourceType,
    name: facts.names.at(-1) ?? null,
    words: searchText(words),
    areas: [...areas].toSorted(),
    sensitive: scopes.some(({ weight }) => weight === 'high'),
    audience: widestOf(facts),
    steps: thing.steps,
    first_seen: thing.firstSeen,
    last_seen: thing.lastSeen,
    ...{ status, status_from: statusFrom, owner, facts },
    ...{ risk: risk.score, level: risk.level, parts: risk.parts },
  };
}

/** What a person says counts before what the policy says. */
function statusOf(said: Said | null): [Status, 'person' | 'policy' | 'nobody'] {
  if (said?.own_status != null) return [said.own_status, 'person'];
  if (said?.policy_status != null && said.policy_status !== 'unreviewed')
    return [said.policy_status, 'policy'];
  return ['unreviewed', 'nobody'];
}
