import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import { namesOf, withoutName } from '../../../server/events/pseudonymous-event.ts';
import { createPseudonyms } from '../../../server/people/pseudonyms.ts';
import { readMessage, writeMessage } from '../../../server/stream/report-message.ts';
import { ORIGIN, stepSample } from '../events/samples.ts';

const pseudonyms = createPseudonyms(randomBytes(32));
const NAME = 'Ada.Lovelace+x@acme.example';

const RECORD = stepSample();

function eventOf(user: string, change: Record<string, unknown> = {}) {
  const value = { ...toOcsf(RECORD, { ...ORIGIN, user }, 1), ...change };
  return {
    value: JSON.parse(JSON.stringify(value)) as unknown,
    json: JSON.stringify(value),
    depth: 8,
  };
}

function hidden(user: string, change: Record<string, unknown> = {}) {
  const parsed = withoutName(eventOf(user, change), user, pseudonyms);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

describe('a pseudonym', () => {
  it('is the same for the same person, another one for others and under another key', () => {
    const one = pseudonyms.of(NAME);
    expect(one).toMatch(/^person-[0-9a-f]{24}$/u);
    expect(pseudonyms.of(` ${NAME.toUpperCase()}`)).toBe(one);
    expect(pseudonyms.of(one), 'stays what it is').toBe(one);
    expect(pseudonyms.of('eve@acme.example')).not.toBe(one);
    expect(createPseudonyms(randomBytes(32)).of(NAME)).not.toBe(one);
  });

  it('gives its name to the key alone, and only beside itself', () => {
    const one = pseudonyms.of(NAME);
    const sealed = pseudonyms.seal(one, NAME);
    expect(sealed).not.toBe(pseudonyms.seal(one, NAME));
    expect(pseudonyms.open(one, sealed)).toBe(NAME);
    expect(() => pseudonyms.open(pseudonyms.of('eve'), sealed)).toThrow(/authenticate/u);
    expect(() => createPseudonyms(randomBytes(32)).open(one, sealed)).toThrow(/authenticate/u);
    const changed = Buffer.from(sealed, 'base64url');
    changed[changed.length - 1]! ^= 1;
    expect(() => pseudonyms.open(one, changed.toString('base64url'))).toThrow(/authenticate/u);
    expect(() => pseudonyms.open(one, sealed.slice(0, 20))).toThrow(/tag|authenticate/u);
  });
});

describe('an event without its name', () => {
  it('names nobody, in no part and in no way of writing, and keeps everything else', () => {
    const event = hidden(NAME, {
      status_detail: `asked by ${NAME.toUpperCase()}, not Nada.Lovelace+x`,
    });
    const pseudonym = pseudonyms.of(NAME);
    expect(event.json.toLowerCase()).not.toContain(NAME.toLowerCase());
    expect(event.row).toMatchObject({ user: pseudonym });
    expect(event.row.message).toContain(pseudonym);
    const value = JSON.parse(event.json) as Record<string, Record<string, unknown>>;
    expect(value['status_detail']).toBe(`asked by ${pseudonym}, not Nada.Lovelace+x`);
    expect(Object.keys(value['actor']!['user'] as object)).not.toContain('email_addr');
    const before = eventOf(NAME).value as typeof value;
    expect(value['metadata']).toEqual(before['metadata']);
    expect(value['unmapped']).toEqual(before['unmapped']);
  });

  it('leaves words alone in which a short name only happens to be', () => {
    const event = hidden('Al', { status_detail: 'Also Al, allowed; real: al' });
    const al = pseudonyms.of('Al');
    expect(JSON.parse(event.json)).toMatchObject({
      status_detail: `Also ${al}, allowed; real: ${al}`,
    });
  });

  it('goes through the stream with its name sealed', () => {
    const events = [hidden(NAME), hidden(NAME), hidden('Bo')];
    const { payload, headers } = writeMessage(events, 5);
    const all = `${payload} ${[...headers].join(' ')}`.toLowerCase();
    expect(all).not.toContain('lovelace');
    expect(all).not.toContain('"bo"');
    const read = readMessage(Buffer.from(payload), headers);
    expect(read.trouble).toBeNull();
    expect(read.names).toEqual(namesOf(events));
    expect(read.names.map(({ pseudonym, sealed }) => pseudonyms.open(pseudonym, sealed))).toEqual([
      ...[NAME, 'Bo'],
    ]);
  });
});
