/** Emptying the outbox: batches, halving, bisecting, and stopping where the endpoint wants a pause. */
import 'fake-indexeddb/auto';
import fastCheck from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { type Outbox, createOutbox } from '../../../lib/outbox/outbox.ts';
import { backOff, deliver } from '../../../lib/remote/deliver.ts';
import type { Http } from '../../../lib/remote/http.ts';
import { ORIGIN, stepSample } from '../events/samples.ts';
import { TARGET, answer, endpoint, eventsOf, uidsOf, yes } from './endpoint.ts';

let outbox: Outbox;
beforeEach(() => {
  const name = `outbox ${uuidv7()}`;
  outbox = createOutbox(() => openOutboxDatabase(name));
});

async function appended(count: number): Promise<string[]> {
  const records = Array.from({ length: count }, () => stepSample());
  for (const record of records) await outbox.append(record);
  return records.map(({ uid }) => uid);
}

const run = (http: Http) => deliver(http, outbox, TARGET, ORIGIN);
const sizes = ({ requests }: ReturnType<typeof endpoint>) =>
  requests.map((request) => uidsOf(request).length);

describe('deliver', () => {
  it('asks nobody when nothing waits', async () => {
    const server = endpoint(() => answer(500));
    expect(await run(server)).toEqual({ done: true, delivered: 0, setAside: 0 });
    expect(server.requests).toEqual([]);
  });

  it('sends everything in order, a hundred at a time, each once', async () => {
    const uids = await appended(230);
    const server = endpoint((request) => yes(request));
    expect(await run(server)).toEqual({ done: true, delivered: 230, setAside: 0 });
    expect(sizes(server)).toEqual([100, 100, 30]);
    expect(server.requests.flatMap(uidsOf)).toEqual(uids);
    expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 230 });
  });

  it('numbers each record as it was stored, also around a gap', async () => {
    await appended(6);
    const rows = await outbox.next(6);
    await outbox.setAside([rows[2]!], 'no');
    const server = endpoint((request) => yes(request));
    await run(server);
    const numbers = server.requests.flatMap((request) =>
      eventsOf(request).map(({ metadata }) => [metadata.uid, metadata.sequence]),
    );
    expect(numbers).toEqual(
      rows.filter((_, index) => index !== 2).map(({ uid, seq }) => [uid, seq]),
    );
  });

  it('stops at a "later", keeps what was not taken, and says how long', async () => {
    const uids = await appended(150);
    const server = endpoint((request, turn) =>
      turn === 1 ? yes(request) : answer(503, '', { 'retry-after': '30' }),
    );
    expect(await run(server)).toEqual({
      done: false,
      delivered: 100,
      setAside: 0,
      after: 30_000,
      detail: 'The report endpoint answered with status 503.',
    });
    expect((await outbox.next(100)).map(({ uid }) => uid)).toEqual(uids.slice(100));
    expect(server.requests).toHaveLength(2);
  });

  it('a batch that was taken while the answer was lost is sent again with the same uids', async () => {
    await appended(3);
    const server = endpoint((request, turn) =>
      turn === 1 ? { ok: false, problem: 'timeout' } : yes(request),
    );
    await run(server);
    await run(server);
    expect(uidsOf(server.requests[1]!)).toEqual(uidsOf(server.requests[0]!));
    expect(await outbox.counts()).toMatchObject({ waiting: 0 });
  });

  it('413: halves until it fits, then grows again', async () => {
    await appended(120);
    const server = endpoint((request) =>
      uidsOf(request).length > 30 ? answer(413) : yes(request),
    );
    expect(await run(server)).toEqual({ done: true, delivered: 120, setAside: 0 });
    expect(sizes(server).slice(0, 4)).toEqual([100, 50, 25, 50]);
    expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 120, setAside: 0 });
  });

  it('413 for one record alone: it is set aside, the others go', async () => {
    const uids = await appended(5);
    const server = endpoint((request) =>
      uidsOf(request).includes(uids[3]!) ? answer(413) : yes(request),
    );
    expect(await run(server)).toEqual({ done: true, delivered: 4, setAside: 1 });
  });

  it('400: finds the one bad record and sets only that aside', async () => {
    const uids = await appended(100);
    const server = endpoint((request) =>
      uidsOf(request).includes(uids[61]!) ? answer(400) : yes(request),
    );
    expect(await run(server)).toEqual({ done: true, delivered: 99, setAside: 1 });
    expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: 99, setAside: 1 });
    // Each level of halving costs one request more, not each record.
    expect(server.requests.length).toBeLessThan(30);
  });

  it('refused by name: set aside with the endpoint’s reason', async () => {
    const uids = await appended(3);
    const server = endpoint((request) => yes(request, (uid) => uid === uids[0]));
    expect(await run(server)).toEqual({ done: true, delivered: 2, setAside: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it('refused without a name: found by halving, and the others are duplicates', async () => {
    const uids = await appended(8);
    const stored = new Set<string>();
    const server = endpoint((request) => {
      const sent = uidsOf(request);
      const good = sent.filter((uid) => uid !== uids[5]);
      const fresh = good.filter((uid) => !stored.has(uid));
      for (const uid of fresh) stored.add(uid);
      return answer(200, {
        accepted: fresh.length,
        duplicates: good.length - fresh.length,
        rejected: good.length < sent.length ? [{ uid: null, reason: 'not an object' }] : [],
      });
    });
    expect(await run(server)).toEqual({ done: true, delivered: 7, setAside: 1 });
    expect([...stored].toSorted()).toEqual(uids.filter((_, index) => index !== 5).toSorted());
  });

  it('whatever the endpoint does: nothing is lost, and what it took is never forgotten before', async () => {
    const mood = fastCheck.constantFrom(
      'yes',
      'lost',
      'busy',
      'large',
      'bad',
      'html',
      'wrong token',
    );
    await fastCheck.assert(
      fastCheck.asyncProperty(
        fastCheck.integer({ min: 1, max: 12 }),
        fastCheck.array(mood, { maxLength: 12 }),
        async (count, moods) => {
          const name = `outbox ${uuidv7()}`;
          outbox = createOutbox(() => openOutboxDatabase(name));
          const uids = await appended(count);
          const stored = new Set<string>();
          const server = endpoint((request, turn) => {
            const sent = uidsOf(request);
            switch (moods[turn - 1]) {
              case 'lost':
                for (const uid of sent) stored.add(uid);
                return { ok: false, problem: 'timeout' };
              case 'busy':
                return answer(429, '', { 'retry-after': '1' });
              case 'large':
                // A single record is never too large here: it would rightly be set aside.
                return sent.length > 1 ? answer(413) : answer(503);
              case 'bad':
                return sent.length > 1 ? answer(400) : answer(500);
              case 'html':
                return answer(200, '<!doctype html>');
              case 'wrong token':
                return answer(401);
              default: {
                const fresh = sent.filter((uid) => !stored.has(uid));
                for (const uid of fresh) stored.add(uid);
                return answer(200, {
                  accepted: fresh.length,
                  duplicates: sent.length - fresh.length,
                  rejected: [],
                });
              }
            }
          });
          for (let round = 0; round <= moods.length; round += 1) {
            const result = await run(server);
            const waiting = (await outbox.next(100)).map(({ uid }) => uid);
            for (const uid of uids) expect(stored.has(uid) || waiting.includes(uid)).toBe(true);
            if (result.done) break;
          }
          expect([...stored].toSorted()).toEqual(uids.toSorted());
          expect(await outbox.counts()).toMatchObject({ waiting: 0, sent: count, setAside: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('backOff', () => {
  it('doubles from half a minute to half an hour', () => {
    const full = [0, 1, 2, 3, 6, 7, 8, 50, 2_000].map((failures) =>
      backOff(failures, null, () => 0),
    );
    const seconds = full.map((ms) => ms / 1_000);
    expect(seconds).toEqual([30, 30, 60, 120, 960, 1_800, 1_800, 1_800, 1_800]);
  });

  it('takes up to half off by chance, and never less than the endpoint asked for', () => {
    fastCheck.assert(
      fastCheck.property(
        fastCheck.nat(100),
        fastCheck.option(fastCheck.nat(86_400_000)),
        fastCheck.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, asked, chance) => {
          const wait = backOff(failures, asked, () => chance);
          expect(wait).toBeGreaterThanOrEqual(Math.max(15_000, asked ?? 0));
          expect(wait).toBeLessThanOrEqual(Math.max(1_800_000, asked ?? 0));
        },
      ),
    );
    expect(backOff(1, null, () => 0.999)).toBeLessThan(15_100);
  });
});
