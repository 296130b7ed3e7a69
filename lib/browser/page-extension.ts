/**
 * The door to the extension API for content scripts. They need a few calls that Chromium and Firefox
 * offer alike, and are loaded into people's pages: the polyfill would cost them 3 KB each time.
 */
import type { Browser } from 'webextension-polyfill';

interface PageApi {
  readonly i18n: Pick<Browser['i18n'], 'getMessage' | 'getUILanguage'>;
  readonly runtime: Pick<Browser['runtime'], 'sendMessage'> & {
    readonly onMessage: {
      /** Answers are given with `answer`, before the listener returns: Chromium takes promises from 144 on only. */
      readonly addListener: (
        listener: (
          message: unknown,
          sender: unknown,
          answer: (response: unknown) => void,
        ) => undefined,
      ) => void;
    };
    /** Gone once the extension was updated or taken away under this page (measured on Chromium 156). */
    readonly id?: string;
  };
}

const scope = globalThis as { readonly browser?: PageApi; readonly chrome?: PageApi };

/** Firefox calls it `browser`, Chromium `chrome`; both answer with promises in Manifest V3. */
export const pageApi = (scope.browser ?? scope.chrome) as PageApi;
