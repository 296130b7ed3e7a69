/** Alarms. They may vanish when the browser restarts, so each start of the worker looks after them. */
import { browser } from './extension.ts';

export interface Tasks {
  /** The browser was started: tabs of before are no more. */
  readonly started: () => void;
  readonly poll: () => void;
  readonly send: () => void;
  readonly look: () => void;
  readonly heartbeat: () => Promise<void>;
}

export interface Schedule {
  /** Sets how often the policy is looked for, in minutes; each browser shifts it by chance. */
  readonly poll: (minutes: number) => void;
}

/** Takes alarms from the first tick on. Thirty seconds is the least that Chromium keeps to. */
export function schedule(tasks: Tasks): Schedule {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === 'poll') tasks.poll();
    if (name === 'send') tasks.send();
    if (name === 'look') tasks.look();
    if (name === 'heartbeat') void tasks.heartbeat();
  });
  browser.runtime.onStartup.addListener(tasks.started);
  const ensure = async (name: keyof Tasks, periodInMinutes: number, delayInMinutes: number) => {
    const known = await browser.alarms.get(name);
    if (known?.periodInMinutes === periodInMinutes) return;
    await browser.alarms.create(name, { periodInMinutes, delayInMinutes });
  };
  void ensure('send', 0.5, 0.5);
  void ensure('look', 1, 1);
  // The first one soon: it tells that a browser is there, and in which state.
  void ensure('heartbeat', 60, 5);
  return {
    // Up to a tenth later, so that a fleet that started together does not ask together.
    poll: (minutes) => void ensure('poll', minutes, minutes * (1 + Math.random() / 10)),
  };
}
