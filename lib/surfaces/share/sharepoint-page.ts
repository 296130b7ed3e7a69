/** Parts of Microsoft's share dialog that take more than a selector. */
import type { LinkReach, Recipient, Role } from '../../activity/activity.ts';
import {
  accessibleName,
  domainInText,
  find,
  findAll,
  isTicked,
  isVisible,
  textOf,
} from '../dom.ts';
import { countByDomain, reachNamed, roleNamed } from '../share-names.ts';
import type { Locator } from '../surface.ts';

/**
 * Chosen people. A person of the organisation may show a name alone; then no domain can be read and
 * the pill is left out. An outside address always shows itself (facts §2: it has nothing else).
 */
const PILLS: Locator = {
  selectors: [
    '.od-SendLink-email [data-selection-index]',
    '.od-SendLink-email .ms-PickerItem-content',
    '.od-SendLink-email [role="listitem"]',
  ],
  seen: 'Fluent people picker; the input beside it in public automation code, 2026-08',
  sure: 'low',
};
const TYPED: Locator = {
  selectors: ['.od-SendLink-email input'],
  seen: 'public automation code, confirmed there on live pages 2026-08',
  sure: 'high',
};

/** The people a link would be sent to, by domain: pills, and an address typed but not yet a pill. */
export function newRecipients(root: Element): Recipient[] {
  const pills = findAll(root, PILLS);
  const outer = pills.filter(
    (pill) => !pills.some((other) => other !== pill && other.contains(pill)),
  );
  const domains = outer.map((pill) => {
    const inner = [pill, ...pill.querySelectorAll('[title], [aria-label], [data-email]')];
    const said = inner.flatMap((part) =>
      ['title', 'aria-label', 'data-email'].map((name) => part.getAttribute(name) ?? ''),
    );
    return domainInText([...said, textOf(pill)].join(' '));
  });
  for (const input of findAll(root, TYPED)) {
    for (const word of (input as HTMLInputElement).value.slice(0, 20_000).split(/[;,\s]+/u)) {
      domains.push(domainInText(word));
    }
  }
  return countByDomain(domains);
}

const AUDIENCE: Locator = {
  selectors: [
    '[role="radio"][data-key]',
    'input[type="radio"][data-key]',
    '.od-AudienceChoiceGroup-main[data-key]',
  ],
  seen: 'public automation code, confirmed there on live pages 2026-08',
  sure: 'high',
};

/** The audience chosen in "Link settings": by key for "Anyone", by its words for the others. */
export function chosenReach(root: Element): LinkReach | null {
  const chosen = findAll(root, AUDIENCE).find(
    (radio) =>
      isTicked(radio) || radio.querySelector('input:checked, [aria-checked="true"]') !== null,
  );
  if (chosen === undefined) return null;
  // Of the keys only 2 is attested (facts, table).
  if (chosen.getAttribute('data-key') === '2') return 'anyone_with_link';
  return reachNamed(accessibleName(chosen) || textOf(chosen.closest('label')));
}

const SETTINGS: Locator = {
  selectors: ['[data-automationid="Footer-button-settings"]', '#Footer-button-settings'],
  seen: 'public automation code, confirmed there on live pages 2026-08',
  sure: 'high',
};

/** How far the link reaches now: the open settings where they show, else the words on their button. */
export function linkReach(root: Element): LinkReach | null {
  const open = findAll(root, AUDIENCE).some(isVisible);
  return open ? chosenReach(root) : reachNamed(settingsText(root));
}

/** What the link lets people do, by the words on the settings button ("… can edit"), or null. */
export function linkRole(root: Element): Role | null {
  return roleNamed(settingsText(root));
}

function settingsText(root: Element): string {
  const button = find(root, SETTINGS);
  return button === null ? '' : textOf(button) || accessibleName(button);
}
