/**
 * Locators of a surface made from data, by the names under which the policy may update them: controls by their
 * own names, so that one update serves the gate, which looks for them, and the reading, which asks which one it is.
 */
import type { Control, Locator } from './surface.ts';

type Parts = Readonly<Record<string, Locator>>;

/** The locators of these controls, and of the parts that are declared. */
export function partsOf(
  controls: readonly Control[],
  declared: Readonly<Record<string, Locator | undefined>>,
): Parts {
  const parts = Object.entries(declared).filter(([, locator]) => locator !== undefined);
  const named = controls.map(({ name, locator }) => [name, locator] as const);
  return Object.fromEntries([...named, ...(parts as Array<[string, Locator]>)]);
}

/** The same control or group of controls at the place of that name. */
export function moved<Thing extends { readonly locator: Locator }>(
  thing: Thing,
  name: string,
  parts: Parts,
): Thing {
  return { ...thing, locator: parts[name] ?? thing.locator };
}

/** The same control where it stands now. */
export const movedControl = (control: Control, parts: Parts) => moved(control, control.name, parts);
