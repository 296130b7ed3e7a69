/**
 * Whether a person can see the question that they answer. A page may lay something over it that lets clicks
 * through and says something else; nothing in the page's tree tells of that for sure, but the browser does
 * (IntersectionObserver v2, `trackVisibility`: Chromium). Elsewhere nothing is known, and nothing is refused.
 */

/** ms that a dialog takes to arrive; until then it is not "seen" by the browser's strict measure. */
const ARRIVAL = 600;
/** ms between two looks of the browser; the least it allows. */
const DELAY = 100;

export interface Sight {
  /** False where the browser says that something lies over the dialog. */
  readonly isClear: () => boolean;
  readonly end: () => void;
}

/** Of the second version; the types of the DOM do not have them yet. */
interface VisibilityOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/** Watches one element until `end`. @param now ms, monotonic */
export function watchSight(target: Element, now: () => number = () => performance.now()): Sight {
  if (!('isVisible' in IntersectionObserverEntry.prototype))
    return { isClear: () => true, end: () => undefined };
  const started = now();
  let seen = true;
  const options: VisibilityOptions = { trackVisibility: true, delay: DELAY };
  const observer = new IntersectionObserver((entries) => {
    const { isVisible } = entries.at(-1) as unknown as { readonly isVisible: boolean };
    seen = isVisible;
  }, options);
  observer.observe(target);
  return {
    isClear: () => seen || now() - started < ARRIVAL,
    end: () => observer.disconnect(),
  };
}
