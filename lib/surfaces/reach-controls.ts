/**
 * Controls that set how far a thing is shared: a menu or list of options, or a switch. Many products have
 * either, and most of them write at once, so what is about to be chosen is read off the control itself.
 */
import type { Activity, LinkReach } from '../activity/activity.ts';
import { findAll, isTicked } from './dom.ts';
import { moved } from './page-parts.ts';
import type { Control, Fix, Locator, View } from './surface.ts';

/** Options of which one holds. */
export interface ReachOptions {
  readonly locator: Locator;
  /** The reach that an option stands for; null where its words or value are not known. */
  readonly reach: (option: Element) => LinkReach | null;
  /** `write`: choosing shares at once. `choose`: a button confirms it afterwards. */
  readonly takes: 'write' | 'choose';
  /** `again` where the page ignores events made by script. */
  readonly release?: Control['release'];
  /** Where the present reach stands while the options are closed, as words. */
  readonly current?: Locator;
  readonly currentReach?: (shown: Element) => LinkReach | null;
}

/** A switch that opens a thing to the world, or closes it. */
export interface ReachSwitch {
  readonly locator: Locator;
  readonly on: LinkReach;
  /** What holds while it is off; `restricted` when absent. A switch may also say "ask for a sign-in". */
  readonly off?: LinkReach;
  readonly accepts?: (element: Element) => boolean;
  readonly release?: Control['release'];
}

const WHO = 'Who has access';
const SWITCH = 'Public switch';

/** The same options where the policy says that they stand now. */
export function movedOptions(options: ReachOptions, parts: View['parts']): ReachOptions {
  const current = parts['current'] ?? options.current;
  return { ...moved(options, WHO, parts), ...(current !== undefined && { current }) };
}

/** The same switch where the policy says that it stands now. */
export const movedSwitch = (given: ReachSwitch, parts: View['parts']) =>
  moved(given, SWITCH, parts);

/** The control that holds options which write at once. */
export function optionControl(options: ReachOptions): Control {
  return {
    name: WHO,
    locator: options.locator,
    takes: 'write',
    accepts: (element) => options.reach(element) !== null,
    release: options.release ?? 'click',
  };
}

/** The control that holds a switch. */
export function switchControl(given: ReachSwitch): Control {
  return {
    name: SWITCH,
    locator: given.locator,
    takes: 'write',
    ...(given.accepts !== undefined && { accepts: given.accepts }),
    release: given.release ?? 'click',
  };
}

/**
 * A better way by the page's own menu: its option of the wanted reach, or what opens the menu; none where that
 * reach holds already. The person uses them: that a page takes clicks made by script has to be seen first.
 */
export function reachFix(
  does: 'link-organisation' | 'link-restricted',
  { locator, reach }: Pick<ReachOptions, 'locator' | 'reach'>,
  opener: (view: View) => Element | null,
  now: (view: View) => LinkReach | null,
): Fix {
  const next = (view: View, wanted: Activity) => {
    if (wanted.kind !== 'share' || now(view) === wanted.link) return null;
    const options = findAll(view.document, locator);
    return options.find((option) => reach(option) === wanted.link) ?? opener(view);
  };
  return { does, by: 'person', next };
}

/** True where the element is one of the control's. */
export function isOneOf(element: Element | null, locator: Locator): element is Element {
  return element !== null && element.matches(locator.selectors.join(','));
}

/** True where an option, a radio button or a switch is on: natively, by ARIA, or as Radix and Headless UI mark it. */
export function isOn(element: Element): boolean {
  const inner = element.querySelector('input[type="checkbox"], input[type="radio"]');
  const box = element.localName === 'input' || inner === null ? element : inner;
  return (
    isTicked(box) ||
    ['aria-checked', 'aria-selected', 'aria-pressed', 'data-checked'].some(
      (name) => element.getAttribute(name) === 'true',
    ) ||
    /^(checked|on|active)$/u.test(element.getAttribute('data-state') ?? '')
  );
}

const isKnown = (element: Element, { accepts }: ReachSwitch) => accepts?.(element) ?? true;

/**
 * The reach that holds now: of the option that is on, else by the words beside the closed menu, else of the
 * switch in hand, since a dialog may have one for each of several things, or of the first one.
 */
export function presentReach(
  root: ParentNode,
  options: ReachOptions | undefined,
  toggle: ReachSwitch | undefined,
  control: Element | null,
): LinkReach | null {
  if (options !== undefined) {
    // Menus of other things, such as roles, may be made of the same elements.
    for (const option of findAll(root, options.locator).filter(isOn)) {
      const reach = options.reach(option);
      if (reach !== null) return reach;
    }
    const shown = options.current === undefined ? [] : findAll(root, options.current);
    const read = options.currentReach ?? options.reach;
    for (const element of shown) {
      const reach = read(element);
      if (reach !== null) return reach;
    }
  }
  if (toggle === undefined) return null;
  const known = isOneOf(control, toggle.locator)
    ? control
    : findAll(root, toggle.locator).find((one) => isKnown(one, toggle));
  if (known === undefined) return null;
  return isOn(known) ? toggle.on : (toggle.off ?? 'restricted');
}

/** The reach that using this control would set; null where it is none of these, or sets what holds already. */
export function chosenBy(
  control: Element | null,
  options: ReachOptions | undefined,
  toggle: ReachSwitch | undefined,
): LinkReach | null {
  if (options?.takes === 'write' && isOneOf(control, options.locator))
    return isOn(control) ? null : options.reach(control);
  if (toggle !== undefined && isOneOf(control, toggle.locator) && isKnown(control, toggle))
    return isOn(control) ? (toggle.off ?? 'restricted') : toggle.on;
  return null;
}
