/** The records of one page's steps: one for each step, whoever ends it. */
import type { Effect, Outcome } from '../activity/decision.ts';
import { EMPTY_CATALOG } from '../catalog/catalog.ts';
import type { StepRecord } from '../events/record.ts';
import type { Surface } from '../surfaces/surface.ts';
import type { Offer } from './mending.ts';
import { createOpenSteps } from './open-steps.ts';
import type { Shown } from './presenter.ts';
import { isReported, outcomeIfTaken, recordOf } from './records.ts';
import type { Judge } from './reader.ts';
import type { Step } from './step.ts';

export interface LedgerOptions {
  readonly language: string;
  readonly judge: () => Judge | null;
  readonly draft: (record: StepRecord) => void;
  /** Settles with whether the record is stored. */
  readonly report: (record: StepRecord) => Promise<boolean>;
}

export interface Ledger {
  /** What was on screen for a step so far; `since`, in `performance.now()`, is when it was first noticed. */
  readonly rendered: (step: Step, since: number) => Effect | 'none';
  /** Keeps with the worker what the record would be if nothing more were heard. */
  readonly draft: (step: Step) => void;
  /** Notes that something is shown for a step, and says what the dialog needs. */
  readonly show: (step: Step, effect: Effect, offers?: readonly Offer[]) => Shown;
  /** The step ended; settles with whether its record is stored, if it leaves one. */
  readonly finish: (
    step: Step,
    outcome: Outcome,
    justification?: string | null,
  ) => Promise<boolean>;
  /** The fingerprint of the surface's step that ended last, while it stays on screen. */
  readonly endedAs: (surface: Surface) => string | null;
  /** Another step of the surface is on screen. */
  readonly begun: (surface: Surface) => void;
  /** The step was noted under this uid already, by the layer that held its request. */
  readonly named: (step: Step, uid: string) => void;
  /** The surface is no longer on screen. */
  readonly left: (surface: Surface) => void;
}

/** Opens the ledger of a page. */
export function createLedger({ language, judge, draft, report }: LedgerOptions): Ledger {
  const open = createOpenSteps();
  const ended = new Map<Surface, string>();

  const record = (step: Step, outcome: Outcome, justification: string | null): StepRecord =>
    recordOf(step, {
      ...open.of(step, performance.now()),
      outcome,
      justification,
      policyAge: judge()?.policyAge() ?? null,
    });
  const keep = (step: Step) => draft(record(step, outcomeIfTaken(step), null));

  return {
    rendered: (step, since) => open.of(step, since).rendered,
    draft: keep,
    show: (step, effect, offers = []) => {
      open.of(step, performance.now()).rendered = effect;
      keep(step);
      return {
        activity: step.activity,
        decision: step.decision,
        policy: judge()?.policy ?? null,
        catalog: judge()?.catalog ?? EMPTY_CATALOG,
        offers,
        earlier: judge()?.earlier(step.activity) ?? null,
        language,
      };
    },
    finish: async (step, outcome, justification = null) => {
      const done = record(step, outcome, justification);
      open.end(step);
      ended.set(step.surface, step.fingerprint);
      return !(isReported(step) || outcome === 'fixed') || report(done);
    },
    endedAs: (surface) => ended.get(surface) ?? null,
    begun: (surface) => void ended.delete(surface),
    named: open.named,
    left: (surface) => {
      ended.delete(surface);
      open.left(surface);
    },
  };
}
