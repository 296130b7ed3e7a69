/**
 * The request gate: holds the request that takes a consent, whoever sends it, and authorize requests that
 * no consent page follows. Chromium lets extensions that were installed by policy do so, and wants the
 * answer at once; Firefox lets every extension, and waits.
 */
import type { ConsentActivity } from '../activity/activity.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { StepRecord } from '../events/record.ts';
import { namesConsent } from '../surfaces/approval.ts';
import { type ApprovalReading, approvalOf, approvalUrls } from '../surfaces/approval-reading.ts';
import {
  type AuthorizeRequest,
  consentActivity,
  readAuthorizeRequest,
} from '../surfaces/authorize-request.ts';
import { HOST_KNOWLEDGE } from '../surfaces/host-knowledge.ts';
import { matchesUrl } from '../surfaces/read.ts';
import type { WireRequest } from '../surfaces/surface.ts';
import { browser, type WebRequest } from './extension.ts';
import { type AskedRequest, type FlowTracker, initiatorFor } from './flow-tracker.ts';
import { GATED_REQUESTS } from './gated-urls.ts';
import { type TellGap, onceAMinute } from './gap-notes.ts';
import type { HeldRequests } from './held-requests.ts';
import { type Judgement, stands } from './judgement.ts';
import type { Readings } from './readings.ts';
import {
  comesWithoutPage,
  consentSurfaces,
  holdsAtRequest,
  silentRecord,
  stepOfRequest,
  surfaceOf,
} from './request-step.ts';
import { wireRequestOf } from './wire.ts';

type Details = WebRequest.OnBeforeRequestDetailsType;
type Response = WebRequest.BlockingResponse;

/** Every kind of request that can carry a body: forms, `fetch`, and `sendBeacon` (`ping`). */
const TYPES: WebRequest.ResourceType[] = [
  'main_frame',
  'sub_frame',
  'xmlhttprequest',
  'ping',
  'other',
];
const PASS: Response = {};
const CANCEL: Response = { cancel: true };
/** Requests that surfaces declare, and every address of the hosts that they name. */
const DECLARED = approvalUrls(consentSurfaces);
const DECLARED_HOSTS = DECLARED.map((pattern) =>
  pattern.replace(/^([^/]*:\/\/[^/]*)\/.*$/u, '$1/*'),
).filter((pattern) => !/^[^/]*:\/\/\*\//u.test(pattern));

/** Hosts of running flows whose requests no surface declares. */
interface Watched {
  readonly tabs: Set<number>;
  readonly stop: () => void;
}

export interface RequestGate {
  /** A page of a running flow is open: its answers are watched until `unwatch`. */
  readonly watch: (tabId: number, address: string) => void;
  readonly unwatch: (tabId: number) => void;
  /** An authorize request that was on its way already: stopped after the fact where it should not go on. */
  readonly seen: (asked: AskedRequest) => Promise<void>;
  /** Whether the browser lets this extension hold requests; null while it is being asked. */
  readonly mayHold: () => boolean | null;
}

export interface RequestGateOptions {
  readonly judgement: Judgement;
  readonly readings: Readings;
  readonly flows: Pick<FlowTracker, 'peek' | 'hasPage' | 'newestAt' | 'ready'>;
  readonly held: HeldRequests;
  readonly catalog: Catalog;
  /** Whether the net stops this step already. */
  readonly isInNet: (activity: ConsentActivity) => boolean;
  /** An authorize request without a page went on, and a rule speaks to it. */
  readonly passed: (record: StepRecord, tabId: number) => void;
  readonly gap: TellGap;
}

/** Listens from the first moment on. */
export function createRequestGate(options: RequestGateOptions): RequestGate {
  const { judgement, readings, flows, held, catalog } = options;
  /** Requests that were judged on their way: redirects keep an id, so the address belongs to it. */
  const judged = new Set<string>();
  const watched = new Map<string, Watched>();
  let may: boolean | null = null;
  let isReady = false;
  const ready = Promise.all([judgement.ready, readings.ready, flows.ready]).then(() => {
    isReady = true;
  });

  const isOn = () => judgement.policy()?.settings.layers.request !== false;

  const gap = onceAMinute(options.gap);

  /**
   * The tab whose flow a request belongs to. A window that was opened a moment ago, a blank one, a tab that
   * was opened by hand or a page's service worker has none; the newest flow at that server stands for it.
   */
  const tabOf = ({ tabId }: Details, url: URL): number =>
    flows.peek(tabId) !== null || readings.of(tabId) !== null
      ? tabId
      : (flows.newestAt(url.hostname) ?? tabId);

  /**
   * The flow that a request may belong to. Another page of the same server sends requests of its own, some of
   * which look like an answer: there it must say that it is one.
   */
  const flowFor = (details: Details, request: WireRequest): AuthorizeRequest | null => {
    const { tabId } = details;
    const tab = tabOf(details, request.url);
    const flow = flows.peek(tab)?.request ?? null;
    const isForeign = tab !== tabId && flows.hasPage(tabId);
    return isForeign && flow !== null && !namesConsent(request, flow.clientId) ? null : flow;
  };

  /** What the person is about to give, by the page's words or else by the request that led to it. */
  const activityOf = (tabId: number, said: ApprovalReading, request: WireRequest) => {
    const reading = readings.of(tabId)?.activity ?? null;
    const flow =
      flows.peek(tabId)?.request ??
      readAuthorizeRequest(request.url.href, request.fields, HOST_KNOWLEDGE);
    // A page that speaks of another app than the request that led there is not taken at its word.
    if (reading !== null && (flow === null || flow.clientId === reading.app.clientId))
      return reading;
    return flow === null ? reading : consentActivity(said.surface.id, flow, 'wire');
  };

  const judgeApproval = (details: Details, said: ApprovalReading, request: WireRequest) => {
    if (!isOn()) return PASS;
    const tabId = tabOf(details, request.url);
    if (tabId < 0) return PASS;
    const activity = activityOf(tabId, said, request);
    if (activity === null) {
      gap(said.surface, 'a request took a consent that nobody had seen asked for');
      return PASS;
    }
    const decision = judgement.decide(activity);
    if (!stands(decision)) return PASS;
    if (readings.allows(tabId, activity)) {
      readings.use(tabId, activity);
      return PASS;
    }
    const stopped = {
      tabId: details.tabId < 0 ? tabId : details.tabId,
      activity: { ...activity, sensor: 'wire' as const },
      decision,
      surfaceVersion: said.surface.version,
      what: 'approval' as const,
      url: null,
      beside: tabId !== details.tabId && flows.hasPage(details.tabId),
    };
    // A navigation leaves nothing to ask on; a request of the page leaves the page.
    if (details.type === 'main_frame') held.navigation(stopped);
    else void held.onPage(stopped, readings.of(stopped.tabId)?.frameId ?? 0);
    return CANCEL;
  };

  const onApproval = (details: Details): Response | Promise<Response> => {
    const request = wireRequestOf(details);
    const said =
      request === null ? null : approvalOf(consentSurfaces, request, flowFor(details, request));
    if (request === null || said?.says !== 'approve') return PASS;
    if (isReady) return judgeApproval(details, said, request);
    const later = ready.then(() => judgeApproval(details, said, request));
    if (import.meta.env.FIREFOX) return later;
    // Nothing can be said of it yet, and it would be given for good: the person has to try once more.
    void later.then((answer) => {
      if (answer === CANCEL) return;
      gap(said.surface, 'a consent was stopped because the worker had just started');
      if (details.type === 'main_frame') held.lost(details.tabId);
    });
    return CANCEL;
  };

  /** Whether an authorize request may go on; where not, our page takes its place. */
  const mayGoOn = (asked: AskedRequest, committed: boolean): boolean => {
    const { tabId, request } = asked;
    const surface = surfaceOf(request, asked.url);
    const activity = stepOfRequest(request, surface, catalog);
    const decision = judgement.decide(activity);
    if (decision === null) return true;
    const inNet = decision.effect === 'block' && options.isInNet(activity);
    const stops = inNet || (isOn() && holdsAtRequest(decision, request, catalog));
    if (!stops) {
      if (decision.basis !== 'none' && comesWithoutPage(request, catalog))
        options.passed(silentRecord(activity, decision, surface, judgement.policyAge()), tabId);
      return true;
    }
    if (readings.allows(tabId, activity)) {
      readings.use(tabId, activity);
      return true;
    }
    held.navigation({
      tabId,
      activity,
      decision,
      surfaceVersion: surface.version,
      what: 'request',
      // A post cannot be repeated: its body is not kept.
      url: asked.method === 'GET' ? asked.url : null,
      // What the net blocks leaves the browser's own error page in the history (measured on Chromium 156).
      back: inNet || committed ? 2 : 1,
    });
    return false;
  };

  const onRequest = (details: Details): Response | Promise<Response> => {
    const { tabId, url, method, requestId } = details;
    const wire = tabId < 0 ? null : wireRequestOf(details);
    const found = wire === null ? null : readAuthorizeRequest(url, wire.fields, HOST_KNOWLEDGE);
    if (found === null) return PASS;
    const request = { ...found, initiator: initiatorFor(details, found) };
    const judge = () => {
      judged.add(`${requestId} ${url}`);
      return mayGoOn({ tabId, requestId, url, method, request }, false) ? PASS : CANCEL;
    };
    if (isReady) return judge();
    // What cannot be judged in time goes on, and is stopped as soon as it can be: see `seen`.
    return import.meta.env.FIREFOX ? ready.then(judge) : PASS;
  };

  const listen = (
    listener: (details: Details) => Response | Promise<Response>,
    filter: WebRequest.RequestFilter,
  ) => {
    try {
      browser.webRequest.onBeforeRequest.addListener(listener, filter, ['blocking', 'requestBody']);
    } catch {
      // Not installed by policy: the other layers stand alone, and the status page says so.
      may = false;
    }
  };
  listen(onApproval, { urls: DECLARED, types: TYPES });
  listen(onRequest, { urls: [...GATED_REQUESTS], types: ['main_frame'] });
  void browser.permissions.getAll().then(({ permissions }) => {
    may = may !== false && permissions?.includes('webRequestBlocking') === true;
  });

  return {
    mayHold: () => may,
    watch: (tabId, address) => {
      const url = URL.parse(address);
      if (may === false || url === null || matchesUrl(DECLARED_HOSTS, url)) return;
      const host = url.hostname;
      const known = watched.get(host);
      known?.tabs.add(tabId);
      if (known !== undefined) return;
      // A function of its own for each host: listeners are taken away by their identity.
      const listener = (details: Details) => onApproval(details);
      // Of the whole host: a blank window's first request comes before the browser tells of the window.
      // Match patterns have no port here and stand for every one.
      listen(listener, { urls: [`*://${host}/*`], types: TYPES });
      const stop = () => browser.webRequest.onBeforeRequest.removeListener(listener);
      watched.set(host, { tabs: new Set([tabId]), stop });
    },
    unwatch: (tabId) => {
      for (const [host, { tabs, stop }] of watched) {
        if (!tabs.delete(tabId) || tabs.size > 0) continue;
        stop();
        watched.delete(host);
      }
    },
    seen: async (asked) => {
      if (judged.delete(`${asked.requestId} ${asked.url}`)) return;
      await ready;
      const tab = await browser.tabs.get(asked.tabId).catch(() => null);
      // The tab is gone, or on its way somewhere else.
      if (tab === null) return;
      mayGoOn(asked, tab.url === asked.url);
    },
  };
}
