/** What pages say and what their people agreed to, over the end of the worker. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentActivity } from '../../../lib/activity/activity.ts';
import { createReadings } from '../../../lib/browser/readings.ts';
import { ONE_USE, PASS_LIFETIME } from '../../../lib/gate/passes.ts';
import { ACTIVITIES } from '../events/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const ASKED = ACTIVITIES['consent'] as ConsentActivity;
const MORE: ConsentActivity = { ...ASKED, scopes: [...ASKED.scopes, 'mail.send'] };
let time = 0;
let readings: ReturnType<typeof createReadings>;

async function startWorker(): Promise<void> {
  readings = createReadings(() => time);
  await readings.ready;
}

beforeEach(async () => {
  freshBrowser();
  time = 5_000;
  await startWorker();
});

describe('a reading', () => {
  it('is the newest of its tab, and outlives the worker', async () => {
    await readings.take(1, { frameId: 0, activity: ASKED });
    await readings.take(1, { frameId: 0, activity: MORE });
    await startWorker();
    expect(readings.of(1)?.activity.scopes).toContain('mail.send');
    expect(readings.of(2)).toBeNull();
  });

  it('goes with its document, also for the next worker', async () => {
    await readings.take(1, { frameId: 0, activity: ASKED });
    await readings.left(1);
    await startWorker();
    expect(readings.of(1)).toBeNull();
  });

  it('of before is not brought back when its document went while it was loaded', async () => {
    await readings.take(1, { frameId: 0, activity: ASKED });
    const next = createReadings(() => time);
    void next.left(1);
    await next.ready;
    expect(next.of(1)).toBeNull();
  });

  it('that comes while the former ones are loaded is not overwritten by them', async () => {
    await readings.take(1, { frameId: 0, activity: ASKED });
    const next = createReadings(() => time);
    void next.take(1, { frameId: 0, activity: MORE });
    await next.ready;
    expect(next.of(1)?.activity.scopes).toContain('mail.send');
  });

  it('that only repeats itself is not written again', async () => {
    await readings.take(1, { frameId: 0, activity: ASKED });
    const write = vi.spyOn(extension.storage.session, 'set');
    await readings.take(1, { frameId: 0, activity: ASKED });
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });
});

describe('a go-ahead', () => {
  it('is for one step of one tab, whoever began it', async () => {
    await readings.grant(1, ASKED);
    expect(readings.allows(1, { ...ASKED, initiator: 'other', sensor: 'wire' })).toBe(true);
    expect(readings.allows(2, ASKED)).toBe(false);
    expect(readings.allows(1, MORE)).toBe(false);
  });

  it('outlives the worker, and not its minute', async () => {
    await readings.grant(1, ASKED);
    await startWorker();
    expect(readings.allows(1, ASKED)).toBe(true);
    time += PASS_LIFETIME;
    expect(readings.allows(1, ASKED)).toBe(false);
  });

  it('is good for one use, and for what belongs to that use', async () => {
    await readings.grant(1, ASKED);
    readings.use(1, ASKED);
    time += ONE_USE - 1;
    expect(readings.allows(1, ASKED)).toBe(true);
    time += 1;
    expect(readings.allows(1, ASKED)).toBe(false);
  });

  it('holds no address and nothing on disk', async () => {
    await readings.grant(1, ASKED);
    expect(extension.storage.local.rows.size).toBe(0);
    expect(JSON.stringify([...extension.storage.session.rows])).not.toMatch(/code=|state=/u);
  });
});
