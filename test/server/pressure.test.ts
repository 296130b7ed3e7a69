import { request as httpRequest } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { Service } from '../../server/main.ts';
import { stepSample } from '../unit/events/samples.ts';
import { TOKEN, usePlace } from './places.ts';
import { eventOf, manyEvents, post, signIn } from './requests.ts';

describe('POST /report under pressure', () => {
  const place = usePlace('PGlite');
  let service: Service;
  beforeAll(async () => {
    service = await place.start({}, { inFlight: 3, deadline: 1_000 });
  });

  /** Opens a report and leaves its body unfinished. */
  function unfinished(): { status: Promise<number>; finish: (rest: string) => void } {
    const { port } = service;
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      path: '/report',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
    });
    request.write('[');
    const status = new Promise<number>((done, fail) => {
      request.once('response', (response) => {
        response.resume();
        done(response.statusCode!);
      });
      request.once('error', fail);
    });
    return { status, finish: (rest) => request.end(rest) };
  }

  it('lets a slow body go after its time', async () => {
    const started = Date.now();
    const { status } = unfinished();
    expect(await status).toBe(408);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('answers 429 with Retry-After when too many bodies are open, and serves again afterwards', async () => {
    const open = [unfinished(), unfinished(), unfinished()];
    await new Promise((done) => setTimeout(done, 200));
    const refused = await post(service.url, manyEvents(1));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const { finish } of open) finish(']');
    expect(await Promise.all(open.map(({ status }) => status))).toEqual([200, 200, 200]);
    expect((await post(service.url, manyEvents(1))).status).toBe(200);
  });

  it('keeps taking reports while hundreds come at once', async () => {
    const uids = new Set<string>();
    const send = async (): Promise<void> => {
      const event = eventOf(stepSample({ uid: uuidv7() }));
      for (;;) {
        const response = await post(service.url, [event]);
        await response.arrayBuffer();
        if (response.status === 200) break;
        expect(response.status).toBe(429);
        await new Promise((done) => setTimeout(done, 20 + Math.random() * 50));
      }
      uids.add(event.metadata.uid);
    };
    await Promise.all(Array.from({ length: 300 }, send));
    const reader = await signIn(service.url);
    const stored = new Set((await reader.all()).map(({ uid }) => uid));
    expect([...uids].filter((uid) => !stored.has(uid))).toEqual([]);
  }, 30_000);

  it('sends one device away that reports more than it may, and no other', async () => {
    const slow = await place.start(
      { dataDirectory: `${place.directory}/rate` },
      { device: { burst: 5, refill: 200 } },
    );
    const from = (device: string, count: number) =>
      manyEvents(count).map((event) => ({ ...event, device: { uid: device } }));
    expect((await post(slow.url, from('one', 4))).status).toBe(200);
    const refused = await post(slow.url, [...from('one', 2), ...from('two', 1)]);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await post(slow.url, from('two', 5))).status, 'nothing was taken').toBe(200);
    await new Promise((done) => setTimeout(done, 250));
    expect((await post(slow.url, from('one', 2))).status).toBe(200);
    await slow.close();
  });

  it('counts what it does, for holders of a metrics token', async () => {
    const counting = await place.start({
      dataDirectory: `${place.directory}/metrics`,
      metricsTokens: [TOKEN],
    });
    const events = manyEvents(3);
    await post(counting.url, events);
    await post(counting.url, [...events, { not: 'an event' }]);
    await post(counting.url, '[');
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const page = await fetch(`${counting.url}/metrics`, { headers });
    expect(page.headers.get('content-type')).toMatch(/^application\/openmetrics-text/);
    const text = await page.text();
    for (const line of [
      'handrail_events_total{result="accepted"} 3',
      'handrail_events_total{result="duplicate"} 3',
      'handrail_events_total{result="rejected"} 1',
      'handrail_report_seconds_count{status="200"} 2',
      'handrail_report_seconds_count{status="400"} 1',
      'handrail_reports_held 0',
      'handrail_report_bytes_held 0',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text.endsWith('# EOF\n')).toBe(true);
    await counting.close();
  });
});
