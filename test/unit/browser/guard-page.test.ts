// @vitest-environment jsdom
/** The guard of a page and its worker: what each hears from the other, in every browser that we run in. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { raiseStand } from '../../../components/stand.ts';
import type { StoppedNotice } from '../../../lib/browser/snapshot.ts';
import type { Answer, Dialogs } from '../../../lib/gate/presenter.ts';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { ACTIVITIES } from '../events/samples.ts';
import { DIALOG, SURFACE, decision } from '../gate/share-page.ts';

type Listener = (message: unknown, sender: object, answer: (told: unknown) => void) => unknown;

let listeners: Listener[];
/** What the worker answers to the next reports; then it is silent. */
let stored: unknown[];
let said: string[];
let answer: (given: Answer) => void;

/** What Chromium before 144 makes of a message: a promise that a listener returns is no answer there. */
function tell(message: unknown): unknown {
  let told: unknown;
  for (const listener of listeners) listener(message, {}, (given) => (told ??= given));
  return told;
}

/** A page with the test's share dialog, guarded as the content script guards it. */
async function guarded(): Promise<void> {
  const runtime = {
    id: 'handrail' as string | undefined,
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    sendMessage: ({ type }: { type: string }) => {
      if (type === 'dialog') openDialogDoor(() => dialogs);
      if (type === 'report') said.push(type);
      return Promise.resolve(type === 'report' ? stored.shift() : type === 'dialog' || undefined);
    },
  };
  const nothing = () => undefined;
  const dialogs: Dialogs = {
    ...{ inform: nothing, wall: nothing, privacy: nothing, pointAt: nothing, close: nothing },
    ask: () => new Promise((resolve) => (answer = resolve)),
    checking: () => nothing,
    confirm: (what) => void said.push(what),
  };
  const i18n = { getUILanguage: () => 'en', getMessage: () => 'Please reload.' };
  vi.stubGlobal('chrome', { runtime, i18n });
  vi.resetModules();
  const { guardPage } = await import('../../../lib/browser/guard-page.ts');
  const { openDialogDoor } = await import('../../../lib/browser/dialog-door.ts');
  const sorry = { apologise: () => void said.push('sorry') };
  guardPage(
    'share',
    [SURFACE],
    (text) => ({ ...raiseStand(document, { sorry: text }), ...sorry }),
    null,
  );
  leave = () => {
    runtime.id = undefined;
    window.dispatchEvent(new CustomEvent('handrail:successor', { detail: 'share' }));
  };
}
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  listeners = [];
  [stored, said] = [[], []];
  document.body.innerHTML = DIALOG;
});
afterEach(() => {
  leave();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('handrail.guard')];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const notice = (surface: string): StoppedNotice => ({
  type: 'stopped',
  uid: uuidv7(),
  activity: { ...ACTIVITIES['share']!, surface } as StoppedNotice['activity'],
  decision: decision('acknowledge'),
});

it('the guard that has the surface answers at once, without a promise; any other says nothing', async () => {
  await guarded();
  // Nobody has told it of a policy yet, so that its dialogs could not ask.
  expect(tell(notice('share/test'))).toBe('away');
  expect(tell(notice('share/google-drive'))).toBeUndefined();
  expect(tell({ type: 'changed' })).toBeUndefined();
});

describe('what the person asked for', () => {
  const DISPUTE: Answer = { act: 'dispute', comment: 'ours' };

  it.each([
    ['is said to be on its way once it is stored', [true], ['report', 'disputed']],
    ['is handed over once more', [undefined, true], ['report', 'report', 'disputed']],
    [
      'is not said to be on its way when it is not',
      [false, undefined],
      ['report', 'report', 'sorry'],
    ],
  ])('%s', async (_what, answers, heard) => {
    await guarded();
    stored = answers;
    document.querySelector<HTMLElement>('#share')!.click();
    await vi.advanceTimersByTimeAsync(3_000);
    answer(DISPUTE);
    await vi.advanceTimersByTimeAsync(50);
    expect(said).toEqual(heard);
  });
});
