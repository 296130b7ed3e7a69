/** Whose flow a request of another tab may belong to: what is known of hosts and of tabs at one moment. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFlowTracker } from '../../../lib/browser/flow-tracker.ts';
import { FLOW_LIFETIME } from '../../../lib/surfaces/consent-flow.ts';
import { endWorker, extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const ASK = 'https://login.example/oauth/authorize?client_id=app-1&response_type=code';
const PAGE = 'https://login.example/settings';
let tracker: ReturnType<typeof createFlowTracker>;

function startWorker(): void {
  endWorker();
  const nothing = () => undefined;
  const settles = () => Promise.resolve();
  tracker = createFlowTracker({
    ...{ ended: settles, left: settles, over: nothing, document: nothing },
    ...{ asked: nothing, arrived: nothing, pushed: nothing },
  });
}
const commit = (tabId: number, url: string) => {
  extension.tabs.urls.set(tabId, url);
  extension.webNavigation.onCommitted.tell({ tabId, url, frameId: 0, transitionType: 'link' });
};
const withPage = () => [1, 2, 3].filter((tabId) => tracker.hasPage(tabId));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  freshBrowser();
  extension.tabs.urls.clear();
  startWorker();
});
afterEach(() => void vi.useRealTimers());

it('a flow that nobody ended stands for its host no longer than a person takes', async () => {
  extension.webRequest.onBeforeRequest.tell({ tabId: 1, url: ASK, requestId: 'r' });
  await tracker.flowOf(1);
  vi.setSystemTime(Date.now() + FLOW_LIFETIME - 1);
  expect(tracker.newestAt('login.example')).toBe(1);
  vi.setSystemTime(Date.now() + 1);
  expect(tracker.newestAt('login.example')).toBeNull();
});

it('a tab has a page of its own while it shows one of a website', () => {
  commit(1, PAGE);
  commit(2, 'about:blank');
  commit(3, 'chrome-extension://handrail/blocked.html');
  expect(withPage()).toEqual([1]);
  commit(2, PAGE);
  commit(1, 'about:blank');
  expect(withPage()).toEqual([2]);
  extension.tabs.onRemoved.tell(2);
  expect(withPage()).toEqual([]);
});

it('the next worker knows which tabs have one', async () => {
  commit(1, PAGE);
  commit(2, 'about:blank');
  startWorker();
  await tracker.ready;
  expect(withPage()).toEqual([1]);
});
