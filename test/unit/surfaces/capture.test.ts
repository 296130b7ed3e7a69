// @vitest-environment jsdom
/** A captured dialog keeps what locators need and nothing of people; what a person planted is gone. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { soughtBy } from '../../../lib/surfaces/capture-attributes.ts';
import { captureScreen } from '../../../lib/surfaces/capture-screen.ts';
import { isProductWord, productWords } from '../../../lib/surfaces/capture-words.ts';
import { LARGEST, scrubbed } from '../../../lib/surfaces/capture.ts';
import { Captured, fixtureOf } from '../../../lib/surfaces/captured.ts';
import { isNamed } from '../../../lib/surfaces/button-names.ts';
import {
  isApproving,
  isConnecting,
  isDeclining,
  isSelectAll,
} from '../../../lib/surfaces/consent-names.ts';
import { isPublishing } from '../../../lib/surfaces/publish-names.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import { isInviting, reachNamed, roleNamed } from '../../../lib/surfaces/share-names.ts';
import { visibilityNamed } from '../../../lib/surfaces/visibility-names.ts';
import { show } from './open-page.ts';
import { Expectation, savedPages } from './saved-pages.ts';

const SOUGHT = soughtBy(surfaces);
const scrub = (body: string) => scrubbed(show(`<body>${body}</body>`).body, SOUGHT).html;
const saved = (name: string) => savedPages().find((page) => page.name === name)!;

afterEach(() => show(''));

describe('what is kept', () => {
  it.each([
    ['roles and ids', '<div role="dialog" id="share-dialog"></div>'],
    ['test ids', '<button data-testid="invite-modal-submit" jsname="LgbsSe"></button>'],
    ['states', '<div aria-checked="mixed" aria-haspopup="listbox" tabindex="-1"></div>'],
    ['flags', '<input type="checkbox" disabled hidden>'],
    ['values that a surface looks for', '<li data-value="4"></li>'],
    ['names of buttons', '<button>Copy link</button><span>Anyone with the link</span>'],
    ['known labels', '<button aria-label="Send"></button>'],
  ])('%s', (_name, markup) => expect(scrub(markup)).toBe(`<body>${markup}</body>`));

  it('what is ticked and chosen now, not at first', () => {
    show(
      '<input type="checkbox" checked><select><option selected></option><option></option></select>',
    );
    document.querySelector('input')!.checked = false;
    document.querySelector('select')!.selectedIndex = 1;
    expect(scrubbed(document.body, SOUGHT).html).toBe(
      '<body><input type="checkbox"><select><option></option><option selected></option></select></body>',
    );
  });

  it('open shadow roots', () => {
    show('<share-box></share-box>');
    document.querySelector('share-box')!.attachShadow({ mode: 'open' }).innerHTML =
      '<p>Ada</p><button>Send</button><slot></slot>';
    expect(scrubbed(document.body, SOUGHT).html).toBe(
      '<body><share-box><template shadowrootmode="open"><p>…</p><button>Send</button><slot></slot></template></share-box></body>',
    );
  });

  it('that a label belongs to its field, whatever the id was', () => {
    expect(scrub('<label for="u-48213">Ada</label><input id="u-48213">')).toBe(
      '<body><label for="x1">…</label><input id="x1"></body>',
    );
  });

  it('is known to the surfaces, word for word', () => {
    const isKnown = (word: string) => {
      const button = document.createElement('button');
      button.textContent = word;
      return (
        [isInviting, isApproving, isConnecting, isDeclining, isPublishing, isSelectAll].some(
          (knows) => knows(word),
        ) ||
        isNamed('copyLink', 'createLink', 'publish', 'save')(button) ||
        [roleNamed, reachNamed, visibilityNamed].some((reads) => reads(word) !== null)
      );
    };
    expect(productWords.filter((word) => !isKnown(word))).toEqual([]);
  });
});

describe('what is dropped', () => {
  it.each([
    ['texts', '<p>Share “Q3 plan” with Ada?</p>', '<p>…</p>'],
    ['a product word with a name behind it', '<b>Anyone at Lovelace Ltd</b>', '<b>…</b>'],
    ['what people typed', '<textarea>Dear Ada</textarea>', '<textarea>…</textarea>'],
    ['labels', '<a aria-label="Remove Ada Lovelace"></a>', '<a aria-label="x1"></a>'],
    ['titles and alternatives', '<a title="Ada" alt="Ada"></a>', '<a></a>'],
    [
      'scripts, styles, images, comments',
      '<script>1</script><style>a{}</style><img src="/a"><!-- Ada -->',
      '',
    ],
    ['drawings', '<svg class="icon"><path d="M0 0"/></svg>', '<svg class="icon"></svg>'],
    [
      'other documents',
      '<iframe src="/d/Ada" title="Ada"></iframe>',
      '<iframe src="/d/x1"></iframe>',
    ],
    [
      'hosts, ids and queries of addresses',
      '<a href="https://acme.example/document/d/1AbC/edit?q=Ada#Ada"></a>',
      '<a href="/document/d/x1/edit"></a>',
    ],
    ['GUIDs', '<a id="r-3f2504e0-4f89-11d3-9a0c-0305e82c3301"></a>', '<a id="x1"></a>'],
    ['tokens', '<a class="row aGVsbG8gd29ybGQgaGVsbG8"></a>', '<a class="row x1"></a>'],
    [
      'addresses in ids',
      '<a data-testid="chip-ada@acme.example" data-key="ada"></a>',
      '<a data-testid="x1" data-key="x2"></a>',
    ],
    [
      'names in ids that stand on the page',
      '<a id="row-ada-lovelace">Ada Lovelace</a>',
      '<a id="x1">…</a>',
    ],
    [
      'attributes that nobody asked for',
      '<a data-user="7" onclick="go()" style="x:y"></a>',
      '<a></a>',
    ],
  ])('%s', (_name, markup, left) => expect(scrub(markup)).toBe(`<body>${left}</body>`));

  it('nothing that a person planted comes through, wherever it stands', () => {
    const letters = (least: number, most: number) =>
      fc.string({
        unit: fc.constantFrom(...'abdefgklmnoprstvz'.split('')),
        minLength: least,
        maxLength: most,
      });
    const name = letters(6, 12)
      .map((text) => `Qu${text}`)
      .filter((text) => !isProductWord(text));
    const number = fc.integer({ min: 10_000, max: 999_999_999 }).map(String);
    const PLACES: ReadonlyArray<(secret: string) => string> = [
      (secret) => `<p>Shared with ${secret} today</p>`,
      (secret) => `<p>${secret}</p>`,
      (secret) => `<input value="${secret}"><textarea>${secret}</textarea>`,
      (secret) => `<a title="${secret}" aria-label="Remove ${secret}" data-value="${secret}"></a>`,
      (secret) => `<a href="https://${secret}.example/d/${secret}?u=${secret}#${secret}">x</a>`,
      (secret) =>
        `<form action="/${secret}/edit"><img alt="${secret}" src="/${secret}.png"></form>`,
      (secret) => `<a data-key="${secret}" data-tooltip="${secret}" placeholder="${secret}"></a>`,
      (secret) =>
        `<!-- ${secret} --><script>"${secret}"</script><svg><title>${secret}</title></svg>`,
      (secret) => `<option value="${secret}" label="${secret}">${secret}</option>`,
    ];
    /** In what the product's code names, beside the place where the page shows it. */
    const NAMED: ReadonlyArray<(secret: string) => string> = [
      (secret) => `<a id="row-${secret}" class="chip ${secret}-chip">${secret}</a>`,
      (secret) => `<a data-testid="user-${secret.toLowerCase()}" name="${secret}">${secret}</a>`,
    ];
    fc.assert(
      fc.property(
        name,
        name,
        number,
        fc.constantFrom(...PLACES),
        fc.constantFrom(...PLACES, ...NAMED),
        (first, second, digits, place, other) => {
          const mail = `${first.toLowerCase()}.${second}@${second.toLowerCase()}.example`;
          const file = `${second} ${digits}.xlsx`;
          const html = scrub(
            [first, mail, file, digits].map(place).join('') +
              [first, second, mail, digits].map(other).join(''),
          ).toLowerCase();
          for (const secret of [first, second, digits, mail, file]) {
            expect(html).not.toContain(secret.toLowerCase());
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('the people, addresses and files of the saved pages', () => {
    // One of each surface: all of them take seconds.
    const first = new Map(savedPages().map((page) => [page.folder, page]));
    for (const { name, html } of first.values()) {
      const kept = scrubbed(show(html).body, SOUGHT).html;
      expect(kept, name).not.toMatch(/@|\.example|\.xlsx|ada|lovelace|hopper|turing|\d{5}/iu);
    }
  });

  it('what is too large, and says so', () => {
    const wide = `<p class="${'paragraph '.repeat(1000)}"></p>`;
    const { html, cut } = scrubbed(show(wide.repeat(60)).body, SOUGHT);
    expect(cut).toBe(true);
    expect(html.length).toBeLessThan(LARGEST + wide.length + 200);
    expect(html).toMatch(/<!-- cut: [^>]+-->/u);
    expect(scrubbed(show(wide).body, SOUGHT).cut).toBe(false);
  });
});

describe('what is on screen', () => {
  const capture = (html: string, url: string) => captureScreen(show(html), new URL(url), surfaces);
  const ELSEWHERE = 'https://tool.example/edit/Quarter';

  it('the root of a known surface, with what its locators found', () => {
    const { html, expected } = saved('share/sharepoint/send-external');
    const captured = capture(html, expected.url)!;
    expect(captured.surface).toBe('share/sharepoint');
    expect(captured.found).toContain('share/sharepoint: root');
    expect(captured.found).toContain('share/sharepoint: Send');
    expect(captured.url).toMatch(/^https:\/\/tenant\.sharepoint\.com\//u);
    expect(Captured.parse(structuredClone(captured))).toEqual(captured);
  });

  it('else the visible dialog that came last', () => {
    const captured = capture(
      '<div role="dialog">Ada</div><dialog open id="upper"><p role="dialog">Ada</p></dialog><div aria-modal="true" hidden></div>',
      ELSEWHERE,
    );
    expect(captured).toEqual({
      url: 'https://tool.example/edit/x1',
      surface: null,
      version: null,
      found: [],
      missing: [],
      html: '<dialog open id="upper"><p role="dialog">…</p></dialog>',
      cut: false,
    });
  });

  it('also in an open shadow root', () => {
    show('<share-box></share-box>');
    document.querySelector('share-box')!.attachShadow({ mode: 'open' }).innerHTML =
      '<dialog open></dialog>';
    expect(captureScreen(document, new URL(ELSEWHERE), surfaces)?.html).toBe(
      '<dialog open></dialog>',
    );
  });

  it('nothing where there is no dialog', () => {
    expect(capture('<p>Ada</p><dialog></dialog>', ELSEWHERE)).toBeNull();
  });
});

describe('the fixture', () => {
  it('is a saved page that is still to be filled in', () => {
    const { html, expected } = saved('share/google-drive/invite-external');
    const captured = captureScreen(show(html), new URL(expected.url), surfaces)!;
    const fixture = fixtureOf(captured, '2026-11-23');
    expect(fixture.name).toBe('share-google-drive-2026-11-23');
    const facts = Expectation.parse(JSON.parse(fixture.json));
    expect(facts.activity).toBeNull();
    expect(facts.seen).toContain('2026-11-23; found share/google-drive: root');
    // The surface finds in the fixture what it found in the page.
    const again = captureScreen(show(fixture.html), new URL(facts.url), surfaces)!;
    expect(again.surface).toBe('share/google-drive');
    expect(again.found).toEqual(captured.found);
  });
});
