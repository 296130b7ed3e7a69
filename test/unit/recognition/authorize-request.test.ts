import { NO_REQUEST_FACTS } from '../../../lib/activity/activity.ts';
import { describe, expect, it } from 'vitest';
import { AUTHORIZE_ADDRESSES, OAUTH1_ADDRESSES } from './authorize-addresses.ts';
import { FURTHER_ADDRESSES } from './further-addresses.ts';
import { ORDINARY_ADDRESSES } from './ordinary-addresses.ts';
import { ORDINARY_PAGES } from './ordinary-pages.ts';
import { read as readAddress } from './read.ts';

const COMPLETE =
  'client_id=abc123&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fcode%3Dno&scope=mail.read&state=s3cret';

const atHost = (address: string) =>
  address.replace('[subdomain]', address.includes('[subdomain].') ? 'acme' : 'sso.acme.example');

function missedBy(addresses: readonly string[], parameters: string): string[] {
  return addresses.filter((address) => readAddress(`${atHost(address)}?${parameters}`) === null);
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

describe('addresses of providers', () => {
  it('recognises a complete request at every known authorize address', () => {
    const missed = missedBy(AUTHORIZE_ADDRESSES, COMPLETE);
    const found = AUTHORIZE_ADDRESSES.length - missed.length;
    console.log(
      `recognised, complete: ${found}/${AUTHORIZE_ADDRESSES.length} (${percent(found, AUTHORIZE_ADDRESSES.length)})`,
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['client id and redirect address', 'client_id=abc&redirect_uri=https%3A%2F%2Fapp.example%2Fcb'],
    ['client id and scope', 'client_id=abc&scope=read'],
    ['client id and response type', 'client_id=abc&response_type=token'],
    [
      'a pushed request (RFC 9126)',
      'client_id=abc&request_uri=urn:ietf:params:oauth:request_uri:x',
    ],
  ])('recognises 98 in 100 of them by %s alone', (_name, parameters) => {
    const missed = missedBy(AUTHORIZE_ADDRESSES, parameters);
    const found = AUTHORIZE_ADDRESSES.length - missed.length;
    console.log(
      `recognised, ${_name}: ${percent(found, AUTHORIZE_ADDRESSES.length)}; not: ${missed.join(' ')}`,
    );
    expect(found / AUTHORIZE_ADDRESSES.length).toBeGreaterThan(0.98);
  });
});

/** The same path on a host that nobody has heard of. */
const unlisted = (address: string, index: number) =>
  `https://login.unlisted-${index}.example${new URL(atHost(address)).pathname}`;

describe('addresses of providers that no catalogue lists', () => {
  const two = AUTHORIZE_ADDRESSES.filter((address) => !OAUTH1_ADDRESSES.has(address));
  const one = [...OAUTH1_ADDRESSES];
  it.each([
    ['complete, in the query', two, COMPLETE],
    [
      'with proof keys and without a state',
      two,
      'response_type=code&client_id=a&redirect_uri=https%3A%2F%2Fa.example%2Fcb&code_challenge=x&code_challenge_method=S256',
    ],
    [
      'with a fragment for the answer',
      two,
      'response_type=id_token%20token&client_id=a&redirect_uri=https%3A%2F%2Fa.example%2Fcb&scope=openid&nonce=n',
    ],
    ['OAuth 1', one, 'oauth_token=hh5s93j4hdidpola'],
  ])('are read right in 99 of 100 cases: %s', (name, addresses, parameters) => {
    const wrong = addresses.filter((address, index) => {
      const request = readAddress(`${unlisted(address, index)}?${parameters}`);
      const expected = new URLSearchParams(parameters);
      return (
        request?.platform !== 'oauth' ||
        request.host !== `login.unlisted-${index}.example` ||
        request.clientId !== (expected.get('client_id') ?? '') ||
        request.scopes.join(' ') !== (expected.get('scope') ?? '') ||
        request.anomalies.length > 0 ||
        (request.flow === 'oauth1') !== expected.has('oauth_token')
      );
    });
    const right = addresses.length - wrong.length;
    console.log(
      `unlisted hosts, ${name}: ${right}/${addresses.length} (${percent(right, addresses.length)}); not: ${wrong.join(' ')}`,
    );
    expect(addresses.length).toBeGreaterThan(20);
    expect(right / addresses.length).toBeGreaterThanOrEqual(0.99);
  });

  it.each([
    ['redirect address and state', 'redirect_uri=https%3A%2F%2Fa.example&state=s'],
    ['redirect address and scope', 'redirect_uri=https%3A%2F%2Fa.example&scope=x'],
    ['response type', 'response_type=code'],
  ])('are read in 95 of 100 cases by client id, %s alone', (name, parameters) => {
    const missed = missedBy(FURTHER_ADDRESSES, `client_id=a&${parameters}`);
    const found = FURTHER_ADDRESSES.length - missed.length;
    console.log(
      `further vendors, client id, ${name}: ${found}/${FURTHER_ADDRESSES.length} (${percent(found, FURTHER_ADDRESSES.length)}); not: ${missed.join(' ')}`,
    );
    expect(found / FURTHER_ADDRESSES.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are read from a posted form as from a query', () => {
    const form = Object.fromEntries(
      [...new URLSearchParams(COMPLETE)].map(([name, value]) => [name, [value]]),
    );
    const wrong = two.filter((address, index) => {
      const place = unlisted(address, index);
      return (
        JSON.stringify(readAddress(place, form)) !==
        JSON.stringify(readAddress(`${place}?${COMPLETE}`))
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('ordinary addresses', () => {
  const all = [...ORDINARY_ADDRESSES, ...Object.values(ORDINARY_PAGES).flat()];

  it('stays silent on all of them', () => {
    const taken = all.filter((address) => readAddress(address) !== null);
    console.log(
      `ordinary addresses taken for a request: ${taken.length}/${all.length} (${percent(taken.length, all.length)})`,
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(250);
    expect(taken).toEqual([]);
  });

  it('stays silent where a person signs in at one of them', () => {
    const form = { client_id: ['77'], email: ['ada@acme.example'], password: ['x'] };
    const pages = all.filter((address) => URL.parse(address)?.host.endsWith('.example'));
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((address) => readAddress(address, form) !== null)).toEqual([]);
  });
});

describe('what a request says', () => {
  const read = (address: string, form: Record<string, string[]> | null = null) => {
    const request = readAddress(address, form);
    if (request === null) throw new Error(`not recognised: ${address}`);
    return request;
  };

  it('reads Google with lasting access', () => {
    expect(
      read(
        'https://accounts.google.com/o/oauth2/v2/auth?client_id=1.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Fx%3D1&response_type=code&scope=openid%20https%3A%2F%2Fmail.google.com%2F&access_type=offline&hd=acme.example&state=s',
      ),
    ).toEqual({
      host: 'accounts.google.com',
      platform: 'google',
      clientId: '1.apps.googleusercontent.com',
      scopes: ['openid', 'https://mail.google.com/'],
      redirectUri: 'https://app.example/cb',
      flow: 'code',
      offline: true,
      organisationWide: false,
      opaque: false,
      ...NO_REQUEST_FACTS,
      accountDomain: 'acme.example',
      accountKind: 'work',
    });
  });

  it.each([
    ['a trailing dot', 'https://accounts.google.com./o/oauth2/v2/auth?client_id=a', 'google'],
    [
      'an account number in the path',
      'https://accounts.google.com/b/12/o/oauth2/auth?client_id=a',
      'google',
    ],
    ['doubled slashes', 'https://accounts.google.com//o//oauth2/auth?client_id=a', 'google'],
    ['an encoded path', 'https://accounts.google.com/o/%6fauth2/auth?client_id=a', 'google'],
    ['an encoded name', 'https://accounts.google.com/o/oauth2/auth?client%5Fid=a', 'google'],
    [
      'names in another case',
      'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?Client_ID=a&Scope=Mail.Read',
      'microsoft',
    ],
    [
      'a look-alike host',
      'https://accounts.google.com.evil.test/o/oauth2/auth?client_id=a&response_type=code&redirect_uri=https://evil.test/',
      'oauth',
    ],
    [
      'an unlikely path',
      'https://evil.test/lunch?client_id=a&response_type=code&redirect_uri=https://evil.test/',
      'oauth',
    ],
    [
      'an answer-like parameter',
      'https://sso.acme.example/authorize?client_id=a&response_type=code&redirect_uri=https://evil.test/&code=1',
      'oauth',
    ],
    [
      'the docs host of a wiki',
      'https://docs.acme.example/oauth/authorize?client_id=a&response_type=code&redirect_uri=https://app.example/',
      'oauth',
    ],
  ])('is not misled by %s', (_name, address, platform) => {
    expect(read(address)).toMatchObject({ platform, clientId: 'a' });
  });

  it('keeps both of two client ids, so that neither hides the other', () => {
    const address =
      'https://sso.acme.example/authorize?client_id=bad&client_id=good&response_type=code&redirect_uri=https://a.example/';
    expect(read(address).clientId).toBe('bad good');
    expect(read(`${address}&client_id=bad`).clientId).toBe('bad good');
  });

  it('reads fields of a form, request objects and nested steps', () => {
    const form = {
      client_id: ['a'],
      response_type: ['code'],
      redirect_uri: ['https://a.example/'],
      scope: ['mail.read'],
    };
    expect(read('https://sso.acme.example/authorize', form).scopes).toEqual(['mail.read']);
    const claims = Buffer.from(
      JSON.stringify({
        scope: 'files.read',
        redirect_uri: 'https://a.example/cb',
        response_type: 'code',
      }),
    ).toString('base64url');
    expect(
      read(`https://sso.acme.example/authorize?client_id=a&request=e30.${claims}.x`),
    ).toMatchObject({
      scopes: ['files.read'],
      redirectUri: 'https://a.example/cb',
      flow: 'code',
      opaque: false,
    });
    expect(read('https://sso.acme.example/authorize?client_id=a&request=a.b.c.d.e').opaque).toBe(
      true,
    );
    const inner = encodeURIComponent(
      '/connect/authorize/callback?client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fa.example&scope=mail.read',
    );
    expect(read(`https://sso.acme.example/Account/Login?ReturnUrl=${inner}`).scopes).toEqual([
      'mail.read',
    ]);
    const microsoft = encodeURIComponent(
      'https://login.live.com/oauth20_authorize.srf?client_id=a&scope=Mail.Read',
    );
    expect(read(`https://account.live.com/Consent/Update?ru=${microsoft}`).scopes).toEqual([
      'Mail.Read',
    ]);
  });

  it.each([
    [
      'consent for all',
      'https://login.microsoftonline.com/acme.example/adminconsent?client_id=a',
      { flow: 'admin', organisationWide: true },
    ],
    [
      'the old way to ask for all',
      'https://login.windows.net/common/oauth2/authorize?client_id=a&prompt=admin_consent&response_type=code',
      { organisationWide: true },
    ],
    [
      'no screen',
      'https://login.microsoftonline.com/common/oauth2/authorize?client_id=a&prompt=none&response_type=code',
      { flow: 'silent' },
    ],
    [
      'tokens at once',
      'https://sso.acme.example/authorize?client_id=a&response_type=id_token%20token&redirect_uri=https://a.example',
      { flow: 'implicit' },
    ],
    [
      'personal accounts',
      'https://login.microsoftonline.com/consumers/oauth2/v2.0/authorize?client_id=a',
      { accountDomain: null, accountKind: 'personal' },
    ],
    [
      'commas between scopes',
      'https://slack.com/oauth/v2/authorize?client_id=a&scope=chat:write,files:read&user_scope=search:read',
      { scopes: ['chat:write', 'files:read', 'search:read'] },
    ],
    [
      'a device without an address',
      'https://sso.acme.example/authorize?client_id=a&response_type=code&redirect_uri=urn:ietf:wg:oauth:2.0:oob',
      { redirectUri: 'urn:ietf:wg:oauth:2.0:oob' },
    ],
    [
      'WeChat',
      'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1&redirect_uri=https%3A%2F%2Fa.example&response_type=code&scope=snsapi_userinfo',
      { clientId: 'wx1' },
    ],
  ])('reads %s', (_name, address, expected) => {
    expect(read(address)).toMatchObject(expected);
  });
});
