/**
 * The enforcement point of one page: watches surfaces, has the decision ready, holds controls, talks
 * with the person, and hands over one record for each step.
 */
import { type Activity, type ConsentActivity, fingerprintOf } from '../activity/activity.ts';
import { type Decision, atLeast, holds } from '../activity/decision.ts';
import { isWithin } from '../activity/fix.ts';
import { rootOf } from '../surfaces/read.ts';
import type { Surface } from '../surfaces/surface.ts';
import { createConversation } from './conversation.ts';
import { atMostOnceAFrame } from './frames.ts';
import { armGate, firstConfirm } from './gate.ts';
import { type LedgerOptions, createLedger } from './ledger.ts';
import type { Mending } from './mending.ts';
import { ONE_USE, createPasses } from './passes.ts';
import type { Presenter } from './presenter.ts';
import { isReported } from './records.ts';
import { type Judge, type ReaderOptions, createReader } from './reader.ts';
import type { Hit, Step } from './step.ts';
import { watchShadows } from './shadows.ts';
import { watch } from './watch.ts';

export type { Judge } from './reader.ts';

export interface GuardOptions extends LedgerOptions, Omit<ReaderOptions, 'trees'> {
  readonly presenter: Presenter;
  readonly mending: Mending | null;
  /** Settles once `judge` has something to say, or after the time in ms. */
  readonly whenReady: (limit: number) => Promise<void>;
  /** A surface came on screen: the moment to look for a newer policy, before anything is decided. */
  readonly surfaceSeen: () => void;
  /** What a consent on screen says now; null once it is gone. For whoever holds requests. */
  readonly reading: (activity: ConsentActivity | null) => void;
  /** A share, a connection or a publication is being taken, and nothing stands against it any more. */
  readonly taken: (activity: Activity) => void;
  /** The person may take this step: its request may go. Settles once that is known. */
  readonly pass: (activity: Activity, justification: string | null) => Promise<void>;
}

/** A request that was held on its way out. */
export interface Stopped {
  readonly activity: Activity;
  readonly decision: Decision;
  /** Under which the step was noted. */
  readonly uid: string;
}

export interface Guard {
  /** The policy or the flow changed: everything on screen is decided anew. */
  readonly reconsider: () => void;
  /** The page is back from the browser's page cache: nothing that was allowed before counts. */
  readonly restart: () => void;
  /**
   * Asks about a step whose request was held.
   * @returns `asks` when a dialog will come, `asking` when one is open already, `away` when none can.
   */
  readonly stopped: (stopped: Stopped) => 'asks' | 'asking' | 'away';
  /** Takes the same surfaces with other locators; false while a question is open. */
  readonly use: (better: readonly Surface[]) => boolean;
  /** The page is going for good: a question that is open has no answer. */
  readonly left: () => void;
  /** Takes the guard off the page: nothing is held or watched any more. What is on screen is the presenter's. */
  readonly stop: () => void;
}

/** Puts a guard on a page. Everything it needs from outside comes with the options. */
export function guard(options: GuardOptions): Guard {
  const { window } = options;
  const shadows = watchShadows(window, (tree) => watching.include(tree));
  const { trees } = shadows;
  const reader = createReader({ ...options, trees });
  const { surfaces, read, gap } = reader;
  const passes = createPasses();
  const ledger = createLedger(options);
  /** Surfaces whose coming was told; what they will be used for may show only at the click. */
  const announced = new Set<Surface>();
  const onScreen = new Map<Surface, string>();
  let lastTaken = { fingerprint: '', time: -ONE_USE };
  const noteTaken = ({ fingerprint }: Step) => {
    lastTaken = { fingerprint, time: performance.now() };
  };
  const talk = createConversation({
    ...options,
    reader,
    ledger,
    passes,
    released: noteTaken,
    pass: ({ activity }, justification) => options.pass(activity, justification),
  });
  /** Switched off by the policy while it breaks a site: nothing is held, read or shown here. */
  const isOff = () => options.judge()?.policy?.settings.layers.page === false;

  const left = (surface: Surface) => {
    if (onScreen.delete(surface) && surface.kind === 'consent') options.reading(null);
    ledger.left(surface);
  };

  const onChange = (surface: Surface, since: number, anew = false) => {
    reader.came(surface);
    const judge = options.judge();
    // What is being asked about is looked at again with the answer.
    if (judge === null || talk.isAbout(surface) || isOff()) return;
    if (!announced.has(surface)) {
      announced.add(surface);
      options.surfaceSeen();
    }
    const step = read(surface, null, judge);
    if (step === null) return left(surface);
    const before = onScreen.get(surface);
    const known = before === step.fingerprint;
    if (!known && step.activity.kind === 'consent') options.reading(step.activity);
    if (known && (!anew || ledger.endedAs(surface) === before)) return;
    onScreen.set(surface, step.fingerprint);
    ledger.begun(surface);
    if (!isReported(step)) return;
    // There before the click, so that nobody waits for a dialog.
    if (atLeast(step.decision.effect, 'inform')) void options.presenter.prepare();
    const rendered = ledger.rendered(step, since);
    if (step.decision.effect === 'inform' && !(known && rendered === 'inform')) {
      options.presenter.inform(ledger.show(step, 'inform'));
    } else ledger.draft(step);
  };

  /** A step that may be taken is being taken. */
  const taken = (step: Step) => {
    const now = performance.now();
    if (lastTaken.fingerprint === step.fingerprint && now - lastTaken.time < ONE_USE) return;
    noteTaken(step);
    // Consents tell by their readings, what no event told of by now.
    if (step.activity.kind !== 'consent') options.taken(step.activity);
    else if (onScreen.get(step.surface) !== step.fingerprint) {
      onScreen.set(step.surface, step.fingerprint);
      options.reading(step.activity);
    }
    // A control that writes at once was not told of before: what it does shows only now.
    if (step.decision.effect === 'inform' && ledger.rendered(step, now) === 'none')
      options.presenter.inform(ledger.show(step, 'inform'));
    if (holds(step.decision.effect)) {
      passes.use(step.fingerprint, now);
      void ledger.finish(step, 'proceeded', talk.clicked(step));
    } else void ledger.finish(step, talk.mended(step) ? 'fixed' : 'allowed_silently');
  };

  /**
   * Browsers turn a native box before they tell of its click, and back where the click is prevented (HTML,
   * legacy pre-activation behaviour). So what a click would do is what was read when the box was pressed.
   */
  let pressed: { readonly element: Element; readonly step: Step | null } | null = null;
  const readUse = (hit: Hit, judge: Judge, type: string): Step | null => {
    const isTurned = type === 'click' && holdsBox(hit.element);
    if (isTurned && pressed?.element === hit.element) return pressed.step;
    const step = read(hit.surface, hit.element, judge);
    pressed = isTurned ? null : { element: hit.element, step };
    return step;
  };

  const verdict = (hit: Hit, uses: boolean, type: string) => {
    const judge = options.judge();
    if (judge === null) return 'hold';
    if (isOff()) return 'pass';
    const step = readUse(hit, judge, type);
    if (step === null) return 'pass';
    if (holds(step.decision.effect) && !passes.allows(step.fingerprint, performance.now()))
      return 'hold';
    if (uses) taken(step);
    return 'pass';
  };

  const stopped = ({ activity, decision, uid }: Stopped) => {
    const judge = options.judge();
    if (judge === null || isOff()) return 'away';
    const surface = surfaces().find(({ id }) => id === activity.surface);
    if (surface === undefined) return 'away';
    if (talk.isAbout(null)) return 'asking';
    const seen = reader.read(surface, null, judge);
    // The page speaks for its own app only; of another one it was asked by somebody else.
    const here = seen !== null && isAbout(seen.activity, activity) ? seen : null;
    const step: Step = {
      surface,
      root: here?.root ?? window.document.documentElement,
      activity: here?.activity ?? activity,
      // The page may know less than whoever held the request; it never knows better.
      decision: here !== null && holds(here.decision.effect) ? here.decision : decision,
      fingerprint: fingerprintOf(here?.activity ?? activity),
      decided: here?.decided ?? 0,
    };
    ledger.named(step, uid);
    void talk.stopped(step, firstConfirm(surface, window.document));
    return 'asks';
  };

  const disarm = armGate({
    window,
    surfaces,
    owns: options.presenter.owns,
    verdict,
    held: (hit) => {
      // A box that was turned is turned back once the event is over; until then it would be misread.
      if (holdsBox(hit.element)) window.setTimeout(() => void talk.held(hit));
      else void talk.held(hit);
    },
    failed: (surface) => gap(surface, 'a control could not be judged'),
  });
  const watched = () =>
    watch({
      document: window.document,
      trees,
      surfaces,
      changed: onChange,
      gone: (surface) => {
        announced.delete(surface);
        reader.gone(surface);
        left(surface);
      },
      soon: atMostOnceAFrame(window),
    });
  let watching = watched();
  const leaveAll = () => {
    for (const surface of [...onScreen.keys()]) left(surface);
    announced.clear();
  };

  const reconsider = () => {
    for (const surface of surfaces()) {
      // A surface that is not on the page did not come on screen because the policy changed.
      if (rootOf(surface, { document: window.document, trees: trees() }) === null) continue;
      onChange(surface, performance.now(), true);
    }
  };

  return {
    reconsider,
    restart: () => {
      passes.clear();
      lastTaken = { fingerprint: '', time: -ONE_USE };
      leaveAll();
      reconsider();
    },
    use: (better) => {
      if (talk.isAbout(null)) return false;
      leaveAll();
      reader.use(better);
      // The gate's listeners stay: those that are added later hear of a click after the page's own.
      watching.stop();
      watching = watched();
      return true;
    },
    stopped,
    left: talk.left,
    stop: () => {
      disarm();
      shadows.stop();
      watching.stop();
    },
  };
}

/** True for a native tick box or radio button, and for what stands around one. */
function holdsBox(element: Element): boolean {
  const box = 'input[type="checkbox"], input[type="radio"]';
  return element.matches(box) || element.querySelector(box) !== null;
}

/** Whether a page speaks of the step whose request was held: of the same app, or of no less than it gives. */
function isAbout(seen: Activity, held: Activity): boolean {
  if (held.kind === 'consent')
    return seen.kind === 'consent' && seen.app.clientId === held.app.clientId;
  return isWithin(held, seen);
}
