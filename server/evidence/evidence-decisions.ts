/** What the desk, the approvals and the stops hold about a case. */
import { z } from 'zod';
import type { Decision } from '../../lib/events/evidence/decisions.ts';
import { appKey } from '../../lib/policy/known.ts';
import { AskedFacts } from '../contract/approvals.ts';
import type { EvidenceRequest } from '../contract/evidence.ts';
import type { Queries } from '../database/database.ts';

/** Of each sort in one bundle. */
const MOST = 5_000;

const moment = z.coerce.number();
const Entry = z.object({
  ...{ id: z.string(), kind: z.enum(['exception', 'kill', 'answer', 'stage']), body: z.string() },
  ...{ made: moment, made_by: z.string(), until: moment.nullable() },
  ...{ lifted: moment.nullable(), lifted_by: z.string().nullable() },
});
const Answered = z.object({
  ...{ uid: z.string(), who: z.string(), time: moment, facts: z.string() },
  ...{ answer: z.enum(['approved', 'refused', 'kept', 'changed']), at: moment },
  ...{ made_by: z.string(), agreed_by: z.string().nullable(), said: z.string().nullable() },
  entry: z.string().nullable(),
});
const Stop = z.object({
  ...{ id: z.string(), sort: z.string(), target: z.string(), drill: z.boolean() },
  ...{ reason: z.string(), end_reason: z.string().nullable() },
  ...{ proposed: moment, proposed_by: z.string() },
  ...{ confirmed: moment.nullable(), confirmed_by: z.string().nullable() },
  ...{ ended: moment.nullable(), ended_by: z.string().nullable() },
});

type Asked = {
  parameters: (string | number)[];
  /** SQL: the text of a column names something that was asked for; null where nothing narrows. */
  mentions: (column: string) => string | null;
};

/**
 * @returns what was decided or held from the begin of the span on and touches what was asked for; where
 * nothing narrows, all of the span; oldest first
 */
export async function readDecisions(
  queries: Queries,
  request: EvidenceRequest,
  now: number,
): Promise<Decision[]> {
  const answers = await readAnswers(queries, request, now);
  const answered = new Set(answers.map(({ detail }) => detail['request']));
  const entries = await readEntries(queries, request, now, [...answered].map(String));
  return [...entries, ...answers, ...(await readStops(queries, request, now))].toSorted(
    (one, other) => one.at - other.at,
  );
}

function askedOf({ from, to, person, device, app, rule }: EvidenceRequest, now: number): Asked {
  const apps = app === undefined ? [] : [app, appKey(app)];
  const named = [person, device, rule, ...apps].filter((value) => value !== undefined);
  const parameters: (string | number)[] = [from, named.length === 0 ? to : now + 1];
  // Found as it stands in JSON, so that quotes in it cannot hide it.
  const places = named.map((value) => `$${parameters.push(JSON.stringify(value))}`);
  return {
    parameters,
    mentions: (column) =>
      places.length === 0
        ? null
        : places.map((place) => `position(${place} IN ${column}) > 0`).join(' OR '),
  };
}

/** Answers that stand among the approvals, too, are told there: with who asked and who agreed. */
async function readEntries(
  { query }: Queries,
  request: EvidenceRequest,
  now: number,
  answered: readonly string[],
): Promise<Decision[]> {
  const { parameters, mentions } = askedOf(request, now);
  const about = mentions('body');
  const requests = `$${parameters.push(JSON.stringify(answered))}`;
  const isOfRequest = `body::json ->> 'request' IN (SELECT json_array_elements_text(${requests}::json))`;
  const rows = await query(
    `SELECT id, kind, body, made, made_by, until, lifted, lifted_by FROM desk_entries
     WHERE made < $2::bigint AND (lifted IS NULL OR lifted >= $1::bigint)
       AND (until IS NULL OR until >= $1::bigint) AND NOT (kind = 'answer' AND ${isOfRequest})
       ${about === null ? '' : `AND (${about} OR ${isOfRequest})`} ORDER BY place LIMIT ${MOST}`,
    parameters,
  );
  return rows.flatMap((row): Decision[] => {
    const { id, kind, body, made, made_by: by, until, lifted, lifted_by } = Entry.parse(row);
    const detail = JSON.parse(body) as Decision['detail'];
    const entry = { entry: id, detail };
    return [
      { at: made, by: [by], what: kind, until, ...entry },
      ...(lifted === null
        ? []
        : [{ at: lifted, by: names(lifted_by), what: 'lifted' as const, until: null, ...entry }]),
    ];
  });
}

async function readAnswers(
  { query }: Queries,
  request: EvidenceRequest,
  now: number,
): Promise<Decision[]> {
  const { parameters, mentions } = askedOf(request, now);
  const about = mentions('r.facts');
  const place = (value: string | undefined) =>
    value === undefined ? null : `$${parameters.push(value)}`;
  const [who, device] = [place(request.person), place(request.device)];
  const own = [
    ...(about === null ? [] : [about]),
    ...(who === null ? [] : [`r.named AND r.who = ${who}`]),
    ...(device === null ? [] : [`r.device = ${device}`]),
  ];
  const rows = await query(
    `SELECT r.uid, r.who, r.time, r.facts, a.answer, a.at, a.made_by, a.agreed_by, a.said, a.entry
     FROM approval_answers a JOIN approval_requests r USING (uid)
     WHERE a.at >= $1::bigint AND a.at < $2::bigint
       ${own.length === 0 ? '' : `AND (${own.join(' OR ')})`} ORDER BY a.at, r.uid LIMIT ${MOST}`,
    parameters,
  );
  return rows.map((row): Decision => {
    const {
      uid,
      who: asked,
      time,
      facts,
      answer,
      at,
      said,
      entry,
      ...people
    } = Answered.parse(row);
    const { kind, subject, name, host, scopes, audience, reason } = AskedFacts.parse(
      JSON.parse(facts),
    );
    return {
      ...{ at, by: [people.made_by, ...names(people.agreed_by)], what: answer, entry, until: null },
      detail: {
        ...{ request: uid, asked: new Date(time).toISOString(), who: asked, reason, said },
        ...{ kind, subject, name, host, scopes, audience },
      },
    };
  });
}

async function readStops(
  { query }: Queries,
  request: EvidenceRequest,
  now: number,
): Promise<Decision[]> {
  const { parameters, mentions } = askedOf(request, now);
  const about = mentions('to_json(target)::text');
  const rows = await query(
    `SELECT id, sort, target, drill, reason, end_reason, proposed, proposed_by, confirmed, confirmed_by,
       ended, ended_by FROM containments
     WHERE proposed < $2::bigint AND (ended IS NULL OR ended >= $1::bigint)
       ${about === null ? '' : `AND (${about})`} ORDER BY proposed, id LIMIT ${MOST}`,
    parameters,
  );
  return rows.flatMap((row): Decision[] => {
    const stop = Stop.parse(row);
    const { id, sort, target, drill, reason, end_reason: endReason } = stop;
    const act = (
      at: number | null,
      by: string | null,
      what: Decision['what'],
      why: string | null,
    ): Decision[] =>
      at === null
        ? []
        : [
            {
              ...{ at, by: names(by), what, entry: id, until: null },
              detail: { [sort]: target, ...(drill ? { drill } : {}), reason: why },
            },
          ];
    return [
      ...act(stop.proposed, stop.proposed_by, 'stop-proposed', reason),
      ...act(stop.confirmed, stop.confirmed_by, 'stop-confirmed', null),
      ...act(stop.ended, stop.ended_by, 'stop-ended', endReason),
    ];
  });
}

const names = (name: string | null) => (name === null ? [] : [name]);
