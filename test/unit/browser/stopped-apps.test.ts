/** Apps that were let in and are stopped now: told once, for as long as the stop holds, over the end of the worker. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StepRecord } from '../../../lib/events/record.ts';
import { stepSample } from '../events/samples.ts';
import { consent } from '../policy/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));
const { createMemory } = await import('../../../lib/browser/memory.ts');
const { createStoppedApps } = await import('../../../lib/browser/stopped-apps.ts');

const NOON = Date.UTC(2026, 10, 30, 12);
const GIVEN = NOON - 40 * 24 * 60 * 60_000;
let time = NOON;
let changes = 0;

const start = async () => {
  const memory = createMemory(() => time);
  const stopped = createStoppedApps(
    memory,
    () => (changes += 1),
    () => time,
  );
  await stopped.ready;
  return { memory, stopped };
};
const letIn = (clientId: string, more: Partial<StepRecord> = {}) => {
  const sample = consent();
  const app = { ...sample.app, clientId, name: `App ${clientId}` };
  return stepSample({ time: GIVEN, outcome: 'proceeded', activity: { ...sample, app }, ...more });
};
const stops = (...apps: string[]) => ({
  drill: false,
  kill: apps.map((app) => ({ id: `stop-${app}`, app, why: { en: 'It leaks.', de: 'Es leckt.' } })),
});
const names = async ({ stopped }: Awaited<ReturnType<typeof start>>) =>
  (await stopped.list('en')).map(({ app }) => app);

beforeEach(() => {
  freshBrowser();
  time = NOON;
  changes = 0;
});

describe('a stopped app', () => {
  it('is told where it was let in from here, with when and why', async () => {
    const worker = await start();
    await worker.memory.ended(letIn('mail-tidy'), null);
    await worker.memory.ended(letIn('planner'), null);
    await worker.stopped.applied(stops(' mail-tidy', 'never-met'));
    expect(await worker.stopped.list('de-AT')).toEqual([
      {
        ...{ platform: consent().platform, app: 'mail-tidy', name: 'App mail-tidy' },
        ...{ given: GIVEN, since: NOON, why: 'Es leckt.', done: false },
      },
    ]);
    expect(worker.stopped.untold()).toBe(1);
    expect(changes).toBe(1);
  });

  it.each(['cancelled', 'blocked', 'requested'] as const)(
    'is not told where it was %s',
    async (outcome) => {
      const worker = await start();
      await worker.memory.ended(letIn('mail-tidy', { outcome }), null);
      await worker.stopped.applied(stops('mail-tidy'));
      expect(await names(worker)).toEqual([]);
    },
  );

  it('is not told in an exercise, of the document or of the entry', async () => {
    const worker = await start();
    await worker.memory.ended(letIn('mail-tidy'), null);
    await worker.stopped.applied({ ...stops('mail-tidy'), drill: true });
    const [entry] = stops('mail-tidy').kill;
    await worker.stopped.applied({ drill: false, kill: [{ ...entry!, drill: true }] });
    expect(await names(worker)).toEqual([]);
    expect(changes).toBe(0);
  });

  it('is news once: looked at, it stays in the list, over the end of the worker and the next policy', async () => {
    const first = await start();
    await first.memory.ended(letIn('mail-tidy'), null);
    await first.stopped.applied(stops('mail-tidy'));
    await first.stopped.looked(await first.stopped.list('en'));
    expect(first.stopped.untold()).toBe(0);

    time += 60_000;
    const next = await start();
    await next.stopped.applied(stops('mail-tidy', 'other'));
    expect(next.stopped.untold()).toBe(0);
    expect(await next.stopped.list('en')).toMatchObject([{ app: 'mail-tidy', since: NOON }]);
    const [one] = await next.stopped.list('en');
    await next.stopped.done(one!);
    expect(await next.stopped.list('en')).toMatchObject([{ app: 'mail-tidy', done: true }]);
  });

  it('is gone when the stop is lifted, and news again when it is stopped again', async () => {
    const worker = await start();
    await worker.memory.ended(letIn('mail-tidy'), null);
    await worker.stopped.applied(stops('mail-tidy'));
    await worker.stopped.looked(await worker.stopped.list('en'));
    await worker.stopped.applied(stops());
    expect(await names(worker)).toEqual([]);
    time += 60_000;
    await worker.stopped.applied(stops('mail-tidy'));
    expect(await worker.stopped.list('en')).toMatchObject([{ since: time, done: false }]);
    expect(worker.stopped.untold()).toBe(1);
  });

  it('is found where an earlier version kept the id alone, and a row of another shape counts as none', async () => {
    await extension.storage.local.set({ 'apps-met-1': ['google mail-tidy', 'slack a b'] });
    const worker = await start();
    await worker.stopped.applied(stops('mail-tidy', 'a b'));
    expect(await worker.stopped.list('en')).toMatchObject([
      { platform: 'google', app: 'mail-tidy', name: null, given: null },
      { platform: 'slack', app: 'a b', name: null, given: null },
    ]);
    expect(worker.memory.isFirstTime({ platform: 'google', clientId: 'mail-tidy' })).toBe(false);
    await extension.storage.local.set({ 'stopped-apps-1': 'nonsense', 'apps-given-1': 7 });
    expect(await names(await start())).toEqual([]);
  });
});
