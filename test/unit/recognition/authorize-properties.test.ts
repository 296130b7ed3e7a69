import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ConsentActivity } from '../../../lib/activity/activity.ts';
import { AuthorizeRequest, consentActivity } from '../../../lib/surfaces/authorize-request.ts';
import { read } from './read.ts';
import { jwt } from './trick.ts';
import { ownTime } from '../../support/own-time.ts';

// Random search takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const Word = fc.string({ unit: 'binary-ascii', maxLength: 30 });
const Address = fc
  .record({
    host: fc.constantFrom(
      'accounts.google.com',
      'login.microsoftonline.com',
      'sso.acme.example',
      'slack.com',
      '[::1]:8080',
      '127.0.0.1',
      'user:word@sso.acme.example.',
      'accounts.g\u043e\u043egle.com',
      'discord.com',
      'trello.com',
      'www.facebook.com',
      'github.com',
      'microsoft.com',
    ),
    path: fc.oneof(
      fc.constantFrom(
        ...['/authorize', '/o/oauth2/auth', '/oauth2/v2.0/authorize', '/login', '/', '/device'],
        ...['/oauth2/authorize', '/1/authorize', '/privacy/consent/gdp', '/devicelogin'],
        '/apps/x/installations/new',
      ),
      fc.webPath(),
    ),
    parameters: fc.array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom(
            'client_id',
            'response_type',
            'redirect_uri',
            'scope',
            'request',
            'request_uri',
            'login_hint',
            'hd',
            'continue',
            'ru',
            'prompt',
            ...['resource', 'authorization_details', 'permissions', 'oauth_token', 'user_code'],
            ...[
              'params[app_id]',
              'params[scope]',
              'key',
              'expiration',
              'domain_hint',
              'client%5Fid',
            ],
          ),
          Word,
        ),
        fc.oneof(
          Word,
          fc.constantFrom('code', 'token', 'https://app.example/cb', 'urn:x:y', 'none', 'a.b.c'),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
        ),
      ),
      { maxLength: 10 },
    ),
  })
  .map(({ host, path, parameters }) => `https://${host}${path}?${new URLSearchParams(parameters)}`);

describe('properties', () => {
  it('never throws, and answers only what its schema allows', () => {
    const anything = fc.oneof(
      Address,
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    );
    const form = fc.option(fc.dictionary(Word, fc.array(Word, { maxLength: 3 }), { maxKeys: 5 }));
    fc.assert(
      fc.property(anything, form, (address, fields) => {
        const request = read(address, fields);
        if (request === null) return;
        expect(AuthorizeRequest.safeParse(request).success).toBe(true);
        const activity = consentActivity('consent/generic', request, 'flow');
        expect(ConsentActivity.safeParse(activity).success).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('never lets out what is secret or who it is, wherever that stands', () => {
    // Nothing of these is part of a name that is kept.
    const Secret = fc.uuid();
    const SECRETS = [
      ...['state', 'code', 'nonce', 'code_challenge', 'id_token_hint', 'access_token', 'otc'],
      ...['client_secret', 'code_verifier', 'user_code', 'oauth_token', 'oauth_verifier', 'claims'],
      ...['request_token', 'username', 'password', 'request_uri', 'RelayState', 'ctx'],
    ];
    const PERSONAL = [
      'login_hint',
      'scope',
      'resource',
      'client_id',
      'redirect_uri',
      'hd',
      'Email',
    ];
    fc.assert(
      fc.property(
        Address,
        Secret,
        fc.constantFrom(...SECRETS),
        fc.constantFrom(...PERSONAL),
        fc.constantFrom('query', 'form', 'object', 'nested'),
        (address, secret, name, personal, where) => {
          const person = `${secret}@acme.example`;
          const url = `https://user:${secret}@app.example/cb?${name}=${secret}#${name}=${secret}`;
          const said: Record<string, string> = {
            client_id: 'a',
            response_type: 'code',
            redirect_uri: url,
            resource: url,
            authorization_details: JSON.stringify([{ type: `x ${person}`, note: secret }]),
            [name]: secret,
            [personal]: personal === 'redirect_uri' ? `https://app.example/${person}` : person,
          };
          const query = new URLSearchParams(said).toString();
          const tail = `#${name}=${secret}`;
          const ways = {
            query: () => read(`${address}&${query}${tail}`),
            form: () =>
              read(
                `${address}${tail}`,
                Object.fromEntries(Object.entries(said).map(([key, value]) => [key, [value]])),
              ),
            object: () => read(`${address}&client_id=a&request=${jwt(said)}${tail}`),
            nested: () =>
              read(
                `https://sso.acme.example/login?next=${encodeURIComponent(`/authorize?${query}`)}&${name}=${secret}`,
              ),
          };
          const request = ways[where]();
          if (where === 'nested') expect(request).not.toBeNull();
          expect(JSON.stringify(request)).not.toContain(secret);
        },
      ),
      { numRuns: 3000 },
    );
  });

  const Name = fc.constantFrom(
    ...['client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'prompt', 'login_hint'],
    ...['resource', 'access_type', 'request_uri', 'user_code', 'permissions', 'hd', 'duration'],
  );
  const Value = fc.oneof(
    fc.constantFrom(
      'code',
      'token',
      'https://app.example/cb',
      'none',
      'offline',
      '8',
      'ana@b.example',
    ),
    fc.webUrl(),
    fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
  );
  const Place = fc.constantFrom(
    'accounts.google.com/o/oauth2/auth',
    'login.microsoftonline.com/common/oauth2/authorize',
    'sso.acme.example/authorize',
    'accounts.google.com.evil.test/o/oauth2/auth',
    'discord.com/oauth2/authorize',
    'sso.acme.example/lunch',
    'sso.acme.example/oauth/device',
  );

  it('answers the same however the same thing is written', () => {
    const encoded = (text: string) =>
      [...new TextEncoder().encode(text)]
        .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
        .join('');
    let recognised = 0;
    fc.assert(
      fc.property(
        Place,
        fc.uniqueArray(fc.tuple(Name, Value), { selector: ([name]) => name, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (place, parameters, order) => {
          const plain = `https://${place}?${new URLSearchParams(parameters)}`;
          const expected = read(plain);
          if (expected !== null) recognised += 1;
          const [host = '', ...path] = place.split('/');
          const shuffled = parameters
            .map((pair) => [order.next().value, pair] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, pair]) => pair);
          const query = (pairs: typeof parameters) => new URLSearchParams(pairs).toString();
          const same = [
            `https://${host.toUpperCase()}/${path.join('/')}?${query(parameters)}`,
            `https://${place}?${query(shuffled)}`,
            `https://${place}?${parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`,
            `https://${place}?${query(parameters)}#nothing`,
            `https://${host}//${path.join('//')}?${query(parameters)}`,
            ` https://${place}?${query(parameters)}\n`,
          ];
          for (const written of same) expect(read(written), written).toEqual(expected);
          // Written in ways that no one needs: the same facts, and a word about it.
          const odd: ReadonlyArray<readonly [string, string]> = [
            ['trailing-dot', `https://${host}./${path.join('/')}?${query(parameters)}`],
            ['credentials-in-address', `https://a:b@${place}?${query(parameters)}`],
            ['plain-http', `http://${place}?${query(parameters)}`],
          ];
          for (const [anomaly, written] of odd) {
            const request = read(written);
            expect(request && { ...request, anomalies: [] }, written).toEqual(
              expected && { ...expected, anomalies: [] },
            );
            if (expected !== null)
              expect(new Set(request?.anomalies)).toEqual(
                new Set([...expected.anomalies, anomaly]),
              );
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(recognised).toBeGreaterThan(300);
  });

  it('says the same of names that are encoded, and that they are', () => {
    const asked = 'client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fb.example&scope=x';
    const names = ['client_id', 'response_type', 'redirect_uri', 'scope'];
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), Place, (hidden, place) => {
        const written = hidden.reduce(
          (query, name) => query.replace(name, name.replace('_', '%5f').replace(/^s/u, '%73')),
          asked,
        );
        const plain = read(`https://${place}?${asked}`);
        const request = read(`https://${place}?${written}`);
        expect(request && { ...request, anomalies: [] }).toEqual(
          plain && { ...plain, anomalies: [] },
        );
        if (plain !== null) expect(request?.anomalies).toContain('encoded-parameter');
      }),
    );
  });

  const LONG = 65_000;
  const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
    'a path of words': (n) => `/${'oauth/auth/'.repeat(n / 11)}?client_id=a&scope=b`,
    'a path of underlines': (n) => `/${'oauth_'.repeat(n / 6)}?client_id=a&scope=b`,
    'an encoded path': (n) => `/${'%6f'.repeat(n / 3)}?client_id=a&scope=b`,
    'many parameters': (n) => `/authorize?client_id=a&${'client_id=b&'.repeat(n / 12)}`,
    'encoded names': (n) => `/authorize?client_id=a&scope=b&${'%63lient%5fi=b&'.repeat(n / 15)}`,
    'many scopes': (n) => `/authorize?client_id=a&scope=${'b@c.d '.repeat(n / 6)}`,
    'one long scope': (n) => `/authorize?client_id=a&scope=${'b'.repeat(n)}@c.de`,
    'a long redirect': (n) =>
      `/authorize?client_id=a&response_type=code&redirect_uri=https://b.example/${'c@'.repeat(n / 2)}`,
    'many resources': (n) =>
      `/authorize?client_id=a&scope=b&${'resource=https://c.example&'.repeat(n / 27)}`,
    'deep JSON': (n) => `/authorize?client_id=a&scope=b&authorization_details=${'['.repeat(n)}`,
    'dots in a request object': (n) => `/authorize?client_id=a&request=${'a.'.repeat(n / 2)}`,
    'a long request object': (n) => `/authorize?client_id=a&request=a.${'YWFh'.repeat(n / 4)}.c`,
    'requests inside requests': (n) => `/login?${'next=%2Flogin%3Fnext%3D'.repeat(n / 23)}`,
    'zeros for Discord': (n) => `/authorize?client_id=a&scope=b&permissions=${'0'.repeat(n)}x`,
    'commas and pluses': (n) => `/authorize?client_id=a&scope=${',%2B'.repeat(n / 4)}`,
  };

  it.each(Object.entries(HOSTILE))('takes linear time for %s', (_name, addressOf) => {
    const host = 'https://sso.acme.example';
    const [short, long] = [LONG / 4, LONG].map((n) => `${host}${addressOf(n - 200)}`) as [
      string,
      string,
    ];
    expect(long.length).toBeLessThan(65_536);
    expect(long.length / short.length).toBeGreaterThan(3);
    const once = (address: string) => ownTime(() => read(address));
    // The quickest of several runs: whatever else the machine does only makes them slower.
    const quickest = (address: string) =>
      Math.min(...Array.from({ length: 9 }, () => once(address)));
    const ratio = () => quickest(long) / Math.max(quickest(short), 0.05);
    // Four times as long: 4 where time is linear, 16 where it is quadratic.
    const ratios = [ratio()];
    while (ratios.length < 8 && Math.min(...ratios) > 10) ratios.push(ratio());
    expect(Math.min(...ratios)).toBeLessThan(10);
    expect(quickest(long)).toBeLessThan(50);
  });
});
