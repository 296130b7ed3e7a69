import { describe, expect, it } from 'vitest';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import { parseEvent } from '../../../server/events/reported-event.ts';
import { partsOf, readMessage, writeMessage } from '../../../server/stream/report-message.ts';
import { ORIGIN, stepSample } from '../events/samples.ts';

function events(count: number, size: number) {
  return Array.from({ length: count }, (_, index) => {
    const event = { ...toOcsf(stepSample(), ORIGIN, index), filler: 'ä'.repeat(size / 2) };
    const json = JSON.stringify(event);
    const parsed = parseEvent({ value: JSON.parse(json), json, depth: 0 });
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.value;
  });
}
const read = (part: ReturnType<typeof events>, received: number) => {
  const { payload, headers } = writeMessage(part, received);
  return { bytes: Buffer.byteLength(payload), ...readMessage(Buffer.from(payload), headers) };
};

describe('messages of the stream', () => {
  it('hold what they were given, in order, in messages of bounded size', () => {
    const all = events(100, 20_000);
    const messages = partsOf(all).map((part) => read(part, 1_000));
    expect(messages.flatMap((message) => message.events)).toEqual(all);
    expect(Math.max(...messages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(256 * 1024);
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.every(({ received, trouble }) => received === 1_000 && trouble === null)).toBe(
      true,
    );
  });

  it('of one event alone may be larger; of none there is none', () => {
    expect(partsOf(events(2, 300_000)).map((part) => part.length)).toEqual([1, 1]);
    expect(partsOf([])).toEqual([]);
  });

  it.each([
    ['no JSON', 'x', 'JSON'],
    ['no array', '{}', 'array'],
    ['no event', '[{}]', 'it holds no event'],
  ])('that are %s are said to be none', (_what, data, trouble) => {
    const { headers } = writeMessage([], 1);
    expect(readMessage(Buffer.from(data), headers)).toMatchObject({
      events: [],
      trouble: expect.stringContaining(trouble) as string,
    });
  });

  it('without the time at which they came are said to be none', () => {
    expect(readMessage(Buffer.from('[]'), undefined).trouble).toBe('it has no time');
  });
});
