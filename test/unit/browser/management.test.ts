/** Managed configuration: unknown, unmanaged, managed; late, changing and wrong values. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Managed, createManagement } from '../../../lib/browser/management.ts';
import { endWorker, extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const { managed } = extension.storage;
let changes: Managed[] = [];
const start = (trial: Record<string, unknown> | null = null) =>
  createManagement({ trial, changed: (next) => void changes.push(next) });

beforeEach(() => {
  vi.useFakeTimers();
  freshBrowser();
  changes = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Runs what waits for the browser. */
const later = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the three states', () => {
  it('managed, with the values of the admin and the defaults for the rest', async () => {
    await managed.set({ tenant: 'acme', pollMinutes: 15 });
    const current = await start().current();
    expect(current).toMatchObject({
      state: 'managed',
      source: 'managed',
      set: ['tenant', 'pollMinutes'],
      problems: [],
      configuration: { tenant: 'acme', pollMinutes: 15, failMode: 'open', policyUrl: null },
    });
  });

  it('unknown, where an admin installed it and no values are there yet', async () => {
    expect(await start().current()).toMatchObject({ state: 'unknown', source: 'default' });
  });

  it('unmanaged, where a person installed it', async () => {
    extension.installType = 'normal';
    expect(await start().current()).toMatchObject({ state: 'unmanaged', source: 'default' });
  });

  it('unmanaged in Firefox, which throws where no policy for the extension exists', async () => {
    extension.installType = 'normal';
    vi.spyOn(managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    expect(await start().current()).toMatchObject({ state: 'unmanaged' });
  });

  it('unknown, where the browser does not answer, and nobody waits for it', async () => {
    vi.spyOn(managed, 'get').mockReturnValue(new Promise(() => {}));
    const current = start().current();
    await later(400);
    expect(await current).toMatchObject({ state: 'unknown' });
  });

  it('managed by a trial build, unless real values are there', async () => {
    const trial = { tenant: 'trial' };
    expect(await start(trial).current()).toMatchObject({ state: 'managed', source: 'trial build' });
    await managed.set({ tenant: 'acme' });
    endWorker();
    expect(await start(trial).current()).toMatchObject({ source: 'managed' });
  });
});

describe('values that come late or change', () => {
  it('are found by looking again', async () => {
    const management = start();
    expect((await management.current()).state).toBe('unknown');
    await managed.set({ tenant: 'acme' });
    await later(1_000);
    expect(await management.current()).toMatchObject({ state: 'managed' });
    expect(changes.map(({ state }) => state)).toEqual(['unknown', 'managed']);
  });

  it('are taken when the browser tells of them, and only for this area', async () => {
    const management = start();
    await managed.set({ tenant: 'acme' });
    await later(60_000);
    await managed.set({ tenant: 'acme 2' });
    extension.storage.onChanged.tell({}, 'local');
    await later();
    expect((await management.current()).configuration.tenant).toBe('acme');
    extension.storage.onChanged.tell({}, 'managed');
    await later();
    expect((await management.current()).configuration.tenant).toBe('acme 2');
  });

  it('that are the same are no change', async () => {
    await managed.set({ tenant: 'acme' });
    const management = start();
    await management.current();
    await management.look();
    await management.look();
    await later(60_000);
    expect(changes).toHaveLength(1);
  });

  it('that the worker before was told are no change for the next one', async () => {
    await managed.set({ tenant: 'acme' });
    await start().current();
    await later();
    expect(changes).toHaveLength(1);
    endWorker();
    await start().current();
    await later(60_000);
    expect(changes).toHaveLength(1);
  });

  it('stay in force when the browser has nothing to say, also in the next worker', async () => {
    await managed.set({ tenant: 'acme', failMode: 'closed' });
    const management = start();
    await management.current();
    managed.rows.clear();
    expect(await management.look()).toMatchObject({ state: 'managed' });
    endWorker();
    expect(await start().current()).toMatchObject({
      state: 'managed',
      configuration: { tenant: 'acme', failMode: 'closed' },
    });
  });

  it('seen before are there at once, while the browser is still being asked', async () => {
    await managed.set({ tenant: 'acme' });
    await start().current();
    endWorker();
    vi.spyOn(managed, 'get').mockReturnValue(new Promise(() => {}));
    expect(await start().current()).toMatchObject({ configuration: { tenant: 'acme' } });
  });
});

it('a wrong value names itself and leaves the others in force', async () => {
  await managed.set({
    tenant: 'acme',
    pollMinutes: 'often',
    reportUrl: 'javascript:alert(1)',
    tennant: 'x',
  });
  const { problems, configuration } = await start().current();
  expect(problems.map(({ key }) => key).toSorted()).toEqual([
    'pollMinutes',
    'reportUrl',
    'tennant',
  ]);
  expect(configuration).toMatchObject({ tenant: 'acme', pollMinutes: 5, reportUrl: null });
});
