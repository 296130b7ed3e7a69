/** Microsoft Forms: who may answer. The choice is saved as it is made. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName } from '../dom.ts';
import { sharePage } from '../share-page.ts';
import type { Locator } from '../surface.ts';

const SEEN = 'help pages of Microsoft Forms and public documentation, 2026-11; by name';
const low = (...selectors: string[]): Locator => ({ selectors, seen: SEEN, sure: 'low' });

/** "Anyone can respond" and the two narrower choices, as the product names them. */
const NAMES: ReadonlyArray<readonly [LinkReach, RegExp]> = [
  [
    'anyone_with_link',
    /^(anyone can respond|jeder kann antworten|każdy może odpowiedzieć|誰でも返信できます)/iu,
  ],
  [
    'organisation',
    /^(only people in my organi[sz]ation|nur personen in meiner organisation|tylko osoby w mojej organizacji)/iu,
  ],
  ['restricted', /^(specific people in my|bestimmte personen in meiner)/iu],
];

export const microsoftForms = sharePage({
  id: 'share/microsoft-forms',
  product: 'Microsoft Forms',
  platform: 'microsoft',
  matches: ['https://forms.office.com/*', 'https://forms.cloud.microsoft/*'],
  capability: 'inform',
  root: low('body:has([role="radio"], [role="option"], [role^="menuitem"], input[type="radio"])'),
  path: /^\/(pages|forms)\/designpage/iu,
  resource: { type: 'form', id: /[?&](?:form)?id=([^&#]+)/iu },
  options: {
    locator: low(
      '[role="radio"], [role="option"], [role^="menuitem"], label:has(input[type="radio"])',
    ),
    reach: (option) => NAMES.find(([, words]) => words.test(accessibleName(option)))?.[0] ?? null,
    takes: 'write',
  },
});
