/** Looks for pages on which the provider itself stops the step, so that the way on can be shown beside them. */
import type { Wall } from '../activity/activity.ts';
import type { Surface } from '../surfaces/surface.ts';
import { readWall } from '../surfaces/wall.ts';
import { surfacesFor } from './step.ts';

/** ms after the page was parsed. Such a page is ready when it comes, or drawn by its script right after. */
const LOOKS = [0, 400, 1_500, 4_000];

export interface WallOptions {
  readonly window: Window;
  readonly surfaces: readonly Surface[];
  /** Told once for each page. */
  readonly found: (surface: Surface, wall: Wall) => void;
}

/**
 * Looks a few times and then no more: a page in use is not searched again and again.
 * @returns a function that ends it.
 */
export function watchWalls({ window, surfaces, found }: WallOptions): () => void {
  const { document } = window;
  const timers: number[] = [];
  const end = () => {
    for (const timer of timers) window.clearTimeout(timer);
    document.removeEventListener('DOMContentLoaded', begin);
  };
  const look = () => {
    const url = new URL(window.location.href);
    for (const surface of surfacesFor(surfaces, url)) {
      const wall = readWall(surface, document, url);
      if (wall === null) continue;
      end();
      found(surface, wall);
      return;
    }
  };
  const begin = () => {
    for (const wait of LOOKS) timers.push(window.setTimeout(look, wait));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
  return end;
}
