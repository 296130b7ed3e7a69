/** Brings the dialogs to the frame that has something to show. */
import { browser } from './extension.ts';
import type { ContentSender } from './router.ts';

const FILE = 'content-scripts/dialog.js';

/**
 * Puts the dialogs beside the guard that asked for them.
 * @returns false where the browser does not let it happen: the frame is gone, or its host is kept from extensions.
 */
export async function injectDialog({ tabId, frameId }: ContentSender): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [FILE],
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}
