/**
 * Makes the surface of one product's share dialog from data. A file in `share/` says where the dialog is,
 * which controls write and what they mean; how such a dialog is read stands here.
 */
import { type LinkReach, ROLES, type Role, type ShareFacts } from '../activity/activity.ts';
import {
  accessibleName,
  controlAt,
  domainInText,
  domainShown,
  find,
  findAll,
  hostOf,
  isTicked,
  pageAround,
  saidBy,
  textOf,
} from './dom.ts';
import { moved, movedControl, partsOf } from './page-parts.ts';
import { type SurfacePage, describedBy, isPageOf } from './page-place.ts';
import { type ResourceOnPage, resourceOn } from './page-resource.ts';
import {
  type ReachOptions,
  type ReachSwitch,
  chosenBy,
  isOn,
  isOneOf,
  movedOptions,
  movedSwitch,
  optionControl,
  presentReach,
  switchControl,
} from './reach-controls.ts';
import { countByDomain, roleNamed } from './share-names.ts';
import type { Control, Locator, SharingState, Surface, View } from './surface.ts';

/** What a product's file says; almost all of it may be left out. */
export interface SharePage extends SurfacePage {
  readonly resource: ResourceOnPage;
  /** Options and switches that say how far the link reaches. */
  readonly options?: ReachOptions;
  readonly toggle?: ReachSwitch;
  /** The same where the page says it by a sign or in running text, and no option or switch does. */
  readonly shown?: (root: Element) => SharingState | null;
  /** People who would be added: chips, rows not saved yet, and fields in which addresses are typed. */
  readonly people?: Locator;
  readonly typed?: Locator;
  /** What new people, or those who have the link, may do, in words of the languages we know. */
  readonly role?: Locator;
  readonly roleOf?: (element: Element) => Role | null;
  /** Options that set at once what those who have the link may do. */
  readonly roles?: RoleOptions;
  /** Buttons that invite the people, or save what was chosen. */
  readonly confirm?: Control;
  /** "Copy link", where copying makes the link or hands out one that is open. */
  readonly copy?: Control;
  /** The tick box that tells the people by a message. */
  readonly notify?: Locator;
  /** Further facts that the dialog shows: expiry, password, label, container. */
  readonly terms?: (view: View) => Partial<ShareFacts>;
}

/** Options of a link's role; `role` is null for one that is none, or that writes nothing yet. */
export interface RoleOptions {
  readonly locator: Locator;
  readonly role: (option: Element) => Role | null;
  /** `again` where the page ignores events made by script. */
  readonly release?: Control['release'];
}

/** The surface that the data describes. */
export function sharePage(page: SharePage): Surface {
  const { options, toggle, roles, confirm, copy } = page;
  const controls = [
    ...(options?.takes === 'write' ? [optionControl(options)] : []),
    ...(toggle === undefined ? [] : [switchControl(toggle)]),
    ...(roles === undefined ? [] : [roleControl(roles)]),
    ...(confirm === undefined ? [] : [confirm]),
    ...(copy === undefined ? [] : [copy]),
  ];
  return {
    ...describedBy(page, 'share'),
    controls,
    parts: partsIn(page, controls),
    read: (view) => read(page, view),
    state: (view) => stateOf(withUpdates(page, view), view),
  };
}

const ROLE_MENU = 'What the link allows';

function roleControl({ locator, role, release }: RoleOptions): Control {
  return {
    name: ROLE_MENU,
    locator,
    takes: 'write',
    accepts: (element) => role(element) !== null,
    release: release ?? 'click',
  };
}

function partsIn(page: SharePage, controls: readonly Control[]): Record<string, Locator> {
  const { people, typed, role, notify, account, options } = page;
  // Options that a button confirms are no control, and still a place.
  const chosen = options?.takes === 'choose' ? [optionControl(options)] : [];
  const current = options?.current;
  return partsOf([...controls, ...chosen], { people, typed, role, notify, account, current });
}

/** The page's data with its locators as the policy has updated them. */
function withUpdates(page: SharePage, { parts }: Pick<View, 'parts'>): SharePage {
  const { options, toggle, roles, confirm, copy } = page;
  const { people, typed, role, notify, account } = parts;
  return {
    ...page,
    ...(people && { people }),
    ...(typed && { typed }),
    ...(role && { role }),
    ...(notify && { notify }),
    ...(account && { account }),
    ...(options && { options: movedOptions(options, parts) }),
    ...(toggle && { toggle: movedSwitch(toggle, parts) }),
    ...(roles && { roles: moved(roles, ROLE_MENU, parts) }),
    ...(confirm && { confirm: movedControl(confirm, parts) }),
    ...(copy && { copy: movedControl(copy, parts) }),
  };
}

function stateOf(
  page: SharePage,
  { root, document, control }: Pick<View, 'root' | 'document' | 'control'>,
) {
  const said = page.shown?.(root) ?? null;
  if (said !== null) return said;
  const link = presentReach(scopeOf(page, root, document), page.options, page.toggle, control);
  return link === null ? null : ({ link, role: linkRoleIn(page, root) } satisfies SharingState);
}

/** Menus are often drawn outside the dialog that they belong to. */
function scopeOf({ options }: SharePage, root: Element, document: Document): ParentNode {
  const isInside = (given: ReachOptions) =>
    findAll(root, given.locator).some((option) => given.reach(option) !== null);
  return options === undefined || isInside(options) ? root : document;
}

function read(declared: SharePage, view: View): ShareFacts | null {
  const page = withUpdates(declared, view);
  const { url, control, root } = view;
  if (!isPageOf(page, url)) return null;
  const now = stateOf(page, view);
  const role = roleChosen(page, control, now);
  const chosen =
    chosenBy(control, page.options, page.toggle) ?? (role === null ? null : (now?.link ?? null));
  if (control !== null && chosen === null && !takes(page, control)) return null;
  const copying = control !== null && page.copy !== undefined && isUse(control, page.copy);
  // Choosing what is chosen already changes nothing.
  if (chosen !== null && role === null && chosen === now?.link) return null;
  const link = chosen ?? linkAfter(page, view, now, copying);
  // A link that is handed out and whose reach cannot be read is a gap, not a harmless step.
  if (link === null) return null;
  const recipients = chosen === null && !copying ? peopleIn(page, root) : [];
  if (recipients.length === 0 && (link === 'unchanged' || isNothing(link, copying))) return null;
  return {
    kind: 'share',
    surface: page.id,
    platform: page.platform,
    host: hostOf(url),
    // A dialog's own frame seldom shows whose account it is.
    accountDomain:
      domainShown(view.document, page.account) ??
      domainShown(pageAround(view.document), page.account),
    sensor: 'page',
    resource: resourceOn(view, page.resource),
    recipients,
    link,
    role:
      role ??
      (chosen === null ? roleIn(page, root) : linkRoleIn(page, root)) ??
      (recipients.length === 0 ? (now?.role ?? null) : null),
    notify: recipients.length === 0 ? null : tickIn(root, page.notify),
    before: link === 'unchanged' ? null : chosen === null ? view.opened : now,
    ...page.terms?.(view),
  };
}

/** The role that choosing this option gives to those who have an open link, where that is more than now. */
function roleChosen(
  { roles }: SharePage,
  control: Element | null,
  now: SharingState | null,
): Role | null {
  if (roles === undefined || !isOneOf(control, roles.locator) || isOn(control)) return null;
  // A closed link gives nobody a role, and one whose reach cannot be read is a gap.
  if (now === null || now.link === 'restricted') return null;
  const role = roles.role(control);
  const isMore = now.role === null || ROLES.indexOf(role ?? now.role) > ROLES.indexOf(now.role);
  return isMore ? role : null;
}

const isUse = (control: Element, known: Control) => controlAt(control, known) === control;

function takes({ confirm, copy }: SharePage, control: Element): boolean {
  return [confirm, copy].some((known) => known !== undefined && isUse(control, known));
}

/** Copying a link that opens to nobody new shares nothing. */
function isNothing(link: LinkReach, copying: boolean): boolean {
  return copying && link === 'restricted';
}

/** How far the link reaches once the dialog is confirmed; `unchanged` where nothing was chosen anew. */
function linkAfter(
  page: SharePage,
  { opened }: View,
  now: SharingState | null,
  copying: boolean,
): LinkReach | null {
  const link = now?.link ?? null;
  if (copying) return link;
  const isChosenFirst =
    page.options === undefined
      ? page.shown !== undefined && opened !== null
      : page.options.takes === 'choose';
  return !isChosenFirst || link === null || link === opened?.link ? 'unchanged' : link;
}

function tickIn(root: Element, places: Locator | undefined): boolean | null {
  const box = places === undefined ? null : find(root, places);
  return box === null ? null : isTicked(box);
}

function peopleIn(page: SharePage, root: Element) {
  const chips = page.people === undefined ? [] : findAll(root, page.people);
  const outer = chips.filter((chip) => !chips.some((one) => one !== chip && one.contains(chip)));
  const domains = outer.map((chip) => domainInText(saidBy(chip)));
  for (const field of page.typed === undefined ? [] : findAll(root, page.typed)) {
    const text = 'value' in field ? String(field.value) : textOf(field, 20_000);
    for (const word of text.slice(0, 20_000).split(/[;,\s]+/u)) domains.push(domainInText(word));
  }
  return countByDomain(domains);
}

/** A role that stands beside people who are being added is theirs, not the link's. */
function linkRoleIn(page: SharePage, root: Element): Role | null {
  return peopleIn(page, root).length > 0 ? null : roleIn(page, root);
}

function roleIn(page: SharePage, root: Element): Role | null {
  if (page.role === undefined) return null;
  for (const element of findAll(root, page.role)) {
    const said = 'value' in element ? String(element.value) : '';
    const role = page.roleOf
      ? page.roleOf(element)
      : roleNamed(`${accessibleName(element)} ${said}`);
    if (role !== null) return role;
  }
  return null;
}
