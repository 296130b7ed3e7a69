import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { usePlace } from './places.ts';
import { problemOf, signIn } from './requests.ts';

const place = usePlace('PGlite');
let service: Service;
let policyFile: string;
let extensionDirectory: string;
const ID = 'abcdefghijklmnopabcdefghijklmnop';

beforeAll(async () => {
  policyFile = join(place.directory, 'policy.jws');
  extensionDirectory = join(place.directory, 'extension');
  const consoleDirectory = join(place.directory, 'console');
  mkdirSync(join(consoleDirectory, 'assets'), { recursive: true });
  mkdirSync(extensionDirectory);
  writeFileSync(join(place.directory, 'secret.txt'), 'secret');
  writeFileSync(join(consoleDirectory, 'index.html'), '<!doctype html><title>Console</title>');
  writeFileSync(join(consoleDirectory, 'assets/main-1234.js'), 'export {};');
  symlinkSync(join(place.directory, 'secret.txt'), join(consoleDirectory, 'link.txt'));
  service = await place.start({ extensionDirectory, consoleDirectory });
});

/** A request whose path is sent exactly as written. */
function raw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: service.port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => done({ status: response.statusCode!, body }));
    })
      .on('error', fail)
      .end();
  });
}

describe('GET /policy.jws', () => {
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${service.url}/policy.jws`, { method, headers });
  const tag = (text: string) => `"${createHash('sha256').update(text).digest('hex')}"`;

  it('says that nothing is published, then serves what is, byte for byte', async () => {
    const none = await get();
    expect(none.status).toBe(404);
    expect((await problemOf(none)).hint).toMatch(/handrail policy sign/);
    writeFileSync(policyFile, 'head.body.one\n');
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/jose');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('etag')).toBe(tag('head.body.one\n'));
    expect(response.headers.get('content-length')).toBe('14');
    expect(await response.text()).toBe('head.body.one\n');
  });

  it('answers HEAD like GET, without the body', async () => {
    const response = await get({}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(tag('head.body.one\n'));
    expect(response.headers.get('content-length')).toBe('14');
    expect(await response.text()).toBe('');
  });

  it.each([
    ['the same tag', (known: string) => known, 304],
    ['a weak tag', (known: string) => `W/${known}`, 304],
    ['a list', (known: string) => `"x", ${known}`, 304],
    ['anything', () => '*', 304],
    ['another tag', () => '"x"', 200],
  ])('compares %s', async (_name, header, status) => {
    const response = await get({ 'If-None-Match': header(tag('head.body.one\n')) });
    expect(response.status).toBe(status);
    expect(response.headers.get('etag')).toBe(tag('head.body.one\n'));
  });

  it('sees every change: written over with the same length, and renamed over', async () => {
    writeFileSync(policyFile, 'head.body.two\n');
    expect(await (await get({ 'If-None-Match': tag('head.body.one\n') })).text()).toBe(
      'head.body.two\n',
    );
    writeFileSync(`${policyFile}.new`, 'head.body.six\n');
    renameSync(`${policyFile}.new`, policyFile);
    expect(await (await get()).text()).toBe('head.body.six\n');
    rmSync(policyFile);
    expect((await get()).status).toBe(404);
  });

  it('is never half of a file while it is renamed over', async () => {
    const versions = ['a'.repeat(300_000), 'b'.repeat(300_000)];
    writeFileSync(policyFile, versions[0]!);
    const stop = new AbortController();
    const writer = (async () => {
      for (let turn = 0; !stop.signal.aborted; turn += 1) {
        writeFileSync(`${policyFile}.new`, versions[turn % 2]!);
        renameSync(`${policyFile}.new`, policyFile);
        await new Promise((done) => setImmediate(done));
      }
    })();
    for (let turn = 0; turn < 40; turn += 1) {
      const response = await get();
      const text = await response.text();
      expect(versions).toContain(text);
      expect(response.headers.get('etag')).toBe(tag(text));
    }
    stop.abort();
    await writer;
  }, 30_000);
});

describe('the extension', () => {
  const info = { id: ID, version: '0.1.0', file: 'handrail.crx' };
  const publish = (change: object = {}) => {
    writeFileSync(
      join(extensionDirectory, 'extension.json'),
      JSON.stringify({ ...info, ...change }),
    );
    writeFileSync(join(extensionDirectory, 'handrail.crx'), 'Cr24');
  };

  it('is announced on the address that was asked, and served', async () => {
    expect((await fetch(`${service.url}/extension/update.xml`)).status).toBe(404);
    publish();
    const manifest = await fetch(`${service.url}/extension/update.xml?x=id%3D${ID}`);
    expect(manifest.headers.get('content-type')).toBe('application/xml');
    const xml = await manifest.text();
    expect(xml).toContain(`<app appid='${ID}'>`);
    expect(xml).toContain(`codebase='${service.url}/extension/handrail.crx' version='0.1.0'`);
    const crx = await fetch(`${service.url}/extension/handrail.crx`);
    expect(crx.headers.get('content-type')).toBe('application/x-chrome-extension');
    expect(await crx.text()).toBe('Cr24');
  });

  it('follows the host of the request, or the public address when there is one', async () => {
    const { body } = await raw('/extension/update.xml', { Host: 'handrail.acme.example:8443' });
    expect(body).toContain("codebase='http://handrail.acme.example:8443/extension/handrail.crx'");
    const odd = await raw('/extension/update.xml', { Host: `x'><b` });
    expect(odd.body).not.toContain('<b');
  });

  it.each([
    { id: 'x' },
    { version: '1.0-beta' },
    { file: '../secret.crx' },
    { file: '/etc/passwd' },
  ])('is not served from %j', async (change) => {
    publish(change);
    const response = await fetch(`${service.url}/extension/update.xml`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('passwd');
    publish();
  });
});

describe('the console', () => {
  it('is served with its places and its files', async () => {
    for (const path of ['/', '/events/123', '/sign-in']) {
      const response = await fetch(service.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<title>Console</title>');
    }
    const script = await fetch(`${service.url}/assets/main-1234.js`);
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${service.url}/assets/gone.js`)).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%2e%2e%2fsecret.txt',
    '//secret.txt',
    '/link.txt',
    '/secret.txt%00.html',
    '/%ff',
  ])('does not lead outside: %s', async (path) => {
    const { status, body } = await raw(path);
    expect(body).not.toContain('secret\n');
    expect(body).not.toBe('secret');
    expect([200, 400, 404]).toContain(status);
  });

  it('comes with headers that keep others out', async () => {
    for (const path of ['/', '/api/session', '/policy.jws', '/nowhere.txt']) {
      const { headers } = await fetch(service.url + path);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('is told apart from the service by its errors: always a problem with a hint', async () => {
    for (const [path, method] of [
      ['/nowhere.txt', 'GET'],
      ['/policy.jws', 'POST'],
      ['/extension/nothing.crx', 'GET'],
    ] as const) {
      const response = await fetch(service.url + path, { method });
      expect(response.status).toBe(404);
      expect((await problemOf(response)).hint).not.toBe('');
    }
    const lost = await (await signIn(service.url)).get('/api/nothing');
    expect(lost.status).toBe(404);
    expect((await problemOf(lost)).error).toContain('/api/nothing');
    expect(await (await fetch(`${service.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });
});
