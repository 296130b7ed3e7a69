/** Where the reader is between list and detail: the address, the focus and the scroll position. */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { rowLink } from './EventTable.tsx';
import { addressOf, goTo } from '../location.ts';

/** Below this width list and detail do not fit beside each other; the style sheet has the same. */
const narrow = matchMedia('(max-width: 1023px)');

export type OpenedBy = 'mouse' | 'keyboard' | 'browsing';

/** Opening, browsing and closing the detail. */
export function useDetailPlace(open: string | null, search: string) {
  const takeFocus = useRef(true);
  const scrolled = useRef(0);
  const before = useRef(open);

  const show = useCallback(
    (uid: string, by: OpenedBy) => {
      // Now, while the list is still there to be scrolled.
      if (open === null) scrolled.current = scrollY;
      takeFocus.current = by === 'keyboard' || narrow.matches;
      // From one event to the next the address is replaced, so that "back" leads to the list.
      goTo(addressOf(uid, search), open !== null);
    },
    [open, search],
  );
  const close = useCallback(() => goTo(`/${search}`), [search]);

  useLayoutEffect(() => {
    const was = before.current;
    before.current = open;
    if (was === null && open !== null && narrow.matches) scrollTo({ top: 0 });
    if (was !== null && open === null) {
      if (narrow.matches) scrollTo({ top: scrolled.current });
      (rowLink(was) ?? document.getElementById('content'))?.focus({ preventScroll: true });
    }
  }, [open]);

  useEffect(() => {
    if (open === null) return;
    const escape = (event: KeyboardEvent) => {
      const field = event.target instanceof Element && event.target.matches('input, select');
      if (event.key === 'Escape' && !event.defaultPrevented && !field) close();
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [open, close]);

  return { show, close, takeFocus };
}
