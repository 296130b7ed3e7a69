// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { connectPage } from '../../../lib/surfaces/connect-page.ts';
import { find } from '../../../lib/surfaces/dom.ts';
import { type LocatorUpdate, withLocators } from '../../../lib/surfaces/locator-updates.ts';
import { readSurface } from '../../../lib/surfaces/read.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';

const SEEN = { seen: 'made for tests, 2026-11', sure: 'high' } as const;

const SURFACE: Surface<'chips'> = {
  id: 'share/test',
  product: 'Test',
  kind: 'share',
  platform: 'test',
  version: 3,
  matches: [],
  frames: 'top',
  capability: 'hold',
  root: { selectors: ['#old-dialog'], ...SEEN },
  controls: [
    {
      name: 'Send',
      locator: { selectors: ['#old-send'], ...SEEN },
      takes: 'confirm',
      release: 'click',
    },
  ],
  parts: { chips: { selectors: ['.old-chip'], ...SEEN } },
  pageProbe: false,
  read: ({ root, parts }) => ({
    kind: 'share',
    surface: 'share/test',
    platform: 'test',
    host: 'files.example',
    accountDomain: null,
    sensor: 'page',
    resource: { type: 'file', id: find(root, parts.chips)?.id ?? null, label: null },
    recipients: [],
    link: 'unchanged',
    role: null,
  }),
};

const isSelector = (selector: string) => {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
};
const update = (part: string, selectors: string[], version = 3): LocatorUpdate => ({
  surface: 'share/test',
  part,
  selectors,
  version,
});
const ask = (surface: Surface) => {
  const url = new URL('https://files.example/');
  const reading = readSurface(surface, { document, url, flow: null, askPage: () => null });
  return reading === null ? null : [reading.root.id, idOf(reading.activity)];
};
const idOf = (activity: object) => (activity as { resource: { id: string | null } }).resource.id;

describe('a page that its product has changed', () => {
  it('is read again with the root, the control and the part that the policy names', () => {
    document.body.innerHTML =
      '<div id="new-dialog"><i class="new-chip" id="a"></i><b class="old-chip" id="b"></b></div>';
    expect(ask(SURFACE)).toBeNull();
    const { surfaces, refused } = withLocators(
      [SURFACE],
      [
        update('root', ['#new-dialog']),
        update('chips', ['.new-chip']),
        update('Send', ['#new-send']),
      ],
      isSelector,
    );
    expect(ask(surfaces[0]!)).toEqual(['new-dialog', 'a']);
    expect(surfaces[0]!.controls[0]!.locator.selectors).toEqual(['#new-send', '#old-send']);
    expect(refused).toEqual([]);
  });
  it('is read as before where it has not changed', () => {
    document.body.innerHTML = '<div id="old-dialog"><b class="old-chip" id="b"></b></div>';
    const { surfaces } = withLocators(
      [SURFACE],
      [update('root', ['#new-dialog']), update('chips', ['.new-chip'])],
      isSelector,
    );
    expect(ask(surfaces[0]!)).toEqual(['old-dialog', 'b']);
  });
});

describe('a surface made from data', () => {
  const form = connectPage({
    id: 'connect/test',
    product: 'Test',
    platform: 'test',
    matches: [],
    capability: 'hold',
    root: { selectors: ['form'], ...SEEN },
    confirm: SURFACE.controls,
    connector: () => ({ id: 'mail', name: null }),
  });

  it('knows its button again where the policy says it stands now', () => {
    document.body.innerHTML = '<form><button id="new-send">Save</button></form>';
    const control = document.querySelector('#new-send');
    const url = new URL('https://files.example/');
    const question = { document, url, flow: null, askPage: () => null, control };
    expect(readSurface(form, question)).toBeNull();
    const better = { ...update('Send', ['#new-send'], 1), surface: 'connect/test' };
    const { surfaces } = withLocators([form], [better], isSelector);
    expect(readSurface(surfaces[0]!, question)?.activity).toMatchObject({
      connector: { id: 'mail' },
    });
  });
});

describe('updates that are not used', () => {
  it('are those for another version or surface: the surface stays as it is', () => {
    const others = [
      update('root', ['#x'], 2),
      { ...update('root', ['#x']), surface: 'share/other' },
    ];
    const { surfaces, refused } = withLocators([SURFACE], others, isSelector);
    expect(surfaces[0]).toBe(SURFACE);
    expect(refused).toEqual([]);
  });
  it('are named where the part is not known or a selector is none', () => {
    const { surfaces, refused } = withLocators(
      [SURFACE],
      [update('toString', ['#x']), update('root', ['#fine', 'div[['])],
      isSelector,
    );
    expect(surfaces[0]).toBe(SURFACE);
    expect(refused.map(({ detail }) => detail)).toEqual([
      'the policy\'s locator for "toString" was not used: the surface has no such part',
      'the policy\'s locator for "root" was not used: a selector is none',
    ]);
  });
});
