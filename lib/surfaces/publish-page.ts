/**
 * Makes the surface of one product's publishing from data: the button that puts something live, and the
 * options or the switch that say who may open it.
 */
import type { LinkReach, PublishFacts } from '../activity/activity.ts';
import { controlAt, domainShown, findAll, hostOf } from './dom.ts';
import { movedControl, partsOf } from './page-parts.ts';
import { type SurfacePage, describedBy, isPageOf } from './page-place.ts';
import { type ResourceOnPage, resourceOn } from './page-resource.ts';
import {
  type ReachOptions,
  type ReachSwitch,
  chosenBy,
  movedOptions,
  movedSwitch,
  optionControl,
  presentReach,
  switchControl,
} from './reach-controls.ts';
import type { Control, Surface, View } from './surface.ts';

/** What a product's file says. */
export interface PublishPage extends SurfacePage {
  readonly resource: ResourceOnPage;
  readonly options?: ReachOptions;
  readonly toggle?: ReachSwitch;
  /** Buttons that put it live. */
  readonly confirm?: readonly Control[];
  /** Who can open what the button puts live, where no option on the page says so. */
  readonly reach?: LinkReach | ((view: View) => LinkReach | null);
  /** Whether that needs a sign-in; where absent, links for anyone need none. */
  readonly signIn?: (reach: LinkReach, view: View) => PublishFacts['signIn'];
  readonly runsAs?: (view: View) => PublishFacts['runsAs'];
  /** Entry points that answer to anyone, where the page counts them. */
  readonly openEndpoints?: (view: View) => number;
}

/** The surface that the data describes. */
export function publishPage(page: PublishPage): Surface {
  const { options, toggle, confirm = [], account } = page;
  const controls = [
    ...(options?.takes === 'write' ? [optionControl(options)] : []),
    ...(toggle === undefined ? [] : [switchControl(toggle)]),
    ...confirm,
  ];
  const chosen = options?.takes === 'choose' ? [optionControl(options)] : [];
  return {
    ...describedBy(page, 'publish'),
    controls,
    parts: partsOf([...controls, ...chosen], { account, current: options?.current }),
    read: (view) => read(withUpdates(page, view), view),
    state: (view) => {
      const link = reachShown(withUpdates(page, view), view);
      return link === null ? null : { link, role: null };
    },
  };
}

/** The page's data with its locators as the policy has updated them. */
function withUpdates(page: PublishPage, { parts }: Pick<View, 'parts'>): PublishPage {
  const { options, toggle, confirm } = page;
  const { account } = parts;
  return {
    ...page,
    ...(account && { account }),
    ...(options && { options: movedOptions(options, parts) }),
    ...(toggle && { toggle: movedSwitch(toggle, parts) }),
    ...(confirm && { confirm: confirm.map((control) => movedControl(control, parts)) }),
  };
}

function reachShown(
  { options, toggle }: PublishPage,
  { root, document, control }: Pick<View, 'root' | 'document' | 'control'>,
) {
  const inside = options === undefined || findAll(root, options.locator).length > 0;
  return presentReach(inside ? root : document, options, toggle, control);
}

function read(page: PublishPage, view: View): PublishFacts | null {
  const { url, control, document } = view;
  if (!isPageOf(page, url)) return null;
  const chosen = chosenBy(control, page.options, page.toggle);
  const confirming =
    control !== null && (page.confirm ?? []).some((one) => controlAt(control, one) === control);
  // Watching alone is no step: who may open it is known once a control is used.
  if (chosen === null && !confirming) return null;
  const now = reachShown(page, view);
  const declared = typeof page.reach === 'function' ? page.reach(view) : page.reach;
  const reach = chosen ?? now ?? declared ?? null;
  if (reach === null) return null;
  return {
    kind: 'publish',
    surface: page.id,
    platform: page.platform,
    host: hostOf(url),
    accountDomain: domainShown(document, page.account),
    sensor: 'page',
    resource: resourceOn(view, page.resource),
    reach,
    signIn: page.signIn?.(reach, view) ?? signInFor(reach),
    runsAs: page.runsAs?.(view) ?? 'unknown',
    openEndpoints: page.openEndpoints?.(view) ?? 0,
    reachBefore: chosen === null ? (view.opened?.link ?? null) : now,
  };
}

/** A link that works for anyone asks nobody who they are. */
function signInFor(reach: LinkReach): PublishFacts['signIn'] {
  if (reach === 'public' || reach === 'anyone_with_link') return 'none';
  return reach === 'organisation' ? 'required' : 'unknown';
}
