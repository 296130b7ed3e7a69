/**
 * Open shadow trees that the person came to: a dialog in one of them is not to be found from the document.
 * Nobody searches the page for them; whoever uses a control in one has pointed at it or focused it before.
 */

/** Events that come before any use of a control. */
const COMES_NEAR = ['pointerover', 'pointerdown', 'focusin', 'keydown'] as const;

export interface Shadows {
  /** The trees that are still on the page. */
  readonly trees: () => readonly ShadowRoot[];
  readonly stop: () => void;
}

/** @param came told of each tree once. */
export function watchShadows(window: Window, came: (tree: ShadowRoot) => void): Shadows {
  const known = new Set<ShadowRoot>();
  const onEvent = (event: Event) => {
    // Seen from the window an event inside a shadow tree comes from its host.
    if (!(event.target instanceof Element) || event.target.shadowRoot === null) return;
    for (const node of event.composedPath()) {
      if (!(node instanceof ShadowRoot) || node.mode !== 'open' || known.has(node)) continue;
      known.add(node);
      came(node);
    }
  };
  for (const type of COMES_NEAR)
    window.addEventListener(type, onEvent, { capture: true, passive: true });
  return {
    trees: () => {
      for (const tree of known) if (!tree.isConnected) known.delete(tree);
      return [...known];
    },
    stop: () => {
      for (const type of COMES_NEAR) window.removeEventListener(type, onEvent, { capture: true });
    },
  };
}
