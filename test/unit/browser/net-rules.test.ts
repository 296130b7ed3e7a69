/** What is denied outright, as filters the browser applies by itself. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentActivity } from '../../../lib/activity/activity.ts';
import { createNet, filtersOf, netRules, netTrouble } from '../../../lib/browser/net-rules.ts';
import type { Denied } from '../../../lib/policy/denied.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { ACTIVITIES } from '../events/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

beforeEach(freshBrowser);

const denied = (what: Denied['what'], value: string): Denied => ({
  by: 'kill',
  entry: 'k',
  what,
  value,
});

/** A filter as the browser reads it: `^` is a separator or the end, `%` is none (measured on Chromium 156). */
function catches(filter: string, address: string): boolean {
  const parts: Readonly<Record<string, string>> = {
    '*': '.*',
    '^': '(?:[^a-zA-Z0-9_.%-]|$)',
  };
  const rest = filter.replace(/^\|\|/u, '');
  const start = rest === filter ? '' : '^https?://(?:[^/?#]*\\.)?';
  const body = rest.replace(/./gsu, (sign) => parts[sign] ?? RegExp.escape(sign));
  return new RegExp(start + body, 'iu').test(address);
}
const isCaught = (entry: Denied, address: string) =>
  filtersOf(entry).some((filter) => catches(filter, address));

describe('a denied app', () => {
  const app = denied('app', 'bad-1.example');
  it.each([
    'https://idp.example/oauth2/authorize?client_id=bad-1.example',
    'https://idp.example/oauth2/authorize?client_id=bad-1.example&scope=a',
    'https://idp.example/auth?x=1&client_id=bad-1.example&client_id=good',
    'https://idp.example/AUTH?client_id=bad-1.example',
  ])('is caught in %s', (address) => expect(isCaught(app, address)).toBe(true));
  it.each([
    'https://idp.example/oauth2/authorize?client_id=bad-1.example.org',
    'https://idp.example/oauth2/authorize?xclient_id=bad-1.example',
    'https://idp.example/oauth2/authorize?x=%26client_id%3Dbad-1.example',
    'https://shop.example/?client_id=bad-1.example',
  ])('is not seen in %s', (address) => expect(isCaught(app, address)).toBe(false));
});

it('a denied host is caught with its subdomains, where an app is named', () => {
  const host = denied('host', 'evil.example');
  expect(isCaught(host, 'https://login.evil.example/x?client_id=a')).toBe(true);
  expect(isCaught(host, 'https://evil.example/?client_id=a')).toBe(true);
  expect(isCaught(host, 'https://evil.example/news')).toBe(false);
  expect(isCaught(host, 'https://notevil.example/x?client_id=a')).toBe(false);
});

it('a denied redirect is caught where it is the start of the redirect address', () => {
  const redirect = denied('redirect', 'evil.example');
  const asks = (uri: string) => `https://idp.example/auth?redirect_uri=${uri}&client_id=a`;
  expect(isCaught(redirect, asks('https%3A%2F%2Fevil.example%2Fcb'))).toBe(true);
  expect(isCaught(redirect, asks('https://evil.example/cb'))).toBe(true);
  expect(isCaught(redirect, asks('https%3A%2F%2Fgood.example%2F%3Fu%3Devil.example%2F'))).toBe(
    false,
  );
  expect(isCaught(redirect, asks('https%3A%2F%2Fevil.example.good.example%2F'))).toBe(false);
});

it('what no filter can say, and what does not fit, is counted as left out', () => {
  expect(filtersOf(denied('app', 'a*b'))).toEqual([]);
  const { rules, left } = netRules(
    [
      denied('app', 'a|b'),
      ...[1, 2, 3].map((id) => denied('app', `app-${id}`)),
      denied('redirect', 'r.example'),
    ],
    3,
  );
  expect(rules.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(left).toBe(2);
  expect(new Set(rules.map(({ action }) => action.type))).toEqual(new Set(['block']));
});

let version = 0;

const policyOf = (kill: object[], more: object = {}) =>
  Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version: (version += 1),
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    kill,
    ...more,
  });

describe('the net of a browser', () => {
  it('is put up whole, left alone while nothing changes, and taken down', async () => {
    const net = createNet();
    const policy = policyOf([{ id: 'a', app: 'bad' }]);
    expect(await net.apply(policy)).toEqual({ used: 1, left: 0, refused: null });
    await net.apply(policy);
    expect(extension.declarativeNetRequest.updates).toBe(1);
    await net.apply(policyOf([{ id: 'b', app: 'worse' }]));
    expect(extension.declarativeNetRequest.rules).toMatchObject([
      { id: 1, condition: { urlFilter: 'auth*^client_id=worse^' } },
    ]);
    await net.apply(null);
    expect(extension.declarativeNetRequest.rules).toEqual([]);
  });

  it('is not read again by the next worker of the same browser', async () => {
    const policy = policyOf([{ id: 'a', app: 'bad' }]);
    await createNet().apply(policy);
    const read = vi.spyOn(extension.declarativeNetRequest, 'getDynamicRules');
    const next = createNet();
    expect(await next.apply(policy)).toEqual({ used: 1, left: 0, refused: null });
    expect(next.state().used).toBe(1);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('is empty where the policy switches it off', async () => {
    const off = { settings: { layers: { page: true, request: true, net: false } } };
    const net = createNet();
    expect(await net.apply(policyOf([{ id: 'a', app: 'bad' }], off))).toMatchObject({ used: 0 });
  });

  it('says when the browser would not take it', async () => {
    extension.declarativeNetRequest.refuses = 'Dynamic rule count exceeded.';
    const net = createNet();
    const state = await net.apply(policyOf([{ id: 'a', app: 'bad' }]));
    expect(state).toMatchObject({ used: 0, left: 1 });
    expect(netTrouble(state)).toMatch(/1 are left out.*Dynamic rule count exceeded/u);
    extension.declarativeNetRequest.refuses = null;
    const policy = policyOf([{ id: 'a', app: 'bad' }]);
    expect(await net.apply(policy)).toMatchObject({ used: 1, refused: null });
    expect(netTrouble({ used: 4, left: 0, refused: null })).toBeNull();
  });

  it('knows whether it names a step', () => {
    const net = createNet();
    const activity = ACTIVITIES['consent'] as ConsentActivity;
    const named = (kill: object) => net.holds(activity, policyOf([{ id: 'a', ...kill }]));
    expect(named({ app: activity.app.clientId })).toBe(true);
    expect(named({ host: 'google.com' })).toBe(true);
    expect(named({ domain: 'mail-helper.example' })).toBe(true);
    expect(named({ app: 'another' })).toBe(false);
    expect(net.holds(activity, null)).toBe(false);
  });
});
