/** Authorize requests by tab: kept over the end of the worker, handed to pop-ups, forgotten in time. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AskedRequest, createFlowTracker } from '../../../lib/browser/flow-tracker.ts';
import { endWorker, extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const ASK =
  'https://login.example/oauth/authorize?client_id=app-1&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s3cret';
const CONSENT = 'https://login.example/consent';
const DONE = 'https://app.example/cb?code=c0de';

let ends: Array<[number, string]> = [];
let lefts: number[] = [];
let asks: AskedRequest[] = [];
let documents: number[] = [];
let overs: number[] = [];
/** What the end of a flow waits for. */
let ending: Promise<void> = Promise.resolve();
let arrivals: Array<[number, string]> = [];
let pushes: Array<[number, string]> = [];
let tracker: ReturnType<typeof createFlowTracker>;
let requestId = 0;

function startWorker(): void {
  endWorker();
  tracker = createFlowTracker({
    ended: (tabId, { result }) => {
      ends.push([tabId, result]);
      return ending;
    },
    left: (tabId) => {
      lefts.push(tabId);
      return Promise.resolve();
    },
    over: (tabId) => void overs.push(tabId),
    document: (tabId) => void documents.push(tabId),
    asked: (asked) => void asks.push(asked),
    arrived: (...arrival) => void arrivals.push(arrival),
    pushed: (...push) => void pushes.push(push),
  });
}

beforeEach(() => {
  freshBrowser();
  [ends, lefts, asks, documents, overs, arrivals, pushes] = [[], [], [], [], [], [], []];
  ending = Promise.resolve();
  extension.tabs.urls.clear();
  startWorker();
});

const request = (tabId: number, url: string, id = String((requestId += 1))) =>
  extension.webRequest.onBeforeRequest.tell({ tabId, url, requestId: id });
const commit = (
  tabId: number,
  url: string,
  transitionType = 'link',
  frameId = 0,
  transitionQualifiers: string[] = [],
) => {
  if (frameId === 0) extension.tabs.urls.set(tabId, url);
  extension.webNavigation.onCommitted.tell({
    tabId,
    url,
    frameId,
    transitionType,
    transitionQualifiers,
  });
};
/** A whole navigation of a tab. */
function open(tabId: number, url: string, transitionType = 'link'): void {
  request(tabId, url);
  commit(tabId, url, transitionType);
}
const appIn = async (tabId: number) => (await tracker.flowOf(tabId))?.request.clientId ?? null;

describe('an address that a page put in place of its own', () => {
  const push = (tabId: number, url: string, frameId = 0) =>
    extension.webNavigation.onHistoryStateUpdated.tell({ tabId, url, frameId });

  it('starts a flow when it is a request, and asks for a reader', async () => {
    push(1, ASK);
    expect(await appIn(1)).toBe('app-1');
    expect([arrivals, pushes]).toEqual([[[1, ASK]], [[1, ASK]]]);
  });

  it('asks for a reader where it says nothing of the request', async () => {
    push(1, CONSENT);
    expect(await appIn(1)).toBeNull();
    expect([arrivals, pushes]).toEqual([[], [[1, CONSENT]]]);
  });

  it('counts in the page itself only', async () => {
    push(1, ASK, 7);
    expect(await appIn(1)).toBeNull();
    expect(pushes).toEqual([]);
  });
});

describe('a flow', () => {
  it('belongs to its tab', async () => {
    open(1, ASK);
    expect([await appIn(1), await appIn(2)]).toEqual(['app-1', null]);
  });

  it('that ended is told again by the next worker, when this one ends before it was stored', async () => {
    open(1, ASK);
    await tracker.flowOf(1);
    ending = new Promise(() => {});
    open(1, DONE);
    await vi.waitFor(() => expect(ends).toEqual([[1, 'granted']]));
    ending = Promise.resolve();
    extension.tabs.urls.set(1, DONE);
    startWorker();
    expect(await appIn(1)).toBeNull();
    expect(ends).toEqual([
      [1, 'granted'],
      [1, 'granted'],
    ]);
  });

  it('that ended while no worker was there is told by the next one', async () => {
    open(1, ASK);
    open(2, ASK);
    await tracker.flowOf(1);
    extension.tabs.urls.set(1, 'https://app.example/cb?error=access_denied');
    extension.tabs.urls.delete(2);
    startWorker();
    expect([await appIn(1), await appIn(2)]).toEqual([null, null]);
    expect(ends).toEqual([[1, 'refused']]);
  });

  it('outlives the worker, and what happens before the state is loaded waits for it', async () => {
    open(1, ASK);
    await tracker.flowOf(1);
    startWorker();
    open(1, DONE);
    expect(await appIn(1)).toBeNull();
    expect(ends).toEqual([[1, 'granted']]);
  });

  it('is on disk no longer than the browser runs, and without what could be used', async () => {
    open(1, ASK);
    await tracker.flowOf(1);
    expect(extension.storage.local.rows.size).toBe(0);
    const kept = JSON.stringify([...extension.storage.session.rows]);
    expect(kept).toContain('app-1');
    expect(kept).not.toContain('s3cret');
  });

  it('ends once, though request and page both tell of it', async () => {
    open(1, ASK);
    open(1, CONSENT);
    open(1, DONE);
    await tracker.flowOf(1);
    expect(ends).toEqual([[1, 'granted']]);
  });

  it('goes with a pop-up that its tab opens, but does not overwrite what runs there', async () => {
    open(1, ASK);
    const target = { sourceTabId: 1, tabId: 2 };
    extension.webNavigation.onCreatedNavigationTarget.tell(target);
    expect(await appIn(2)).toBe('app-1');
    open(3, ASK.replace('app-1', 'app-3'));
    extension.webNavigation.onCreatedNavigationTarget.tell({ sourceTabId: 1, tabId: 3 });
    expect(await appIn(3)).toBe('app-3');
  });

  it('ends with its tab', async () => {
    open(1, ASK);
    extension.tabs.onRemoved.tell(1);
    expect(await appIn(1)).toBeNull();
  });

  it('is left by going somewhere else on purpose, not by redirects from a typed address', async () => {
    open(1, ASK);
    open(1, 'https://news.example/', 'typed');
    expect(await appIn(1)).toBeNull();
    request(2, 'https://app.example/start', 'same');
    request(2, ASK, 'same');
    commit(2, ASK, 'typed');
    expect(await appIn(2)).toBe('app-1');
  });

  it('is not begun or ended by frames, nor by requests of no tab', async () => {
    commit(1, ASK, 'auto_subframe', 7);
    request(-1, ASK);
    expect([await appIn(1), await appIn(-1)]).toEqual([null, null]);
  });
});

it('pages of a running flow are announced, and no others', async () => {
  open(1, 'https://news.example/');
  open(1, ASK);
  open(1, CONSENT);
  open(1, DONE);
  open(1, 'https://app.example/home');
  await tracker.flowOf(1);
  expect(arrivals).toEqual([
    [1, ASK],
    [1, CONSENT],
  ]);
});

it('a page of another site is announced when the server led there, not when a person followed a link', async () => {
  open(1, ASK);
  commit(1, 'https://help.other.example/', 'link');
  commit(1, 'https://sso.other.example/', 'link', 0, ['server_redirect']);
  commit(1, 'https://posted.other.example/', 'form_submit');
  await tracker.flowOf(1);
  expect(arrivals.map(([, url]) => url)).toEqual([
    ASK,
    'https://sso.other.example/',
    'https://posted.other.example/',
  ]);
});

it('a row of another shape counts as absent', async () => {
  await extension.storage.session.set({ 'flows-1': { 1: { request: 'old' } } });
  startWorker();
  expect(await appIn(1)).toBeNull();
  open(1, ASK);
  expect(await appIn(1)).toBe('app-1');
});

describe('what others are told', () => {
  const begin = (details: object, url = ASK) =>
    extension.webRequest.onBeforeRequest.tell({
      tabId: 1,
      url,
      requestId: '9',
      ...details,
    });

  it('a request as it begins, with its address for this once', async () => {
    begin({});
    await tracker.flowOf(1);
    expect(asks).toMatchObject([
      { tabId: 1, url: ASK, method: 'GET', request: { clientId: 'app-1', initiator: 'none' } },
    ]);
    expect(JSON.stringify([...extension.storage.session.rows])).not.toContain('s3cret');
  });

  it.each([
    [{ initiator: 'https://app.example' }, 'app'],
    [{ initiator: 'https://login.example' }, 'provider'],
    [{ initiator: 'https://mail.other.example' }, 'other'],
    [{ originUrl: 'https://mail.other.example/inbox' }, 'other'],
    [{}, 'none'],
    [{ initiator: 'chrome-extension://handrail' }, 'unknown'],
  ])('who began it: %j is %s, kept as that word only', async (details, initiator) => {
    begin(details);
    expect((await tracker.flowOf(1))?.request.initiator).toBe(initiator);
    expect(JSON.stringify([...extension.storage.session.rows])).not.toMatch(/inbox|mail\./u);
  });

  it('who began it stays, whatever later steps of the same request come from', async () => {
    begin({ initiator: 'https://mail.other.example' });
    begin({ initiator: 'https://login.example', requestId: '10' }, `${ASK}&prompt=consent`);
    expect((await tracker.flowOf(1))?.request.initiator).toBe('other');
  });

  it('a tab that is closed, or goes elsewhere on purpose, left its flow', async () => {
    open(1, ASK);
    extension.tabs.onRemoved.tell(1);
    open(2, ASK);
    open(2, 'https://news.example/', 'typed');
    await tracker.flowOf(2);
    expect(lefts).toEqual([1, 2]);
    expect(overs).toEqual([1, 2]);
    expect(ends).toEqual([]);
  });

  it('that a tab shows another document, at once', () => {
    commit(1, CONSENT);
    expect(documents).toEqual([1]);
    commit(1, CONSENT, 'auto_subframe', 7);
    expect(documents).toEqual([1]);
  });

  it('what is known at this moment, of a tab and of a host', async () => {
    open(1, ASK);
    open(2, ASK.replace('login.example', 'id.login.example'));
    await tracker.flowOf(2);
    expect(tracker.peek(1)?.request.clientId).toBe('app-1');
    expect(tracker.peek(3)).toBeNull();
    expect([1, 2]).toContain(tracker.newestAt('login.example'));
    expect(tracker.newestAt('elsewhere.test')).toBeNull();
  });

  it('a duplicate of a tab carries its flow', async () => {
    open(1, ASK);
    extension.tabs.onCreated.tell({ id: 5, openerTabId: 1 });
    extension.tabs.onCreated.tell({ id: 6 });
    expect([await appIn(5), await appIn(6)]).toEqual(['app-1', null]);
  });
});
