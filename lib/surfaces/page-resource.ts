/** What a page is about: the class of the thing, and its id where the address tells it. */
import type { Container, Resource } from '../activity/activity.ts';
import type { View } from './surface.ts';

export interface ResourceOnPage {
  readonly type: Resource['type'] | ((view: View) => Resource['type']);
  /** Its first group, in path, query and fragment, is the id. */
  readonly id?: RegExp;
  /** What it lies in, where the page shows it. */
  readonly container?: (view: View) => Container | null;
}

/** The thing as an activity names it. Ids are cut to 512 characters; titles are never read. */
export function resourceOn(view: View, { type, id, container }: ResourceOnPage): Resource {
  const within = container?.(view) ?? null;
  return {
    type: typeof type === 'string' ? type : type(view),
    id: groupIn(view.url, id),
    label: null,
    ...(within !== null && { container: within }),
  };
}

/** A container that the address names: the pattern's first group is its id. */
export function containerIn(
  type: Container['type'],
  pattern: RegExp,
): (view: View) => Container | null {
  return ({ url }) => {
    const id = groupIn(url, pattern);
    return id === null ? null : { type, id };
  };
}

function groupIn({ pathname, search, hash }: URL, pattern: RegExp | undefined): string | null {
  const found = pattern?.exec(pathname + search + hash)?.[1]?.slice(0, 512) ?? '';
  return found === '' ? null : found;
}
