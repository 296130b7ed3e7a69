/**
 * The enforcement point of one page: watches surfaces, has the decision ready, holds controls, talks
 * with the person, and hands over one record for each step.
 */
import { type Effect, type Outcome, atLeast, holds } from '../activity/decision.ts';
import type { StepRecord } from '../events/record.ts';
import { find } from '../surfaces/dom.ts';
import type { Surface } from '../surfaces/surface.ts';
import { atMostOnceAFrame } from './frames.ts';
import { armGate } from './gate.ts';
import { createOpenSteps } from './open-steps.ts';
import { ONE_USE, PASS_LIFETIME, createPasses } from './passes.ts';
import type { Answer, Presenter } from './presenter.ts';
import { isReported, outcomeIfTaken, recordOf, subjectOf } from './records.ts';
import { type Judge, createReader } from './reader.ts';
import { present, release } from './release.ts';
import type { Hit, Step } from './step.ts';
import { watch } from './watch.ts';

export type { Judge } from './reader.ts';

export interface GuardOptions {
  readonly window: Window;
  readonly surfaces: readonly Surface[];
  readonly language: string;
  readonly presenter: Presenter;
  /** Null until the worker has answered. */
  readonly judge: () => Judge | null;
  /** Settles once `judge` has something to say, or after the time in ms. */
  readonly whenReady: (limit: number) => Promise<void>;
  /** A surface came on screen: the moment to look for a newer policy, before anything is decided. */
  readonly surfaceSeen: () => void;
  readonly draft: (record: StepRecord) => void;
  /** Settles once the record is stored, or when nobody could be reached. */
  readonly report: (record: StepRecord) => Promise<void>;
  /** Told once of each kind of trouble with a surface. */
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
/** A milder step about the same thing within this time is the held one, mended. */
const FIX_WINDOW = 600_000;

/** Puts a guard on a page. Everything it needs from outside comes with the options. */
export function guard(options: GuardOptions): Guard {
  const { window } = options;
  const { surfaces, read, decideAgain, gap } = createReader(options);
  const passes = createPasses();
  const open = createOpenSteps();
  /** Surfaces whose coming was told; what they will be used for may show only at the click. */
  const announced = new Set<Surface>();
  const onScreen = new Map<Surface, string>();
  /** The step of a surface that ended last; as long as it stays on screen it is not begun anew. */
  const ended = new Map<Surface, string>();
  const heldAt = new Map<Surface, { readonly subject: string; readonly time: number }>();
  /** Reasons given for steps that wait for one more click of the person. */
  const waiting = new Map<string, { readonly reason: string | null; readonly timer: number }>();
  let lastTaken = { fingerprint: '', time: -ONE_USE };
  let asking: Hit | null = null;

  const record = (step: Step, outcome: Outcome, justification: string | null): StepRecord =>
    recordOf(step, {
      ...open.of(step, performance.now()),
      outcome,
      justification,
      policyAge: options.judge()?.policyAge() ?? null,
    });

  const finish = async (step: Step, outcome: Outcome, justification: string | null = null) => {
    const done = record(step, outcome, justification);
    open.end(step);
    ended.set(step.surface, step.fingerprint);
    if (isReported(step) || outcome === 'fixed') await options.report(done);
  };

  const show = (step: Step, effect: Effect) => {
    open.of(step, performance.now()).rendered = effect;
    options.draft(record(step, outcomeIfTaken(step), null));
    return {
      activity: step.activity,
      decision: step.decision,
      policy: options.judge()?.policy ?? null,
      language: options.language,
    };
  };

  const left = (surface: Surface) => {
    onScreen.delete(surface);
    ended.delete(surface);
    open.left(surface);
  };

  const onChange = (surface: Surface, since: number, anew = false) => {
    const judge = options.judge();
    // What is being asked about is looked at again with the answer.
    if (judge === null || asking?.surface === surface) return;
    if (!announced.has(surface)) {
      announced.add(surface);
      options.surfaceSeen();
    }
    const step = read(surface, null, judge);
    if (step === null) return left(surface);
    const before = onScreen.get(surface);
    const known = before === step.fingerprint;
    if (known && (!anew || ended.get(surface) === before)) return;
    onScreen.set(surface, step.fingerprint);
    ended.delete(surface);
    if (!isReported(step)) return;
    const { rendered } = open.of(step, since);
    if (step.decision.effect === 'inform' && !(known && rendered === 'inform')) {
      options.presenter.inform(show(step, 'inform'));
    } else options.draft(record(step, outcomeIfTaken(step), null));
  };

  /** A step that may be taken is being taken. */
  const taken = (step: Step) => {
    const now = performance.now();
    if (lastTaken.fingerprint === step.fingerprint && now - lastTaken.time < ONE_USE) return;
    lastTaken = { fingerprint: step.fingerprint, time: now };
    if (holds(step.decision.effect)) {
      const waited = waiting.get(step.fingerprint);
      passes.use(step.fingerprint, now);
      window.clearTimeout(waited?.timer);
      waiting.delete(step.fingerprint);
      void finish(step, 'proceeded', waited?.reason ?? null);
      return;
    }
    const held = heldAt.get(step.surface);
    const mended = held?.subject === subjectOf(step.activity) && now - held.time < FIX_WINDOW;
    if (mended) heldAt.delete(step.surface);
    void finish(step, mended ? 'fixed' : 'allowed_silently');
  };

  const verdict = (hit: Hit, uses: boolean) => {
    const judge = options.judge();
    if (judge === null) return 'hold';
    const step = read(hit.surface, hit.element, judge);
    if (step === null) return 'pass';
    if (holds(step.decision.effect) && !passes.allows(step.fingerprint, performance.now()))
      return 'hold';
    if (uses) taken(step);
    return 'pass';
  };

  /** The person's own next click takes the step: the page wants a real one, or the control is gone. */
  const awaitClick = (step: Step, hit: Hit, reason: string | null) => {
    const { fingerprint } = step;
    passes.grant(fingerprint, performance.now());
    window.clearTimeout(waiting.get(fingerprint)?.timer);
    const timer = window.setTimeout(() => {
      waiting.delete(fingerprint);
      void finish(step, 'cancelled', reason);
    }, PASS_LIFETIME);
    waiting.set(fingerprint, { reason, timer });
    const target = present(hit, window.document);
    if (target !== null) options.presenter.pointAt(target, options.language);
  };

  const proceed = async (step: Step, hit: Hit, reason: string | null) => {
    if (hit.control.release === 'again' || present(hit, window.document) === null) {
      awaitClick(step, hit, reason);
      return;
    }
    // The go-ahead comes after the record: until then a click would take the step a second time.
    await Promise.race([finish(step, 'proceeded', reason), pause(STORE_WAIT)]);
    const now = performance.now();
    lastTaken = { fingerprint: step.fingerprint, time: now };
    passes.grant(step.fingerprint, now);
    passes.use(step.fingerprint, now);
    release(hit, window.document);
  };

  const settle = async (step: Step, hit: Hit, answer: Answer) => {
    const { effect } = step.decision;
    heldAt.set(step.surface, { subject: subjectOf(step.activity), time: performance.now() });
    switch (answer.act) {
      case 'proceed': {
        const justified = effect === 'justify' && (answer.reason ?? '').trim() !== '';
        if (effect !== 'acknowledge' && !justified) return finish(step, 'blocked');
        heldAt.delete(step.surface);
        return proceed(step, hit, answer.reason);
      }
      case 'back':
        return finish(step, effect === 'block' ? 'blocked' : 'cancelled');
      case 'request':
        await finish(step, 'requested', answer.reason);
        return options.presenter.confirm('requested', options.language);
      case 'dispute':
        await finish(step, 'disputed', answer.comment);
        return options.presenter.confirm('disputed', options.language);
      case 'alternative':
        window.open(answer.url, '_blank', 'noopener');
        return finish(step, 'cancelled');
    }
  };

  /** The step as it is now that the person has answered; null where it is no longer there. */
  const asItIsNow = (step: Step, hit: Hit): Step | null => {
    const judge = options.judge();
    const element = present(hit, window.document);
    if (judge === null) return step;
    if (element !== null) return read(hit.surface, element, judge);
    return decideAgain(step, judge);
  };

  const ask = async (first: Step, hit: Hit): Promise<void> => {
    let step = first;
    for (;;) {
      const answer = await options.presenter.ask(show(step, step.decision.effect));
      if (answer.act !== 'proceed') {
        // Using the control again asks again, while the record of this answer is still on its way.
        asking = null;
        return settle(step, hit, answer);
      }
      const now = asItIsNow(step, hit);
      const same = now?.fingerprint === step.fingerprint;
      if (same && atLeast(step.decision.effect, now.decision.effect)) {
        return settle(step, hit, answer);
      }
      // The go-ahead was for something else: page or policy changed while the dialog was open.
      if (!same) await finish(step, 'cancelled', answer.reason);
      if (now === null || !holds(now.decision.effect)) return;
      step = now;
    }
  };

  const held = async (hit: Hit) => {
    if (asking !== null) return;
    asking = hit;
    try {
      const waited = options.judge() === null;
      if (waited) {
        const done = options.presenter.checking(options.language);
        await options.whenReady(WORKER_WAIT).finally(done);
      }
      const judge = options.judge();
      const step = judge === null ? null : read(hit.surface, hit.element, judge);
      if (step !== null && holds(step.decision.effect)) return await ask(step, hit);
      // The click came before the policy and nothing stands against it: it goes on as it was.
      const target = waited && judge !== null ? release(hit, window.document) : null;
      if (target !== null && hit.control.release === 'again') {
        options.presenter.pointAt(target, options.language);
      }
    } catch {
      gap(hit.surface, 'the person could not be asked');
    } finally {
      // Another question may be open by now.
      if (asking === hit) asking = null;
    }
  };

  const disarm = armGate({
    window,
    surfaces,
    owns: options.presenter.owns,
    verdict,
    held: (hit) => void held(hit),
    failed: (surface) => gap(surface, 'a control could not be judged'),
  });
  const unwatch = watch({
    document: window.document,
    surfaces,
    changed: onChange,
    gone: (surface) => {
      announced.delete(surface);
      left(surface);
    },
    soon: atMostOnceAFrame(window),
  });

  return {
    reconsider: () => {
      for (const surface of surfaces()) {
        // A surface that is not on the page did not come on screen because the policy changed.
        if (find(window.document, surface.root) === null) continue;
        onChange(surface, performance.now(), true);
      }
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
