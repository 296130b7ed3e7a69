import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ConsentActivity } from '../../../lib/activity/activity.ts';
import {
  AuthorizeRequest,
  consentActivity,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';

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
    ),
    path: fc.oneof(
      fc.constantFrom('/authorize', '/o/oauth2/auth', '/oauth2/v2.0/authorize', '/login', '/'),
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
        const request = readAuthorizeRequest(address, fields);
        if (request === null) return;
        expect(AuthorizeRequest.safeParse(request).success).toBe(true);
        const activity = consentActivity('consent/generic', request, 'flow');
        expect(ConsentActivity.safeParse(activity).success).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('never lets code, state or a verifier out', () => {
    const secret = fc.uuid();
    const place = fc.constantFrom(
      'state',
      'code',
      'nonce',
      'code_challenge',
      'id_token_hint',
      'access_token',
      'client_secret',
      'code_verifier',
    );
    fc.assert(
      fc.property(Address, secret, place, (address, value, name) => {
        const redirect = encodeURIComponent(
          `https://user:${value}@app.example/cb?${name}=${value}#${name}=${value}`,
        );
        const request = readAuthorizeRequest(
          `${address}&client_id=a&response_type=code&redirect_uri=${redirect}&${name}=${value}#${name}=${value}`,
          { [name]: [value] },
        );
        expect(JSON.stringify(request)).not.toContain(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers long hostile paths in linear time', () => {
    const parts = ['/oauth', '/auth', '/authorize', 'oauth_', '%2f', '/oauth/auth/', '//'];
    for (const part of parts) {
      const address = `https://a.example/${part.repeat(60_000 / part.length)}x?client_id=a&redirect_uri=https://a.example&scope=b`;
      const started = performance.now();
      readAuthorizeRequest(address.slice(0, 65_000));
      readAuthorizeRequest(`${address.slice(0, 60_000)}?client_id=a&scope=b`);
      expect(performance.now() - started, part).toBeLessThan(250);
    }
  });
});
