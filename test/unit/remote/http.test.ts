/** The door to the network, against a real server on loopback. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpRequest, gzip, http } from '../../../lib/remote/http.ts';

let server: Server;
let url = '';
let seen: Array<{ request: IncomingMessage; body: string }> = [];
let answer: (response: ServerResponse) => void = (response) => void response.end('hello');

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push({ request, body: Buffer.concat(parts).toString() });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

const ask = (change: Partial<HttpRequest> = {}) =>
  http({ url, method: 'GET', headers: {}, body: null, timeout: 2_000, largest: 1_000, ...change });

describe('http', () => {
  it('sends what it is given and gives back status, headers and text', async () => {
    answer = (response) => {
      response.writeHead(429, { 'Retry-After': '7' }).end('später');
    };
    const result = await ask({ method: 'POST', headers: { 'X-Test': 'yes' }, body: 'content' });
    expect(result).toMatchObject({ ok: true, answer: { status: 429, text: 'später' } });
    expect(result.ok && result.answer.header('retry-after')).toBe('7');
    expect(result.ok && result.answer.header('etag')).toBe(null);
    expect(seen[0]).toMatchObject({ body: 'content', request: { method: 'POST' } });
    expect(seen[0]?.request.headers).toMatchObject({ 'x-test': 'yes' });
  });

  it('sends no cookie and no referrer', async () => {
    answer = (response) => {
      response.writeHead(200, { 'Set-Cookie': 'a=b' }).end();
    };
    await ask();
    await ask();
    for (const { request } of seen) {
      expect(request.headers.cookie).toBeUndefined();
      expect(request.headers.referer).toBeUndefined();
    }
  });

  it('an answer without a body is an empty text', async () => {
    answer = (response) => void response.writeHead(304).end();
    expect(await ask()).toMatchObject({ ok: true, answer: { status: 304, text: '' } });
  });

  it('follows no redirect: the address is what the admin set', async () => {
    answer = (response) => {
      if (seen.length === 1) response.writeHead(302, { Location: '/elsewhere' });
      response.end('the page of a hotel');
    };
    expect(await ask()).toEqual({ ok: false, problem: 'unreachable' });
    expect(seen).toHaveLength(1);
  });

  it('gives up on a server that does not answer', async () => {
    answer = () => {};
    expect(await ask({ timeout: 80 })).toEqual({ ok: false, problem: 'timeout' });
  });

  it('gives up on one that begins and does not end', async () => {
    answer = (response) => void response.write('some');
    expect(await ask({ timeout: 80 })).toEqual({ ok: false, problem: 'timeout' });
  });

  it('says so where nobody listens', async () => {
    expect(await ask({ url: 'http://127.0.0.1:1/' })).toEqual({
      ok: false,
      problem: 'unreachable',
    });
    expect(await ask({ url: 'no address' })).toEqual({ ok: false, problem: 'unreachable' });
  });

  it('reads an answer to its limit and not a byte further, whatever its headers say', async () => {
    answer = (response) => void response.end('x'.repeat(1_000));
    expect(await ask()).toMatchObject({ ok: true });
    answer = (response) => void response.end('x'.repeat(1_001));
    expect(await ask()).toEqual({ ok: false, problem: 'too-large' });
    let written = 0;
    answer = (response) => {
      const more = () => {
        while (response.write('x'.repeat(100_000))) written += 100_000;
        written += 100_000;
      };
      response.on('drain', more);
      more();
    };
    expect(await ask()).toEqual({ ok: false, problem: 'too-large' });
    expect(written).toBeLessThan(50_000_000);
  });

  it('counts what a compressed answer comes to, not what was sent', async () => {
    const packed = await gzip('x'.repeat(100_000));
    expect(packed.byteLength).toBeLessThan(1_000);
    answer = (response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed);
    };
    expect(await ask()).toEqual({ ok: false, problem: 'too-large' });
  });

  it('puts characters together that were cut by the network', async () => {
    const bytes = Buffer.from('ä€😀');
    answer = (response) => {
      let at = 0;
      const next = () => {
        if (at === bytes.length) return void response.end();
        response.write(bytes.subarray(at, (at += 1)));
        setTimeout(next, 5);
      };
      next();
    };
    expect(await ask()).toMatchObject({ ok: true, answer: { text: 'ä€😀' } });
  });
});

describe('gzip', () => {
  it('makes what every server can unpack', async () => {
    const text = JSON.stringify({ name: 'Ä€😀', long: 'x'.repeat(10_000) });
    const packed = await gzip(text);
    expect(gunzipSync(packed).toString()).toBe(text);
    expect(packed.byteLength).toBeLessThan(200);
  });
});
