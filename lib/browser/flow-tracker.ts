/**
 * Follows authorize requests through each tab. State lies in `storage.session`, so that the end of the
 * worker between the request and the click changes nothing. Addresses are looked at and forgotten;
 * `code`, `state` and tokens are never kept.
 */
import { z } from 'zod';
import { ConsentFlow, type FlowEnd, type Navigation, advance } from '../surfaces/consent-flow.ts';
import { sameSite } from '../surfaces/site.ts';
import { type WebNavigation, type WebRequest, browser } from './extension.ts';
import { row } from './rows.ts';

const Flows = z.record(z.string(), ConsentFlow);

/** Navigations by which a person leaves a flow for something else. */
const LEAVING: ReadonlySet<string> = new Set([
  'typed',
  'auto_bookmark',
  'generated',
  'keyword',
  'keyword_generated',
  'start_page',
]);

export interface FlowTracker {
  readonly flowOf: (tabId: number) => Promise<ConsentFlow | null>;
}

export interface FlowTrackerOptions {
  /** Told how a flow ended; the flow is forgotten only after this has settled. */
  readonly ended: (tabId: number, end: FlowEnd) => Promise<void>;
  /** A page of a running flow was opened. */
  readonly arrived: (tabId: number, url: string) => void;
}

/** Listens from the first moment on; what happens before the state is loaded waits for it, in order. */
export function createFlowTracker({ ended, arrived }: FlowTrackerOptions): FlowTracker {
  const stored = row('session', 'flows-1', Flows);
  let flows = new Map<number, ConsentFlow>();
  /** Per tab: the running navigation, and whether an authorize request was part of its redirects. */
  const chains = new Map<number, { readonly id: string; asked: boolean }>();
  const load = async () => {
    const rows = (await stored.read()) ?? {};
    flows = new Map(Object.entries(rows).map(([tabId, flow]) => [Number(tabId), flow]));
    for (const tabId of [...flows.keys()]) await catchUp(tabId);
  };

  const then = (task: () => void | Promise<void>) => {
    queue = queue.then(task, task);
  };

  const set = async (tabId: number, flow: ConsentFlow | null) => {
    if (flow === null ? !flows.delete(tabId) : flows.get(tabId) === flow) return;
    if (flow !== null) flows.set(tabId, flow);
    await stored.write(Object.fromEntries(flows));
  };

  const go = async (tabId: number, navigation: Omit<Navigation, 'now'>) => {
    const next = advance(flows.get(tabId) ?? null, { ...navigation, now: Date.now() });
    const chain = chains.get(tabId);
    if (chain !== undefined && next.flow !== null && next.flow !== flows.get(tabId))
      chain.asked = true;
    // In this order: a worker that ends in between finds the flow again and tells its end again.
    if (next.ended !== null) await ended(tabId, next.ended);
    await set(tabId, next.flow);
  };

  /** Where a tab went while no worker was there to see it. */
  const catchUp = async (tabId: number) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab === null) await set(tabId, null);
    else if (tab.url !== undefined) {
      await go(tabId, { url: tab.url, form: null, committed: true });
      // Its reader may not have come; where it has, a second one does nothing.
      if (flows.has(tabId)) arrived(tabId, tab.url);
    }
  };

  let queue: Promise<void> = load();

  browser.webRequest.onBeforeRequest.addListener(
    ({ tabId, url, requestId, requestBody }: WebRequest.OnBeforeRequestDetailsType) => {
      if (tabId < 0) return undefined;
      then(() => {
        // Redirects keep the id of the request that they answer.
        if (chains.get(tabId)?.id !== requestId) chains.set(tabId, { id: requestId, asked: false });
        return go(tabId, { url, form: formOf(requestBody), committed: false });
      });
      return undefined;
    },
    { urls: ['<all_urls>'], types: ['main_frame'] },
    ['requestBody'],
  );
  browser.webNavigation.onCommitted.addListener(
    ({ tabId, url, frameId, transitionType, transitionQualifiers }) => {
      if (frameId !== 0) return;
      then(async () => {
        // The fragment, where some answers are, is not in the request.
        await go(tabId, { url, form: null, committed: true });
        const flow = flows.get(tabId);
        if (flow === undefined) return;
        // A typed address may lead to the request by redirects; one that did not is somewhere else.
        if (LEAVING.has(transitionType) && chains.get(tabId)?.asked === false)
          await set(tabId, null);
        else if (answers(flow, url, transitionType, transitionQualifiers)) arrived(tabId, url);
      });
    },
  );
  browser.webNavigation.onCreatedNavigationTarget.addListener(
    ({ sourceTabId, tabId }: WebNavigation.OnCreatedNavigationTargetDetailsType) => {
      then(async () => {
        const flow = flows.get(sourceTabId);
        if (flow !== undefined && !flows.has(tabId)) await set(tabId, flow);
      });
    },
  );
  browser.tabs.onRemoved.addListener((tabId) =>
    then(() => {
      chains.delete(tabId);
      return set(tabId, null);
    }),
  );

  return {
    flowOf: async (tabId) => {
      await queue;
      return flows.get(tabId) ?? null;
    },
  };
}

function formOf(
  body: WebRequest.OnBeforeRequestDetailsTypeRequestBodyType | undefined,
): Readonly<Record<string, readonly string[]>> | null {
  return z.record(z.string(), z.array(z.string())).safeParse(body?.formData).data ?? null;
}

/**
 * Whether a page answers the request: it is on the site that was asked, or the server led there by a
 * redirect or a form. A link that a person follows to somewhere else ("Help") does not.
 */
function answers(
  flow: ConsentFlow,
  address: string,
  transition: string,
  qualifiers: readonly string[],
): boolean {
  const host = URL.parse(address)?.hostname.toLowerCase() ?? '';
  return (
    sameSite(host, flow.request.host) ||
    transition === 'form_submit' ||
    qualifiers.some(
      (qualifier) => qualifier === 'server_redirect' || qualifier === 'client_redirect',
    )
  );
}
