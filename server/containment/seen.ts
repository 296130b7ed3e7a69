/**
 * The projection behind the page: every app, connector, host and domain that was met, by whom, and which
 * scopes were given. Who is affected is then a look into an index, however many events there are.
 */
import type { StepExtension } from '../../lib/events/handrail-extension.ts';
import type { Outcome } from '../../lib/activity/decision.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { keyOf, targetsOf } from './targets.ts';

const WENT_ON: ReadonlySet<Outcome> = new Set(['proceeded', 'allowed_silently', 'fixed']);

/** Whether the step was taken. Where the provider's answer was seen, it counts. */
export function wentOn({ outcome, grant }: StepExtension): boolean {
  return WENT_ON.has(outcome) && grant !== 'denied' && grant !== 'refused';
}

export const SEEN_PROJECTION: Projection = {
  name: 'seen-things',
  version: 1,
  fold: async ({ query }, events) => {
    const { things, uses, scopes } = seenIn(events);
    if (things.size === 0) return;
    await query(THINGS, [JSON.stringify([...things.values()])]);
    await query(USES, [JSON.stringify([...uses.values()])]);
    if (scopes.size > 0) await query(SCOPES, [JSON.stringify([...scopes.values()])]);
  },
  reset: async ({ query }) => {
    for (const table of ['seen_things', 'seen_uses', 'seen_scopes'])
      await query(`DELETE FROM ${table}`, []);
  },
  forget: async ({ query }, person) => {
    await query('DELETE FROM seen_uses WHERE person = $1', [person]);
  },
  expire: async ({ query }, cutoff) => {
    await query('DELETE FROM seen_uses WHERE last < $1', [cutoff]);
  },
};

const THINGS = `
  INSERT INTO seen_things AS known (key, platform, sort, id, name, first, last, steps)
  SELECT key, platform, sort, id, name, first, last, steps FROM json_to_recordset($1::json)
    AS given (key text, platform text, sort text, id text, name text, first bigint, last bigint, steps bigint)
  ORDER BY key, platform
  ON CONFLICT (key, platform) DO UPDATE SET
    name = CASE WHEN excluded.name IS NULL OR (known.name IS NOT NULL AND excluded.last < known.last)
      THEN known.name ELSE excluded.name END,
    first = least(known.first, excluded.first), last = greatest(known.last, excluded.last),
    steps = known.steps + excluded.steps`;

const USES = `
  INSERT INTO seen_uses AS known (key, person, device, platform, first, last, steps, went_on)
  SELECT key, person, device, platform, first, last, steps, "wentOn" FROM json_to_recordset($1::json)
    AS given (key text, person text, device text, platform text, first bigint, last bigint, steps bigint,
      "wentOn" bigint)
  ORDER BY key, person, device
  ON CONFLICT (key, person, device) DO UPDATE SET
    platform = CASE WHEN excluded.last >= known.last THEN excluded.platform ELSE known.platform END,
    first = least(known.first, excluded.first), last = greatest(known.last, excluded.last),
    steps = known.steps + excluded.steps, went_on = known.went_on + excluded.went_on`;

const SCOPES = `
  INSERT INTO seen_scopes AS known (key, platform, scope, last, steps)
  SELECT key, platform, scope, last, steps FROM json_to_recordset($1::json)
    AS given (key text, platform text, scope text, last bigint, steps bigint)
  ORDER BY key, platform, scope
  ON CONFLICT (key, platform, scope) DO UPDATE SET
    last = greatest(known.last, excluded.last), steps = known.steps + excluded.steps`;

type Span = { first: number; last: number; steps: number };
type Thing = Span & {
  key: string;
  platform: string;
  sort: string;
  id: string;
  name: string | null;
};
type Use = Span & { key: string; platform: string; person: string; device: string; wentOn: number };
type Scope = { key: string; platform: string; scope: string; last: number; steps: number };

/** A batch, summed up: one row for each thing, each use and each scope. */
function seenIn(events: readonly FollowedEvent[]) {
  const things = new Map<string, Thing>();
  const uses = new Map<string, Use>();
  const scopes = new Map<string, Scope>();
  for (const { row, event } of events) {
    const { handrail: step } = event.unmapped;
    if (step.type !== 'step') continue;
    const { platform } = step.activity;
    const { time, device } = row;
    const person = row.user ?? '';
    const taken = wentOn(step);
    for (const target of targetsOf(step.activity)) {
      const key = keyOf(target);
      const thing = things.get(`${key} ${platform}`);
      const name = target.sort === 'app' || target.sort === 'connector' ? row.subjectName : null;
      things.set(`${key} ${platform}`, {
        ...{ key, platform, ...target, name: name ?? thing?.name ?? null },
        ...spanWith(thing, time),
      });
      const use = uses.get(`${key} ${person} ${device}`);
      uses.set(`${key} ${person} ${device}`, {
        ...{ key, platform, person, device, wentOn: (use?.wentOn ?? 0) + (taken ? 1 : 0) },
        ...spanWith(use, time),
      });
      if (target.sort !== 'app' || !taken) continue;
      for (const scope of new Set(scopesOf(step))) {
        const place = `${key} ${platform} ${scope}`;
        const given = scopes.get(place);
        scopes.set(place, {
          ...{ key, platform, scope, last: Math.max(given?.last ?? time, time) },
          steps: (given?.steps ?? 0) + 1,
        });
      }
    }
  }
  return { things, uses, scopes };
}

function spanWith(known: Span | undefined, time: number): Span {
  return {
    first: Math.min(known?.first ?? time, time),
    last: Math.max(known?.last ?? time, time),
    steps: (known?.steps ?? 0) + 1,
  };
}

/** What was given where the answer said so, else what was asked for: never less than the truth. */
function scopesOf({ activity, granted_scopes: granted }: StepExtension): readonly string[] {
  if (activity.kind !== 'consent') return [];
  return (granted ?? activity.scopes).map((scope) => scope.slice(0, 512).toWellFormed());
}
