/** Reads the steps of one page, and says once of each trouble that it met. */
import type { Activity } from '../activity/activity.ts';
import { type Decision, holds } from '../activity/decision.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { decideWithoutPolicy } from '../policy/decide.ts';
import type { PageDocument } from '../policy/page-document.ts';
import type { AuthorizeRequest } from '../surfaces/authorize-request.ts';
import { type Question, nextFor, readState, rootOf } from '../surfaces/read.ts';
import type { Fix, SharingState, Surface } from '../surfaces/surface.ts';
import type { Earlier } from './presenter.ts';
import { type Hit, type Step, readStep, surfacesFor } from './step.ts';
import { unreadStep } from './unread.ts';

/** The policy as this page knows it. */
export interface Judge {
  readonly decide: (activity: Activity) => Decision;
  /** What stands against a dialog that could not be read; null where it is let pass. */
  readonly unreadable: () => Decision | null;
  readonly policy: PageDocument | null;
  /** What is known of the scopes, clients and hosts of this page's request. */
  readonly catalog: Catalog;
  readonly flow: AuthorizeRequest | null;
  /** What the person asked before about the thing of a step, where it did not open the way. */
  readonly earlier: (activity: Activity) => Earlier | null;
  /** ms since the policy was last confirmed, or null without one. */
  readonly policyAge: () => number | null;
}

export interface ReaderOptions {
  readonly window: Window;
  readonly surfaces: readonly Surface[];
  readonly askPage: () => unknown;
  /** Open shadow trees in which dialogs may stand. */
  readonly trees: () => readonly ShadowRoot[];
  readonly gap: (surface: Surface, detail: string) => void;
}

export interface Reader {
  /** The surfaces that may speak on the page's address as it is now. */
  readonly surfaces: () => readonly Surface[];
  /** Takes the same surfaces with other locators. */
  readonly use: (better: readonly Surface[]) => void;
  readonly read: (surface: Surface, control: Element | null, judge: Judge) => Step | null;
  /** What the policy says to an activity of a surface. */
  readonly decide: (activity: Activity, surface: Surface, judge: Judge) => Decision;
  /** How far the thing is shared as its dialog shows it; null where that does not say. */
  readonly state: (surface: Surface, judge: Judge) => SharingState | null;
  /** Keeps what a dialog says when it comes on screen, so that what was there before is known. */
  readonly came: (surface: Surface) => void;
  /** The dialog is gone: what it said when it came counts no more. */
  readonly gone: (surface: Surface) => void;
  /** The control that a fix of a step uses next; null where the page offers no way. */
  readonly toward: (step: Step, fix: Fix, hit: Hit | null, wanted: Activity) => Element | null;
  /** The same step under the policy as it is now. */
  readonly decideAgain: (step: Step, judge: Judge) => Step;
  /** Tells of a trouble, unless it was told before: a page may cause it a thousand times a second. */
  readonly gap: (surface: Surface, detail: string) => void;
}

/** Makes the reader of a page. */
export function createReader(options: ReaderOptions): Reader {
  const { window, surfaces, askPage, gap, trees } = options;
  const told = new Set<string>();
  const gapOnce = (surface: Surface, detail: string) => {
    const text = `${surface.id} ${detail}`;
    if (told.has(text)) return;
    told.add(text);
    gap(surface, detail);
  };

  /** A policy that cannot be applied asks the person: neither waved through nor stuck. */
  const decideBy = (judge: Judge, surface: Surface) => (activity: Activity) => {
    try {
      return within(surface, judge.decide(activity));
    } catch {
      gapOnce(surface, 'the policy could not be applied');
      return within(surface, decideWithoutPolicy(judge.policy?.failMode ?? 'warn'));
    }
  };

  const opened = new Map<Surface, SharingState>();
  const questionOf = (
    surface: Surface,
    control: Element | null,
    flow: Judge['flow'],
  ): Question => ({
    document: window.document,
    url: new URL(window.location.href),
    flow,
    askPage,
    control,
    opened: opened.get(surface) ?? null,
    trees: trees(),
  });
  const came = (surface: Surface) => {
    if (opened.has(surface)) return;
    const state = readState(surface, questionOf(surface, null, null));
    if (state !== null) opened.set(surface, state);
  };

  let declared = surfaces;
  let address = '';
  let spoken: readonly Surface[] = [];
  /** Asked on every event and change, so it is worked out once for each address. */
  const here = () => {
    if (window.location.href !== address) {
      address = window.location.href;
      spoken = surfacesFor(declared, new URL(address));
    }
    return spoken;
  };

  return {
    surfaces: here,
    use: (better) => {
      declared = better;
      address = '';
      opened.clear();
    },
    read: (surface, control, judge) => {
      let failed = false;
      const step = readStep(
        surface,
        {
          ...questionOf(surface, control, judge.flow),
          failed: (broken, reason) => {
            failed = true;
            gapOnce(broken, `the page could not be read: ${reason}`);
          },
        },
        decideBy(judge, surface),
      );
      if (step !== null || !failed || control === null) return step;
      const decision = judge.unreadable();
      const root = rootOf(surface, { document: window.document, trees: trees() });
      return decision === null || root === null
        ? null
        : unreadStep(surface, root, decision, judge.flow);
    },
    decide: (activity, surface, judge) => decideBy(judge, surface)(activity),
    state: (surface, { flow }) => readState(surface, questionOf(surface, null, flow)),
    came,
    gone: (surface) => void opened.delete(surface),
    toward: ({ surface }, fix, hit, wanted) =>
      nextFor(surface, fix, wanted, questionOf(surface, hit?.element ?? null, null)),
    decideAgain: (step, judge) => ({
      ...step,
      decision: step.decision.reasons.includes('unreadable')
        ? (judge.unreadable() ?? step.decision)
        : decideBy(judge, step.surface)(step.activity),
    }),
    gap: gapOnce,
  };
}

/** A surface that only tells never stands in the way: its reading is not sure enough for that. */
function within({ capability }: Surface, decision: Decision): Decision {
  return capability === 'inform' && holds(decision.effect)
    ? { ...decision, effect: 'inform' }
    : decision;
}
