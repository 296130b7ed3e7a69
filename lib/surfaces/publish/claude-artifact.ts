/** Claude: an artifact gets a page of its own. Known by its words alone. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName } from '../dom.ts';
import { publishPage } from '../publish-page.ts';
import { visibilityNamed } from '../visibility-names.ts';

const SEEN = 'support.claude.com and code.claude.com, artifacts, 2026-11: roles and names only';

/** What each button or option opens: personal plans publish, those of organisations share inside. */
function reachOf(element: Element): LinkReach | null {
  const name = accessibleName(element).trim();
  if (/^publish to (the )?web$$/iu.test(name)) return 'public';
  if (
    /^(publish( artifact)?|(artefakt )?veröffentlichen|publier|publicar|pubblica|公開)$/iu.test(
      name,
    )
  )
    return 'anyone_with_link';
  if (
    /^share with (your )?(team|organi[sz]ation)|^mit .{0,20}(team|organisation) teilen/iu.test(name)
  )
    return 'organisation';
  // Buttons and entries of other dialogs, such as plans, may begin with the same words.
  return element.matches('[role="radio"], [role="menuitemradio"]') ? visibilityNamed(name) : null;
}

export const claudeArtifact = publishPage({
  id: 'publish/claude-artifact',
  product: 'Claude artifacts',
  platform: 'anthropic',
  matches: ['https://claude.ai/*'],
  capability: 'inform',
  root: { selectors: ['[role="dialog"]', '[role="menu"]'], seen: SEEN, sure: 'low' },
  resource: { type: 'page', id: /\/artifacts?\/([\w-]{8,})/u },
  options: {
    locator: {
      selectors: ['[role="dialog"] button, [role="radio"], [role="menuitemradio"]'],
      seen: SEEN,
      sure: 'low',
    },
    reach: reachOf,
    takes: 'write',
  },
});
