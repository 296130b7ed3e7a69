/**
 * Better places for parts of dialogs, as the policy brings them after a product has changed its pages. Data
 * only: selectors for parts that a surface has, put before its own, which stay as the way back.
 */
import type { Locator, Surface } from './surface.ts';

/** As the policy document has it. */
export interface LocatorUpdate {
  readonly surface: string;
  /** `root`, the name of a control, or of one of the surface's `parts`. */
  readonly part: string;
  readonly selectors: readonly string[];
  /** The version of the surface that it is for: another one has moved on. */
  readonly version: number;
}

export interface Updated {
  readonly surfaces: readonly Surface[];
  /** Updates that could not be used, as sentences for an admin. */
  readonly refused: ReadonlyArray<{ readonly surface: Surface; readonly detail: string }>;
}

/**
 * The surfaces with these updates. One without any stays the same object.
 * @param isSelector whether the browser can use a selector.
 */
export function withLocators(
  surfaces: readonly Surface[],
  updates: readonly LocatorUpdate[],
  isSelector: (selector: string) => boolean,
): Updated {
  const refused: Array<Updated['refused'][number]> = [];
  const updated = surfaces.map((surface) => {
    const own = updates.filter(
      ({ surface: id, version }) => id === surface.id && version === surface.version,
    );
    return own.reduce((better: Surface, update) => {
      const broken = update.selectors.find((selector) => !isSelector(selector));
      const next = broken === undefined ? apply(better, update) : null;
      if (next !== null) return next;
      const why = broken === undefined ? 'the surface has no such part' : 'a selector is none';
      refused.push({
        surface,
        detail: `the policy's locator for "${update.part}" was not used: ${why}`,
      });
      return better;
    }, surface);
  });
  return { surfaces: updated, refused };
}

/** The surface with one part found anew, or null where it has no such part. */
function apply(surface: Surface, { part, selectors }: LocatorUpdate): Surface | null {
  if (part === 'root') return { ...surface, root: before(surface.root, selectors) };
  const { parts = {} } = surface;
  const controls = surface.controls.map((control) =>
    control.name === part ? { ...control, locator: before(control.locator, selectors) } : control,
  );
  const isControl = surface.controls.some(({ name }) => name === part);
  const known = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (known !== undefined)
    return { ...surface, controls, parts: { ...parts, [part]: before(known, selectors) } };
  return isControl ? { ...surface, controls } : null;
}

function before({ selectors }: Locator, better: readonly string[]): Locator {
  return { selectors: [...better, ...selectors], seen: 'the policy', sure: 'medium' };
}
