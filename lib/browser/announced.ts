/**
 * Steps that pages said are being taken right now. A request that follows is the same step; one that nobody
 * announced is a step of its own, and a gap in what the page's reader sees.
 */
import type { Activity } from '../activity/activity.ts';
import { isWithin } from '../activity/fix.ts';

/** ms in which a page's request follows the control that was used; slow dialogs save before they share. */
const FOLLOWS_WITHIN = 10_000;

export interface Announced {
  readonly note: (tabId: number, activity: Activity) => void;
  /** Whether a step lies within one that the tab's page announced. */
  readonly covers: (tabId: number, activity: Activity) => boolean;
  /** Whether the tab's page announced any step of this platform. */
  readonly any: (tabId: number, platform: string) => boolean;
}

/** In memory only: a page tells of a step in the moment in which it is taken. @param now Unix time in ms. */
export function createAnnounced(now: () => number = Date.now): Announced {
  let steps: ReadonlyArray<{ tabId: number; activity: Activity; time: number }> = [];
  const recent = (tabId: number) =>
    steps.filter((step) => step.tabId === tabId && now() - step.time < FOLLOWS_WITHIN);
  return {
    note: (tabId, activity) => {
      const kept = steps.filter(({ time }) => now() - time < FOLLOWS_WITHIN);
      steps = [...kept, { tabId, activity, time: now() }];
    },
    covers: (tabId, activity) => recent(tabId).some((step) => isWithin(activity, step.activity)),
    any: (tabId, platform) => recent(tabId).some(({ activity }) => activity.platform === platform),
  };
}
