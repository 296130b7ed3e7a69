// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuthorizeRequest,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';
import { approvalOf, approvalUrls, approvalsOf } from '../../../lib/surfaces/approval-reading.ts';
import { fieldsOf } from '../../../lib/surfaces/approval.ts';
import { matchesUrl } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import type { WireRequest } from '../../../lib/surfaces/surface.ts';
import { type Case, DECLARED, GENERAL, TRICKS } from './approval-cases.ts';
import { openPage, use } from './running-page.ts';
import { savedPages } from './saved-pages.ts';
import { ownTime } from '../../support/own-time.ts';

function wire({ url, body }: Pick<Case, 'url' | 'body'>, method = 'POST'): WireRequest {
  const fields: Record<string, string[]> = {};
  if (/^[\w.-]+=/u.test(body))
    for (const [name, value] of new URLSearchParams(body)) (fields[name] ??= []).push(value);
  const form = Object.keys(fields).length > 0;
  return { url: new URL(url), method, fields: form ? fields : null, text: form ? null : body };
}

const said = (request: WireRequest, flow: AuthorizeRequest | null = null) => {
  const reading = approvalOf(surfaces, request, flow);
  return reading === null ? null : `${reading.surface.id} ${reading.says}`;
};
const expected = ({ surface, says }: Case) => (says === null ? null : `${surface} ${says}`);
const named = (cases: readonly Case[]) =>
  cases.map(
    (one) => [`${one.surface}: ${one.url} ${one.body.slice(0, 60)} ${one.says}`, one] as const,
  );

/** A request as the tracker holds it, at a host of nobody's catalogue. */
const flow = readAuthorizeRequest(
  'https://id.vendor.example/authorize?client_id=a&response_type=code&scope=files.read&redirect_uri=https%3A%2F%2Fb.example%2F',
)!;

describe('declared approvals', () => {
  it.each(named(DECLARED))('%s', (_name, one) => {
    expect(said(wire(one))).toBe(expected(one));
  });

  it.each(named(TRICKS))('a refusal must stand alone: %s', (_name, one) => {
    expect(said(wire(one))).toBe(expected(one));
  });

  it('every surface with declared approvals has an approval in the table, and most a refusal', () => {
    const declared = surfaces.filter((surface) => approvalUrls([surface]).length > 0);
    const lacking = (what: Case['says']) =>
      declared
        .filter(({ id }) => !DECLARED.some(({ surface, says }) => surface === id && says === what))
        .map(({ id }) => id);
    expect(lacking('approve')).toEqual([]);
    // Their pages refuse by leaving, or at an address of its own.
    expect(lacking('decline')).toEqual(['consent/device-code', 'consent/spotify']);
    expect(declared.filter(({ capability }) => capability !== 'hard-hold')).toEqual([]);
  });

  it('only requests that send something count', () => {
    for (const one of DECLARED)
      for (const method of ['GET', 'OPTIONS', 'HEAD'])
        expect(said(wire(one, method)), one.url).toBeNull();
  });

  it('every one is covered by a pattern that the browser is given, and no pattern is a whole host', () => {
    const urls = approvalUrls(surfaces);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { surface, url, says } of DECLARED)
      if (says !== null) expect(matchesUrl(urls, new URL(url)), `${surface} ${url}`).toBe(true);
    for (const pattern of urls) expect(pattern).toMatch(/^(https|\*):\/\/[^/]+\/.*\w.*$/u);
  });
});

describe('any server, while its request runs in the tab', () => {
  it.each(named(GENERAL))('%s', (_name, one) => {
    expect(said(wire(one), flow)).toBe(expected(one));
    // Without a flow nothing is known of such a host.
    expect(said(wire(one))).toBeNull();
  });

  it('is told under the name of the provider, where it has a surface', () => {
    const linear = { ...flow, host: 'linear.app', platform: 'linear' };
    const request = wire({ url: 'https://linear.app/oauth/authorize', body: 'allow=1' });
    expect(said(request, linear)).toBe('consent/linear approve');
  });

  it('does not count where the host has approvals of its own', () => {
    const github = { ...flow, host: 'github.com', platform: 'github' };
    const request = wire({ url: 'https://github.com/anything/approve', body: 'allow=1' });
    expect(said(request, github)).toBeNull();
  });
});

/** Pages whose own call is not known: held by their controls alone. */
const CALL_UNKNOWN = new Set(['consent/device-code/google-es', 'consent/facebook/newer-page']);

describe('saved pages send what the approvals know', () => {
  const risky = savedPages().filter(
    ({ folder, expected: { activity } }) => folder.startsWith('consent/') && activity !== null,
  );

  it.each(risky.map((page) => [page.name, page] as const))('%s', async (_name, page) => {
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const url = new URL(page.expected.url);
    const declared =
      approvalsOf(surface).some(({ urls }) => urls.length > 0) && !CALL_UNKNOWN.has(page.name);
    const says = (request: WireRequest) =>
      approvalOf(surfaces, request, page.expected.flow ?? null)?.says ?? null;

    const { controls, others } = openPage(page.html, url, surface);
    for (const at of controls.keys()) {
      const { sent, result } = await use(page.html, url, surface, 'controls', at);
      expect(result, controls[at]).not.toBe('');
      if (declared && sent.length > 0) expect(sent.map(says), controls[at]).toContain('approve');
    }
    for (const at of others.keys()) {
      const { sent } = await use(page.html, url, surface, 'others', at);
      expect(sent.map(says), others[at]).not.toContain('approve');
    }
  });
});

describe('whatever a page sends', () => {
  const urls = fc.constantFrom(...[...DECLARED, ...GENERAL].map(({ url }) => url));
  const texts = fc.oneof(
    fc.json({ maxDepth: 6 }),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.webQueryParameters(),
  );
  const forms = fc.dictionary(fc.string(), fc.array(fc.string()), { noNullPrototype: false });
  const entra = 'https://login.microsoftonline.com/common/Consent/Set';

  it('nothing throws', () => {
    fc.assert(
      fc.property(urls, texts, fc.constantFrom('POST', 'PUT', 'GET'), (url, text, method) => {
        const request = { url: new URL(url), method, fields: null, text };
        expect(() => approvalOf(surfaces, request, flow)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(urls, forms, (url, fields) => {
        const request = { url: new URL(url), method: 'POST', fields, text: null };
        expect(() => approvalOf(surfaces, request, flow)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['deep nesting', `${'['.repeat(20_000)}{"acceptConsent":true}${']'.repeat(20_000)}`],
    ['deep nesting, cut off', '[{"a":'.repeat(10_000)],
    [
      'more fields than any answer has',
      JSON.stringify([...Array(30_000).fill(0), { acceptConsent: true }]),
    ],
    [
      'a refusal first, then much else',
      `acceptConsent=false${'&x=1'.repeat(30_000)}&acceptConsent=true`,
    ],
  ])('%s does not hide an approval', (_what, text) => {
    const request = { url: new URL(entra), method: 'POST', fields: null, text };
    expect(said(request)).toBe('consent/microsoft-entra approve');
  });

  it('a huge body takes time by its length, not by the square of it', () => {
    // The best of several, since other work may come between.
    const time = (many: number) => {
      const text = JSON.stringify(Array.from({ length: many }, (_, at) => ({ [`k${at}`]: at })));
      const url = new URL(entra);
      const once = () => ownTime(() => fieldsOf({ url, method: 'POST', fields: null, text }));
      return Math.min(...Array.from({ length: 5 }, once));
    };
    expect(time(8_000)).toBeLessThan(32 * Math.max(time(1_000), 1));
  });

  it('names of object prototypes are fields like any other', () => {
    const text = '{"__proto__":["1"],"constructor":["x"],"authorize":["1"]}';
    const url = new URL('https://github.com/login/oauth/authorize');
    expect(said({ url, method: 'POST', fields: JSON.parse(text), text: null })).toBe(
      'consent/github approve',
    );
  });
});
