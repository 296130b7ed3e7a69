/** The address bar as state: where we are, and going somewhere else without loading the page anew. */
import { useEffect, useState } from 'preact/hooks';

export interface Place {
  readonly path: string;
  readonly search: string;
}

const MOVED = 'handrail:moved';

function currentPlace(): Place {
  return { path: location.pathname, search: location.search };
}

/** Goes to an address of the console. `replace` is for steps the back button should not stop at. */
export function goTo(address: string, replace = false): void {
  if (address === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new Event(MOVED));
}

/** The present place; follows `goTo` and the back button. */
export function usePlace(): Place {
  const [place, setPlace] = useState(currentPlace);
  useEffect(() => {
    const follow = () => setPlace(currentPlace());
    addEventListener('popstate', follow);
    addEventListener(MOVED, follow);
    return () => {
      removeEventListener('popstate', follow);
      removeEventListener(MOVED, follow);
    };
  }, []);
  return place;
}

const EVENT_PATH = /^\/events\/([^/]+)\/?$/u;

/** Id of the event an address shows, or null for the list alone. */
export function eventOf(path: string): string | null {
  const match = EVENT_PATH.exec(path);
  if (match?.[1] === undefined) return null;
  try {
    return decodeURIComponent(match[1]);
  } catch {
    // A cut-off percent sign: show "this event is not here" for what was typed.
    return match[1];
  }
}

/** Address of one event, within the same filters. */
export function addressOf(uid: string, search: string): string {
  return `/events/${encodeURIComponent(uid)}${search}`;
}
