// @vitest-environment jsdom
/** Surfaces come, change and go; pages that have none of them are not searched. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watch } from '../../../lib/gate/watch.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { DIALOG, SURFACE, element, fire } from './share-page.ts';

let changed: Array<[string, number]> = [];
let gone: string[] = [];
let soon: Array<() => void> = [];
let surfaces: readonly Surface[] = [SURFACE];
let stop = () => {};
let include: (tree: ShadowRoot) => void = () => {};
let trees: ShadowRoot[] = [];

function start(document: Document = window.document): void {
  ({ stop, include } = watch({
    document,
    trees: () => trees,
    surfaces: () => surfaces,
    changed: ({ id }, since) => void changed.push([id, since]),
    gone: ({ id }) => void gone.push(id),
    soon: (run) => void soon.push(run),
  }));
}

/** Lets observers speak, then the frame come. @returns how many frames were asked for. */
async function frame(): Promise<number> {
  await Promise.resolve();
  const runs = soon;
  soon = [];
  for (const run of runs) run();
  return runs.length;
}

beforeEach(() => {
  document.body.innerHTML = '<main id="main"><p>Nothing here</p></main>';
  changed = [];
  gone = [];
  soon = [];
  surfaces = [SURFACE];
  trees = [];
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

describe('a surface is noticed', () => {
  it('when it is there from the start', async () => {
    document.body.innerHTML = DIALOG;
    start();
    await frame();
    expect(changed.map(([id]) => id)).toEqual(['share/test']);
  });

  it('when it is added late, itself or deep inside something', async () => {
    start();
    await frame();
    expect(changed).toEqual([]);
    element('main').insertAdjacentHTML('beforeend', `<div><div>${DIALOG}</div></div>`);
    await frame();
    expect(changed).toHaveLength(1);
  });

  it('when something is added inside a root that was not one before', async () => {
    start();
    await frame();
    const main = element('main');
    main.setAttribute('role', 'dialog');
    await frame();
    expect(changed).toEqual([]);
    main.append(document.createElement('p'));
    await frame();
    expect(changed).toHaveLength(1);
  });

  it('when the document had no root element yet', async () => {
    const early = document.implementation.createHTMLDocument('');
    early.documentElement.remove();
    start(early);
    await frame();
    const html = early.createElement('html');
    html.innerHTML = `<body>${DIALOG}</body>`;
    early.append(html);
    await frame();
    expect(changed).toHaveLength(1);
  });

  it('with the time at which it appeared, not at which it was looked at', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(1_000);
    start();
    await frame();
    element('main').insertAdjacentHTML('beforeend', DIALOG);
    await Promise.resolve();
    vi.spyOn(performance, 'now').mockReturnValue(1_016);
    await frame();
    expect(changed).toEqual([['share/test', 1_000]]);
  });
});

describe('a surface that is there', () => {
  beforeEach(async () => {
    document.body.innerHTML = `<main id="main">${DIALOG}</main>`;
    start();
    await frame();
    changed = [];
  });

  it.each([
    ['an element is added', () => element('form').append(document.createElement('i'))],
    ['an element is removed', () => element('copy').remove()],
    ['a text changes', () => void (element('label').firstChild!.nodeValue = 'Send now')],
    ['an option is chosen', () => element('anyone').setAttribute('aria-selected', 'true')],
    ['a value is set', () => element('message').setAttribute('value', 'x')],
    ['a native box is ticked', () => fire(element('message'), 'change')],
  ])('is looked at again when %s', async (_what, change) => {
    change();
    expect(await frame()).toBe(1);
    expect(changed).toHaveLength(1);
  });

  it.each([
    ['a class inside it', () => element('share').classList.add('hover')],
    ['a style inside it', () => element('share').setAttribute('style', 'top: 1px')],
    ['an attribute elsewhere', () => element('main').setAttribute('value', 'x')],
    ['a native box elsewhere', () => fire(element('main'), 'change')],
  ])('is left alone when %s changes', async (_what, change) => {
    change();
    expect(await frame()).toBe(0);
    expect(changed).toEqual([]);
  });

  it('is looked at once a frame, however much changes', async () => {
    for (let index = 0; index < 200; index += 1) {
      element('form').append(document.createElement('i'));
      await Promise.resolve();
    }
    expect(await frame()).toBe(1);
    expect(changed).toHaveLength(1);
  });

  it('is not looked at when something is added beside it', async () => {
    element('main').append(document.createElement('p'));
    await frame();
    expect(changed).toEqual([]);
  });

  it('is gone when it is taken out, and told of once', async () => {
    element('dialog').remove();
    await frame();
    element('main').append(document.createElement('p'));
    await frame();
    expect(gone).toEqual(['share/test']);
    expect(changed).toEqual([]);
  });

  it('is followed when the page draws it again', async () => {
    element('main').innerHTML = DIALOG;
    await frame();
    expect(changed).toHaveLength(1);
    expect(gone).toEqual([]);
    element('copy').remove();
    await frame();
    expect(changed).toHaveLength(2);
  });

  it('does not answer for the old one after that', async () => {
    const old = element('dialog');
    element('main').innerHTML = DIALOG;
    await frame();
    changed = [];
    old.append(document.createElement('i'));
    await frame();
    expect(changed).toEqual([]);
  });

  it('is not taken up again by a look that was due when the watch ended', async () => {
    element('copy').remove();
    await Promise.resolve();
    changed = [];
    stop();
    expect(await frame()).toBe(1);
    element('dialog').append(document.createElement('i'));
    expect(await frame()).toBe(0);
    expect([changed, gone]).toEqual([[], []]);
  });

  it('is watched no more after the watch ended', async () => {
    stop();
    element('copy').remove();
    fire(element('message'), 'change');
    element('dialog').remove();
    expect(await frame()).toBe(0);
    expect([changed, gone]).toEqual([[], []]);
  });
});

describe('a page without a surface', () => {
  it('is never searched: only what is added to it is looked into', async () => {
    start();
    await frame();
    const wholePage = [
      vi.spyOn(document, 'querySelector'),
      vi.spyOn(document, 'querySelectorAll'),
      vi.spyOn(document.documentElement, 'querySelector'),
      vi.spyOn(document.body, 'querySelector'),
    ];
    for (let index = 0; index < 50; index += 1) {
      element('main').append(document.createElement('section'));
      element('main').setAttribute('data-turn', String(index));
      await frame();
    }
    for (const spy of wholePage) expect(spy).not.toHaveBeenCalled();
    expect(changed).toEqual([]);
  });

  it('is not even woken by texts and attributes', async () => {
    start();
    await frame();
    element('main').setAttribute('value', 'x');
    element('main').firstElementChild!.textContent = 'Other words';
    element('main').firstElementChild!.firstChild!.nodeValue = 'And others';
    expect(await frame()).toBe(0);
  });
});

describe('a dialog in a shadow tree', () => {
  it('is noticed once its tree is known, when it changes and when it goes', async () => {
    start();
    await frame();
    const tree = element('main').attachShadow({ mode: 'open' });
    tree.innerHTML = DIALOG;
    await frame();
    expect(changed).toEqual([]);
    trees = [tree];
    include(tree);
    await frame();
    expect(changed.map(([id]) => id)).toEqual(['share/test']);
    tree.querySelector('#share')?.setAttribute('aria-label', 'Share now');
    await frame();
    expect(changed).toHaveLength(2);
    // This event does not leave a shadow tree.
    tree.querySelector('#message')?.dispatchEvent(new Event('change', { bubbles: true }));
    await frame();
    expect(changed).toHaveLength(3);
    tree.querySelector('#dialog')?.remove();
    await frame();
    expect(gone).toEqual(['share/test']);
  });
});
