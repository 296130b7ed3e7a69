/** A page of the extension, as a test uses it to talk to the worker. */
import type { Page } from 'playwright-core';

/** Sends a message as the popup and the status page do. @param page one of the extension's own @returns the answer */
export function sendFrom(page: Page, message: object): Promise<unknown> {
  return page.evaluate(
    (said) =>
      (
        globalThis as unknown as {
          chrome: { runtime: { sendMessage: (message: unknown) => Promise<unknown> } };
        }
      ).chrome.runtime.sendMessage(said),
    message,
  );
}
