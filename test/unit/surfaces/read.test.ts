// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readAuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';
import { matchesUrl, readSurface, readSurfaces } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { show } from './open-page.ts';
import { savedPages } from './saved-pages.ts';

const flow = readAuthorizeRequest(
  'https://id.vendor.example/authorize?client_id=a&response_type=code&scope=files.read&redirect_uri=https%3A%2F%2Fb.example%2F',
);

describe('matchesUrl', () => {
  it.each([
    ['https://accounts.google.com/*', 'https://accounts.google.com/signin?x=1', true],
    ['https://accounts.google.com/*', 'https://accounts.google.com./signin', true],
    ['https://accounts.google.com/*', 'https://accounts.google.com.evil.test/', false],
    ['https://accounts.google.com/*', 'http://accounts.google.com/', false],
    ['https://*.sharepoint.com/*', 'https://acme.sharepoint.com/sites/a', true],
    ['https://*.sharepoint.com/*', 'https://sharepoint.com/', true],
    ['https://*.sharepoint.com/*', 'https://notsharepoint.com/', false],
    ['*://*.host.example/*', 'http://a.b.host.example:8080/', true],
    ['*://*.host.example/*', 'ftp://host.example/', false],
    ['*://*/*', 'https://anything.example/', true],
    ['https://host.example/a/*/c', 'https://host.example/a/b/c', true],
    ['https://host.example/a/*/c', 'https://host.example/a/c', false],
    ['https://host.example/a*a', 'https://host.example/a', false],
    ['https://host.example/', 'https://host.example/', true],
    ['https://host.example/', 'https://host.example/x', false],
    ['nonsense', 'https://host.example/', false],
  ])('%s covers %s: %s', (pattern, url, covered) => {
    expect(matchesUrl([pattern], new URL(url))).toBe(covered);
  });
});

describe('readSurfaces', () => {
  const document = show('<body><main></main></body>');
  const said: Surface = {
    ...surfaces[0]!,
    matches: ['https://own.example/*'],
    root: { selectors: ['body'], seen: '', sure: 'low' },
    read: () => null,
  };
  const question = { document, url: new URL('https://own.example/'), flow, askPage: () => null };

  it('does not ask a surface without patterns where another is declared for the address', () => {
    const everywhere: Surface = {
      ...said,
      matches: [],
      read: () => {
        throw new Error('asked');
      },
    };
    const failures: string[] = [];
    expect(
      readSurfaces([everywhere, said], { ...question, failed: (_one, why) => failures.push(why) }),
    ).toBeNull();
    expect(failures).toEqual([]);
  });

  it('tells of a surface that throws and of one that says what is no activity', () => {
    const failures: string[] = [];
    const failed = (_one: Surface, why: string) => failures.push(why);
    const throwing: Surface = {
      ...said,
      read: () => {
        throw new Error('no');
      },
    };
    const lying: Surface = { ...said, read: () => ({ kind: 'share' }) as never };
    expect(readSurface(throwing, { ...question, failed })).toBeNull();
    expect(readSurface(lying, { ...question, failed })).toBeNull();
    expect(failures).toEqual(['threw', 'malformed']);
  });

  it('does not ask on a page without the root', () => {
    const rootless: Surface = { ...said, root: { selectors: ['#nowhere'], seen: '', sure: 'low' } };
    expect(readSurface(rootless, question)).toBeNull();
  });
});

/** What a page may hold against us. Each is put into every saved page that has an activity. */
const HOSTILE: ReadonlyArray<readonly [string, (html: string) => string]> = [
  [
    'very long text',
    (html) =>
      html
        .replace('<body', `<body data-email="${'x'.repeat(100_000)}"`)
        .replace(/<h1/gu, `<h1>${'A wants '.repeat(10_000)}</h1><h1`),
  ],
  ['no text at all', (html) => html.replace(/>[^<>]+</gu, '><')],
  [
    'no attributes but ids and roles',
    (html) => html.replace(/ (?!id=|role=|type=)[a-z-]+="[^"]*"/gu, ''),
  ],
  [
    'control and joining characters',
    (html) =>
      html.replace(
        /(<h1[^>]*>)/gu,
        '$1\u202e\u0000\u200d\ufeff\u{1F468}\u200d\u{1F469}\u0301'.repeat(50),
      ),
  ],
  ['addresses that are none', (html) => html.replace(/[\w.]+@[\w.]+/gu, '@@..@\u0430cme..@')],
  [
    'an address with a very long host',
    (html) => html.replace(/@[\w.]+/gu, `@${'a'.repeat(400)}.example`),
  ],
  [
    'fields that shadow DOM methods',
    (html) =>
      html.replace(
        /<form([^>]*)>/gu,
        '<form$1><input type="hidden" name="querySelectorAll" /><input type="hidden" name="getAttribute" /><input type="hidden" name="closest" /><input type="hidden" name="matches" /><input type="hidden" name="attributes" />',
      ),
  ],
  ['deep nesting', (html) => html.replace(/<body[^>]*>/u, `$&${'<div>'.repeat(900)}`)],
];

describe('a page may say anything: nothing throws, nothing malformed is made of it', () => {
  const risky = savedPages().filter((page) => page.expected.activity !== null);
  // One of each surface, held against all: every spoiling takes its time in a document without layout.
  const some = risky.filter(
    (page) => risky.filter(({ folder }) => folder === page.folder).indexOf(page) === 0,
  );
  describe.each(HOSTILE)('%s', (_what, spoil) => {
    it.each(some.map((page) => [page.name, page] as const))('%s', (_name, page) => {
      const document = show(spoil(page.html));
      const control =
        page.expected.control === undefined ? null : document.querySelector(page.expected.control);
      const question = {
        document,
        url: new URL(page.expected.url),
        flow: page.expected.flow ?? null,
        askPage: () => page.expected.page ?? null,
        control,
      };
      const failures: string[] = [];
      const failed = (surface: Surface, why: string) => failures.push(`${surface.id} ${why}`);
      for (const surface of surfaces) readSurface(surface, { ...question, failed });
      readSurfaces(surfaces, { ...question, failed });
      expect(failures).toEqual([]);
    });
  });

  it('a form that shadows DOM methods still counts', () => {
    const spoil = HOSTILE.find(([what]) => what.startsWith('fields'))![1];
    for (const page of risky.filter(({ folder }) => folder.startsWith('consent/'))) {
      const failures: string[] = [];
      const reading = readSurfaces(surfaces, {
        document: show(spoil(page.html)),
        url: new URL(page.expected.url),
        flow: page.expected.flow ?? null,
        askPage: () => null,
        failed: (surface, why) => failures.push(`${surface.id} ${why}`),
      });
      expect(failures, page.name).toEqual([]);
      expect(reading?.activity, page.name).toEqual(page.expected.activity);
    }
  });

  it('an answer from the page may be a trap', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    const answers: unknown[] = [
      trap,
      () => trap,
      { probe: 'node-red', dirty: true, nodes: [trap] },
      { probe: 'node-red', dirty: true, nodes: Array.from({ length: 5000 }, () => ({})) },
      'x'.repeat(1_000_000),
      null,
      undefined,
      7n,
    ];
    for (const page of risky.filter(({ folder }) => folder.startsWith('publish/'))) {
      for (const answer of [...answers, trap]) {
        const question = {
          document: show(page.html),
          url: new URL(page.expected.url),
          flow,
          askPage: () => answer,
        };
        expect(readSurfaces(surfaces, question)).toBeNull();
      }
      const throwing = {
        document: show(page.html),
        url: new URL(page.expected.url),
        flow,
        askPage: () => {
          throw new Error('gone');
        },
      };
      expect(readSurfaces(surfaces, throwing)).toBeNull();
    }
  });
});
