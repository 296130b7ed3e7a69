/**
 * What this person asked their organisation from this browser, and what was answered: requests for approval
 * and disputes. It stays here and is never sent; the thing itself is known to nobody else, since reports
 * carry keyed hashes only. An approval names the request, and this ledger says what that request was about.
 */
import { z } from 'zod/mini';
import { Kind, SurfaceId } from '../activity/activity.ts';
import type { StepRecord } from '../events/record.ts';
import { pick } from '../policy/localise.ts';
import { type OwnRequest as AboutRequest, ownRequestOf } from '../policy/own-request.ts';
import { Localised } from '../policy/words.ts';
import type { AskedRequest, SeenAnswer } from './messages.ts';
import { type KnownRequest, aboutOf, stateOf, subjectOf } from './request-states.ts';
import { row } from './rows.ts';

/** What a request was about; one of the three, or none where the thing had no id. */
const ThingRow = z.object({
  app: z.optional(z.string()),
  connector: z.optional(z.string()),
  resource: z.optional(z.string()),
});

const Answer = z.object({
  /** `approved` and `refused` answer a request, `kept` and `changed` a dispute. */
  answer: z.enum(['approved', 'refused', 'kept', 'changed']),
  /** When it was answered, and until when an approval holds; Unix time in ms. */
  at: z.int(),
  until: z.nullable(z.int()),
  text: Localised,
});
type Answer = z.infer<typeof Answer>;

const OwnRequest = z.object({
  uid: z.string(),
  time: z.int(),
  asks: z.enum(['approval', 'dispute']),
  kind: Kind,
  surface: SurfaceId,
  /** App name, connector or kind of resource: what lists show. */
  subject: z.string(),
  about: ThingRow,
  rules: z.array(z.string()),
  reason: z.nullable(z.string()),
  answer: z.nullable(Answer),
  /** An exception that stood for the request; once it is gone, the approval is over. */
  bound: z.boolean(),
  /** The person has looked at the popup or the status page since it was answered. */
  told: z.boolean(),
});
export type OwnRequest = z.infer<typeof OwnRequest>;

/** As much of a policy as answers requests. */
export interface AnsweringPolicy {
  readonly exceptions: ReadonlyArray<{ readonly request?: string | undefined; until: string }>;
  readonly answers: ReadonlyArray<{
    readonly request: string;
    readonly answer: Answer['answer'];
    readonly at: string;
    readonly until?: string | undefined;
    readonly text?: z.infer<typeof Localised> | undefined;
  }>;
}

const MOST = 500;
const LONGEST_KEPT = 180 * 24 * 60 * 60_000;

export interface OwnRequests {
  /** Newest first. */
  readonly list: () => readonly OwnRequest[];
  /** What decisions need: requests for approval, from memory. */
  readonly about: () => readonly AboutRequest[];
  /** The same with what came of them, for the dialogs of pages that have steps of these kinds. */
  readonly known: (kinds: readonly Kind[], language: string) => KnownRequest[];
  /** Each with its state, for popup and status page. @param isSent whether the report left this browser */
  readonly asked: (
    isSent: (uids: readonly string[]) => Promise<ReadonlySet<string>>,
    language: string,
  ) => Promise<AskedRequest[]>;
  /** A step ended. Settles once it is kept, if there is something to keep. */
  readonly ended: (record: StepRecord) => Promise<void>;
  /** A policy is in force: what does it answer? */
  readonly applied: (policy: AnsweringPolicy) => Promise<void>;
  /** Answers that nobody has looked at. */
  readonly untold: () => number;
  /** The person has looked at these; what was answered since is still news. */
  readonly looked: (seen: readonly SeenAnswer[]) => Promise<void>;
  /** Settles once what was kept before is in memory. */
  readonly ready: Promise<void>;
}

/**
 * Opens the ledger of this browser.
 * @param changed told whenever something in it changed.
 * @param now Unix time in ms.
 */
export function createOwnRequests(
  changed: () => void = () => undefined,
  now: () => number = Date.now,
): OwnRequests {
  const stored = row('local', 'own-requests-1', z.array(OwnRequest));
  let kept: readonly OwnRequest[] = [];
  const ready = stored.read().then((before) => void (kept = before ?? []));
  /** One after the other: two steps that end at once must not forget each other. */
  let queue: Promise<void> = ready;
  const then = (task: () => Promise<void>) => (queue = queue.then(task, task));

  const keep = async (next: readonly OwnRequest[]) => {
    kept = next
      .filter(({ time }) => now() - time < LONGEST_KEPT)
      .toSorted((a, b) => b.time - a.time)
      .slice(0, MOST);
    await stored.write([...kept]);
    changed();
  };

  return {
    ready,
    list: () => kept,
    about: () =>
      kept.flatMap(({ uid, asks, about }) =>
        asks === 'approval' ? [aboutOf({ uid, ...about })] : [],
      ),
    known: (kinds, language) =>
      kept
        .filter(({ asks, kind }) => asks === 'approval' && kinds.includes(kind))
        .map(({ uid, time, about, reason, answer }) => ({
          ...{ uid, time, reason },
          ...about,
          answer: answer === null ? null : { ...answer, text: pick(answer.text, language) },
        })),
    asked: async (isSent, language) => {
      await ready;
      const open = kept.filter(({ answer }) => answer === null).map(({ uid }) => uid);
      const sent = await isSent(open);
      return kept.map(({ uid, time, asks, kind, surface, subject, reason, answer }) => ({
        ...{ uid, time, asks, kind, surface, subject, reason },
        state: stateOf(answer, sent.has(uid), now()),
        answer:
          answer === null
            ? null
            : { at: answer.at, until: answer.until, text: pick(answer.text, language) },
      }));
    },
    ended: (record) =>
      then(async () => {
        const asks = ASKS[record.outcome];
        if (asks === undefined) return;
        const made = requestOf(record, asks);
        await keep([made, ...kept.filter(({ uid }) => uid !== made.uid)]);
      }),
    applied: (policy) =>
      then(async () => {
        const next = kept.map((request) => answeredBy(policy, request, now()));
        if (next.some((request, index) => request !== kept[index])) await keep(next);
      }),
    untold: () => kept.filter(({ answer, told }) => answer !== null && !told).length,
    looked: (seen) =>
      then(async () => {
        const isNew = ({ uid, answer, told }: OwnRequest) =>
          !told && seen.some((one) => one.uid === uid && one.at === answer?.at);
        if (kept.some(isNew))
          await keep(kept.map((one) => (isNew(one) ? { ...one, told: true } : one)));
      }),
  };
}

const ASKS: Partial<Record<StepRecord['outcome'], OwnRequest['asks']>> = {
  requested: 'approval',
  disputed: 'dispute',
};

function requestOf(record: StepRecord, asks: OwnRequest['asks']): OwnRequest {
  const { uid, time, activity, decision, justification, disputes } = record;
  const reason = (justification ?? '').trim();
  return {
    uid,
    time,
    asks,
    kind: activity.kind,
    surface: activity.surface,
    subject: subjectOf(activity),
    // What is disputed later is known by its hash only, and an approval could not be told from it.
    about: disputes === null ? thingOf(uid, activity) : {},
    rules: decision.rules.map(({ id }) => id),
    reason: reason === '' ? null : reason,
    answer: null,
    bound: false,
    told: false,
  };
}

/** What an activity is about; an app without an id could be any. */
function thingOf(uid: string, activity: StepRecord['activity']): OwnRequest['about'] {
  const { app, connector, resource } = ownRequestOf(uid, activity) ?? {};
  return app === '' ? {} : { app, connector, resource };
}

/** The request with what the policy says to it; the same object where that is nothing new. */
function answeredBy(policy: AnsweringPolicy, request: OwnRequest, now: number): OwnRequest {
  const { uid } = request;
  const said = policy.answers.findLast((one) => one.request === uid);
  const granted = policy.exceptions.filter((one) => one.request === uid);
  const until = granted.map((one) => Date.parse(one.until)).toSorted((a, b) => b - a)[0] ?? null;
  const answer: Answer | null =
    said !== undefined
      ? {
          answer: said.answer,
          at: Date.parse(said.at),
          until: until ?? (said.until === undefined ? null : Date.parse(said.until)),
          text: said.text ?? {},
        }
      : until === null
        ? request.answer
        : // Approved without a word: when is not said, so that it is when it was first seen.
          {
            answer: 'approved',
            at: request.answer?.answer === 'approved' ? request.answer.at : now,
            until,
            text: {},
          };
  if (answer === null) return request;
  const bound = request.bound || until !== null;
  // Taken back before its time: over from now on, unless it was over already.
  const lifted = request.bound && until === null && answer.answer === 'approved';
  const ended = lifted ? { ...answer, until: Math.min(request.answer?.until ?? now, now) } : answer;
  const before = JSON.stringify([request.answer, request.bound]);
  if (before === JSON.stringify([ended, bound])) return request;
  // Another answer is news; the same one with another end is shown, but not announced anew.
  const news = request.answer?.answer !== ended.answer;
  return { ...request, answer: ended, bound, told: news ? false : request.told };
}
