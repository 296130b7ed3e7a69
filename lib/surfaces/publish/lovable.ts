/** Lovable: a project becomes a website. Its pages are English only. */
import { isNamed } from '../button-names.ts';
import { textOf } from '../dom.ts';
import { publishPage } from '../publish-page.ts';
import type { ReachOptions } from '../reach-controls.ts';
import { reachFixes } from '../reach-fixes.ts';
import { visibilityOf } from '../visibility-names.ts';

const SEEN = 'public automation code that publishes (lovagentic), 2026-04';

const OPTIONS: ReachOptions = {
  locator: {
    selectors: [
      '[role="dialog"] [role="radio"], [role="menu"] [role="radio"], [role="alertdialog"] [role="radio"]',
    ],
    seen: SEEN,
    sure: 'medium',
  },
  reach: visibilityOf,
  takes: 'choose',
  // Once published, the choice stands there as text.
  current: { selectors: ['p, span, button'], seen: SEEN, sure: 'low' },
  currentReach: (shown) =>
    /^(public|anyone with the (url|link)|within workspace|selected members.*)$/iu.test(
      textOf(shown),
    )
      ? visibilityOf(shown)
      : null,
};

export const lovable = publishPage({
  id: 'publish/lovable',
  product: 'Lovable',
  platform: 'lovable',
  matches: ['https://lovable.dev/projects/*'],
  capability: 'hold',
  root: {
    selectors: ['[role="dialog"]', '[role="alertdialog"]', '[role="menu"]'],
    seen: SEEN,
    sure: 'medium',
  },
  resource: { type: 'site', id: /^\/projects\/([\w-]+)/u },
  options: OPTIONS,
  confirm: [
    {
      name: 'Publish',
      locator: {
        selectors: ['[role="dialog"] button, [role="menu"] button, [role="alertdialog"] button'],
        seen: SEEN,
        sure: 'medium',
      },
      takes: 'confirm',
      accepts: isNamed('publish'),
      release: 'click',
    },
  ],
  // docs.lovable.dev: once published, anyone who has the address can visit.
  reach: 'anyone_with_link',
  fixes: reachFixes(OPTIONS, 'script'),
});
