/** Parts of Microsoft's share dialog that take more than a selector. */
import type { LinkReach, Recipient, Resource, Role, ShareFacts } from '../../activity/activity.ts';
import {
  accessibleName,
  domainInText,
  find,
  findAll,
  hostOf,
  isVisible,
  saidBy,
  textOf,
} from '../dom.ts';
import { isOn } from '../reach-controls.ts';
import { countByDomain, reachNamed, roleNamed } from '../share-names.ts';
import type { Locator, SharingState, View } from '../surface.ts';

const LIVE = 'public automation code, confirmed there on live pages 2026-08';
const SOURCE = "Microsoft's sharing control as once published (2017), read 2026-11";

export const PARTS = {
  /**
   * Chosen people. A person of the organisation may show a name alone; then no domain can be read and
   * the pill is left out. An outside address always shows itself (facts §2: it has nothing else).
   */
  pills: {
    selectors: [
      '.od-SendLink-email [data-selection-index]',
      '.od-SendLink-email .ms-PickerPersona-container',
      '.od-SendLink-email .ms-PickerItem-content',
      '.od-SendLink-email [role="listitem"]',
    ],
    seen: `people picker of Fluent UI 8, read 2026-11; its place: ${SOURCE}`,
    sure: 'medium',
  },
  remove: {
    selectors: ['.ms-PickerItem-removeButton', 'button'],
    seen: 'people picker of Fluent UI 8, read 2026-11',
    sure: 'medium',
  },
  typed: { selectors: ['.od-SendLink-email input'], seen: LIVE, sure: 'high' },
  audience: {
    selectors: [
      '[role="radio"][data-key]',
      'input[type="radio"][data-key]',
      '.od-AudienceChoiceGroup-main[data-key]',
    ],
    seen: LIVE,
    sure: 'high',
  },
  settings: {
    selectors: ['[data-automationid="Footer-button-settings"]', '#Footer-button-settings'],
    seen: LIVE,
    sure: 'high',
  },
  apply: {
    selectors: ['#od-ModifyPermissions-apply-id', 'button.od-ModifyPermissions-apply'],
    seen: LIVE,
    sure: 'high',
  },
  /** "Allow editing", as a tick box. */
  edit: { selectors: ['.od-PermissionsSettings-allowEdit'], seen: SOURCE, sure: 'low' },
  /** "Can edit", as a list of roles. */
  roles: {
    selectors: ['.od-ModifyPermissions [role="combobox"]', '.od-ModifyPermissions [role="option"]'],
    seen: 'inferred from Fluent UI 9, 2026-11; by name',
    sure: 'low',
  },
  expiry: {
    selectors: ['input[id^="datePicker-input"]', '.od-PermissionsSettings-datePicker input'],
    seen: `${LIVE}; ${SOURCE}`,
    sure: 'high',
  },
  password: {
    selectors: [
      'input[data-automationid="share_link_password"]',
      '[data-automationid="share_link_password"] input',
    ],
    seen: LIVE,
    sure: 'high',
  },
} as const satisfies Record<string, Locator>;

type Look = Pick<View, 'root' | 'parts'>;

/** The locators as declared, or as the policy has updated them. */
export const partsOf = ({ parts }: Look): Record<keyof typeof PARTS, Locator> => ({
  ...PARTS,
  ...parts,
});

/** The visible elements of a part: the settings may be kept hidden while they are closed. */
export const visible = (view: Look, part: keyof typeof PARTS): Element[] =>
  findAll(view.root, partsOf(view)[part]).filter(isVisible);

/** Pills of people, each once: an outer element stands for those inside it. */
export function pillsIn(view: Look): Element[] {
  const pills = findAll(view.root, partsOf(view).pills);
  return pills.filter((pill) => !pills.some((other) => other !== pill && other.contains(pill)));
}

/** The people a link would be sent to, by domain: pills, and an address typed but not yet a pill. */
export function newRecipients(view: Look): Recipient[] {
  const domains = pillsIn(view).map((pill) => domainInText(saidBy(pill)));
  for (const input of findAll(view.root, partsOf(view).typed)) {
    for (const word of (input as HTMLInputElement).value.slice(0, 20_000).split(/[;,\s]+/u)) {
      domains.push(domainInText(word));
    }
  }
  return countByDomain(domains);
}

/** The audience that an option of "Link settings" stands for: by key for "Anyone", by its words for the others. */
export function reachOf(radio: Element): LinkReach | null {
  // Of the keys only 2 is attested (facts, table).
  if (radio.getAttribute('data-key') === '2') return 'anyone_with_link';
  return reachNamed(accessibleName(radio) || textOf(radio.closest('label')));
}

/** The audience chosen in "Link settings". */
function chosenReach(view: Look): LinkReach | null {
  const chosen = visible(view, 'audience').find(
    (radio) => isOn(radio) || radio.querySelector('[aria-checked="true"]') !== null,
  );
  return chosen === undefined ? null : reachOf(chosen);
}

/** How far the link reaches now: the open settings where they show, else the words on their button. */
export function linkReach(view: Look): LinkReach | null {
  return visible(view, 'audience').length > 0 ? chosenReach(view) : reachNamed(settingsText(view));
}

/** What the link lets people do, by the open settings or the words on their button ("… can edit"), or null. */
export function linkRole(view: Look): Role | null {
  const [box] = visible(view, 'edit');
  if (box !== undefined) return isOn(box) ? 'edit' : 'view';
  const lists = visible(view, 'roles').filter((one) => !isOption(one));
  return [settingsText(view), ...lists.map(saidShort)].map(roleNamed).find(Boolean) ?? null;
}

/** What the dialog would make of the link as it stands. */
export function stateOf(view: Look): SharingState | null {
  const link = linkReach(view);
  return link === null ? null : { link, role: linkRole(view) };
}

export const isOption = (element: Element): boolean => element.getAttribute('role') === 'option';

/** A list's value; its label may be "Permissions", in which no role is named. */
export const saidShort = (element: Element): string =>
  'value' in element ? String(element.value) : textOf(element);

function settingsText(view: Look): string {
  const button = find(view.root, partsOf(view).settings);
  return button === null ? '' : textOf(button) || accessibleName(button);
}

/** Role, and expiry and password where the open settings show their fields. */
export function linkTerms(view: Look, now: number) {
  const value = (part: 'expiry' | 'password') =>
    (visible(view, part)[0] as HTMLInputElement | undefined)?.value.trim().slice(0, 100);
  const date = value('expiry');
  const secret = value('password');
  const language = view.root.ownerDocument.documentElement.lang;
  return {
    role: linkRole(view),
    ...(date !== undefined && {
      expiresInDays: date === '' ? ('never' as const) : daysUntil(date, language, now),
    }),
    ...(secret !== undefined && { password: secret !== '' }),
  } satisfies Partial<ShareFacts>;
}

/**
 * Whole days from today until a date as a page writes it: `Thu Dec 24 2026`, or numbers in the order of the
 * page's language.
 * @returns null where the order is not known.
 */
export function daysUntil(shown: string, language: string, now: number): number | null {
  const [one = 0, two = 0, three = 0, ...more] = (shown.match(/\d+/gu) ?? []).map(Number);
  let at = Date.parse(shown);
  if (three > 0 && more.length === 0) {
    if (language === '' && one < 1000) return null;
    const monthFirst = /^en(-us)?$/iu.test(language);
    const [year, month, day] =
      one > 1000 ? [one, two, three] : monthFirst ? [three, one, two] : [three, two, one];
    at = new Date(year, month - 1, day).getTime();
  }
  const day = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((day(at) - day(now)) / 86_400_000);
  return days >= 0 ? days : null;
}

/**
 * List and item as the frame's address names them, and the site or the person's drive that they lie in. The
 * item's name stands there too and is not read.
 */
export function resourceOf(url: URL): Resource {
  const list = url.searchParams.get('listId');
  const item = `${list ?? ''}/${url.searchParams.get('listItemId') ?? ''}`;
  const web = url.pathname.toLowerCase().replace(/\/_layouts\/.*$/u, '');
  const type = web.startsWith('/personal/') ? 'drive' : 'site';
  return {
    type: 'unknown',
    id: list === null ? null : item.slice(0, 512),
    label: null,
    container: { type, id: `${hostOf(url)}${web}`.slice(0, 512) },
  };
}
