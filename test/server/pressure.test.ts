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
  }, 60_000);

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
});
