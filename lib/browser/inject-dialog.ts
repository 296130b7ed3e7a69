/** Brings the dialogs to the frame that has something to show, in the language of this browser. */
import { type Language, languageFor } from '../policy/languages.ts';
import { browser } from './extension.ts';
import type { ContentSender } from './router.ts';

const DIALOGS = 'content-scripts/dialog.js';

/** Words of one language only: six would weigh more than the dialogs themselves. */
const WORDS: Readonly<Record<Language, string>> = {
  en: 'words-en.js',
  de: 'words-de.js',
  fr: 'words-fr.js',
  es: 'words-es.js',
  ja: 'words-ja.js',
  ar: 'words-ar.js',
};

/**
 * Puts the dialogs, behind their words, beside the guard that asked for them.
 * @returns false where the browser does not let it happen: the frame is gone, or its host is kept from extensions.
 */
export async function injectDialog({ tabId, frameId }: ContentSender): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      // In one call, so that the second file costs no second round trip; files run in this order.
      files: [WORDS[languageFor(browser.i18n.getUILanguage())], DIALOGS],
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}
