/**
 * What happens after a request was held: the page is asked to show its dialog, or, where there is no page
 * to ask, a page of ours stands in for the navigation. One held step is one record.
 */
import { excerptFor } from '../catalog/excerpt.ts';
import type { FullCatalog } from '../catalog/full.ts';
import { z } from 'zod/mini';
import { uuidv7 } from '../activity/identifiers.ts';
import { Activity } from '../activity/activity.ts';
import { Decision, type Outcome, turnedBack } from '../activity/decision.ts';
import type { StepRecord } from '../events/record.ts';
import { type Earlier, isSufficient } from '../gate/presenter.ts';
import { browser } from './extension.ts';
import type { Judgement } from './judgement.ts';
import type { AfterHold, Hold, HoldAnswer, StoppedNotice } from './messages.ts';
import type { PendingRecords } from './pending-records.ts';
import { type Readings, stepOf } from './readings.ts';
import { row } from './rows.ts';

/** ms in which the same step, tried again by the page, is the same step: no second record, no second dialog. */
const SAME_TRY = 3_000;
/** Stand-in pages that are remembered; older ones were left. */
const MOST_HOLDS = 20;

const HeldStep = z.object({
  id: z.string(),
  tabId: z.int(),
  activity: Activity,
  decision: Decision,
  surfaceVersion: z.int(),
  what: z.enum(['request', 'approval']),
  back: z.int(),
});
type HeldStep = z.infer<typeof HeldStep>;

/** A step whose request was stopped. */
export interface StoppedStep extends Omit<HeldStep, 'id' | 'back'> {
  /** Where a held navigation was going, to repeat it once; null for a post. */
  readonly url: string | null;
  /** Steps from the stand-in page back to the page the person came from. */
  readonly back?: number;
  /** The request came from a page that has something else on it, which stays. */
  readonly beside?: boolean;
}

export interface HeldRequests {
  /** A navigation was stopped: a page of ours takes its place. */
  readonly navigation: (stopped: StoppedStep) => void;
  /** A request of a page was stopped: the page is told, and where nobody hears, our page comes. */
  readonly onPage: (stopped: StoppedStep, frameId: number) => Promise<void>;
  /** A navigation was stopped that nothing stands against, since nobody could say so in time. */
  readonly lost: (tabId: number) => void;
  /** A page reported this step itself: what its scripts try right afterwards is no other step. */
  readonly reported: (tabId: number, activity: Activity) => void;
  /** What the stand-in page shows, or null where the step is not remembered. */
  readonly described: (id: string) => Promise<Hold | null>;
  readonly answered: (id: string, answer: HoldAnswer) => Promise<AfterHold>;
}

export interface HeldRequestsOptions {
  readonly judgement: Judgement;
  readonly readings: Readings;
  readonly pending: PendingRecords;
  readonly catalog: FullCatalog;
  /** Remembers what the person was shown and said, as for a step on a page. */
  readonly remember: (record: StepRecord) => Promise<void>;
  /** What they asked before about the thing of a step. */
  readonly earlier: (activity: Activity) => Earlier | null;
}

/** @param now Unix time in ms. */
export function createHeldRequests(
  { judgement, readings, pending, catalog, remember: remembered, earlier }: HeldRequestsOptions,
  now: () => number = Date.now,
): HeldRequests {
  const stored = row('session', 'held-steps-1', z.array(HeldStep));
  /** In memory only: addresses carry `state` and hints. */
  const addresses = new Map<string, string>();
  const lastTry = new Map<number, { readonly step: string; time: number; readonly id: string }>();
  let held: HeldStep[] = [];
  const loading = stored.read().then((before) => void (held = [...(before ?? []), ...held]));

  const isSameTry = (tabId: number, activity: Activity) => {
    const last = lastTry.get(tabId);
    if (last?.step !== stepOf(activity) || now() - last.time >= SAME_TRY) return null;
    last.time = now();
    return last.id;
  };
  const noteTry = (tabId: number, activity: Activity, id: string) =>
    void lastTry.set(tabId, { step: stepOf(activity), time: now(), id });

  const remember = async (step: HeldStep) => {
    held = [...held.filter(({ id }) => id !== step.id), step].slice(-MOST_HOLDS);
    await loading;
    await stored.write(held);
  };

  const recordOf = (
    { activity, decision, surfaceVersion }: HeldStep,
    uid: string,
    outcome: Outcome,
    justification: string | null,
    rendered: StepRecord['rendered'],
  ): StepRecord => ({
    type: 'step',
    uid,
    time: now(),
    activity,
    decision,
    rendered,
    outcome,
    justification,
    surfaceVersion,
    policyAge: judgement.policyAge(),
    latency: { armed: 0, decide: 0 },
    grant: null,
    grantedScopes: null,
    disputes: null,
  });

  const standIn = (tabId: number, id: string) => {
    // The tab may be gone by now.
    void browser.tabs.update(tabId, { url: addressOf(id) }).catch(() => undefined);
  };

  const begin = (stopped: StoppedStep): HeldStep => {
    const { url, back = 1, beside: _beside, ...step } = stopped;
    const id = uuidv7();
    if (url !== null) addresses.set(id, url);
    const begun = { ...step, id, back };
    noteTry(step.tabId, step.activity, id);
    return begun;
  };

  const keep = async (step: HeldStep, isPageGone: boolean) => {
    await pending.held(recordOf(step, step.id, 'blocked', null, 'none'), step.tabId);
    // Before a request for access another step may be open there, which is told when the tab is left.
    if (isPageGone && step.what === 'approval') await pending.replaced(step.tabId);
    await remember(step);
  };

  const open = (id: string) => held.find((step) => step.id === id);
  const close = async (id: string) => {
    addresses.delete(id);
    held = held.filter((step) => step.id !== id);
    await stored.write(held);
  };

  return {
    navigation: (stopped) => {
      const before = isSameTry(stopped.tabId, stopped.activity);
      if (before !== null && open(before) !== undefined) return standIn(stopped.tabId, before);
      const step = begin(stopped);
      // In memory at once: the page may ask before it is kept.
      held.push(step);
      standIn(step.tabId, step.id);
      void keep(step, true);
    },
    onPage: async (stopped, frameId) => {
      if (isSameTry(stopped.tabId, stopped.activity) !== null) return;
      const step = begin(stopped);
      const { activity, decision, tabId, id } = step;
      const notice: StoppedNotice = { type: 'stopped', uid: id, activity, decision };
      const answer: unknown = await browser.tabs
        .sendMessage(tabId, notice, { frameId })
        .catch(() => 'away');
      // The question that is open already is about this step, and so will be its record.
      if (answer === 'asking') return;
      // A consent is all that its page is for; where things are shared, unsaved work may be open.
      const isPageGone =
        answer !== 'asks' && activity.kind === 'consent' && stopped.beside !== true;
      if (answer !== 'asks') {
        held.push(step);
        if (isPageGone) standIn(tabId, id);
        else void browser.tabs.create({ url: addressOf(id), openerTabId: tabId });
      }
      await keep(step, isPageGone);
    },
    lost: (tabId) => standIn(tabId, 'lost'),
    reported: (tabId, activity) => noteTry(tabId, activity, ''),
    described: async (id) => {
      await loading;
      const step = open(id);
      if (step === undefined) return null;
      const { activity, decision, what, back } = step;
      const url = addresses.get(id) ?? null;
      const request =
        activity.kind === 'consent' ? { ...activity, clientId: activity.app.clientId } : null;
      const known = excerptFor(catalog, request);
      return {
        ...{ activity, decision, policy: judgement.policy(), catalog: known, what, url, back },
        earlier: earlier(activity),
      };
    },
    answered: async (id, answer) => {
      await loading;
      const step = open(id);
      if (step === undefined) return 'back';
      const { effect } = step.decision;
      // One asking, one record: once the hold's own was told, what is said later has another uid.
      const uid = (await pending.waits(id)) ? id : uuidv7();
      const tell = async (outcome: Outcome, justification: string | null = null) => {
        const record = recordOf(step, uid, outcome, justification, effect);
        await pending.take(record, step.tabId, true);
        await remembered(record);
      };
      if (!isSufficient(answerOf(answer), step.decision)) {
        await tell('blocked');
        return 'stay';
      }
      switch (answer.act) {
        case 'proceed':
          await readings.grant(step.tabId, step.activity);
          await tell('proceeded', answer.reason);
          await close(id);
          return step.what === 'request' ? 'on' : 'back';
        case 'back':
          await tell(turnedBack(effect));
          await close(id);
          return 'back';
        case 'request':
          await tell('requested', answer.reason);
          return 'stay';
        case 'dispute':
          await tell('disputed', answer.comment);
          return 'stay';
        case 'alternative':
          await tell('cancelled');
          return 'stay';
      }
    },
  };
}

function addressOf(id: string): string {
  return `${browser.runtime.getURL('/blocked.html')}#${id}`;
}

/** Messages may leave fields undefined; the gate's answers leave them out. */
function answerOf(answer: HoldAnswer): Parameters<typeof isSufficient>[0] {
  if (answer.act !== 'proceed' && answer.act !== 'request') return answer;
  const { ticked, accepted, ...rest } = answer;
  return {
    ...rest,
    ...(ticked === undefined ? {} : { ticked }),
    ...(accepted === undefined ? {} : { accepted }),
  };
}
