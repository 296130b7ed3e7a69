/** Asks the person about a held step, and does what the answer allows. One question at a time. */
import { atLeast, holds, turnedBack } from '../activity/decision.ts';
import type { Surface } from '../surfaces/surface.ts';
import type { FixId } from '../activity/fix.ts';
import type { Ledger } from './ledger.ts';
import type { Mending, Offer } from './mending.ts';
import { PASS_LIFETIME, type Passes } from './passes.ts';
import { type Answer, type Presenter, isSufficient } from './presenter.ts';
import type { Judge, Reader } from './reader.ts';
import { subjectOf } from './records.ts';
import { present, release } from './release.ts';
import type { Hit, Step } from './step.ts';

/** How long a click waits for a worker that is just starting; measured p95 is far below. */
const WORKER_WAIT = 2_000;
/** How long the release of a step waits for its record to be stored. */
const STORE_WAIT = 1_000;
/** A milder step about the same thing within this time is the held one, mended. */
const FIX_WINDOW = 600_000;

export interface ConversationOptions {
  readonly window: Window;
  readonly language: string;
  readonly presenter: Presenter;
  readonly judge: () => Judge | null;
  readonly whenReady: (limit: number) => Promise<void>;
  /** Tells whoever holds requests that this step may go on; settles once they know. */
  readonly pass: (step: Step, justification: string | null) => Promise<void>;
  readonly reader: Reader;
  readonly ledger: Ledger;
  /** Better ways to take a step; null where no surface of the page has any. */
  readonly mending: Mending | null;
  readonly passes: Passes;
  /** The person was asked and the step is about to be taken. */
  readonly released: (step: Step) => void;
}

export interface Conversation {
  /** Whether a question about this surface is open; without a surface, whether any is. */
  readonly isAbout: (surface: Surface | null) => boolean;
  /** A control was held: asks, or lets it go on where it turns out that nothing stands against it. */
  readonly held: (hit: Hit) => Promise<void>;
  /** The step's request was held; `hit` is the control to use once the person has agreed, if one is there. */
  readonly stopped: (step: Step, hit: Hit | null) => Promise<void>;
  /** The person took a step that waited for one more click; gives the reason they had typed. */
  readonly clicked: (step: Step) => string | null;
  /** Whether a step that nothing stands against is a held one, mended; true once for each. */
  readonly mended: (step: Step) => boolean;
  /** The page is going for good, and an open question with it. */
  readonly left: () => void;
}

/** Makes the conversation of a page. */
export function createConversation(options: ConversationOptions): Conversation {
  const { window, presenter, ledger, passes, reader, mending } = options;
  const heldAt = new Map<Surface, { readonly subject: string; readonly time: number }>();
  /** Reasons given for steps that wait for one more click of the person. */
  const waiting = new Map<string, { readonly reason: string | null; readonly timer: number }>();
  let asking: { readonly surface: Surface } | null = null;
  /** The step whose question is on screen; null as soon as there is an answer. */
  let unsaid: Step | null = null;

  /** The person's own next click takes the step: the page wants a real one, or the control is gone. */
  const awaitClick = async (step: Step, hit: Hit, reason: string | null) => {
    const { fingerprint } = step;
    await Promise.race([options.pass(step, reason), pause(STORE_WAIT)]);
    passes.grant(fingerprint, performance.now());
    window.clearTimeout(waiting.get(fingerprint)?.timer);
    const timer = window.setTimeout(() => {
      waiting.delete(fingerprint);
      void ledger.finish(step, 'cancelled', reason);
    }, PASS_LIFETIME);
    waiting.set(fingerprint, { reason, timer });
    const target = present(hit, window.document);
    if (target !== null) presenter.pointAt(target, 'again', options.language);
  };

  const proceed = async (step: Step, hit: Hit | null, reason: string | null) => {
    const target = hit === null ? null : present(hit, window.document);
    if (hit !== null && (hit.control.release === 'again' || target === null))
      return awaitClick(step, hit, reason);
    // The go-ahead comes after the record: until then a click would take the step a second time.
    const told = Promise.all([
      ledger.finish(step, 'proceeded', reason),
      options.pass(step, reason),
    ]);
    await Promise.race([told, pause(STORE_WAIT)]);
    const now = performance.now();
    options.released(step);
    passes.grant(step.fingerprint, now);
    // Without a control the page has to send its request again by itself, whenever it does.
    if (hit === null) {
      // Where an answer is all that a page asks for, it is given again by itself or by its button.
      if (step.surface.kind !== 'consent') presenter.confirm('again', options.language);
      return;
    }
    passes.use(step.fingerprint, now);
    release(hit, window.document);
  };

  /** Mends the step as the person chose; whatever comes of it, the gate stays as it is. */
  const fix = async (step: Step, hit: Hit | null, chosen: FixId, offers: readonly Offer[]) => {
    const known = step.surface.fixes?.find(({ does }) => does === chosen);
    const offer = offers.find(({ does }) => does === chosen);
    if (mending === null || known === undefined || offer === undefined)
      return ledger.finish(step, 'cancelled');
    // The mended step is this one: taking it afterwards is not told a second time.
    heldAt.delete(step.surface);
    const done = await mending.mend(step, hit, known, offer.wanted, {
      reader,
      judge: options.judge,
      point: (element) => presenter.pointAt(element, 'fix', options.language),
      pause,
      now: () => performance.now(),
    });
    await ledger.finish(step, done ? 'fixed' : 'cancelled');
    presenter.confirm(done ? 'fixed' : 'not-fixed', options.language);
  };

  /** "On its way" is said of what is stored, and of nothing else. */
  const thank = async (asked: 'requested' | 'disputed', step: Step, words: string) => {
    const stored = await ledger.finish(step, asked, words);
    if (stored) presenter.confirm(asked, options.language);
    else presenter.apologise();
  };

  const settle = async (
    step: Step,
    hit: Hit | null,
    answer: Answer,
    offers: readonly Offer[],
  ): Promise<unknown> => {
    heldAt.set(step.surface, { subject: subjectOf(step.activity), time: performance.now() });
    if (!isSufficient(answer, step.decision)) return ledger.finish(step, 'blocked');
    switch (answer.act) {
      case 'proceed':
        heldAt.delete(step.surface);
        return proceed(step, hit, answer.reason);
      case 'back':
        return ledger.finish(step, turnedBack(step.decision.effect));
      case 'request':
        return thank('requested', step, answer.reason);
      case 'dispute':
        return thank('disputed', step, answer.comment);
      case 'alternative':
        window.open(answer.url, '_blank', 'noopener');
        return ledger.finish(step, 'cancelled');
      case 'fix':
        return fix(step, hit, answer.fix, offers);
    }
  };

  /** The step as it is now that the person has answered; null where it is no longer there. */
  const asItIsNow = (step: Step, hit: Hit | null): Step | null => {
    const judge = options.judge();
    const element = hit === null ? null : present(hit, window.document);
    if (judge === null) return step;
    // Of a step that only its request tells, the page says nothing now either.
    return element === null || step.activity.sensor === 'wire'
      ? reader.decideAgain(step, judge)
      : reader.read(step.surface, element, judge);
  };

  const ask = async (first: Step, hit: Hit | null): Promise<unknown> => {
    let step = first;
    // Before the record says that anything was rendered.
    if (!(await presenter.prepare())) throw new Error('There is no dialog to ask with.');
    for (;;) {
      const judge = options.judge();
      const offers = judge === null ? [] : (mending?.offersFor(step, hit, judge, reader) ?? []);
      unsaid = step;
      const answer = await presenter.ask(ledger.show(step, step.decision.effect, offers));
      unsaid = null;
      if (answer.act !== 'proceed') {
        // Using the control again asks again, while the record of this answer is still on its way.
        asking = null;
        return settle(step, hit, answer, offers);
      }
      const now = asItIsNow(step, hit);
      const same = now?.fingerprint === step.fingerprint;
      if (same && atLeast(step.decision.effect, now.decision.effect)) {
        return settle(step, hit, answer, offers);
      }
      // The go-ahead was for something else: page or policy changed while the dialog was open.
      if (!same) await ledger.finish(step, 'cancelled', answer.reason);
      if (now === null || !holds(now.decision.effect)) return null;
      step = now;
    }
  };

  /** One question at a time; whatever goes wrong, the step stays held and the person is told. */
  const about = async (surface: Surface, talk: () => Promise<unknown>) => {
    if (asking !== null) return;
    const mine = { surface };
    asking = mine;
    try {
      await talk();
    } catch {
      unsaid = null;
      reader.gap(surface, 'the person could not be asked');
      presenter.apologise();
    } finally {
      // Another question may be open by now.
      if (asking === mine) asking = null;
    }
  };

  return {
    isAbout: (surface) => asking !== null && (surface === null || asking.surface === surface),
    held: (hit) =>
      about(hit.surface, async () => {
        const waited = options.judge() === null;
        if (waited) {
          const done = presenter.checking(options.language);
          await options.whenReady(WORKER_WAIT).finally(done);
        }
        const judge = options.judge();
        const step = judge === null ? null : reader.read(hit.surface, hit.element, judge);
        if (step !== null && holds(step.decision.effect)) return ask(step, hit);
        // The click came before the policy and nothing stands against it: it goes on as it was.
        const target = waited && judge !== null ? release(hit, window.document) : null;
        if (target !== null && hit.control.release === 'again') {
          presenter.pointAt(target, 'again', options.language);
        }
      }),
    stopped: (step, hit) => about(step.surface, () => ask(step, hit)),
    clicked: (step) => {
      const waited = waiting.get(step.fingerprint);
      window.clearTimeout(waited?.timer);
      waiting.delete(step.fingerprint);
      return waited?.reason ?? null;
    },
    mended: (step) => {
      const held = heldAt.get(step.surface);
      const mended =
        held?.subject === subjectOf(step.activity) && performance.now() - held.time < FIX_WINDOW;
      if (mended) heldAt.delete(step.surface);
      return mended;
    },
    left: () => {
      // What became of a consent its flow tells, and the worker sees that.
      if (unsaid !== null && unsaid.surface.kind !== 'consent')
        void ledger.finish(unsaid, turnedBack(unsaid.decision.effect));
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
