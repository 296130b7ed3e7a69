/** Makes a step as plain as it can be while it still shows what it is to show. */
import { Activity } from '../../activity/activity.ts';
import { differencesFrom, ORDINARY_STEPS } from '../cases/ordinary-step.ts';
import type { Situation } from './witness.ts';

/** How much there is to read: what differs from an ordinary step, and the circumstances. */
export function sizeOf({ activity, context }: Situation): number {
  return JSON.stringify(differencesFrom(activity)).length + JSON.stringify(context).length;
}

/** Takes differences away, one after the other, as long as the step still `shows` it. */
export function shrunk(situation: Situation, shows: (situation: Situation) => boolean): Situation {
  let best = situation;
  for (let changed = true; changed;) {
    changed = false;
    for (const next of simplerOf(best))
      if (sizeOf(next) < sizeOf(best) && shows(next)) {
        best = next;
        changed = true;
        break;
      }
  }
  return best;
}

type Parts = Readonly<Record<string, unknown>>;

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

function* simplerOf({ activity, context }: Situation): Generator<Situation> {
  for (const key of Object.keys(context)) {
    const { [key as keyof typeof context]: _gone, ...rest } = context;
    yield { activity, context: rest };
  }
  const ordinary = ORDINARY_STEPS[activity.kind] as unknown as Parts;
  const parts = activity as unknown as Parts;
  for (const [key, value] of Object.entries(differencesFrom(activity))) {
    const usual = ordinary[key];
    yield* withPart(parts, key, usual, context);
    if (Array.isArray(parts[key]))
      for (const index of parts[key].keys())
        yield* withPart(parts, key, parts[key].toSpliced(index, 1), context);
    // What an ordinary step does not say at all has no parts to go back to.
    else if (isParts(value) && isParts(usual))
      for (const inner of Object.keys(value))
        yield* withPart(parts, key, { ...(parts[key] as Parts), [inner]: usual[inner] }, context);
  }
}

function* withPart(
  parts: Parts,
  key: string,
  value: unknown,
  context: Situation['context'],
): Generator<Situation> {
  const result = Activity.safeParse({ ...parts, [key]: value });
  if (result.success) yield { activity: result.data, context };
}
