/** Google Apps Script: the dialog that deploys a script as a web app. */
import type { LinkReach, PublishFacts } from '../../activity/activity.ts';
import { accessibleName, choiceOf, findAll } from '../dom.ts';
import { publishPage } from '../publish-page.ts';
import type { Locator, View } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'guides to deploying a web app in English and German, 2026-10; words alone',
  sure: 'low',
});

/** "Execute as" and "Who has access", as they stand: their values differ, whatever they are called. */
const LISTS = low('[role="dialog"] :is([role="combobox"], [role="listbox"], select)');

const ACCESS: ReadonlyArray<readonly [LinkReach, RegExp]> = [
  ['restricted', /^(only myself|nur ich)/iu],
  ['organisation', /^(anyone|jeder|alle) (within|in|innerhalb)\b/iu],
  ['anyone_with_link', /^(anyone|jeder)\b/iu],
];

const chosen = ({ root }: View): string[] => findAll(root, LISTS).map(choiceOf);

function reachIn(view: View): LinkReach | null {
  for (const value of chosen(view)) {
    const reach = ACCESS.find(([, words]) => words.test(value))?.[0];
    if (reach !== undefined) return reach;
  }
  return null;
}

/** "Anyone" is truly anyone; "Anyone with Google account" signs in with any account of Google's. */
const isAnonymous = (view: View) =>
  reachIn(view) === 'anyone_with_link' && !chosen(view).some((value) => /google/iu.test(value));

function runsAs(view: View): PublishFacts['runsAs'] {
  const values = chosen(view);
  if (values.some((value) => /^(me|ich)\b/iu.test(value))) return 'maker';
  return values.some((value) => /^(user|nutzer)/iu.test(value)) ? 'viewer' : 'unknown';
}

export const googleAppsScript = publishPage({
  id: 'publish/google-apps-script',
  product: 'Google Apps Script',
  platform: 'google',
  matches: ['https://script.google.com/*'],
  capability: 'inform',
  root: low('body:has([role="dialog"])'),
  path: /\/projects\/|\/d\//u,
  resource: { type: 'app', id: /\/(?:projects|d)\/([\w-]{8,200})/u },
  reach: reachIn,
  signIn: (reach, view) => {
    if (reach === 'anyone_with_link' && isAnonymous(view)) return 'none';
    return 'required';
  },
  runsAs,
  openEndpoints: (view) => (isAnonymous(view) ? 1 : 0),
  confirm: [
    {
      name: 'Deploy',
      locator: low('[role="dialog"] button', '[role="dialog"] [role="button"]'),
      takes: 'confirm',
      accepts: (button) => /^(deploy|bereitstellen)$/iu.test(accessibleName(button)),
      release: 'again',
    },
  ],
  // "Me (ann@acme.example)"
  account: LISTS,
});
