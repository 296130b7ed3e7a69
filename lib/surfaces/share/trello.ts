/** Trello: who sees a board, people who are added to it, and links by which anyone may join it. */
import type { LinkReach, Role } from '../../activity/activity.ts';
import { accessibleName, find } from '../dom.ts';
import { reachFix } from '../reach-controls.ts';
import { sharePage } from '../share-page.ts';
import type { Locator, SharingState, View } from '../surface.ts';

const SOURCE =
  "Trello's web client, sources as delivered, 2025-12; public automation code, 2026-03";
const high = (...selectors: string[]): Locator => ({ selectors, seen: SOURCE, sure: 'high' });

const LEVELS: Readonly<Record<string, LinkReach>> = {
  private: 'restricted',
  org: 'organisation',
  enterprise: 'organisation',
  public: 'public',
};

/** Private, workspace, organisation, public, always in this order; their test ids end in words of the page's language. */
const CHOOSER = '[data-testid^="board-visibility-dropdown-"]';
const NEW_BOARD = '[data-testid="create-board-title-input"]';
const LEVELS_TO_CHOOSE = { locator: high(CHOOSER), reach: levelOf };
const LEVEL_BUTTON = '[data-testid^="board-visibility-option-"]';
const LINK_THERE = '[data-testid="board-invite-link-copy-button"]';

export const trello = sharePage({
  id: 'share/trello',
  product: 'Trello',
  platform: 'atlassian',
  // A board is opened from the list of boards without a new page.
  matches: ['https://trello.com/*'],
  path: /^\/b\//u,
  capability: 'hard-hold',
  // The second finds Trello's own question, "Change to public?".
  root: high(
    `[role="dialog"]:has([data-testid="board-invite-modal-close-button"], ${CHOOSER})`,
    '[role="dialog"]',
  ),
  resource: { type: 'board', id: /^\/b\/([\w-]+)/u },
  options: { ...LEVELS_TO_CHOOSE, takes: 'write' },
  // A link by which anyone joins the board.
  toggle: {
    locator: high('[data-testid="board-invite-link-create-button"]'),
    on: 'anyone_with_link',
  },
  copy: { name: 'Copy link', locator: high(LINK_THERE), takes: 'write', release: 'click' },
  shown,
  people: high('.autocomplete-selected > :not(input)'),
  typed: high('[data-testid="add-members-input"]'),
  role: high(
    '[data-testid="member-type-select"] [data-testid="board-permission-selector-dropdown--trigger"]',
  ),
  roleOf: (trigger) => roleNamed(accessibleName(trigger)),
  confirm: {
    name: 'Share',
    locator: high('[data-testid="team-invite-submit-button"]'),
    takes: 'confirm',
    release: 'click',
  },
  fixes: [levelFix('link-organisation'), levelFix('link-restricted')],
});

function levelOf(option: Element): LinkReach | null {
  const all = [...option.ownerDocument.querySelectorAll(CHOOSER)];
  const at = all.indexOf(option);
  // The same chooser is part of the form for a new board, where it writes nothing.
  const isNew = option.ownerDocument.querySelector(NEW_BOARD) !== null;
  if (at < 0 || all.length < 3 || isNew) return null;
  if (at === 0) return 'restricted';
  return at === all.length - 1 ? 'public' : 'organisation';
}

/** The board's level stands in the test id of the button in its header, in no language. */
function shown({ ownerDocument }: Element): SharingState | null {
  const id = ownerDocument.querySelector(LEVEL_BUTTON)?.getAttribute('data-testid') ?? '';
  const level = LEVELS[id.slice(24)];
  const isOpen = level !== 'public' && ownerDocument.querySelector(LINK_THERE) !== null;
  return level === undefined ? null : { link: isOpen ? 'anyone_with_link' : level, role: null };
}

const ROLES: ReadonlyArray<readonly [Role, RegExp]> = [
  ['own', /\badmin/iu],
  ['view', /observ|beobacht/iu],
  ['edit', /member|mitglied|miembro|membre|membro|lid\b/iu],
];

function roleNamed(label: string): Role | null {
  return ROLES.find(([, words]) => words.test(label))?.[0] ?? null;
}

function levelFix(does: 'link-organisation' | 'link-restricted') {
  const opener = ({ document }: View) => find(document, high(LEVEL_BUTTON));
  return reachFix(does, LEVELS_TO_CHOOSE, opener, ({ root }) => shown(root)?.link ?? null);
}
