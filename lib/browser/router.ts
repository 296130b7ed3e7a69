/** Takes messages, checks who sent them, parses them, and answers. One place for all of them. */
import { browser, type Runtime } from './extension.ts';
import { ContentMessage, PageMessage } from './messages.ts';

/** Where a content message comes from. */
export interface ContentSender {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}

export interface Routes {
  readonly content: (message: ContentMessage, sender: ContentSender) => Promise<unknown>;
  readonly page: (message: PageMessage) => Promise<unknown>;
}

/** Starts to take messages. Anything that is not one of ours gets no answer. */
export function route(routes: Routes): void {
  const ownPages = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    // Our own pages run under the extension's address; everything else is a content script.
    if (sender.url?.startsWith(ownPages) === true) {
      const request = PageMessage.safeParse(message);
      return request.success ? routes.page(request.data) : undefined;
    }
    const request = ContentMessage.safeParse(message);
    const tabId = sender.tab?.id;
    if (!request.success || tabId === undefined) return undefined;
    return routes.content(request.data, {
      tabId,
      frameId: sender.frameId ?? 0,
      url: sender.url ?? '',
    });
  });
}
