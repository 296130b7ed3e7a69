import { describe, expect, it } from 'vitest';
import { createDeviceRate } from '../../../server/limits/device-rate.ts';
import { createRoom } from '../../../server/limits/room.ts';
import { createLog } from '../../../server/watch/log.ts';

describe('the rate of a device', () => {
  const of = (entries: Record<string, number>) => new Map(Object.entries(entries));

  it('is what it may at once, and refills', () => {
    const rate = createDeviceRate({ burst: 10, refill: 100 });
    rate.take(of({ a: 10 }), 0);
    expect(() => rate.take(of({ a: 3 }), 100)).toThrow('more than it may');
    rate.take(of({ a: 3 }), 300);
    rate.take(of({ b: 10 }), 300);
  });

  it('says how long to wait, and takes nothing when it refuses', () => {
    const rate = createDeviceRate({ burst: 10, refill: 1_000 });
    rate.take(of({ a: 8 }), 0);
    const refusal = { status: 429, headers: { 'Retry-After': '3' } };
    expect(() => rate.take(of({ a: 5, b: 10 }), 0)).toThrow(expect.objectContaining(refusal));
    rate.take(of({ a: 2, b: 10 }), 0);
  });

  it('lets a report through that is larger than the burst, when it is rested', () => {
    const rate = createDeviceRate({ burst: 10, refill: 1_000 });
    rate.take(of({ a: 500 }), 0);
    expect(() => rate.take(of({ a: 1 }), 500)).toThrow('more than it may');
  });

  it('does not grow with the names that somebody makes up', () => {
    const rate = createDeviceRate({ burst: 1, refill: 1_000 });
    const names = (prefix: string) =>
      new Map(Array.from({ length: 25_000 }, (_, index) => [`${prefix}${index}`, 1]));
    rate.take(names('a'), 0);
    rate.take(names('b'), 0);
    expect(() => rate.take(of({ c: 1 }), 0)).toThrow('more than it may');
    rate.take(of({ c: 1 }), 2_000);
  });
});

describe('the room for bodies', () => {
  it('is bounded in number and in bytes, and is given back', () => {
    const seen: number[][] = [];
    const enter = createRoom({ inFlight: 2, bytes: 10 }, (...now) => seen.push(now));
    const [one, two] = [enter(), enter()];
    expect(enter).toThrow(expect.objectContaining({ status: 429 }));
    one.reserve(6);
    two.reserve(4);
    expect(() => two.reserve(1)).toThrow(expect.objectContaining({ status: 429 }));
    one.leave();
    two.reserve(6);
    two.leave();
    expect(seen.at(-1)).toEqual([0, 0]);
    enter().reserve(10);
  });
});

describe('the log', () => {
  it('is one JSON object a line, with every reason of an error and nothing else of it', () => {
    const lines: string[] = [];
    const log = createLog(
      (line) => lines.push(line),
      () => 0,
    );
    log.info('started', { port: 1 });
    const parts = [new Error('first address'), new Error('second address')];
    const error = new Error('outer', { cause: new AggregateError(parts) });
    log.trouble('request', Object.assign(error, { parameters: ['ana@acme.example'] }));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'started', port: 1 },
      {
        ...{ time: '1970-01-01T00:00:00.000Z', level: 'error', event: 'request' },
        reason: 'outer; first address; second address',
      },
    ]);
    expect(lines.join('')).not.toContain('\n');
  });
});
