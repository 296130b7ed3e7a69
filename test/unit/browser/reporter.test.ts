/** Records are stored before they are sent, and sending keeps to what the endpoint asks for. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { type Reporter, createReporter } from '../../../lib/browser/reporter.ts';
import { openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { type Outbox, createOutbox } from '../../../lib/outbox/outbox.ts';
import { type Configuration, readConfiguration } from '../../../lib/policy/configuration.ts';
import type { HttpRequest, HttpResult } from '../../../lib/remote/http.ts';
import { ACTIVITIES, ORIGIN, stepSample } from '../events/samples.ts';
import { answer, endpoint, uidsOf, yes } from '../remote/endpoint.ts';
import { freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

let outbox: Outbox;
let configuration: Configuration;
let reply: (request: HttpRequest) => HttpResult;
let server: ReturnType<typeof endpoint>;
let reporter: Reporter;
const pseudonymise = (text: string) => Promise.resolve(`h:${text.length}`);

/** The reporter of a worker that has just been started. */
const startReporter = () =>
  createReporter({
    outbox,
    http: server,
    configuration: () => Promise.resolve(configuration),
    origin: () => Promise.resolve(ORIGIN),
    pseudonymise,
    admission: ({ reportToken }) => Promise.resolve({ by: 'token', token: reportToken }),
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  freshBrowser();
  const name = `outbox ${uuidv7()}`;
  outbox = createOutbox(() => openOutboxDatabase(name));
  ({ configuration } = readConfiguration({
    reportUrl: 'https://reports.example/',
    tenant: 'acme',
  }));
  reply = (request) => yes(request);
  server = endpoint((request) => reply(request));
  reporter = startReporter();
});
afterEach(() => void vi.useRealTimers());

describe('report', () => {
  it('settles when the record is on disk, whatever becomes of sending it', async () => {
    reply = () => ({ ok: false, problem: 'unreachable' });
    const record = stepSample();
    await reporter.report(record);
    expect((await outbox.next(1))[0]?.uid).toBe(record.uid);
  });

  it('does not settle before that', async () => {
    const steps: string[] = [];
    const { append } = outbox;
    outbox = {
      ...outbox,
      append: async (record) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await append(record);
        steps.push('stored');
      },
    };
    await startReporter().report(stepSample());
    steps.push('settled');
    expect(steps).toEqual(['stored', 'settled']);
  });

  it('starts to send by itself', async () => {
    await reporter.report(stepSample());
    await vi.waitFor(async () => expect(await outbox.counts()).toMatchObject({ sent: 1 }));
  });

  it('leaves behind what must not leave the browser', async () => {
    await reporter.report(stepSample({ activity: ACTIVITIES['consent']! }));
    const activity = ACTIVITIES['share']!;
    if (activity.kind !== 'share') throw new Error('The sample is a share.');
    const resource = { ...activity.resource, id: 'secret-document-id' };
    await reporter.report(stepSample({ activity: { ...activity, resource } }));
    await reporter.send(true);
    await vi.waitFor(async () => expect(await outbox.counts()).toMatchObject({ waiting: 0 }));
    const kept = JSON.stringify(await outbox.recent(10));
    expect(kept).toContain('h:18');
    expect(kept).not.toContain('secret-document-id');
  });

  it('keeps everything where no address is set, and sends it once there is one', async () => {
    const { reportUrl } = configuration;
    configuration = { ...configuration, reportUrl: null };
    await reporter.report(stepSample());
    await reporter.send(true);
    expect([server.requests.length, (await outbox.counts()).waiting]).toEqual([0, 1]);
    configuration = { ...configuration, reportUrl };
    await reporter.send(false);
    expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 1 });
  });
});

describe('send', () => {
  beforeEach(async () => {
    await outbox.append(stepSample());
  });

  it('waits after a failure, longer each time, also over the end of the worker', async () => {
    reply = () => answer(503);
    const waits: number[] = [];
    for (let failure = 0; failure < 3; failure += 1) {
      await startReporter().send(true);
      waits.push((await reporter.state()).notBefore - Date.now());
    }
    expect(waits[0]).toBeGreaterThanOrEqual(15_000);
    expect(waits[0]).toBeLessThanOrEqual(30_000);
    expect(waits[2]).toBeGreaterThanOrEqual(60_000);
    expect(server.requests).toHaveLength(3);
    await startReporter().send(false);
    expect(server.requests).toHaveLength(3);
    vi.setSystemTime(Date.now() + 120_000);
    reply = (request) => yes(request);
    await startReporter().send(false);
    expect(await outbox.counts()).toMatchObject({ sent: 1 });
    expect(await reporter.state()).toMatchObject({ failures: 0, notBefore: 0, lastError: null });
  });

  it('says what went wrong, and when something was sent last', async () => {
    reply = () => answer(401);
    await reporter.send(false);
    expect(await reporter.state()).toMatchObject({
      failures: 1,
      lastError: 'The report endpoint answered with status 401.',
      lastSent: null,
    });
    reply = (request) => yes(request);
    await reporter.send(true);
    expect((await reporter.state()).lastSent).toBe(Date.now());
  });

  it('waits as long as the endpoint asks, unless a person wants it now', async () => {
    reply = () => answer(429, '', { 'retry-after': '3600' });
    await reporter.send(false);
    expect((await reporter.state()).notBefore - Date.now()).toBe(3_600_000);
    vi.setSystemTime(Date.now() + 3_599_000);
    await reporter.send(false);
    expect(server.requests).toHaveLength(1);
    await reporter.send(true);
    expect(server.requests).toHaveLength(2);
  });

  it('is done by one at a time, and what came meanwhile goes right after', async () => {
    const late = stepSample();
    let first = true;
    reply = (request) => {
      if (first) void reporter.report(late);
      first = false;
      return yes(request);
    };
    await Promise.all([reporter.send(false), reporter.send(false)]);
    await vi.waitFor(async () =>
      expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 2 }),
    );
    expect(server.requests.flatMap(uidsOf)).toHaveLength(2);
  });
});

it('what comes when a round has just found nothing more is not left for the next alarm', async () => {
  const { next } = outbox;
  let late = false;
  outbox = {
    ...outbox,
    next: async (limit) => {
      const rows = await next(limit);
      if (rows.length === 0 && !late) {
        late = true;
        await reporter.report(stepSample());
      }
      return rows;
    },
  };
  reporter = startReporter();
  await reporter.report(stepSample());
  await vi.waitFor(async () =>
    expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 2 }),
  );
});

it('health carries the state of the queue, and no more detail than fits', async () => {
  configuration = { ...configuration, reportUrl: null };
  await outbox.append(stepSample());
  await reporter.health('coverage_gap', 'x'.repeat(5_000), 7, 'share/google-drive');
  const health = (await outbox.next(2))[1]?.record;
  expect(health).toMatchObject({
    type: 'health',
    reason: 'coverage_gap',
    surface: 'share/google-drive',
    policyVersion: 7,
    queueDepth: 1,
    dropped: 0,
    detail: 'x'.repeat(1_000),
  });
});
