/**
 * When the extension is updated, Chromium leaves the scripts of the version before in the pages that are open: they
 * hold what they held, and reach nobody any more. The new version's script comes into a world of its own beside
 * theirs (measured on Chromium 156), so neither sees the other's globals, and the page's events are the only way
 * from one to the other.
 */
import { pageApi } from './page-extension.ts';

/** Its `detail` is the kind of the guard that came. */
const CAME = 'handrail:successor';

/** Says that a guard of this kind now holds the page. Call it when that is true. */
export function announceGuard(window: Window, kind: string): void {
  window.dispatchEvent(new CustomEvent(CAME, { detail: kind }));
}

/**
 * Waits for the guard of the next version, and steps down for it once.
 *
 * The page sees this event and can send it. That moves nothing while the extension is there: only a script that has
 * lost its extension listens to it, and no page can take that away. Between an update and the successor, and where
 * the successor cannot come, a page that sends it takes an orphan off, which could report nothing of it anyway; what
 * goes out is held by the worker's own gates.
 *
 * It is sent to the window and heard in its capture phase: this listener was there before the page's, so the page
 * cannot keep it away either.
 */
export function stepDownFor(window: Window, kind: string, stepDown: () => void): void {
  const listen = (event: Event) => {
    if (!(event instanceof CustomEvent) || event.detail !== kind) return;
    if (pageApi.runtime.id !== undefined) return;
    window.removeEventListener(CAME, listen, { capture: true });
    stepDown();
  };
  window.addEventListener(CAME, listen, { capture: true });
}
