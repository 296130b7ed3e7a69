/** Who and what a stop would reach, before it is made. Reads projections only. */
import { z } from 'zod';
import { catalog } from '../../lib/catalog/full.ts';
import { platformAt } from '../../lib/catalog/provider-hosts.ts';
import { isProviderHost } from '../../lib/catalog/providers.ts';
import { domainIn } from '../../lib/policy/facts.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import {
  type AffectedPage,
  type AffectedQuery,
  type Preview,
  type Reach,
  SeenThing,
  type Target,
  type ThingQuery,
} from '../contract/containment.ts';
import type { Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { keyOf, normalTarget } from './targets.ts';

const SHOWN_THINGS = 20;
/** Things that one host or domain stands for, itself and what lies below it. */
const MOST_THINGS = 2_000;
const SHOWN_SCOPES = 200;
const PAGE = 100;

const Thing = z.object({
  ...SeenThing.shape,
  first: z.coerce.number(),
  last: z.coerce.number(),
  steps: z.coerce.number(),
});

const THING = `sort, id, max(name) AS name, json_agg(DISTINCT platform) AS platforms, min(first) AS first,
  max(last) AS last, sum(steps) AS steps`;

/** @returns what was met and fits the text, the newest first */
export async function findThings({ query }: Queries, { sort, text }: ThingQuery) {
  const rows = await query(
    `SELECT ${THING} FROM seen_things
     WHERE sort = $1 AND ($2 = '' OR strpos(lower(id), lower($2)) > 0 OR strpos(lower(name), lower($2)) > 0)
     GROUP BY sort, id ORDER BY max(last) DESC, id LIMIT ${SHOWN_THINGS + 1}`,
    [sort, text.trim()],
  );
  const things = rows.map((row) => Thing.parse(row));
  return { things: things.slice(0, SHOWN_THINGS), more: things.length > SHOWN_THINGS };
}

/** A host or domain stands for what lies below it, an id for itself alone. */
async function thingsOf({ query }: Queries, { sort, id }: Target): Promise<SeenThing[]> {
  const below = sort === 'host' || sort === 'domain';
  const rows = await query(
    `SELECT ${THING} FROM seen_things
     WHERE sort = $1 AND ${below ? `(id = $2 OR right(id, length($2) + 1) = '.' || $2)` : 'key = $3 AND id = $2'}
     GROUP BY sort, id ORDER BY max(last) DESC, id LIMIT ${MOST_THINGS}`,
    below ? [sort, id] : [sort, id, keyOf({ sort, id })],
  );
  return rows.map((row) => Thing.parse(row));
}

const KEYS = `(SELECT value FROM json_array_elements_text($1::json))`;

/**
 * @param live the policy that is served, or null
 * @param needs whether a second person confirms
 */
export async function readPreview(
  queries: Queries,
  given: Target,
  { live, needs, signs }: { live: Policy | null; needs: Preview['needs']; signs: boolean },
): Promise<Preview> {
  const target = normalTarget(given);
  const things = await thingsOf(queries, target);
  const keys = JSON.stringify(things.map(keyOf));
  const [counts] = await queries.query(
    `SELECT count(DISTINCT person) FILTER (WHERE went_on > 0 AND person <> '')::int AS people,
       count(DISTINCT device) FILTER (WHERE went_on > 0)::int AS devices,
       count(DISTINCT device)::int AS met
     FROM seen_uses WHERE key IN ${KEYS}`,
    [keys],
  );
  const { people, devices, met } = z
    .object({ people: z.number(), devices: z.number(), met: z.number() })
    .parse(counts);
  const [stopped] = await queries.query(
    `SELECT id FROM containments WHERE sort = $1 AND target = $2 AND confirmed IS NOT NULL AND ended IS NULL`,
    [target.sort, target.id],
  );
  const named = things.find(({ name }) => name !== null);
  return {
    target,
    name: named?.name ?? null,
    things: things.slice(0, SHOWN_THINGS),
    more: things.length > SHOWN_THINGS,
    first: things.length === 0 ? null : Math.min(...things.map(({ first }) => first)),
    last: things.length === 0 ? null : Math.max(...things.map(({ last }) => last)),
    steps: things.reduce((sum, { steps }) => sum + steps, 0),
    ...{ people, devices, onlyMet: met - devices },
    reach: await reachOf(queries, keys),
    cautions: [
      ...(isOwn(target, live) ? (['own-domain'] as const) : []),
      ...(target.sort === 'host' && isWellKnown(target.id) ? (['provider-host'] as const) : []),
      ...(stopped === undefined ? [] : (['stopped'] as const)),
      ...(things.length === 0 ? (['never-met'] as const) : []),
      ...(signs ? [] : (['no-key'] as const)),
    ],
    needs,
  };
}

/** True where the stop would shut out the organisation's own domain, or something it lies below. */
export function isOwn({ sort, id }: Target, live: Policy | null): boolean {
  if (sort !== 'domain' && sort !== 'host') return false;
  const own = live?.lists.domains['own'] ?? [];
  return own.some(
    (one) => one === id || domainIn(one, new Set([id])) || domainIn(id, new Set([one])),
  );
}

function isWellKnown(host: string): boolean {
  return isProviderHost(host) || platformAt(host) !== null;
}

const Given = z.object({
  platform: z.string(),
  scope: z.string(),
  last: z.coerce.number(),
  steps: z.coerce.number(),
});
const WEIGHT = { high: 0, sensitive: 1, ordinary: 2 } as const;

/** What was given, the heaviest first. */
async function reachOf({ query }: Queries, keys: string): Promise<Reach[]> {
  const rows = await query(
    `SELECT platform, scope, max(last) AS last, sum(steps) AS steps FROM seen_scopes WHERE key IN ${KEYS}
     GROUP BY platform, scope ORDER BY steps DESC, scope LIMIT ${SHOWN_SCOPES}`,
    [keys],
  );
  return rows
    .map((row): Reach => {
      const given = Given.parse(row);
      const { area, verb, weight, estimated } = catalog.scope(given.scope, given.platform);
      return { ...given, area, verb, weight, estimated };
    })
    .toSorted((a, b) => WEIGHT[a.weight] - WEIGHT[b.weight]);
}

const Use = z.object({
  key: z.string(),
  person: z.string(),
  device: z.string(),
  platform: z.string(),
  first: z.coerce.number(),
  last: z.coerce.number(),
  went_on: z.coerce.number(),
});
const Cursor = z.tuple([z.string(), z.string(), z.string()]);

/** @returns those who went on, by name; throws Refusal 400 for a cursor that this service did not make */
export async function readAffected(
  queries: Queries,
  { cursor, ...given }: AffectedQuery,
): Promise<AffectedPage> {
  const things = await thingsOf(queries, normalTarget(given));
  const ids = new Map(things.map((thing) => [keyOf(thing), thing.id]));
  const rows = (
    await queries.query(
      `SELECT key, person, device, platform, first, last, went_on FROM seen_uses
       WHERE key IN ${KEYS} AND went_on > 0 AND (key, person, device) > ($2::text, $3::text, $4::text)
       ORDER BY key, person, device LIMIT ${PAGE + 1}`,
      [
        JSON.stringify([...ids.keys()]),
        ...(cursor === undefined ? ['', '', ''] : readCursor(cursor)),
      ],
    )
  ).map((row) => Use.parse(row));
  const page = rows.slice(0, PAGE);
  const end = page.at(-1);
  return {
    rows: page.map(({ key, person, device, platform, first, last, went_on: times }) => ({
      ...{ person: person === '' ? null : person, device, platform, first, last, times },
      thing: ids.get(key) ?? '',
    })),
    next:
      rows.length > PAGE && end !== undefined
        ? Buffer.from(JSON.stringify([end.key, end.person, end.device])).toString('base64url')
        : null,
  };
}

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(400, 'The cursor is not one of this service.', 'Start again at the top.');
  }
}
