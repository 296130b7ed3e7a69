/**
 * The enforcement point of one page: watches surfaces, has the decision ready, holds controls, talks
 * with the person, and hands over one record for each step.
 */
import type { Activity } from '../activity/activity.ts';
import { type Decision, type Effect, type Outcome, holds } from '../activity/decision.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { StepRecord } from '../events/record.ts';
import type { AuthorizeRequest } from '../surfaces/authorize-request.ts';
import type { Policy } from '../policy/schema.ts';
import type { Surface } from '../surfaces/surface.ts';
import { armGate } from './gate.ts';
import { ONE_USE, PASS_LIFETIME, createPasses } from './passes.ts';
import type { Answer, Presenter } from './presenter.ts';
import { isReported, outcomeIfTaken, recordOf } from './records.ts';
import { release } from './release.ts';
import { type Hit, type Step, readStep, surfacesFor } from './step.ts';
import { watch } from './watch.ts';

/** The policy as this page knows it. */
export interface Judge {
  readonly decide: (activity: Activity) => Decision;
  readonly policy: Policy | null;
  readonly flow: AuthorizeRequest | null;
  /** ms since the policy was last confirmed, or null without one. */
  readonly policyAge: () => number | null;
}

export interface GuardOptions {
  readonly window: Window;
  readonly surfaces: readonly Surface[];
  readonly language: string;
  readonly presenter: Presenter;
  /** Null until the worker has answered. */
  readonly judge: () => Judge | null;
  /** Settles once `judge` has something to say, or after the time in ms. */
  readonly whenReady: (limit: number) => Promise<void>;
  /** A step is on screen: a good moment to look for a newer policy. */
  readonly stepSeen: () => void;
  readonly draft: (record: StepRecord) => void;
  /** Settles once the record is stored, or when nobody could be reached. */
  readonly report: (record: StepRecord) => Promise<void>;
  readonly gap: (surface: Surface, detail: string) => void;
  readonly askPage: () => unknown;
}

export interface Guard {
  /** The policy or the flow changed: everything on screen is decided anew. */
  readonly reconsider: () => void;
  readonly stop: () => void;
}

/** How long a click waits for a worker that is just starting; measured p95 is far below. */
const WORKER_WAIT = 2_000;
/** How long the release of a step waits for its record to be stored. */
const STORE_WAIT = 1_000;
/** A milder step at the same surface within this time is the held one, mended. */
const FIX_WINDOW = 600_000;

interface Seen {
  readonly uid: string;
  readonly armed: number;
  rendered: Effect | 'none';
}

/** Puts a guard on a page. Everything it needs from outside comes with the options. */
export function guard(options: GuardOptions): Guard {
  const { window } = options;
  const passes = createPasses();
  /** Steps that were read and have not ended, by fingerprint. */
  const open = new Map<string, Seen>();
  const onScreen = new Map<Surface, string>();
  const heldAt = new Map<Surface, number>();
  let lastTaken = { fingerprint: '', time: 0 };
  let asking = false;

  const surfaces = () => surfacesFor(options.surfaces, new URL(window.location.href));
  const read = (surface: Surface, control: Element | null, judge: Judge): Step | null =>
    readStep(
      surface,
      {
        document: window.document,
        url: new URL(window.location.href),
        flow: judge.flow,
        askPage: options.askPage,
        control,
        failed: (broken, reason) => options.gap(broken, `the page could not be read: ${reason}`),
      },
      judge.decide,
    );

  const seenOf = (step: Step, since: number): Seen => {
    const known = open.get(step.fingerprint);
    if (known !== undefined) return known;
    const seen: Seen = { uid: uuidv7(), armed: performance.now() - since, rendered: 'none' };
    open.set(step.fingerprint, seen);
    return seen;
  };

  const record = (step: Step, outcome: Outcome, justification: string | null): StepRecord => {
    const seen = seenOf(step, performance.now());
    return recordOf(step, {
      ...seen,
      outcome,
      justification,
      policyAge: options.judge()?.policyAge() ?? null,
    });
  };

  const finish = async (step: Step, outcome: Outcome, justification: string | null = null) => {
    const done = record(step, outcome, justification);
    open.delete(step.fingerprint);
    onScreen.delete(step.surface);
    if (isReported(step) || outcome === 'fixed') await options.report(done);
  };

  const show = (step: Step, effect: Effect) => {
    const seen = seenOf(step, performance.now());
    seen.rendered = effect;
    options.draft(record(step, outcomeIfTaken(step), null));
    return {
      activity: step.activity,
      decision: step.decision,
      policy: options.judge()?.policy ?? null,
      language: options.language,
    };
  };

  const onChange = (surface: Surface, since: number) => {
    const judge = options.judge();
    const step = judge === null ? null : read(surface, null, judge);
    if (step === null || onScreen.get(surface) === step.fingerprint) return;
    if (!onScreen.has(surface)) options.stepSeen();
    onScreen.set(surface, step.fingerprint);
    if (!isReported(step)) return;
    seenOf(step, since);
    if (step.decision.effect === 'inform') options.presenter.inform(show(step, 'inform'));
    else options.draft(record(step, outcomeIfTaken(step), null));
  };

  /** A step that may be taken is being taken. */
  const taken = (step: Step) => {
    const now = performance.now();
    if (lastTaken.fingerprint === step.fingerprint && now - lastTaken.time < ONE_USE) return;
    lastTaken = { fingerprint: step.fingerprint, time: now };
    if (holds(step.decision.effect)) {
      passes.use(step.fingerprint, now);
      void finish(step, 'proceeded', waitingReason.get(step.fingerprint) ?? null);
      waitingReason.delete(step.fingerprint);
      return;
    }
    const mended = now - (heldAt.get(step.surface) ?? -FIX_WINDOW) < FIX_WINDOW;
    if (mended) heldAt.delete(step.surface);
    void finish(step, mended ? 'fixed' : 'allowed_silently');
  };

  const verdict = (hit: Hit, uses: boolean) => {
    const judge = options.judge();
    if (judge === null) return 'hold';
    const step = read(hit.surface, hit.element, judge);
    if (step === null) return 'pass';
    if (holds(step.decision.effect) && !passes.allows(step.fingerprint, performance.now())) return 'hold';
    if (uses) taken(step);
    return 'pass';
  };

  /** Reasons given for steps that wait for one more click of the person. */
  const waitingReason = new Map<string, string | null>();

  const proceed = async (step: Step, hit: Hit, reason: string | null) => {
    passes.grant(step.fingerprint, performance.now());
    if (hit.control.release === 'again') {
      waitingReason.set(step.fingerprint, reason);
      const target = release(hit, window.document);
      if (target !== null) options.presenter.pointAt(target, options.language);
      window.setTimeout(() => {
        if (waitingReason.delete(step.fingerprint)) void finish(step, 'cancelled', reason);
      }, PASS_LIFETIME);
      return;
    }
    lastTaken = { fingerprint: step.fingerprint, time: Infinity };
    await Promise.race([finish(step, 'proceeded', reason), pause(STORE_WAIT)]);
    lastTaken = { fingerprint: step.fingerprint, time: performance.now() };
    passes.use(step.fingerprint, performance.now());
    release(hit, window.document);
  };

  const settle = async (step: Step, hit: Hit, answer: Answer) => {
    heldAt.set(step.surface, performance.now());
    switch (answer.act) {
      case 'proceed':
        if (step.decision.effect === 'acknowledge' || (step.decision.effect === 'justify' && answer.reason !== null)) {
          heldAt.delete(step.surface);
          return proceed(step, hit, answer.reason);
        }
        return finish(step, 'blocked');
      case 'back':
        return finish(step, step.decision.effect === 'block' ? 'blocked' : 'cancelled');
      case 'request':
        return finish(step, 'requested', answer.reason);
      case 'dispute':
        return finish(step, 'disputed', answer.comment);
      case 'alternative':
        window.open(answer.url, '_blank', 'noopener');
        return finish(step, 'cancelled');
    }
  };

  const held = async (hit: Hit) => {
    if (asking) return;
    asking = true;
    try {
      const waited = options.judge() === null;
      if (waited) {
        const done = options.presenter.checking(options.language);
        await options.whenReady(WORKER_WAIT).finally(done);
      }
      const judge = options.judge();
      const step = judge === null ? null : read(hit.surface, hit.element, judge);
      if (step === null || !holds(step.decision.effect)) {
        // The click came before the policy and nothing stands against it: it goes on as it was.
        if (waited && judge !== null) release(hit, window.document);
        return;
      }
      await settle(step, hit, await options.presenter.ask(show(step, step.decision.effect)));
    } finally {
      asking = false;
    }
  };

  const disarm = armGate({
    window,
    surfaces,
    owns: options.presenter.owns,
    verdict,
    held: (hit) => void held(hit),
    failed: (error) => console.error('Handrail could not judge a step; it is held.', error),
  });
  const unwatch = watch({
    document: window.document,
    surfaces,
    changed: onChange,
    gone: (surface) => void onScreen.delete(surface),
    soon: (run) => void window.setTimeout(run, 0),
  });

  return {
    reconsider: () => {
      onScreen.clear();
      for (const surface of surfaces()) onChange(surface, performance.now());
    },
    stop: () => {
      disarm();
      unwatch();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
