/** A step: one surface on one page, about to do one thing, and what the policy says to it. */
import { type Activity, fingerprintOf } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import { controlAt } from '../surfaces/dom.ts';
import { type Question, matchesUrl, readSurface } from '../surfaces/read.ts';
import type { Control, Surface } from '../surfaces/surface.ts';

export interface Step {
  readonly surface: Surface;
  readonly root: Element;
  readonly activity: Activity;
  readonly decision: Decision;
  readonly fingerprint: string;
  /** ms that `decide` took. */
  readonly decided: number;
}

/** A control of a surface, on this page. */
export interface Hit {
  readonly surface: Surface;
  readonly control: Control;
  readonly element: Element;
}

/** The surfaces that may speak on an address: those declared for it, else those named by others. */
export function surfacesFor(surfaces: readonly Surface[], url: URL): readonly Surface[] {
  const declared = surfaces.filter((surface) => matchesUrl(surface.matches, url));
  return declared.length > 0
    ? declared
    : surfaces.filter((surface) => surface.matches.length === 0);
}

/** The control that contains the element, of whichever surface knows it first. */
export function hitAt(surfaces: readonly Surface[], element: Element): Hit | null {
  for (const surface of surfaces) {
    for (const control of surface.controls) {
      const found = controlAt(element, control);
      if (found !== null) return { surface, control, element: found };
    }
  }
  return null;
}

/** Reads one surface and decides; null where nothing risky is about to happen. */
export function readStep(
  surface: Surface,
  question: Question,
  judge: (activity: Activity) => Decision,
): Step | null {
  const reading = readSurface(surface, question);
  if (reading === null) return null;
  const started = performance.now();
  const decision = judge(reading.activity);
  const decided = performance.now() - started;
  return { ...reading, decision, decided, fingerprint: fingerprintOf(reading.activity) };
}
