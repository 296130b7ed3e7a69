/** Things of the inventory on a database of their own: events in, folded, ready to be read. */
import { createHash } from 'node:crypto';
import type { Activity } from '../../lib/activity/activity.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { Queries } from '../../server/database/database.ts';
import { insertEvents } from '../../server/events/store.ts';
import { ACTIVITIES, DECISION, stepSample } from '../unit/events/samples.ts';
import { change, type Change, NOW } from './dated-events.ts';
import { eventOf, type Json, newEvents } from './requests.ts';

type Consent = Extract<Activity, { kind: 'consent' }>;

export const consent = (
  given: Partial<Omit<Consent, 'app'>> & { app?: Partial<Consent['app']> },
) => {
  const sample = ACTIVITIES['consent'] as Consent;
  return { ...sample, ...given, app: { ...sample.app, ...given.app } } satisfies Consent;
};

/** A step of an activity, at a time, by a person. */
export function stepOf(
  activity: Activity,
  given: Change & {
    user?: string | null;
    outcome?: Json['outcome'];
    audience?: string | null;
  } = {},
): Json {
  const { user, outcome, audience, ...others } = given;
  const time = others.time ?? NOW;
  const event = change(
    eventOf(
      stepSample({
        activity,
        uid: uuidv7(time),
        decision: { ...DECISION, audience: (audience ?? null) as typeof DECISION.audience },
        outcome: outcome ?? 'proceeded',
        grant: null,
      }),
    ),
    { time, ...others },
  );
  if (user === null) delete event.actor.user;
  else if (user !== undefined) event.actor.user.name = user;
  return event;
}

/** A share with one person at a domain outside. @param time Unix ms */
export function shareWith(domain: string, user: string, time: number): Json {
  const recipients = [{ domain, type: 'person' as const, count: 1 }];
  const activity = { ...ACTIVITIES['share']!, recipients } as Activity;
  return stepOf(activity, { user, audience: 'external', time });
}

export async function store(database: Queries, events: Json[]): Promise<void> {
  await insertEvents(database, newEvents(events), NOW);
}

/** A made-up client id that is always the same for a number. */
export const clientId = (index: number) =>
  createHash('sha256').update(String(index)).digest('hex').slice(0, 20);
