// @vitest-environment jsdom
/** One page, two versions: the script of the version before steps down for its successor, and for nobody else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { raiseStand } from '../../../components/stand.ts';
import type { Answer, Dialogs } from '../../../lib/gate/presenter.ts';
import { DIALOG, SURFACE } from '../gate/share-page.ts';

/** What stands at these symbols in the world of a script, and in no other. */
const WORLD = [Symbol.for('handrail.guard'), Symbol.for('handrail.dialogs')];
const world = globalThis as Record<symbol, unknown>;

let story: string[];
let reached: number;
/** Versions that are on the page; it is the same one for every test. */
const leaving: Array<() => void> = [];
/** Listeners on window and document that somebody added and did not take away. */
let listening: Set<string>;
const listen = () => void (reached += 1);

/** A version of the extension in a world of its own; its dialogs come as soon as they are asked for. */
async function version(name: string) {
  const runtime = {
    id: 'handrail' as string | undefined,
    onMessage: { addListener: () => undefined },
    sendMessage: ({ type }: { type: string }) => {
      if (runtime.id === undefined) return Promise.reject(new Error('context invalidated'));
      if (type === 'dialog') openDialogDoor(() => dialogs);
      if (type === 'report') story.push(`${name} reports`);
      return Promise.resolve(type === 'dialog' || type === 'report' ? true : undefined);
    },
  };
  const answers: Array<(answer: Answer) => void> = [];
  const nothing = () => undefined;
  const dialogs: Dialogs = {
    ask: () => {
      story.push(`${name} asks`);
      return new Promise((resolve) => answers.push(resolve));
    },
    ...{ inform: nothing, wall: nothing, privacy: nothing, pointAt: nothing, confirm: nothing },
    checking: () => nothing,
    close: () => {
      story.push(`${name} closes`);
      answers.pop()?.({ act: 'back' });
    },
  };
  const i18n = { getUILanguage: () => 'en', getMessage: () => 'Please reload.' };
  vi.stubGlobal('chrome', { runtime, i18n });
  vi.resetModules();
  for (const symbol of WORLD) delete world[symbol];
  const { guardPage } = await import('../../../lib/browser/guard-page.ts');
  const { openDialogDoor } = await import('../../../lib/browser/dialog-door.ts');
  const leaveBehind = () => (runtime.id = undefined);
  leaving.push(leaveBehind);
  return {
    guard: () => guardPage('share', [SURFACE], (sorry) => raiseStand(document, { sorry }), null),
    /** The extension is updated: this script stays behind. */
    leaveBehind,
  };
}

/** Whether a click on the control came to the page. */
function clickReaches(): boolean {
  const before = reached;
  document.querySelector<HTMLElement>('#share')!.click();
  return reached > before;
}

const announce = (detail: string) =>
  window.dispatchEvent(new CustomEvent('handrail:successor', { detail }));

beforeEach(() => {
  vi.useFakeTimers();
  story = [];
  reached = 0;
  document.body.innerHTML = DIALOG;
  document.querySelector('#share')!.addEventListener('click', listen);
  listening = new Set();
  let count = 0;
  const numbers = new Map<unknown, number>();
  const nameOf = (type: string, listener: unknown) => {
    if (!numbers.has(listener)) numbers.set(listener, (count += 1));
    return `${type} ${numbers.get(listener)}`;
  };
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target) as (...all: unknown[]) => void;
    const remove = target.removeEventListener.bind(target) as (...all: unknown[]) => void;
    vi.spyOn(target, 'addEventListener').mockImplementation((...parts: unknown[]) => {
      listening.add(nameOf(String(parts[0]), parts[1]));
      add(...parts);
    });
    vi.spyOn(target, 'removeEventListener').mockImplementation((...parts: unknown[]) => {
      listening.delete(nameOf(String(parts[0]), parts[1]));
      remove(...parts);
    });
  }
});
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
  announce('share');
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A version that was left behind in the middle of a question. */
async function orphanThatAsks() {
  const old = await version('old');
  old.guard();
  expect(clickReaches()).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(story).toEqual(['old asks']);
  old.leaveBehind();
  return old;
}

describe('the guard of a version', () => {
  it('does not believe a page that says another one came', async () => {
    const only = await version('only');
    only.guard();
    announce('share');
    expect(clickReaches()).toBe(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(story).toEqual(['only asks']);
    announce('share');
    expect(story).toEqual(['only asks']);
  });

  it('goes on holding when its extension was updated and no other one came', async () => {
    await orphanThatAsks();
    expect(clickReaches()).toBe(false);
    announce('publish');
    expect(clickReaches()).toBe(false);
    expect(story).toEqual(['old asks']);
  });

  it('steps down for its successor: the question closes, nothing is confirmed, nothing of it listens', async () => {
    await orphanThatAsks();
    expect(listening.size).toBeGreaterThan(30);
    announce('share');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(story).toEqual(['old asks', 'old closes']);
    expect(reached).toBe(0);
    expect([...listening]).toEqual([]);
    expect(clickReaches()).toBe(true);
  });
});

it('the next version holds the page from the moment the one before lets go, and asks anew', async () => {
  await orphanThatAsks();
  const next = await version('next');
  next.guard();
  expect(story).toEqual(['old asks', 'old closes']);
  expect(clickReaches()).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(story).toEqual(['old asks', 'old closes', 'next asks']);
  // The same script once more changes nothing.
  next.guard();
  expect(clickReaches()).toBe(false);
  expect(reached).toBe(0);
});
