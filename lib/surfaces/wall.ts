/** Recognises pages on which the provider itself stops the step. Looks only; never throws. */
import type { Wall } from '../activity/activity.ts';
import { findAll, isVisible, textOf } from './dom.ts';
import type { Surface, WallSign } from './surface.ts';

/** A heading in which a provider says no; with its words, or whatever it says. */
const HEADINGS = ['h1', 'h2', '[role="heading"]'];

/**
 * Which wall a page is.
 * @returns null where the page is none of the surface's walls.
 */
export function readWall(
  surface: Pick<Surface, 'walls'>,
  document: Document,
  url: URL,
): Wall | null {
  for (const { wall, locator, accepts } of surface.walls ?? []) {
    try {
      const found = findAll(document, locator).some(
        (element) => (accepts?.(element, url) ?? true) && isVisible(element),
      );
      if (found) return wall;
    } catch {
      // Pages can shadow DOM methods; what cannot be read is no wall, and the surface reads on.
    }
  }
  return null;
}

/** Where a wall stands, and what shows that the page is none. */
export interface WallPlace {
  /** Paths of the addresses where it stands; absent means any. */
  readonly path?: RegExp;
  /** Controls that give access: where one is, the words are only an app's name. */
  readonly unless: string;
  readonly seen: string;
}

function stands(element: Element, url: URL, { path, unless }: WallPlace): boolean {
  return (
    path?.test(url.pathname) !== false &&
    ![...element.ownerDocument.querySelectorAll(unless)].some(isVisible)
  );
}

/** A wall that says so in a heading. Apps choose their names, so that words alone do not make one. */
export function wallByHeading(wall: Wall, words: RegExp, place: WallPlace): WallSign {
  return {
    wall,
    locator: { selectors: HEADINGS, seen: place.seen, sure: 'low' },
    accepts: (element, url) => words.test(textOf(element)) && stands(element, url, place),
  };
}

/** A wall that names itself by an error code, in the address or in what the page shows. */
export function wallByCode(wall: Wall, codes: RegExp, place: WallPlace): WallSign {
  return {
    wall,
    locator: { selectors: ['body'], seen: place.seen, sure: 'medium' },
    accepts: (element, url) =>
      stands(element, url, place) &&
      (codes.test(url.search) || codes.test(textOf(element, 20_000))),
  };
}
