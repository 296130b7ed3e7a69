/** One tab's authorize request, from the request over its steps to the answer. */
import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConsentFlow, FLOW_LIFETIME, advance } from '../../../lib/surfaces/consent-flow.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const SERVER = 'https://login.example/oauth/authorize';
const BACK = 'https://app.example/cb';

type Values = Readonly<Record<string, string>>;
const address = (base: string, values: Values = {}) => `${base}?${new URLSearchParams(values)}`;
const ask = (change: Values = {}) =>
  address(SERVER, {
    client_id: 'app-1',
    response_type: 'code',
    scope: 'mail.read',
    redirect_uri: BACK,
    ...change,
  });

/** Walks a tab through addresses. @returns the last flow and every end on the way. */
function walk(...steps: ReadonlyArray<string | { url: string; form?: Values; after?: number }>) {
  let flow: ConsentFlow | null = null;
  let now = NOON;
  const ends: string[] = [];
  for (const step of steps) {
    const { url, form = null, after = 1_000 } = typeof step === 'string' ? { url: step } : step;
    now += after;
    const fields =
      form === null ? null : Object.fromEntries(Object.entries(form).map(([k, v]) => [k, [v]]));
    const next = advance(flow, { url, form: fields, committed: true, now });
    flow = next.flow;
    if (next.ended !== null) ends.push(next.ended.result);
  }
  return { flow, ends, request: flow?.request ?? null };
}

describe('a flow begins', () => {
  it('with an authorize request, and carries what it asks for', () => {
    const { flow } = walk(ask());
    expect(flow).toMatchObject({
      startedAt: NOON + 1_000,
      request: { clientId: 'app-1', scopes: ['mail.read'], redirectUri: BACK, flow: 'code' },
    });
  });

  it('with one whose parameters are posted', () => {
    const form = {
      client_id: 'app-1',
      response_type: 'code',
      scope: 'mail.read',
      redirect_uri: BACK,
    };
    expect(walk({ url: SERVER, form }).request).toMatchObject({ clientId: 'app-1' });
  });

  it.each([
    'https://app.example/',
    'about:blank',
    'chrome://settings',
    '',
    'no address',
    `${BACK}?code=1`,
  ])('not with %j', (url) => {
    expect(walk(url)).toMatchObject({ flow: null, ends: [] });
  });
});

describe('a running flow', () => {
  it('stays through the pages on the way, whatever they are', () => {
    const { request, ends } = walk(
      ask(),
      'https://login.example/password',
      'https://sso.example/saml?SAMLRequest=x',
      'https://login.example/consent?step=2',
    );
    expect([request?.clientId, ends]).toEqual(['app-1', []]);
  });

  it('is not forgotten where a later step says less, and grows where it says more', () => {
    const { flow } = walk(
      ask({ access_type: 'offline', login_hint: 'ana@acme.example' }),
      address(SERVER, { client_id: 'app-1', response_type: 'code', scope: 'files.read' }),
    );
    expect(flow?.startedAt).toBe(NOON + 1_000);
    expect(flow?.request).toMatchObject({
      scopes: ['mail.read', 'files.read'],
      redirectUri: BACK,
      offline: true,
      accountDomain: 'acme.example',
    });
  });

  it('is read from a step that carries it inside a parameter', () => {
    const page = address('https://login.example/signin', { continue: ask() });
    expect(walk(page).request).toMatchObject({ clientId: 'app-1', redirectUri: BACK });
  });

  it('gives way to the request of another app', () => {
    const { request, ends } = walk(ask(), ask({ client_id: 'app-2', scope: 'files.write' }));
    expect(request).toMatchObject({ clientId: 'app-2', scopes: ['files.write'] });
    expect(ends).toEqual(['abandoned']);
  });

  it('has an end', () => {
    const inTime = walk(ask(), { url: 'https://login.example/p', after: FLOW_LIFETIME - 1 });
    expect(inTime.request?.clientId).toBe('app-1');
    const late = walk(ask(), { url: 'https://login.example/p', after: FLOW_LIFETIME });
    expect(late).toMatchObject({ flow: null, ends: ['abandoned'] });
  });

  it('is answered late only where it is certain that this is its answer', () => {
    const end = (request: string, url: string) =>
      walk(request, { url, after: FLOW_LIFETIME }).ends.join();
    expect(end(ask(), `${BACK}?code=1`)).toBe('granted');
    expect(end(ask(), BACK)).toBe('abandoned');
    const unknown = address(SERVER, { client_id: 'app-1', response_type: 'code' });
    expect(end(unknown, 'https://any.example/x?code=1')).toBe('abandoned');
  });

  it('asked for again after its end is a new one', () => {
    const { flow } = walk(ask(), { url: ask({ scope: 'files.read' }), after: FLOW_LIFETIME });
    expect(flow).toMatchObject({
      startedAt: NOON + 1_000 + FLOW_LIFETIME,
      request: { scopes: ['files.read'] },
    });
  });
});

describe('sign-in through another provider', () => {
  const inner = address('https://sso.example/oauth2/authorize', {
    client_id: 'login-server',
    response_type: 'code',
    redirect_uri: 'https://login.example/from-sso',
  });

  it('is a flow of its own; when it is answered, the first one goes on', () => {
    const during = walk(ask(), inner);
    expect(during.request?.clientId).toBe('login-server');
    const after = walk(ask(), inner, 'https://login.example/from-sso?code=1');
    expect(after.request).toMatchObject({ clientId: 'app-1', scopes: ['mail.read'] });
    expect(after.ends).toEqual(['granted']);
    const done = walk(ask(), inner, 'https://login.example/from-sso?code=1', `${BACK}?code=2`);
    expect(done).toMatchObject({ flow: null, ends: ['granted', 'granted'] });
  });
});

describe('a flow ends', () => {
  it.each([
    ['granted', `${BACK}?code=abc&state=x`],
    ['refused', `${BACK}?error=access_denied&state=x`],
    ['refused', `${BACK}?error=access_denied&code=abc`],
    ['granted', `${BACK}#access_token=abc&token_type=bearer`],
    ['granted', `${BACK}#id_token=abc`],
    ['granted', `${BACK}#code=abc&id_token=def`],
    ['refused', `${BACK}#error=access_denied`],
  ])('%s: %s', (end, url) => {
    expect(walk(ask(), url)).toMatchObject({ flow: null, ends: [end] });
  });

  it('by the answer to this app only: another one’s is none of its business', () => {
    for (const url of [
      'https://other.example/cb?code=1',
      'https://app.example/other?code=1',
      'http://app.example/cb?code=1',
      'https://app.example:8443/cb?code=1',
      'https://app.example.evil.example/cb?code=1',
    ]) {
      const { flow, ends } = walk(ask(), url);
      expect([flow?.request.clientId, ends], url).toEqual(['app-1', []]);
    }
  });

  it('of an app whose address is not known, by an answer on another host', () => {
    const unknown = address(SERVER, { client_id: 'app-1', response_type: 'code' });
    expect(walk(unknown, 'https://login.example/x?code=1').ends).toEqual([]);
    expect(walk(unknown, 'https://any.example/').ends).toEqual([]);
    expect(walk(unknown, 'https://any.example/x?code=1').ends).toEqual(['granted']);
    expect(walk(unknown, 'https://any.example/x?error=no').ends).toEqual(['denied']);
  });

  it('once: what the app does with the answer is not a second one', () => {
    expect(walk(ask(), `${BACK}?code=1`, `${BACK}?code=1`).ends).toEqual(['granted']);
  });
});

it('never keeps what could be used: no code, state, nonce, challenge, token or address of a person', () => {
  const secret = fastCheck
    .uint8Array({ minLength: 12, maxLength: 12 })
    .map((bytes) => `s${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  const NAMES = [
    'state',
    'nonce',
    'code_challenge',
    'code',
    'id_token_hint',
    'access_token',
    'password',
  ];
  fastCheck.assert(
    fastCheck.property(
      secret,
      fastCheck.subarray(NAMES),
      fastCheck.boolean(),
      (value, names, posted) => {
        const secrets = Object.fromEntries(names.map((name) => [name, value]));
        const withHint = { ...secrets, login_hint: `${value}@acme.example` };
        const back = `${BACK}?session=${value}#${value}`;
        const steps = [
          ask({ ...withHint, redirect_uri: back }),
          address('https://login.example/signin', { continue: ask(withHint), state: value }),
          { url: address(SERVER, { client_id: 'app-1', response_type: 'code' }), form: withHint },
          `https://login.example/consent?${new URLSearchParams(secrets)}#${value}`,
        ];
        const { flow } = walk(...(posted ? steps : steps.slice(0, 2)));
        expect(flow?.request.clientId).toBe('app-1');
        expect(JSON.stringify(flow)).not.toContain(value);
      },
    ),
  );
});

it('takes any address and any form without throwing', () => {
  const piece = fastCheck.constantFrom(
    ...[
      'https://',
      'login.example',
      '/oauth/authorize',
      '?',
      '&',
      '#',
      '=',
      '%',
      ':',
      '@',
      '\u0000',
    ],
    ...[
      'client_id=a',
      'redirect_uri=',
      BACK,
      'response_type=code',
      'code=1',
      'continue=',
      'request=',
    ],
  );
  const text = fastCheck
    .array(fastCheck.oneof(piece, fastCheck.string()), { maxLength: 12 })
    .map((pieces) => pieces.join(''));
  const form = fastCheck.option(
    fastCheck.dictionary(fastCheck.string(), fastCheck.array(fastCheck.string())),
  );
  fastCheck.assert(
    fastCheck.property(text, form, (url, fields) => {
      const running = walk(ask()).flow;
      expect(
        advance(running, { url, form: fields, committed: true, now: NOON }).flow,
      ).not.toBeUndefined();
      expect(advance(null, { url, form: fields, committed: true, now: NOON }).ended).toBeNull();
    }),
    { numRuns: 500 },
  );
});

describe('an answer that is not in the query', () => {
  const running = () => walk(ask()).flow;
  const step = { now: NOON + 5_000, form: null };

  it('is read from a posted form (response_mode=form_post)', () => {
    const posted = (form: Record<string, string[]>) =>
      advance(running(), { ...step, url: BACK, form, committed: false }).ended;
    expect(posted({ code: ['1'], state: ['s'] })).toEqual({ result: 'granted', scopes: null });
    expect(posted({ error: ['access_denied'] })).toEqual({ result: 'refused', scopes: null });
  });

  it('is waited for until the page is there, since a request carries no fragment', () => {
    const requested = advance(running(), { ...step, url: BACK, committed: false });
    expect(requested).toMatchObject({ ended: null, flow: { request: { clientId: 'app-1' } } });
    const arrived = { ...step, url: `${BACK}#access_token=t`, committed: true };
    expect(advance(requested.flow, arrived)).toEqual({
      flow: null,
      ended: { result: 'granted', scopes: null },
    });
    expect(advance(requested.flow, { ...step, url: BACK, committed: true }).ended).toEqual({
      result: 'unknown',
      scopes: null,
    });
  });
});
