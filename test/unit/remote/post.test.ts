/** Every class of answer has a fate, and only the agreed yes is one. */
import { describe, expect, it } from 'vitest';
import { post, retryAfter } from '../../../lib/remote/post.ts';
import { ORIGIN } from '../events/samples.ts';
import { TARGET, answer, endpoint, eventsOf, rowsOf, yes } from './endpoint.ts';

const rows = rowsOf(3, 41);
const HTML = '<!doctype html><title>Welcome to the hotel</title>';
const send = (reply: Parameters<typeof endpoint>[0], target = TARGET, these = rows) =>
  post(endpoint(reply), target, these, ORIGIN);

describe('the request', () => {
  it('is gzipped JSON with the token, numbered on from the first row', async () => {
    const server = endpoint((request) => yes(request));
    await post(server, TARGET, rows, ORIGIN);
    const [request] = server.requests;
    expect(request).toMatchObject({
      url: TARGET.url,
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        Authorization: 'Bearer secret',
      },
    });
    expect(request?.timeout).toBeLessThan(30_000);
    expect(eventsOf(request!).map(({ metadata }) => metadata.sequence)).toEqual([41, 42, 43]);
  });

  it('carries no authorization where no token is set, and its own scheme for Splunk', async () => {
    const server = endpoint(() => answer(200, { text: 'Success', code: 0 }));
    await post(
      server,
      { ...TARGET, admission: () => Promise.resolve({ by: 'token', token: null }) },
      rows,
      ORIGIN,
    );
    await post(server, { ...TARGET, format: 'splunk-hec' }, rows, ORIGIN);
    expect(server.requests[0]?.headers).not.toHaveProperty('Authorization');
    expect(server.requests[1]?.headers).toMatchObject({ Authorization: 'Splunk secret' });
  });
});

describe('200', () => {
  it('accepted and duplicates alike are safe', async () => {
    expect(await send(() => answer(200, { accepted: 1, duplicates: 2, rejected: [] }))).toEqual({
      fate: 'delivered',
      taken: rows,
      refused: [],
    });
  });

  it('one refused by name stays out of what was taken, with its reason', async () => {
    const fate = await send((request) => yes(request, (uid) => uid === rows[1]!.uid));
    expect(fate).toEqual({
      fate: 'delivered',
      taken: [rows[0], rows[2]],
      refused: [{ row: rows[1], reason: 'surface: too long' }],
    });
  });

  const unnamed = { accepted: 2, duplicates: 0, rejected: [{ uid: null, reason: 'no object' }] };
  const strange = {
    accepted: 2,
    duplicates: 0,
    rejected: [{ uid: 'somebody else', reason: 'no object' }],
  };
  it.each([unnamed, strange])(
    'one refused without its name: nothing counts as taken (%#)',
    async (said) => {
      expect(await send(() => answer(200, said))).toEqual({ fate: 'never', detail: 'no object' });
      const [only] = rows;
      expect(await send(() => answer(200, { ...said, accepted: 0 }), TARGET, [only!])).toEqual({
        fate: 'delivered',
        taken: [],
        refused: [{ row: only, reason: 'no object' }],
      });
    },
  );

  it.each([
    ['a captive portal’s page', HTML],
    ['nothing', ''],
    ['other JSON', { ok: true }],
    ['JSON null', 'null'],
    ['counts that are no numbers', { accepted: '3', duplicates: 0, rejected: [] }],
    ['fewer than were sent', { accepted: 2, duplicates: 0, rejected: [] }],
    ['negative counts', { accepted: 5, duplicates: -2, rejected: [] }],
  ])('%s is no yes: everything is kept', async (_what, text) => {
    expect(await send(() => answer(200, text))).toMatchObject({ fate: 'later', after: null });
  });

  it('only 200 is the report API’s yes', async () => {
    const good = { accepted: 3, duplicates: 0, rejected: [] };
    for (const status of [201, 202, 204, 206]) {
      expect(await send(() => answer(status, good))).toMatchObject({ fate: 'later' });
    }
  });

  const FORMATS = [
    ['otlp', 200, '{}', true],
    ['otlp', 200, '', true],
    ['otlp', 204, '', true],
    ['otlp', 200, '{"partialSuccess":{}}', true],
    ['otlp', 200, HTML, false],
    ['otlp', 200, '[]', false],
    ['splunk-hec', 200, '{"text":"Success","code":0}', true],
    ['splunk-hec', 200, '{"text":"Invalid token","code":4}', false],
    ['splunk-hec', 200, HTML, false],
    ['splunk-hec', 200, '', false],
  ] as const;
  it.each(FORMATS)('%s, %i %s: taken is %s', async (format, status, text, taken) => {
    const fate = await send(() => answer(status, text), { ...TARGET, format });
    expect(fate).toMatchObject(taken ? { fate: 'delivered', taken: rows } : { fate: 'later' });
  });
});

describe('other answers', () => {
  it.each([401, 403, 404, 407, 408, 421, 425, 429, 500, 502, 503, 504, 599])(
    '%i is mended elsewhere: later, as late as it asks for',
    async (status) => {
      expect(await send(() => answer(status, HTML, { 'retry-after': '90' }))).toEqual({
        fate: 'later',
        after: 90_000,
        detail: `The report endpoint answered with status ${status}.`,
      });
      expect(await send(() => answer(status))).toMatchObject({ fate: 'later', after: null });
    },
  );

  it.each([400, 405, 406, 409, 410, 415, 422, 431, 451])('%i is never', async (status) => {
    expect(await send(() => answer(status))).toEqual({
      fate: 'never',
      detail: `The report endpoint answered with status ${status}.`,
    });
  });

  it('413 is smaller, and never for a single record', async () => {
    expect(await send(() => answer(413))).toEqual({ fate: 'smaller' });
    expect(await send(() => answer(413), TARGET, [rows[0]!])).toMatchObject({ fate: 'never' });
  });

  it.each([101, 301, 304])('%i makes no sense and is later', async (status) => {
    expect(await send(() => answer(status))).toMatchObject({ fate: 'later', after: null });
  });

  it.each(['timeout', 'unreachable', 'too-large'] as const)('%s is later', async (problem) => {
    const fate = await send(() => ({ ok: false, problem }));
    expect(fate).toMatchObject({ fate: 'later', after: null });
  });

  it('what an admin reads never quotes the answer', async () => {
    for (const reply of [answer(200, HTML), answer(500, HTML), answer(400, HTML)]) {
      expect(JSON.stringify(await send(() => reply))).not.toContain('hotel');
    }
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23, 12);
  it.each([
    [null, null],
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['999999999', 86_400_000],
    ['Mon, 23 Nov 2026 12:01:30 GMT', 90_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Wed, 23 Nov 2036 12:00:00 GMT', 86_400_000],
    ['soon', null],
    ['', null],
  ])('%j is %j ms', (value, wait) => {
    expect(retryAfter(value, now)).toBe(wait);
  });
});
