/**
 * Holds an open dialog where it is: back into the page when the page takes it out, back on top when
 * the page puts a layer of its own over it. A page that goes on and on wins the place in the end, and
 * only the place: the question then counts as answered with "go back".
 */

const MOST_REPAIRS = 50;
/** ms between looks at what lies on top; nothing announces a change of the top layer. */
const LOOK_EVERY = 400;

export interface KeptOpen {
  /** Puts the dialog above everything that the page has laid over it. */
  readonly bringUp: () => void;
  readonly stop: () => void;
}

/**
 * Watches until `stop` is called.
 * @param giveUp called once when the page has won the place.
 * @param root the host's shadow root, which holds one `<dialog>`.
 */
export function keepOpen(
  document: Document,
  host: Element,
  root: ShadowRoot,
  giveUp: () => void,
): KeptOpen {
  let repairs = 0;
  const reopen = () => {
    const dialog = root.querySelector('dialog');
    if (dialog === null) return;
    if (repairs >= MOST_REPAIRS) return giveUp();
    repairs += 1;
    const focused = root.activeElement;
    if (!host.isConnected) document.documentElement.append(host);
    // A dialog that left the page keeps `open` but is no longer in the top layer.
    dialog.close();
    dialog.showModal();
    const again = focused ?? dialog.querySelector('button');
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  };

  const observer = new MutationObserver(() => {
    if (!host.isConnected) reopen();
  });
  observer.observe(document, { childList: true });
  observer.observe(document.documentElement, { childList: true });
  const timer = setInterval(() => {
    if (!host.isConnected || isCovered(document, host, root)) reopen();
  }, LOOK_EVERY);

  return {
    bringUp: reopen,
    stop: () => {
      observer.disconnect();
      clearInterval(timer);
    },
  };
}

/** Whether something else answers to the pointer where the dialog's answers are. */
function isCovered(document: Document, host: Element, root: ShadowRoot): boolean {
  const target = root.querySelector('dialog button.primary') ?? root.querySelector('dialog');
  const box = target?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return false;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  // Scrolled out of the window: nothing there to hit.
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  return document.elementFromPoint(x, y) !== host;
}
