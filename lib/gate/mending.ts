/**
 * Better ways to take a held step: which ones policy would let pass, and doing one with the page's own
 * controls. A fix is never claimed: it is done when the page, read again, says so.
 */
import type { Activity, Recipient, ShareActivity } from '../activity/activity.ts';
import { holds } from '../activity/decision.ts';
import { type FixId, isWithin, mended } from '../activity/fix.ts';
import type { Fix } from '../surfaces/surface.ts';
import type { Judge, Reader } from './reader.ts';
import type { Hit, Step } from './step.ts';

/** More would bury the choice that the person has. */
const MOST_OFFERED = 2;
/** ms between two looks at the page while it is being mended. */
const LOOK_EVERY = { script: 50, person: 200 } as const;
/** ms after which a page that does not follow is given up on; a person finds two controls in this time. */
const GIVE_UP = { script: 3_000, person: 60_000 } as const;

/** A fix that would help here. */
export interface Offer {
  readonly does: FixId;
  /** The step as it should be afterwards. */
  readonly wanted: Activity;
  /** Who would no longer get it; empty unless people are taken out. */
  readonly removed: readonly Recipient[];
}

/**
 * The fixes that the surface has, the page has a way to, and policy would let pass; best first.
 * @param hit the control whose use was held, if one is there.
 */
export function offersFor(step: Step, hit: Hit | null, judge: Judge, reader: Reader): Offer[] {
  const { activity, surface } = step;
  const passes = (one: Activity) => !holds(reader.decide(one, surface, judge).effect);
  const keeps = (recipient: Recipient) => passes(aloneWith(activity, recipient));
  const offers: Offer[] = [];
  for (const fix of surface.fixes ?? []) {
    if (offers.length === MOST_OFFERED) break;
    const wanted = mended(activity, fix.does, keeps);
    if (wanted === null || !passes(wanted)) continue;
    if (reader.toward(step, fix, hit, wanted) === null) continue;
    offers.push({ does: fix.does, wanted, removed: removedBy(activity, wanted) });
  }
  return offers;
}

/** The step as if nobody but this recipient got it: whether they stand in its way. */
function aloneWith(activity: Activity, recipient: Recipient): Activity {
  return activity.kind === 'share'
    ? { ...activity, recipients: [recipient], link: 'unchanged' }
    : activity;
}

function removedBy(before: Activity, after: Activity): readonly Recipient[] {
  const people = (activity: Activity): ShareActivity['recipients'] =>
    activity.kind === 'share' ? activity.recipients : [];
  const stay = new Set(people(after));
  return people(before).filter((recipient) => !stay.has(recipient));
}

/** Mending as the guard is given it: pages whose surfaces have no fixes do not carry it. */
export interface Mending {
  readonly offersFor: typeof offersFor;
  readonly mend: typeof mend;
}

/** Mending with the page's own controls. */
export const MENDING: Mending = { offersFor, mend };

export interface MendOptions {
  readonly reader: Reader;
  readonly judge: () => Judge | null;
  /** Points at the control that the person uses next. */
  readonly point: (element: Element) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** ms, as `performance.now()`. */
  readonly now: () => number;
}

/**
 * Mends a step with the page's own controls.
 * @returns whether the page says that it is mended; false where it did not follow in time.
 */
export async function mend(
  step: Step,
  hit: Hit | null,
  fix: Fix,
  wanted: Activity,
  { reader, judge, point, pause, now }: MendOptions,
): Promise<boolean> {
  const until = now() + GIVE_UP[fix.by];
  let last: Element | null = null;
  while (now() < until) {
    const current = judge();
    const next = reader.toward(step, fix, hit, wanted);
    // Settings show what was chosen before they are applied: as long as there is a way on it is not done.
    const isOver = fix.by === 'person' || next === null;
    if (isOver && current !== null && isMended(step, hit, wanted, current, reader)) return true;
    if (next !== null && next !== last) {
      last = next;
      if (fix.by === 'person') point(next);
      else if (next instanceof HTMLElement) next.click();
    }
    await pause(LOOK_EVERY[fix.by]);
  }
  return false;
}

/** Whether the page says so: by the reach that it shows, or by what the control would do now. */
function isMended(
  { surface, activity }: Step,
  hit: Hit | null,
  wanted: Activity,
  judge: Judge,
  reader: Reader,
): boolean {
  const goal = reachOf(wanted);
  if (goal !== reachOf(activity)) {
    const state = reader.state(surface, judge);
    // A dialog that stands narrower yet has not taken the step that the person wants.
    return state?.link === goal;
  }
  const now = reader.read(surface, hit?.element.isConnected === true ? hit.element : null, judge);
  return now !== null && isWithin(now.activity, wanted);
}

function reachOf(activity: Activity) {
  switch (activity.kind) {
    case 'consent':
      return 'unchanged';
    case 'share':
      return activity.link;
    case 'publish':
      return activity.reach;
    case 'connect':
      return activity.sharedWith;
  }
}
