/** A page that was given the excerpt of a request knows of it what the whole catalogue knows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Excerpt,
  type ExcerptRequest,
  catalogFrom,
  excerptFor,
} from '../../../lib/catalog/excerpt.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { FOR_ADMINISTRATORS, FOR_EVERYBODY } from './graph-permissions.ts';

/** As it is sent: a message, parsed at the border. */
const sent = (request: ExcerptRequest | null) =>
  catalogFrom(Excerpt.parse(JSON.parse(JSON.stringify(excerptFor(catalog, request)))));

const Scope = fc.oneof(
  fc.constantFrom(...FOR_EVERYBODY, ...FOR_ADMINISTRATORS),
  fc.constantFrom(
    'openid',
    'offline_access',
    'https://www.googleapis.com/auth/drive',
    'repo',
    'zorp.write',
  ),
  fc.string({ maxLength: 40 }),
);
const Redirect = fc.constantFrom(
  null,
  'http://localhost:1/cb',
  'https://slack.com/cb',
  'https://x.ngrok.io/cb',
  'https://adobe-sign.pages.dev/',
  'https://microsoftonline.com/',
  'storagerelay://https/slack.com?id=1',
  'msal1://auth',
);
const Request = fc.record({
  platform: fc.constantFrom('microsoft', 'google', 'github', 'slack', 'oauth'),
  clientId: fc.constantFrom(
    '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    'b15665d9-eda6-4092-8539-0eec376afd59',
    '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba',
    'mailtidy',
    '',
  ),
  scopes: fc.array(Scope, { maxLength: 12 }),
  redirectUri: Redirect,
});
const Name = fc.constantFrom(
  'Slack',
  'Microsoft Teams',
  'Adobe',
  'MailTidy',
  'Micros0ft',
  'Zoom for Slack',
);
const hostOf = (address: string | null) =>
  address === null
    ? null
    : (URL.parse(address.replace(/^storagerelay:\/\/https?\//u, 'https://'))?.hostname ?? null) ||
      null;

describe('with a request', () => {
  it('answers as the whole does', () => {
    fc.assert(
      fc.property(Request, Name, (request, name) => {
        const page = sent(request);
        const { platform, clientId, redirectUri } = request;
        for (const scope of request.scopes)
          expect(page.scope(scope, platform)).toEqual(catalog.scope(scope, platform));
        expect(page.client(clientId, platform)).toEqual(catalog.client(clientId, platform));
        if (redirectUri !== null)
          expect(page.redirectClass(redirectUri)).toBe(catalog.redirectClass(redirectUri));
        const host = hostOf(redirectUri);
        expect(page.brandLike(name, clientId, host)).toBe(catalog.brandLike(name, clientId, host));
        for (const domain of ['gmail.com', 'acme.example'])
          expect(page.isConsumerDomain(domain)).toBe(catalog.isConsumerDomain(domain));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('is careful with what was not asked for', () => {
    const page = sent({
      platform: 'microsoft',
      clientId: 'a',
      scopes: ['Mail.Read'],
      redirectUri: null,
    });
    expect(page.scope('Mail.Send', 'microsoft')).toMatchObject({
      area: 'mail',
      verb: 'send',
      estimated: true,
    });
    expect(page.client('04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'microsoft')).toBeNull();
    expect(page.redirectClass('https://x.ngrok.io/')).toBe('tunnel');
    expect(page.brandLike('Slack', 'b', 'slack.com')).toBe('Slack');
  });

  it('takes what a request may hold at most', () => {
    const scopes = Array.from({ length: 700 }, (_, index) =>
      `${FOR_EVERYBODY[index % 140]}`.padEnd(index % 600, 'x'),
    );
    expect(() =>
      sent({
        platform: 'microsoft',
        clientId: 'x'.repeat(1024),
        scopes,
        redirectUri: 'https://a.example/',
      }),
    ).not.toThrow();
  });
});

it('without a request knows the short lists', () => {
  const page = sent(null);
  expect(page.isConsumerDomain('gmail.com')).toBe(true);
  expect(page.redirectClass('https://x.ngrok.io/')).toBe('tunnel');
  expect(page.client('', 'microsoft')).toBeNull();
});

it('without an excerpt still tells the shapes apart', () => {
  const page = catalogFrom(null);
  expect(page.redirectClass('http://127.0.0.1/')).toBe('loopback');
  expect(page.redirectClass('https://x.ngrok.io/')).toBe('web');
  expect(page.scope('Mail.ReadWrite', 'microsoft')).toMatchObject({
    area: 'mail',
    verb: 'change',
    estimated: true,
  });
  expect(page.brandLike('Microsoft', 'x', null)).toBeNull();
});

it('holds no address, no account and no state', () => {
  const excerpt = excerptFor(catalog, {
    platform: 'microsoft',
    clientId: 'x',
    scopes: ['openid'],
    redirectUri: 'https://a.example/',
  });
  expect(Object.keys(excerpt.request ?? {}).toSorted()).toEqual(
    ['client', 'clientId', 'owners', 'redirect', 'scopes'].toSorted(),
  );
});

it('is small enough for every page', () => {
  const whole = JSON.stringify(
    excerptFor(catalog, {
      platform: 'microsoft',
      clientId: 'x',
      scopes: FOR_EVERYBODY.slice(0, 20),
      redirectUri: 'https://a.example/cb',
    }),
  );
  console.log(
    `catalogue: an excerpt with 20 scopes is ${(whole.length / 1024).toFixed(1)} KB of JSON`,
  );
  expect(whole.length).toBeLessThan(16_384);
});
