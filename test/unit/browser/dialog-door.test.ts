/** The door between guard and dialogs: calls wait for dialogs that come late, and are not lost when they do not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entrance } from '../../../lib/browser/dialog-door.ts';
import type { Answer, Dialogs, Shown } from '../../../lib/gate/presenter.ts';

type DoorRoom = typeof import('../../../lib/browser/dialog-door.ts');

let room: DoorRoom;
let story: string[];
let arrive: (came: boolean) => void;
let loads: number;
const answers: Array<(answer: Answer) => void> = [];
const shown = {} as Shown;
const stand = {
  owns: (event: Event) => event.type === 'ours',
  apologise: () => void story.push('sorry'),
  leave: () => void story.push('stand left'),
};

const dialogs: Dialogs = {
  ask: () => {
    story.push('ask');
    return new Promise((resolve) => answers.push(resolve));
  },
  inform: () => void story.push('inform'),
  wall: () => void story.push('wall'),
  privacy: () => void story.push('privacy'),
  checking: () => {
    story.push('checking');
    return () => void story.push('checked');
  },
  pointAt: () => void story.push('pointAt'),
  confirm: (outcome) => void story.push(`confirm ${outcome}`),
  close: () => {
    story.push('close');
    answers.pop()?.({ act: 'back' });
  },
};

beforeEach(async () => {
  vi.useFakeTimers();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('handrail.dialogs')];
  room = await import('../../../lib/browser/dialog-door.ts');
  story = [];
  loads = 0;
});
afterEach(() => void vi.useRealTimers());

/** A door whose dialogs come when `arrive` is called. */
function door(): Entrance {
  return room.dialogDoor(
    () => stand,
    () => {
      loads += 1;
      return new Promise((resolve) => (arrive = resolve));
    },
  );
}

/** What the injected script does, then the worker's answer. */
async function come(): Promise<void> {
  room.openDialogDoor(() => dialogs);
  arrive(true);
  await vi.advanceTimersByTimeAsync(0);
}

describe('dialogs that are not there yet', () => {
  it('are brought once, by whatever needs them first', async () => {
    const presenter = door();
    expect(loads).toBe(0);
    const asked = presenter.ask(shown);
    presenter.inform(shown);
    void presenter.prepare();
    expect([loads, story]).toEqual([1, []]);
    await come();
    expect(story).toEqual(['ask', 'inform']);
    answers.at(-1)?.({ act: 'back' });
    await expect(asked).resolves.toEqual({ act: 'back' });
  });

  it('are answered to at once when they are there', async () => {
    const presenter = door();
    void presenter.prepare();
    await come();
    presenter.inform(shown);
    presenter.confirm('requested', 'en');
    expect(story).toEqual(['inform', 'confirm requested']);
    await expect(presenter.prepare()).resolves.toBe(true);
    expect(loads).toBe(1);
  });

  it('know their own events before and after', async () => {
    const presenter = door();
    expect(presenter.owns(new Event('ours'))).toBe(true);
    expect(presenter.owns(new Event('click'))).toBe(false);
    await Promise.resolve();
    expect(loads).toBe(0);
  });

  it('do not say that they check what has been checked meanwhile', async () => {
    const presenter = door();
    const done = presenter.checking('en');
    done();
    await come();
    expect(story).toEqual([]);
    presenter.checking('en')();
    expect(story).toEqual(['checking', 'checked']);
  });
});

describe('dialogs that do not come', () => {
  it('fail the question, and are asked for again after a moment', async () => {
    const presenter = door();
    const asked = expect(presenter.ask(shown)).rejects.toThrow(/did not come/u);
    arrive(false);
    await vi.advanceTimersByTimeAsync(0);
    await asked;
    await expect(presenter.prepare()).resolves.toBe(false);
    expect(loads).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    void presenter.prepare();
    expect(loads).toBe(2);
    await come();
    await expect(presenter.prepare()).resolves.toBe(true);
  });

  it('count as failed after five seconds without an answer, and are welcome later', async () => {
    const presenter = door();
    const ready = presenter.prepare();
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(ready).resolves.toBe(false);
    room.openDialogDoor(() => dialogs);
    await expect(presenter.prepare()).resolves.toBe(true);
    expect(loads).toBe(1);
  });
});

it('two guards of one frame share the door, its stand and its dialogs', async () => {
  const first = door();
  const second = besides();
  void first.prepare();
  await come();
  second.inform(shown);
  first.inform(shown);
  expect([loads, story]).toEqual([1, ['inform', 'inform']]);
});

/** A second guard of the same frame. */
function besides(): Entrance {
  return room.dialogDoor(
    () => {
      throw new Error('a second stand');
    },
    () => Promise.reject(new Error('a second load')),
  );
}

describe('a guard that leaves', () => {
  it('takes its question along, answered with "back", and the stand when it was the last', async () => {
    const [first, second] = [door(), besides()];
    void first.prepare();
    await come();
    const asked = first.ask(shown);
    await vi.advanceTimersByTimeAsync(0);
    first.leave();
    await expect(asked).resolves.toEqual({ act: 'back' });
    expect(story).toEqual(['ask', 'close']);
    second.inform(shown);
    second.leave();
    second.leave();
    expect(story).toEqual(['ask', 'close', 'inform', 'close', 'stand left']);
  });

  it('shows nothing any more, not even what was still on its way', async () => {
    const [first, second] = [door(), besides()];
    const asked = expect(first.ask(shown)).rejects.toThrow(/has left/u);
    first.inform(shown);
    const ready = first.prepare();
    first.leave();
    await come();
    await asked;
    await expect(ready).resolves.toBe(false);
    first.confirm('requested', 'en');
    first.apologise();
    expect(story).toEqual([]);
    second.apologise();
    expect(story).toEqual(['sorry']);
  });
});

it('dialogs without a guard do nothing', () => {
  room.openDialogDoor(() => {
    throw new Error('nobody asked for dialogs');
  });
  expect(story).toEqual([]);
});
