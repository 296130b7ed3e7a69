/** Sends what waits for one hook, oldest first, by one process at a time; a slow hook holds up no other. */
import { z } from 'zod';
import { readAsked } from '../approvals/queue.ts';
import { AskedFacts } from '../contract/approvals.ts';
import type { Database } from '../database/database.ts';
import { readFindings } from '../findings/list.ts';
import type { FindingOrigin } from '../findings/ocsf.ts';
import { answerJson, fateOf } from '../sinks/answer-fate.ts';
import { countDelivered, endLease, noteTrouble, takeLease } from '../sinks/cursor.ts';
import { type Answer, post } from '../sinks/post.ts';
import type { Fate } from '../sinks/sink.ts';
import { runTurns, type SinkTimes, type Turn } from '../sinks/turns.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { findingNotice } from './finding-notice.ts';
import { makeMessage } from './make-message.ts';
import type { Message } from './message.ts';
import { type Notice, noticeOf, type Step } from './notice.ts';
import { endOne, noteTry, readNext, readReference, sinkOf, type Waiting } from './outbox.ts';
import type { ReadyHook } from './ready-hooks.ts';

const DAY = 86_400_000;

export type HookParts = {
  database: Database;
  hook: ReadyHook;
  /** What findings say they come from. */
  origin: FindingOrigin;
  /** Names this process. */
  owner: string;
  times: SinkTimes;
  metrics: Metrics;
  log: Log;
};

/** @returns a function that ends it and waits for the notice that is on its way */
export function runHook(parts: HookParts): () => Promise<void> {
  const { database, hook, owner, times, log } = parts;
  const sink = sinkOf(hook.options.name);
  const end = new AbortController();
  const running = runTurns({ what: sink, most: 1, times, log }, () => takeTurn(parts), end.signal);
  return async () => {
    end.abort();
    await running;
    // Without a database the lease ends by itself.
    await endLease(database, sink, owner).catch(() => {});
  };
}

async function takeTurn(parts: HookParts): Promise<Turn> {
  const { database, hook, owner, times, metrics } = parts;
  const { name, giveUpDays } = hook.options;
  const sink = sinkOf(name);
  if ((await takeLease(database, sink, owner, times.lease)) === null) return { next: 'idle' };
  const waiting = await readNext(database, name);
  const now = Date.now();
  metrics.sinkLag(sink, waiting === null ? 0 : (now - waiting.made) / 1000);
  if (waiting === null) return { next: 'idle' };
  if (waiting.made < now - giveUpDays * DAY) {
    const note = `Given up after ${giveUpDays} days. ${waiting.note ?? 'It was never tried.'}`;
    await finish(parts, waiting, { state: 'given-up', note, reference: null });
    return { next: 'more' };
  }
  const sent = await send(parts, waiting, now);
  switch (sent.fate.fate) {
    case 'delivered':
      await finish(parts, waiting, { state: 'sent', note: null, reference: sent.reference });
      return { next: 'more' };
    case 'smaller':
      await finish(parts, waiting, { state: 'refused', note: sent.fate.reason, reference: null });
      return { next: 'more' };
    case 'later':
      return await putOff(parts, waiting, sent.fate);
  }
}

/** What it is about, as it is now; what is being folded anew is there again in a moment. */
async function send(
  parts: HookParts,
  waiting: Waiting,
  now: number,
): Promise<{ fate: Fate; reference: string | null }> {
  const { hook } = parts;
  const { happening } = waiting;
  const told = await (happening === 'found'
    ? findingTold(parts, waiting)
    : requestTold(parts, waiting, happening));
  if (told === null) {
    const fate = { fate: 'later', after: null, reason: 'It is not there now.' } as const;
    return { fate, reference: null };
  }
  const followUp = await tell(hook, told, now);
  // What it follows was deleted over there: it is told as if it were the first.
  const isLost = told.before !== null && GONE.has(followUp.status ?? 0);
  return isLost ? await tell(hook, { ...told, before: null }, now) : followUp;
}

/** Statuses of an issue or record that is there no more. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

type Told = { status: number | null; fate: Fate; reference: string | null };

async function tell(hook: ReadyHook, { notice, before }: Tellable, now: number): Promise<Told> {
  const message = makeMessage(hook, notice, before, now);
  const headers = { ...message.headers, 'Content-Type': 'application/json' };
  const { url, body, method } = message;
  const answer = await post(url, headers, JSON.stringify(body), method);
  const status = 'status' in answer ? answer.status : null;
  return { status, fate: fateOf(answer, null), reference: referenceIn(answer, message) };
}

/** A notice, and what the other side has made for the same thing before. */
type Tellable = { notice: Notice; before: string | null };

async function requestTold(
  { database, hook }: HookParts,
  { uid, made }: Waiting,
  happening: Step,
): Promise<Tellable | null> {
  const [row] = await readAsked(database, [uid]);
  if (row === undefined) return null;
  const facts = AskedFacts.parse(JSON.parse(row.facts));
  return {
    notice: noticeOf(happening, { ...row, facts }, made, hook.console),
    before: await readReference(database, hook.options.name, row.same),
  };
}

async function findingTold(
  { database, hook, origin }: HookParts,
  { uid, made }: Waiting,
): Promise<Tellable | null> {
  const asked = { finding: uid.replaceAll('-', ''), limit: 1 };
  const [finding] = (await readFindings(database, asked)).rows;
  if (finding === undefined) return null;
  const { console } = hook;
  return { notice: findingNotice(finding, { uid, at: made, console }, origin), before: null };
}

/** What the other side calls what it has made, where its answer says so. */
function referenceIn(answer: Answer | { reason: string }, { reference }: Message): string | null {
  if (!('status' in answer) || reference === null) return null;
  const found = reference.reduce<unknown>(
    (value, key) => z.record(z.string(), z.unknown()).safeParse(value).data?.[key],
    answerJson(answer),
  );
  return z.string().min(1).max(200).safeParse(found).data ?? null;
}

async function finish(
  { database, hook, metrics, log }: HookParts,
  waiting: Waiting,
  end: Parameters<typeof endOne>[3],
): Promise<void> {
  const { name } = hook.options;
  const sink = sinkOf(name);
  const { uid } = waiting;
  const isSent = end.state === 'sent';
  await database.transaction(async (queries) => {
    await endOne(queries, name, waiting, end, Date.now());
    const refused = isSent ? [] : [{ uid, reason: end.note ?? end.state }];
    await countDelivered(queries, sink, isSent ? 1 : 0, refused);
  });
  metrics.sink(sink, isSent ? 'delivered' : 'refused', 1);
  if (!isSent) log.info('hook loses', { hook: name, state: end.state, reason: end.note ?? '' });
}

async function putOff(
  { database, hook, metrics, log }: HookParts,
  waiting: Waiting,
  { reason, after }: { reason: string; after: number | null },
): Promise<Turn> {
  const { name } = hook.options;
  metrics.sink(sinkOf(name), 'failed', 1);
  log.info('hook waits', { hook: name, reason });
  await noteTry(database, name, waiting, reason);
  await noteTrouble(database, sinkOf(name), reason);
  return { next: 'later', after };
}
