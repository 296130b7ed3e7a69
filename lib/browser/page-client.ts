/** What popup and status page may ask of the extension. Answers are parsed like every other message. */
import { z } from 'zod/mini';
import { browser } from './extension.ts';
import {
  AfterHold,
  Hold,
  type HoldAnswer,
  PageState,
  Recorded,
  Status,
  type PageMessage,
  type StoppedApp,
} from './messages.ts';

/** Asks the worker. Rejects when it does not answer, or answers with something else. */
export function sendPageMessage(message: { type: 'status' }): Promise<Status>;
export function sendPageMessage(message: { type: 'page-state'; tabId: number }): Promise<PageState>;
/** Resolves when the attempt is over, whatever came of it; the next status tells. */
export function sendPageMessage(message: { type: 'pull-now' | 'send-now' }): Promise<void>;
export async function sendPageMessage(message: PageMessage): Promise<Status | PageState | void> {
  const answer: unknown = await browser.runtime.sendMessage(message);
  switch (message.type) {
    case 'status':
      return Status.parse(answer);
    case 'page-state':
      return PageState.parse(answer);
    case 'pull-now':
    case 'send-now':
    case 'looked':
    case 'taken-back':
    case 'notice-read':
    case 'dispute':
    case 'recorded':
    case 'hold':
    case 'hold-answer':
      return undefined;
  }
}

/** What was held, for the page that stands in for it; null where the worker no longer knows. */
export async function askHold(id: string): Promise<Hold | null> {
  const answer: unknown = await browser.runtime.sendMessage({ type: 'hold', id });
  return Hold.safeParse(answer).data ?? null;
}

/** Hands over what the person said, once more where the worker did not answer; null where it could not be stored. */
export async function answerHold(id: string, answer: HoldAnswer): Promise<AfterHold | null> {
  const message = { type: 'hold-answer', id, answer } satisfies PageMessage;
  const send = async () =>
    AfterHold.safeParse(await browser.runtime.sendMessage(message).catch(() => null)).data ?? null;
  return (await send()) ?? (await send());
}

/** Recorded steps as they went out, or will; those that are no longer here are missing. */
export async function askRecorded(uids: readonly string[]): Promise<readonly Recorded[]> {
  const answer: unknown = await browser.runtime.sendMessage({ type: 'recorded', uids });
  return z.array(Recorded).parse(answer);
}

/** Says that a recorded step was judged wrongly. Settles with whether it could be stored. */
export async function sendDispute(uid: string, comment: string): Promise<boolean> {
  return (await browser.runtime.sendMessage({ type: 'dispute', uid, comment })) === true;
}

/** Says that the person has seen the answers and stops that a status shows. */
export async function sendLooked(seen: Pick<Status, 'requests' | 'stopped'>): Promise<void> {
  const { requests } = seen;
  const answers = requests.flatMap(({ uid, answer }) =>
    answer === null ? [] : [{ uid, at: answer.at }],
  );
  const stopped = seen.stopped.map(({ platform, app }) => ({ platform, app }));
  await browser.runtime.sendMessage({ type: 'looked', answers, stopped } satisfies PageMessage);
}

/** Says that the access of a stopped app is taken back. Settles with whether that was kept. */
export async function sendTakenBack({ platform, app }: StoppedApp): Promise<boolean> {
  const message = { type: 'taken-back', app: { platform, app } } satisfies PageMessage;
  return (await browser.runtime.sendMessage(message)) === true;
}

/** Says that the person has read the privacy notice. Settles with whether that was kept. */
export async function sendNoticeRead(version: number): Promise<boolean> {
  return (await browser.runtime.sendMessage({ type: 'notice-read', version })) === true;
}

/** Closes the tab that this page is in. */
export async function leaveTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** The tab the popup belongs to, or null where there is none. */
export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Opens the status page, or turns to it where it is open already. */
export async function openStatusPage(): Promise<void> {
  await browser.runtime.openOptionsPage();
}

/** The browser's own language, as a tag. */
export function userLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** What is said where the dialogs cannot come. */
export function apology(): { readonly text: string; readonly language: string } {
  return {
    text: browser.i18n.getMessage('apology'),
    language: browser.i18n.getMessage('language'),
  };
}
