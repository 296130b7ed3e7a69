/** Narrower links by the page's own options. */
import type { Activity, LinkReach } from '../activity/activity.ts';
import { find, findAll, isVisible } from './dom.ts';
import { type ReachOptions, isOn } from './reach-controls.ts';
import type { Fix, Locator, View } from './surface.ts';

/** Fixes that choose another option: first what opens the menu, where it is closed, then the option itself. */
export function reachFixes(
  options: ReachOptions,
  by: Fix['by'],
  opener?: Locator,
): readonly [Fix, Fix] {
  const next = (view: View, wanted: Activity): Element | null => {
    const reach = reachOf(wanted);
    const shown = findAll(view.document, options.locator).filter(isVisible);
    const option = shown.find((one) => options.reach(one) === reach);
    if (option !== undefined) return isOn(option) ? null : option;
    return shown.length > 0 || opener === undefined ? null : find(view.document, opener);
  };
  return [
    { does: 'link-organisation', by, next },
    { does: 'link-restricted', by, next },
  ];
}

function reachOf(activity: Activity): LinkReach | null {
  if (activity.kind === 'share') return activity.link;
  return activity.kind === 'publish' ? activity.reach : null;
}
