// @vitest-environment jsdom
/** The guard of a page and its worker: what each hears from the other, in every browser that we run in. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { raiseStand } from '../../../components/stand.ts';
import type { StoppedNotice } from '../../../lib/browser/snapshot.ts';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { ACTIVITIES } from '../events/samples.ts';
import { DIALOG, SURFACE, decision } from '../gate/share-page.ts';

type Listener = (message: unknown, sender: object, answer: (told: unknown) => void) => unknown;

let listeners: Listener[];

/** What Chromium before 144 makes of a message: a promise that a listener returns is no answer there. */
function tell(message: unknown): unknown {
  let told: unknown;
  for (const listener of listeners) listener(message, {}, (answer) => (told ??= answer));
  return told;
}

/** A page with the test's share dialog, guarded as the content script guards it. */
async function guarded(): Promise<void> {
  const runtime = {
    id: 'handrail' as string | undefined,
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    sendMessage: () => Promise.resolve(undefined),
  };
  const i18n = { getUILanguage: () => 'en', getMessage: () => 'Please reload.' };
  vi.stubGlobal('chrome', { runtime, i18n });
  vi.resetModules();
  const { guardPage } = await import('../../../lib/browser/guard-page.ts');
  guardPage('share', [SURFACE], (sorry) => raiseStand(document, { sorry }), null);
  leave = () => {
    runtime.id = undefined;
    window.dispatchEvent(new CustomEvent('handrail:successor', { detail: 'share' }));
  };
}
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  listeners = [];
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
