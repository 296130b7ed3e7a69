import type { BrowserContext, CDPSession } from 'playwright-core';

export type WorkerTarget = { targetId: string; url: string };

/** Name of a global that only the worker about to be stopped carries. */
const MARK = '__stopping';

let lastMessage = 0;

/**
 * Finds the running service worker of an extension. Playwright's `context.serviceWorkers()` does not list the
 * worker of an extension that was installed by policy; the browser's own target list does.
 * In: a context, the extension's id. Out: the target, or undefined while the worker sleeps or is not installed.
 */
export async function serviceWorkerTarget(
  context: BrowserContext,
  extensionId: string,
): Promise<WorkerTarget | undefined> {
  return withBrowserSession(context, (session) => findTarget(session, extensionId));
}

/**
 * Waits until the service worker of an extension runs.
 * In: a context, the extension's id, a limit in milliseconds. Out: its target. Throws an Error after the limit.
 */
export async function waitForServiceWorker(
  context: BrowserContext,
  extensionId: string,
  limit = 20_000,
): Promise<WorkerTarget> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const target = await serviceWorkerTarget(context, extensionId);
    if (target) return target;
    await pause(50);
  }
  throw new Error(`No service worker of ${extensionId} within ${limit} ms.`);
}

/**
 * Stops the service worker of an extension as the browser does after its idle time: its memory is gone, its
 * registration and alarms stay, the next event starts it anew.
 * In: a context, the extension's id. Out: true when one was running and is gone, false when none ran.
 * Throws an Error when it is still there after five seconds.
 */
export async function killServiceWorker(
  context: BrowserContext,
  extensionId: string,
): Promise<boolean> {
  return withBrowserSession(context, async (session) => {
    const target = await findTarget(session, extensionId);
    if (!target) return false;
    await evaluateIn(session, target, `globalThis.${MARK} = true`);
    await session.send('Target.closeTarget', { targetId: target.targetId });
    await untilFresh(session, extensionId);
    return true;
  });
}

/**
 * Evaluates an expression in the running service worker of an extension and waits for its promise.
 * In: a context, the extension's id, source text such as `chrome.storage.managed.get()`. Out: the value, by JSON.
 * Throws an Error when the worker does not run, and one with the worker's own message when the expression throws.
 * While attached, the worker does not go idle; the session is detached again before this returns.
 */
export async function evaluateInServiceWorker<Result>(
  context: BrowserContext,
  extensionId: string,
  expression: string,
): Promise<Result> {
  return withBrowserSession(context, async (session) => {
    const target = await findTarget(session, extensionId);
    if (!target) throw new Error(`The service worker of ${extensionId} does not run.`);
    return (await evaluateIn(session, target, expression)) as Result;
  });
}

/**
 * The memory that the running service worker's scripts hold, after a collection.
 * In: a context, the extension's id. Out: bytes. Throws an Error when the worker does not run.
 */
export async function heapOfServiceWorker(
  context: BrowserContext,
  extensionId: string,
): Promise<number> {
  return withBrowserSession(context, async (session) => {
    const target = await findTarget(session, extensionId);
    if (!target) throw new Error(`The service worker of ${extensionId} does not run.`);
    const { sessionId } = await session.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: false,
    });
    try {
      await untilActivated(session, sessionId);
      await askTarget(session, sessionId, 'HeapProfiler.collectGarbage', {}, settleRaw);
      const usage = await askTarget(session, sessionId, 'Runtime.getHeapUsage', {}, settleRaw);
      return (usage as { usedSize: number }).usedSize;
    } finally {
      await session.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
    }
  });
}

async function evaluateIn(
  session: CDPSession,
  target: WorkerTarget,
  expression: string,
): Promise<unknown> {
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  });
  try {
    await untilActivated(session, sessionId);
    return await runtimeEvaluate(session, sessionId, expression);
  } finally {
    await session.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}

async function withBrowserSession<Result>(
  context: BrowserContext,
  use: (session: CDPSession) => Promise<Result>,
): Promise<Result> {
  const browser = context.browser();
  if (!browser) throw new Error('This context has no browser to ask.');
  const session = await browser.newBrowserCDPSession();
  try {
    return await use(session);
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function findTarget(
  session: CDPSession,
  extensionId: string,
): Promise<WorkerTarget | undefined> {
  const { targetInfos } = await session.send('Target.getTargets');
  return targetInfos.find(
    ({ type, url }) =>
      type === 'service_worker' && url.startsWith(`chrome-extension://${extensionId}/`),
  );
}

/**
 * Waits until the marked worker is gone. An event that is on its way starts the next one at once, under the same
 * target id (measured on Chromium 156), so a worker without the mark counts as gone too.
 */
async function untilFresh(session: CDPSession, extensionId: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    const target = await findTarget(session, extensionId);
    if (!target) return;
    const marked = await Promise.race([
      evaluateIn(session, target, `globalThis.${MARK} === true`).catch(() => undefined),
      pause(500),
    ]);
    if (marked === false) return;
    await pause(20);
  }
  throw new Error('The service worker did not stop within 5 seconds.');
}

// Measured on Chromium 156: a worker that is just starting answers before its script has run.
async function untilActivated(session: CDPSession, sessionId: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (Date.now() < end) {
    if ((await runtimeEvaluate(session, sessionId, 'self.serviceWorker?.state')) === 'activated')
      return;
    await pause(20);
  }
  throw new Error('The service worker was not activated within 5 seconds.');
}

// Playwright's session cannot address a flat child session, so the message goes through the parent.
function runtimeEvaluate(
  session: CDPSession,
  sessionId: string,
  expression: string,
): Promise<unknown> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  return askTarget(session, sessionId, 'Runtime.evaluate', params, settle);
}

function askTarget(
  session: CDPSession,
  sessionId: string,
  method: string,
  params: object,
  settleWith: typeof settle,
): Promise<unknown> {
  const id = ++lastMessage;
  return new Promise((resolve, reject) => {
    session.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId !== sessionId) return;
      const message = JSON.parse(event.message);
      if (message.id === id) settleWith(message, resolve, reject);
    });
    session.on('Target.detachedFromTarget', (event) => {
      if (event.sessionId === sessionId)
        reject(new Error('The service worker stopped while it was being asked.'));
    });
    session
      .send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method, params }),
      })
      .catch(reject);
  });
}

type EvaluateAnswer = {
  error?: { message: string };
  result?: {
    result: { value?: unknown };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  };
};

function settle(
  message: EvaluateAnswer,
  resolve: (value: unknown) => void,
  reject: (reason: Error) => void,
): void {
  const details = message.result?.exceptionDetails;
  if (message.error) reject(new Error(message.error.message));
  else if (details) reject(new Error(details.exception?.description ?? details.text));
  else resolve(message.result?.result.value);
}

/** For answers that are no evaluation: the result as it stands. */
function settleRaw(
  message: { error?: { message: string }; result?: unknown },
  resolve: (value: unknown) => void,
  reject: (reason: Error) => void,
): void {
  if (message.error) reject(new Error(message.error.message));
  else resolve(message.result);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
