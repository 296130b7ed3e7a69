import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { EventRow } from '../../server/contract/contract.ts';
import { DATABASES, usePlace } from './places.ts';
import { manyEvents, report, signIn } from './requests.ts';

/** Reads a live view until `until` is content or the stream ends. */
async function* liveRows(
  url: string,
  cookie: string,
  signal: AbortSignal,
): AsyncGenerator<EventRow> {
  const response = await fetch(`${url}/api/live`, { headers: { Cookie: cookie }, signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const data = part.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) yield EventRow.parse(JSON.parse(data.slice(6)));
    }
  }
}

describe.each(DATABASES)('the live view on %s', (name) => {
  const place = usePlace(name, { alone: name === 'PostgreSQL' });

  it('shows what any process stores, once, and ends with the session', async () => {
    const first = await place.start();
    const second = name === 'PostgreSQL' ? await place.start() : first;
    const reader = await signIn(first.url);
    const seen: string[] = [];
    const over = (async () => {
      for await (const row of liveRows(first.url, reader.cookie, AbortSignal.timeout(20_000)))
        seen.push(row.uid);
    })();
    await wait(300);
    const batches = [manyEvents(1), manyEvents(450), manyEvents(3)];
    for (const batch of batches) await report(second.url, batch);
    await report(second.url, batches[0]!);
    const uids = batches.flat().map((event) => event.metadata.uid as string);
    await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(uids.length);
    expect(new Set(seen)).toEqual(new Set(uids));

    const refused = await fetch(`${first.url}/api/session`, {
      method: 'DELETE',
      headers: { Cookie: reader.cookie },
    });
    expect(refused.status).toBe(403);
    const out = await fetch(`${first.url}/api/session`, {
      method: 'DELETE',
      headers: { Cookie: reader.cookie, 'X-CSRF-Token': reader.session.csrf },
    });
    expect(await out.json()).toEqual({ next: null });
    const signedOut = Date.now();
    await over;
    // At once, not with the next heartbeat.
    expect(Date.now() - signedOut).toBeLessThan(3_000);
    expect((await reader.get('/api/events')).status).toBe(401);
    await report(second.url, manyEvents(1));
    await first.close();
  });

  it('is cut when the service stops', async () => {
    const service = await place.start();
    const reader = await signIn(service.url);
    const over = (async () => {
      for await (const _row of liveRows(service.url, reader.cookie, AbortSignal.timeout(20_000)));
    })();
    await wait(300);
    const started = Date.now();
    await service.close();
    await over;
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it.runIf(name === 'PostgreSQL')(
    'is cut when messages may have been missed, so that readers load anew',
    async () => {
      const service = await place.start();
      const reader = await signIn(service.url);
      const over = (async () => {
        for await (const _row of liveRows(service.url, reader.cookie, AbortSignal.timeout(20_000)));
      })();
      await wait(300);
      place.cluster!.kill();
      place.cluster!.start();
      await over;
      const again = await signIn(service.url);
      const seen: string[] = [];
      const stop = new AbortController();
      const open = (async () => {
        for await (const row of liveRows(service.url, again.cookie, stop.signal))
          seen.push(row.uid);
      })().catch(() => {});
      await wait(300);
      await report(service.url, manyEvents(1));
      await expect.poll(() => seen.length, { timeout: 15_000 }).toBe(1);
      stop.abort();
      await open;
    },
    60_000,
  );
});
