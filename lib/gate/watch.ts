/**
 * Notices when a surface appears or changes, without reading the page again and again: while nothing is
 * open only added elements are looked at, and while a dialog is open only that dialog is.
 */
import { find } from '../surfaces/dom.ts';
import { rootOf } from '../surfaces/read.ts';
import type { Surface } from '../surfaces/surface.ts';

/** Attributes that tell what is chosen in a dialog; styles and classes are left alone. */
const TELLING_ATTRIBUTES = [
  'aria-checked',
  'aria-selected',
  'aria-label',
  'aria-disabled',
  'checked',
  'data-hovercard-id',
  'data-key',
  'data-value',
  'disabled',
  'hidden',
  'value',
];

export interface WatchOptions {
  readonly document: Document;
  /** Shadow trees of the document that are known by now. */
  readonly trees: () => readonly ShadowRoot[];
  readonly surfaces: () => readonly Surface[];
  /** Told at most once a frame of a surface that came or changed; `since` is when, in `performance.now()`. */
  readonly changed: (surface: Surface, since: number) => void;
  /** Told when a surface that was there is gone. */
  readonly gone: (surface: Surface) => void;
  /** Runs a function before the next frame. */
  readonly soon: (run: () => void) => void;
}

export interface Watch {
  readonly stop: () => void;
  /** Watches a shadow tree as well, and looks at what is in it. */
  readonly include: (tree: ShadowRoot) => void;
}

/**
 * Starts watching.
 * @returns what stops it, and what takes a shadow tree in.
 */
export function watch(options: WatchOptions): Watch {
  const roots = new Map<Surface, Element>();
  let added: Element[] = [];
  let dirty = new Set<Surface>();
  let since: number | null = null;
  let over = false;
  const heard: Array<Document | ShadowRoot> = [];

  const inside = new MutationObserver((records) => {
    touch(records);
    schedule();
  });
  const touch = (changes: ReadonlyArray<Pick<Event | MutationRecord, 'target'>>) => {
    for (const [surface, root] of roots) {
      if (changes.some(({ target }) => root.contains(target as Node))) dirty.add(surface);
    }
  };
  /** A native box that is ticked changes nothing that an observer sees. */
  const turned = (event: Event) => {
    touch([event]);
    if (dirty.size > 0) schedule();
  };

  const settle = () => {
    // A look that was due when the watch ended would begin it anew.
    if (over) return;
    const from = since ?? performance.now();
    since = null;
    const fresh = added;
    const touched = dirty;
    added = [];
    dirty = new Set();
    for (const surface of options.surfaces()) {
      const known = roots.get(surface);
      if (known?.isConnected === true) {
        if (touched.has(surface)) options.changed(surface, from);
        continue;
      }
      const root =
        rootAmong(fresh, surface) ??
        (known === undefined
          ? null
          : rootOf(surface, { document: options.document, trees: options.trees() }));
      if (root === null) {
        if (roots.delete(surface)) options.gone(surface);
        continue;
      }
      roots.set(surface, root);
      inside.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: TELLING_ATTRIBUTES,
      });
      options.changed(surface, from);
    }
  };

  const schedule = () => {
    if (since !== null) return;
    since = performance.now();
    options.soon(settle);
  };

  const whole = new MutationObserver((records) => {
    for (const record of records) {
      // By its type, which is several times cheaper than by its class on a page in constant change.
      for (const node of record.addedNodes)
        if (node.nodeType === Node.ELEMENT_NODE) added.push(node as Element);
    }
    if (added.length > 0 || [...roots.values()].some((root) => !root.isConnected)) schedule();
  });

  const observe = (tree: Document | ShadowRoot) => {
    whole.observe(tree, { subtree: true, childList: true });
    // On each tree: this event does not leave the one it is in.
    tree.addEventListener('change', turned, { capture: true });
    heard.push(tree);
  };

  const include = (tree: ShadowRoot) => {
    observe(tree);
    added.push(...tree.children);
    schedule();
  };

  observe(options.document);
  // At document_start the root element may not be there yet; it then comes as an added node.
  const { documentElement } = options.document as { documentElement: Element | null };
  if (documentElement !== null) added.push(documentElement);
  for (const tree of options.trees()) include(tree);
  schedule();
  return {
    include,
    stop: () => {
      over = true;
      whole.disconnect();
      inside.disconnect();
      for (const tree of heard) tree.removeEventListener('change', turned, { capture: true });
    },
  };
}

/** The surface's root inside, at, or around newly added elements. */
function rootAmong(added: readonly Element[], surface: Surface): Element | null {
  const selector = surface.root.selectors.join(',');
  const around = new Set<Element>();
  for (const element of added) {
    if (!element.isConnected) continue;
    if (element.matches(selector)) return element;
    const inside = element.firstElementChild === null ? null : find(element, surface.root);
    if (inside !== null) return inside;
    if (element.parentElement !== null) around.add(element.parentElement);
  }
  // Many additions share a parent; its ancestors are looked at once.
  for (const parent of around) {
    const root = parent.closest(selector);
    if (root !== null) return root;
  }
  return null;
}
