/** The browser's side of `chaos.ts`: a page that appends records as the gate does, and the status page's button. */
import type { CDPSession } from 'playwright-core';
import { Status } from '../../lib/browser/messages.ts';
import { sendFrom } from '../support/extension-page.ts';
import { ACTIVITIES, stepSample } from '../unit/events/samples.ts';
import { type House, savedPage } from './house.ts';

/** What waits in the browser at the most, well below the outbox's own bound. */
const MOST_WAITING = 20_000;

export type Send = () => Promise<Status>;

/** Presses "Send waiting reports now" of the status page, so that nobody waits for a back-off. */
export async function statusPage(house: House): Promise<Send> {
  const page = await house.browser().context.newPage();
  await page.goto(`chrome-extension://${house.stage.extensionId}/options.html`);
  return async () => {
    for (;;) {
      const answer = await Promise.race([
        // The worker was ended before it answered.
        sendFrom(page, { type: 'send-now' }).catch(() => null),
        new Promise((done) => setTimeout(() => done(null), 30_000)),
      ]);
      const status = Status.safeParse(answer);
      if (status.success) return status.data;
    }
  };
}

/**
 * Sends beside whatever else happens, one attempt after the other.
 * @returns called after each batch; settles at once, unless too much waits
 */
function sender(send: Send): () => Promise<void> {
  let sending: Promise<number> | null = null;
  let waiting = 0;
  const attempt = () =>
    (sending ??= send().then(({ outbox }) => {
      sending = null;
      return (waiting = outbox.waiting);
    }));
  return async () => {
    void attempt();
    let left = waiting;
    while (left >= MOST_WAITING) left = await attempt();
  };
}

export interface AppendingPage {
  readonly uids: ReadonlySet<string>;
  readonly append: (many: number, appended: (now: number) => void) => Promise<void>;
}

const BATCH = 250;

/** A page with our content script, which sends records as the gate does and again until the worker has said yes. */
export async function appendingPage(house: House, send: Send): Promise<AppendingPage> {
  const { page } = await house.open(savedPage('share/google-drive/invite-external'));
  const session = await page.context().newCDPSession(page);
  const contextId = await isolatedWorld(session, house.stage.extensionId);
  const uids = new Set<string>();
  const sendBeside = sender(send);
  const record = (uid: string) => ({
    ...stepSample({ uid, activity: ACTIVITIES['share']! }),
    time: Date.now(),
  });
  return {
    uids,
    append: async (many, appended) => {
      while (uids.size < many) {
        const template = record('UID');
        const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
          contextId,
          awaitPromise: true,
          returnByValue: true,
          expression: `(${sendMany.toString()})(${JSON.stringify(template)}, ${Math.min(BATCH, many - uids.size)})`,
        });
        if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
        for (const uid of result.value as string[]) uids.add(uid);
        appended(uids.size);
        await sendBeside();
      }
    },
  };
}

/** Runs in the page's isolated world. @returns uids of records that the worker has said yes to */
async function sendMany(template: { time: number }, many: number): Promise<string[]> {
  const runtime = (
    globalThis as unknown as {
      chrome: { runtime: { sendMessage: (m: unknown) => Promise<unknown> } };
    }
  ).chrome.runtime;
  const hex = (bytes: number) =>
    [...crypto.getRandomValues(new Uint8Array(bytes))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
  const newUid = () => {
    const time = Date.now().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`;
  };
  const uids = Array.from({ length: many }, newUid);
  const left = uids.values();
  const sendOne = async (uid: string) => {
    const message = { type: 'report', record: { ...template, uid, time: Date.now() } };
    for (;;) {
      // A worker that ends in the middle answers nothing; the page then says the same again.
      const answer = await Promise.race([
        runtime.sendMessage(message).catch(() => null),
        new Promise((done) => setTimeout(() => done(null), 5_000)),
      ]);
      if (answer === true) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (const uid of left) await sendOne(uid);
    }),
  );
  return uids;
}

async function isolatedWorld(session: CDPSession, extensionId: string): Promise<number> {
  const found = new Promise<number>((done) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.includes(extensionId)) done(context.id);
    });
  });
  await session.send('Runtime.enable');
  return found;
}
