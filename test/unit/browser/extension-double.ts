/**
 * The few parts of the extension API that lib/browser uses, in memory. Storage outlives "the worker".
 * A test puts it in place with `vi.mock('webextension-polyfill', …)`.
 */
import { matchesUrl } from '../../../lib/surfaces/read.ts';

type Listener = (...parts: never[]) => unknown;

/** An event of the API: listeners are kept, `tell` calls them. */
function event() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    forget: () => listeners.clear(),
    tell: (...parts: unknown[]) =>
      [...listeners].map((listener) => listener(...(parts as never[]))),
  };
}

interface RequestFilter {
  readonly urls: readonly string[];
  readonly types?: readonly string[];
}

/** `webRequest.onBeforeRequest`: each listener hears what its filter lets through, as in the browser. */
function requests() {
  const listeners = new Map<Listener, { filter: RequestFilter; extra: readonly string[] }>();
  const covers = ({ urls, types }: RequestFilter, url: string, type: string) =>
    (types === undefined || types.includes(type)) &&
    (urls.includes('<all_urls>') || matchesUrl(urls, new URL(url)));
  return {
    addListener: (listener: Listener, filter: RequestFilter, extra: readonly string[] = []) =>
      void listeners.set(listener, { filter, extra }),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    forget: () => listeners.clear(),
    /** What listeners that may hold a request answered; a page's own navigation unless told. */
    tell: (details: { url: string; type?: string; [more: string]: unknown }) => {
      const whole = { type: 'main_frame', method: 'GET', ...details };
      return [...listeners]
        .filter(([, { filter }]) => covers(filter, whole.url, whole.type))
        .map(([listener]) => listener(whole as never));
    },
    /** The patterns that are listened to, without those of every address. */
    patterns: () => [...listeners.values()].flatMap(({ filter }) => filter.urls),
  };
}

function area() {
  const rows = new Map<string, unknown>();
  return {
    rows,
    get: (key?: string) =>
      Promise.resolve(
        key === undefined
          ? Object.fromEntries(rows)
          : rows.has(key)
            ? { [key]: rows.get(key) }
            : {},
      ),
    set: (values: Record<string, unknown>) => {
      // As the real one does: what is kept is a copy.
      for (const [key, value] of Object.entries(values)) rows.set(key, structuredClone(value));
      return Promise.resolve();
    },
  };
}

export const extension = {
  storage: { local: area(), session: area(), managed: area(), onChanged: event() },
  runtime: {
    id: 'handrail',
    getURL: (path: string) => `chrome-extension://handrail/${path.replace(/^\//u, '')}`,
    getManifest: () => ({ version: '0.1.0' }),
    onMessage: event(),
    /** What a page of ours hears from the worker, one after the other; then the worker is gone. */
    replies: [] as unknown[],
    sendMessage: (_message: unknown) =>
      extension.runtime.replies.length === 0
        ? Promise.reject(new Error('the worker is gone'))
        : Promise.resolve(extension.runtime.replies.shift()),
  },
  management: { getSelf: () => Promise.resolve({ installType: extension.installType }) },
  installType: 'admin',
  i18n: { getUILanguage: () => 'en' },
  /** Granted permissions beside those that every test has. */
  granted: ['webRequestBlocking'] as string[],
  permissions: { getAll: () => Promise.resolve({ permissions: extension.granted }) },
  declarativeNetRequest: {
    rules: [] as Array<{ id: number }>,
    /** What an update is refused with. */
    refuses: null as string | null,
    updates: 0,
    getDynamicRules: () => Promise.resolve(structuredClone(extension.declarativeNetRequest.rules)),
    updateDynamicRules: ({ removeRuleIds = [], addRules = [] }: NetUpdate) => {
      const net = extension.declarativeNetRequest;
      net.updates += 1;
      if (net.refuses !== null) return Promise.reject(new Error(net.refuses));
      const kept = net.rules.filter(({ id }) => !removeRuleIds.includes(id));
      net.rules = [...kept, ...structuredClone(addRules)];
      return Promise.resolve();
    },
  },
  webRequest: { onBeforeRequest: requests() },
  webNavigation: {
    onCommitted: event(),
    onHistoryStateUpdated: event(),
    onCreatedNavigationTarget: event(),
  },
  tabs: {
    onRemoved: event(),
    onCreated: event(),
    /** Where tabs were sent, and what they were told. */
    sent: [] as Array<{ tabId: number; url: string }>,
    told: [] as Array<{ tabId: number; message: unknown }>,
    /** What a page answers; nobody listens when it is undefined. */
    answer: undefined as unknown,
    /** Tabs that we opened. */
    opened: [] as object[],
    create: (tab: object) => {
      extension.tabs.opened.push(tab);
      return Promise.resolve();
    },
    update: (tabId: number, { url }: { url: string }) => {
      extension.tabs.sent.push({ tabId, url });
      return Promise.resolve();
    },
    sendMessage: (tabId: number, message: unknown) => {
      extension.tabs.told.push({ tabId, message });
      return extension.tabs.answer === undefined
        ? Promise.reject(new Error('nobody listens'))
        : Promise.resolve(extension.tabs.answer);
    },
    query: () => Promise.resolve([...extension.tabs.urls].map(([id, url]) => ({ id, url }))),
    /** Where each tab is; a tab that is not here is gone. */
    urls: new Map<number, string>(),
    get: (id: number) => {
      const url = extension.tabs.urls.get(id);
      return url === undefined ? Promise.reject(new Error('no tab')) : Promise.resolve({ url });
    },
  },
};

const EVENTS = [
  extension.storage.onChanged,
  extension.runtime.onMessage,
  extension.webRequest.onBeforeRequest,
  extension.webNavigation.onCommitted,
  extension.webNavigation.onHistoryStateUpdated,
  extension.webNavigation.onCreatedNavigationTarget,
  extension.tabs.onRemoved,
  extension.tabs.onCreated,
];

interface NetUpdate {
  readonly removeRuleIds?: readonly number[];
  readonly addRules?: ReadonlyArray<{ id: number }>;
}

/** The worker ends: its listeners are gone, what it stored is not. */
export function endWorker(): void {
  for (const each of EVENTS) each.forget();
}

/** A browser in which nothing has happened yet. */
export function freshBrowser(): void {
  endWorker();
  for (const { rows } of [
    extension.storage.local,
    extension.storage.session,
    extension.storage.managed,
  ]) {
    rows.clear();
  }
  extension.installType = 'admin';
  extension.granted = ['webRequestBlocking'];
  extension.runtime.replies = [];
  extension.tabs.sent = [];
  extension.tabs.opened = [];
  extension.tabs.told = [];
  extension.tabs.answer = undefined;
  Object.assign(extension.declarativeNetRequest, { rules: [], refuses: null, updates: 0 });
}
