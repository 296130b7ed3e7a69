/** Folds steps at which somebody asked for approval, or said that a rule is wrong, into a queue. */
import { thingOf } from '../inventory/thing-of.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { askedFacts, sameness } from './asked.ts';
import { noteAsked } from './happenings.ts';

export const APPROVALS: Projection = {
  name: 'approvals',
  version: 1,
  fold: async ({ query }, events) => {
    const rows = events.flatMap(rowOf);
    if (rows.length === 0) return;
    const stored = await query(
      `INSERT INTO approval_requests (uid, asks, same, who, named, device, time, thing, facts)
       SELECT uid, asks, same, who, named, device, time, thing, facts
       FROM json_to_recordset($1::json) AS given (uid uuid, asks text, same text, who text,
         named boolean, device text, time bigint, thing text, facts text)
       ON CONFLICT DO NOTHING RETURNING uid`,
      [JSON.stringify(rows)],
    );
    const known = new Set(stored.map(({ uid }) => uid));
    const arrived = events.filter(({ uid }) => known.has(uid));
    if (arrived.length > 0)
      await noteAsked(
        { query },
        arrived.map(({ uid, received }) => ({ uid, received })),
        Date.now(),
      );
  },
  reset: async ({ query }) => {
    await query('DELETE FROM approval_requests', []);
  },
  forget: async ({ query }, person) => {
    await query(
      `DELETE FROM hook_outbox WHERE uid IN
       (SELECT uid FROM approval_requests WHERE who = $1 AND named)`,
      [person],
    );
    await query('DELETE FROM approval_requests WHERE who = $1 AND named', [person]);
  },
  // What a legal hold keeps is still an event. Who answered what stays, and names nobody who asked.
  expire: async ({ query }, cutoff) => {
    await query(
      `DELETE FROM approval_requests r WHERE time < $1
         AND NOT EXISTS (SELECT 1 FROM events e WHERE e.uid = r.uid)`,
      [cutoff],
    );
  },
};

function rowOf({ uid, row, event }: FollowedEvent): object[] {
  const { handrail } = event.unmapped;
  if (handrail.type !== 'step') return [];
  const { outcome: asks, activity, audience } = handrail;
  if (asks !== 'requested' && asks !== 'disputed') return [];
  const detail = event['status_detail'];
  const facts = askedFacts(handrail, typeof detail === 'string' ? detail : null);
  const who = row.user ?? row.device;
  const resource = 'resource' in activity ? activity.resource.id : null;
  return [
    {
      ...{ uid, asks, who, named: row.user !== null, device: row.device, time: row.time },
      same: sameness(asks, who, facts, resource),
      thing: thingOf(activity, audience, row.device)?.thing ?? null,
      facts: JSON.stringify(facts),
    },
  ];
}
