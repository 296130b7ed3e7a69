/** How often a page in constant change is looked at. */

/** ms between two looks at a page that keeps changing; the first one after a rest comes at once. */
const FRAME = 16;

/** Runs what it is given soon, but no more often than the screen changes. */
export function atMostOnceAFrame(window: Window): (run: () => void) => void {
  let last = -FRAME;
  return (run) => {
    const wait = Math.max(0, last + FRAME - performance.now());
    window.setTimeout(() => {
      last = performance.now();
      run();
    }, wait);
  };
}
