/** Google Docs, Sheets and Slides: File > Share > Publish to web. */
import { accessibleName, findAll, isTicked, labelOf } from '../dom.ts';
import { GOOGLE_ACCOUNT, GOOGLE_FILE_ID, googleType } from '../google-page.ts';
import { isPublishing } from '../publish-names.ts';
import { publishPage } from '../publish-page.ts';
import type { Locator, View } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'help of the editors and guides to publishing a sheet in English and German, 2026-11; words alone',
  sure: 'low',
});

/** The editors have other dialogs with a button "Publish". */
const DIALOG = /publish to (the )?web|im web veröffentlichen/iu;
const BOXES = low('[role="dialog"] :is(input[type="checkbox"], [role="checkbox"])');
const NARROWED = /sign in|restrict|anmeld|beschränk/iu;

/** Public, unless the organisation asks its readers to sign in. */
function reachIn({ root }: View): 'organisation' | 'public' {
  const boxes = findAll(root, BOXES);
  return boxes.some((box) => isTicked(box) && NARROWED.test(labelOf(box)))
    ? 'organisation'
    : 'public';
}

export const googlePublishToWeb = publishPage({
  id: 'publish/google-publish-to-web',
  product: 'Google Docs, Sheets and Slides',
  platform: 'google',
  matches: ['document', 'spreadsheets', 'presentation'].map(
    (editor) => `https://docs.google.com/${editor}/*`,
  ),
  capability: 'inform',
  root: low('body:has([role="dialog"])'),
  path: /^\/(document|spreadsheets|presentation)\//u,
  resource: { type: ({ url }) => googleType(url), id: GOOGLE_FILE_ID },
  reach: reachIn,
  confirm: [
    {
      name: 'Publish',
      locator: low('[role="dialog"] button', '[role="dialog"] [role="button"]'),
      takes: 'confirm',
      accepts: (button) => {
        const dialog = button.closest('[role="dialog"]');
        return (
          dialog !== null &&
          isPublishing(accessibleName(button)) &&
          DIALOG.test(accessibleName(dialog))
        );
      },
      release: 'again',
    },
  ],
  account: GOOGLE_ACCOUNT,
});
