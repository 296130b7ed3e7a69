/**
 * Follows authorize requests through each tab. State lies in `storage.session`, so that the end of the
 * worker between the request and the click changes nothing. Addresses are looked at and forgotten;
 * `code`, `state` and tokens are never kept.
 */
import { z } from 'zod/mini';
import type { ConsentActivity } from '../activity/activity.ts';
import type { AuthorizeRequest } from '../surfaces/authorize-request.ts';
import {
  ConsentFlow,
  FLOW_LIFETIME,
  type FlowEnd,
  type Navigation,
  advance,
  initiatorOf,
} from '../surfaces/consent-flow.ts';
import { sameSite } from '../surfaces/site.ts';
import { DECLARED_FILTERS } from './content-scripts.ts';
import { type WebNavigation, type WebRequest, browser } from './extension.ts';
import { row } from './rows.ts';
import { formOf, initiatorOfRequest } from './wire.ts';

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

/** An authorize request as a tab makes it. */
export interface AskedRequest {
  readonly tabId: number;
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly request: AuthorizeRequest;
}

export interface FlowTracker {
  readonly flowOf: (tabId: number) => Promise<ConsentFlow | null>;
  /** What is known of a tab at this moment, for answers that cannot wait. */
  readonly peek: (tabId: number) => ConsentFlow | null;
  /** Whether a tab shows a page of a website; false of a blank one, and of one that nobody has told of yet. */
  readonly hasPage: (tabId: number) => boolean;
  /** The tab of the newest flow on a host's site; null where none runs. */
  readonly newestAt: (host: string) => number | null;
  /** Settles once what was known before is in memory. */
  readonly ready: Promise<void>;
}

export interface FlowTrackerOptions {
  /** Told how a flow ended; the flow is forgotten only after this has settled. */
  readonly ended: (tabId: number, end: FlowEnd) => Promise<void>;
  /** The person left a flow without an answer: the tab was closed, or went elsewhere. */
  readonly left: (tabId: number) => Promise<void>;
  /** No flow runs in the tab any more. */
  readonly over: (tabId: number) => void;
  /** A page of a running flow was opened. */
  readonly arrived: (tabId: number, url: string) => void;
  /** A page put what may be the address of a consent page in place of its own, without a navigation. */
  readonly pushed: (tabId: number, url: string) => void;
  /** A tab shows another document, or is gone. Told at once, out of turn. */
  readonly document: (tabId: number) => void;
  /** A request began or goes on; it is on its way. */
  readonly asked: (asked: AskedRequest) => void;
}

/** Who began a request, by what the browser says of it. Only the class is kept, never the address. */
export function initiatorFor(
  details: WebRequest.OnBeforeRequestDetailsType,
  request: AuthorizeRequest,
): ConsentActivity['initiator'] {
  const page = initiatorOfRequest(details);
  // Our own page repeats what was held; who began it was told then.
  if (page !== null && isOurs(page)) return 'unknown';
  // A navigation that no page began came from the person or from another program.
  return initiatorOf(request, page, page === null ? 'typed' : 'link');
}

/** Chromium names the origin without a slash, Firefox the whole address. */
function isOurs(page: string): boolean {
  const origin = browser.runtime.getURL('').replace(/\/$/u, '');
  return page === origin || page.startsWith(`${origin}/`);
}

/** Listens from the first moment on; what happens before the state is loaded waits for it, in order. */
export function createFlowTracker(options: FlowTrackerOptions): FlowTracker {
  const stored = row('session', 'flows-1', Flows);
  let flows = new Map<number, ConsentFlow>();
  /** Per tab: the running navigation, and whether an authorize request was part of its redirects. */
  const chains = new Map<number, { readonly id: string; asked: boolean }>();
  const pages = new Set<number>();
  const notePage = (tabId: number, url: string) =>
    /^https?:/u.test(url) ? pages.add(tabId) : pages.delete(tabId);
  const load = async () => {
    const [open, before] = await Promise.all([browser.tabs.query({}), stored.read()]);
    for (const { id, url } of open) if (id !== undefined) notePage(id, url ?? '');
    const rows = before ?? {};
    flows = new Map(Object.entries(rows).map(([tabId, flow]) => [Number(tabId), flow]));
    for (const tabId of [...flows.keys()]) await catchUp(tabId);
  };

  const then = (task: () => void | Promise<void>) => {
    queue = queue.then(task, task);
  };

  const set = async (tabId: number, flow: ConsentFlow | null) => {
    if (flow === null ? !flows.delete(tabId) : flows.get(tabId) === flow) return;
    if (flow === null) options.over(tabId);
    else flows.set(tabId, flow);
    await stored.write(Object.fromEntries(flows));
  };

  const leave = async (tabId: number) => {
    // In this order: a worker that ends in between finds the flow again and tells its end again.
    await options.left(tabId);
    await set(tabId, null);
  };

  const go = async (
    tabId: number,
    navigation: Omit<Navigation, 'now'>,
    details: WebRequest.OnBeforeRequestDetailsType | null = null,
  ) => {
    const before = flows.get(tabId) ?? null;
    const next = advance(before, { ...navigation, now: Date.now() });
    const flow = details === null ? next.flow : begunBy(next.flow, before, details);
    const chain = chains.get(tabId);
    if (chain !== undefined && flow !== null && flow !== before) chain.asked = true;
    if (next.ended !== null) await options.ended(tabId, next.ended);
    await set(tabId, flow);
    // Where an inner flow ended, the outer one goes on; that is no request.
    if (details !== null && flow !== null && flow !== before && flow !== before?.outer) {
      const { requestId, url, method } = details;
      options.asked({ tabId, requestId, url, method, request: flow.request });
    }
  };

  /** Where a tab went while no worker was there to see it. */
  const catchUp = async (tabId: number) => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab === null) await leave(tabId);
    else if (tab.url !== undefined) {
      await go(tabId, { url: tab.url, form: null, committed: true });
      // Its reader may not have come; where it has, a second one does nothing.
      if (flows.has(tabId)) options.arrived(tabId, tab.url);
    }
  };

  const ready = load();
  let queue: Promise<void> = ready;

  browser.webRequest.onBeforeRequest.addListener(
    (details: WebRequest.OnBeforeRequestDetailsType) => {
      const { tabId, url, requestId, requestBody } = details;
      if (tabId < 0) return undefined;
      then(() => {
        // Redirects keep the id of the request that they answer.
        if (chains.get(tabId)?.id !== requestId) chains.set(tabId, { id: requestId, asked: false });
        return go(tabId, { url, form: formOf(requestBody), committed: false }, details);
      });
      return undefined;
    },
    { urls: ['<all_urls>'], types: ['main_frame'] },
    ['requestBody'],
  );
  browser.webNavigation.onCommitted.addListener(
    ({ tabId, url, frameId, transitionType, transitionQualifiers }) => {
      if (frameId !== 0) return;
      notePage(tabId, url);
      options.document(tabId);
      then(async () => {
        // The fragment, where some answers are, is not in the request.
        await go(tabId, { url, form: null, committed: true });
        const flow = flows.get(tabId);
        if (flow === undefined) return;
        // A typed address may lead to the request by redirects; one that did not is somewhere else.
        if (LEAVING.has(transitionType) && chains.get(tabId)?.asked === false) await leave(tabId);
        else if (answers(flow, url, transitionType, transitionQualifiers))
          options.arrived(tabId, url);
      });
    },
  );
  browser.webNavigation.onHistoryStateUpdated.addListener(
    ({ tabId, url, frameId }) => {
      if (frameId !== 0) return;
      then(async () => {
        // The request that such a page takes over was never sent.
        await go(tabId, { url, form: null, committed: true });
        const flow = flows.get(tabId);
        if (flow !== undefined && answers(flow, url, 'link', [])) options.arrived(tabId, url);
        options.pushed(tabId, url);
      });
    },
    { url: DECLARED_FILTERS },
  );
  const inherit = (from: number, tabId: number) =>
    then(async () => {
      const flow = flows.get(from);
      if (flow !== undefined && !flows.has(tabId)) await set(tabId, flow);
    });
  browser.webNavigation.onCreatedNavigationTarget.addListener(
    ({ sourceTabId, tabId }: WebNavigation.OnCreatedNavigationTargetDetailsType) =>
      inherit(sourceTabId, tabId),
  );
  // A duplicate, and what is opened without a link back, name their opener only here.
  browser.tabs.onCreated.addListener(({ id, openerTabId }) => {
    if (id !== undefined && openerTabId !== undefined) inherit(openerTabId, id);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    pages.delete(tabId);
    options.document(tabId);
    then(() => {
      chains.delete(tabId);
      return leave(tabId);
    });
  });

  return {
    flowOf: async (tabId) => {
      await queue;
      return flows.get(tabId) ?? null;
    },
    ready,
    peek: (tabId) => flows.get(tabId) ?? null,
    hasPage: (tabId) => pages.has(tabId),
    newestAt: (host) => {
      const there = [...flows].filter(
        ([, { request, startedAt }]) =>
          sameSite(host, request.host) && Date.now() - startedAt < FLOW_LIFETIME,
      );
      return there.toSorted(([, a], [, b]) => b.startedAt - a.startedAt)[0]?.[0] ?? null;
    },
  };
}

/** A flow that has just begun, with who began it. */
function begunBy(
  flow: ConsentFlow | null,
  before: ConsentFlow | null,
  details: WebRequest.OnBeforeRequestDetailsType,
): ConsentFlow | null {
  if (flow === null || flow === before || flow === before?.outer) return flow;
  if (flow.request.initiator !== 'unknown') return flow;
  const initiator =
    before?.request.clientId === flow.request.clientId && before.request.initiator !== 'unknown'
      ? before.request.initiator
      : initiatorFor(details, flow.request);
  return { ...flow, request: { ...flow.request, initiator } };
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
