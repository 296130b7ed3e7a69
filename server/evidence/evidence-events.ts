/** The events of a bundle, and the links of the chains that they are part of. */
import { z } from 'zod';
import type { ChainLine } from '../../lib/events/evidence/manifest.ts';
import type { TimelineRow } from '../../lib/events/evidence/timeline.ts';
import type { EvidencePreview, EvidenceRequest } from '../contract/evidence.ts';
import type { Queries } from '../database/database.ts';
import { entriesOf, isPast, type KeptSince } from '../events/chain.ts';
import { cutSubject } from '../events/reported-event.ts';
import { readPoliciesIn } from '../published/policy-history.ts';

/** What one bundle holds; a case is about far fewer. */
export const MOST_EVENTS = 50_000;
/** Events and links read at once. */
const PIECE = 500;

const Stored = z.looseObject({
  uid: z.string(),
  time: z.coerce.number(),
  received: z.coerce.number(),
  device: z.string(),
  person: z.string().nullable(),
  message: z.string(),
  outcome: z.string().nullable(),
  rule: z.string().nullable(),
  json: z.string(),
});

export type EvidenceEvent = TimelineRow & { uid: string; received: number; line: string };

function conditionsOf(request: EvidenceRequest) {
  const parameters: (string | number)[] = [request.from, request.to];
  const conditions = ['time >= $1::bigint', 'time < $2::bigint'];
  const add = (value: string | undefined, condition: (place: string) => string) => {
    if (value === undefined) return;
    conditions.push(condition(`$${parameters.push(value)}`));
  };
  add(request.person, (place) => `person = ${place}`);
  add(request.device, (place) => `device = ${place}`);
  add(
    request.app === undefined ? undefined : cutSubject(request.app),
    (place) => `subject = ${place} AND kind IN ('consent', 'connect')`,
  );
  add(request.rule, (place) => `rule = ${place}`);
  return { where: conditions.join(' AND '), parameters };
}

/** @returns how much a bundle would hold */
export async function previewEvidence(
  queries: Queries,
  request: EvidenceRequest,
): Promise<EvidencePreview> {
  const { where, parameters } = conditionsOf(request);
  const [row] = await queries.query(
    `SELECT count(*)::int AS events, count(DISTINCT device)::int AS devices
     FROM (SELECT device FROM events WHERE ${where} LIMIT ${MOST_EVENTS + 1}) AS found`,
    parameters,
  );
  const policies = await readPoliciesIn(queries, request.from, request.to);
  const events = Number(row!.events);
  return {
    ...{ events, devices: Number(row!.devices), policies: policies.length },
    tooMany: events > MOST_EVENTS,
  };
}

/** Oldest first, each as it was stored. */
export async function* readEvidenceEvents(
  queries: Queries,
  request: EvidenceRequest,
): AsyncGenerator<EvidenceEvent> {
  const { where, parameters } = conditionsOf(request);
  let after: { time: number; uid: string } | null = null;
  for (;;) {
    const given: (string | number)[] = [...parameters];
    const place = (value: string | number) => `$${given.push(value)}`;
    const later: string =
      after === null
        ? ''
        : `AND (time, uid) > (${place(after.time)}::bigint, ${place(after.uid)}::uuid)`;
    const rows = (
      await queries.query(
        `SELECT uid, time, received, device, person, message, outcome, rule, event::text AS json
         FROM events WHERE ${where} ${later} ORDER BY time, uid LIMIT ${PIECE}`,
        given,
      )
    ).map((row) => Stored.parse(row));
    for (const { json, ...row } of rows)
      // Between its words JSON may have line ends, which would be other lines here.
      yield { ...row, line: json.replaceAll(/[\r\n]/gu, ' ') };
    const last = rows.at(-1);
    if (rows.length < PIECE || last === undefined) return;
    after = { time: last.time, uid: last.uid };
  }
}

const Link = z.object({
  device: z.string(),
  position: z.coerce.number(),
  before: z.string().nullable(),
  entries: z.string(),
  hash: z.string(),
});

/** What the bundle holds of one device. */
export type Held = { uids: ReadonlySet<string>; received: ReadonlySet<number> };

/**
 * All links from the first to the last that has an event of the bundle, so that nothing between them can
 * be left out unseen.
 * @param keptSince what is older may be gone; what is younger must be there unless it was erased
 */
export async function* readEvidenceChain(
  queries: Queries,
  device: string,
  { uids, received }: Held,
  keptSince: KeptSince,
): AsyncGenerator<ChainLine> {
  const { first, last } = await placesOf(queries, device, received);
  let after = first - 1;
  for (;;) {
    const links = (
      await queries.query(
        `SELECT device, position, entries, hash, (
           SELECT hash FROM chain_links b WHERE b.device = l.device AND b.position = l.position - 1
         ) AS before
         FROM chain_links l WHERE device = $1 AND position > $2::bigint AND position <= $3::bigint
         ORDER BY position LIMIT ${PIECE}`,
        [device, after, last],
      )
    ).map((row) => Link.parse(row));
    const absent = await absentOf(queries, links, uids, keptSince);
    for (const link of links)
      yield {
        ...link,
        absent: Object.fromEntries(
          entriesOf(link).flatMap(({ uid }) => {
            const why = absent.get(uid);
            return why === undefined ? [] : [[uid, why]];
          }),
        ),
      };
    after = links.at(-1)?.position ?? after;
    if (links.length < PIECE) return;
  }
}

const Places = z.object({ first: z.coerce.number(), last: z.coerce.number() });

/**
 * A link and its events were received in the same moment, but links need not lie in the order of these: two
 * processes may link what they received the other way round.
 */
async function placesOf(
  { query }: Queries,
  device: string,
  received: Held['received'],
): Promise<z.infer<typeof Places>> {
  const [row] = await query(
    `SELECT min(position) AS first, max(position) AS last FROM chain_links
     WHERE device = $1 AND received IN (SELECT value::bigint FROM json_array_elements_text($2::json))`,
    [device, JSON.stringify([...received])],
  );
  // Where no link is left both are null, which is before every link.
  return Places.parse(row);
}

type Why = ChainLine['absent'][string];

/** What is neither there nor explained is left out: whoever checks the bundle then sees it missing. */
async function absentOf(
  { query }: Queries,
  links: readonly { entries: string }[],
  held: ReadonlySet<string>,
  keptSince: KeptSince,
): Promise<Map<string, Why>> {
  const others = new Map(
    links
      .flatMap(entriesOf)
      .filter(({ uid }) => !held.has(uid))
      .map((entry) => [entry.uid, entry]),
  );
  if (others.size === 0) return new Map();
  const rows = await query(
    `SELECT asked.uid::text AS uid, e.uid IS NOT NULL AS stored, x.uid IS NOT NULL AS erased
     FROM (SELECT value::uuid AS uid FROM json_array_elements_text($1::json)) AS asked
     LEFT JOIN events e ON e.uid = asked.uid LEFT JOIN erased x ON x.uid = asked.uid`,
    [JSON.stringify([...others.keys()])],
  );
  return new Map(
    rows.flatMap(({ uid, stored, erased }): [string, Why][] => {
      const id = String(uid);
      if (stored === true) return [[id, 'not asked for']];
      if (erased === true) return [[id, 'erased']];
      const entry = others.get(id);
      return entry !== undefined && isPast(entry, keptSince) ? [[id, 'expired']] : [];
    }),
  );
}
