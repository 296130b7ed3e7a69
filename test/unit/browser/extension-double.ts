/**
 * The few parts of the extension API that lib/browser uses, in memory. Storage outlives "the worker".
 * A test puts it in place with `vi.mock('webextension-polyfill', …)`.
 */
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
    getURL: (path: string) => `chrome-extension://handrail/${path}`,
    getManifest: () => ({ version: '0.1.0' }),
    onMessage: event(),
  },
  management: { getSelf: () => Promise.resolve({ installType: extension.installType }) },
  installType: 'admin',
  webRequest: { onBeforeRequest: event() },
  webNavigation: { onCommitted: event(), onCreatedNavigationTarget: event() },
  tabs: {
    onRemoved: event(),
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
  extension.webNavigation.onCreatedNavigationTarget,
  extension.tabs.onRemoved,
];

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
}
