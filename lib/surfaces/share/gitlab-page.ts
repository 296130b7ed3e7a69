/** What gitlab.com and GitLab's own installations have in common. */
import type { LinkReach, ShareFacts } from '../../activity/activity.ts';
import { find } from '../dom.ts';
import type { SharePage } from '../share-page.ts';
import type { Locator, View } from '../surface.ts';

const SEEN = 'app/assets/javascripts of GitLab, settings_panel and invite_members, 2026-07';
const source = (...selectors: string[]): Locator => ({ selectors, seen: SEEN, sure: 'high' });

/** Levels of `visibility_level` (lib/gitlab/visibility_level.rb). Internal is everybody with an account there. */
export const LEVELS: Readonly<Record<string, LinkReach>> = {
  '0': 'restricted',
  '10': 'organisation',
  '20': 'public',
};

const MODAL = '[data-testid="invite-modal"]';
const SELECT = 'select[name="project[visibility_level]"]';
const EXPIRY = source(`${MODAL} input[id$="_expires_at"]`);
const levelOf = (field: Element): LinkReach | null =>
  'value' in field ? (LEVELS[String(field.value)] ?? null) : null;

/** A first day without access, as whole days from now; an empty field never ends it. */
function termsIn({ root }: View): Partial<ShareFacts> {
  const field = find(root, EXPIRY);
  if (field === null || !('value' in field)) return {};
  const ends = Date.parse(String(field.value));
  if (String(field.value) === '') return { expiresInDays: 'never' };
  return Number.isNaN(ends)
    ? {}
    : { expiresInDays: Math.max(0, Math.ceil((ends - Date.now()) / 86_400_000)) };
}

export const GITLAB: Omit<SharePage, 'id' | 'product' | 'matches'> = {
  platform: 'gitlab',
  capability: 'hold',
  root: source(
    `body:has(${MODAL} [data-testid="modal-base-intro-text"], ${SELECT}, input[name="group[visibility_level]"])`,
  ),
  resource: {
    type: ({ document }) =>
      document.querySelector('input[name="group[visibility_level]"]') === null
        ? 'repository'
        : 'workspace',
    id: /^\/(?:groups\/)?([^?#]+?)(?:\/-\/|\/edit|[?#]|$)/u,
  },
  options: {
    locator: source('input[name="group[visibility_level]"]'),
    reach: levelOf,
    takes: 'choose',
    current: source(SELECT),
    currentReach: levelOf,
  },
  people: source(`${MODAL} .gl-token-selector-token-container`),
  typed: source(`${MODAL} [data-testid="members-token-select-input"]`),
  role: source(`${MODAL} [data-testid="access-level-dropdown"]`),
  // Guests and planners read; reporters read code; developers and above change it (permissions, docs).
  roleOf: ({ textContent }) =>
    /owner|eigentümer|inhaber/iu.test(textContent)
      ? 'own'
      : /maintainer|developer|entwickler/iu.test(textContent)
        ? 'edit'
        : /guest|gast|reporter|planner/iu.test(textContent)
          ? 'view'
          : null,
  terms: termsIn,
  confirm: {
    name: 'Invite or save',
    locator: source(
      '[data-testid="invite-modal-submit"], [data-testid="project-features-save-button"]',
      // Group settings: the form around the levels.
      'form:has(input[name="group[visibility_level]"]) [type="submit"]',
    ),
    takes: 'confirm',
    release: 'click',
  },
  fixes: [
    {
      does: 'link-restricted',
      by: 'person',
      next: ({ document }) => visibilityField(document, '0'),
    },
    {
      does: 'expire-in-30-days',
      by: 'person',
      next: ({ document }) => find(document, EXPIRY),
    },
  ],
};

/** The list of levels, until it stands at the one that is wanted. */
function visibilityField(document: Document, level: string): Element | null {
  const list = document.querySelector<HTMLSelectElement>(SELECT);
  return list === null || list.value === level ? null : list;
}
