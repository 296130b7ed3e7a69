/**
 * The wire gate: reads the requests by which products share, connect and publish, holds those that policy
 * stands against and nobody agreed to, and tells of those that no dialog announced.
 */
import type { Activity } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import type { Policy } from '../policy/schema.ts';
import type { Surface } from '../surfaces/surface.ts';
import { WIRE_URLS, type WireFinding, namedWireUrls, readWire } from '../surfaces/wire-reading.ts';
import type { Announced } from './announced.ts';
import { browser, type WebRequest } from './extension.ts';
import { type TellGap, onceAMinute } from './gap-notes.ts';
import type { HeldRequests } from './held-requests.ts';
import { type Judgement, stands } from './judgement.ts';
import type { Readings } from './readings.ts';
import { wireRequestOf } from './wire.ts';

type Details = WebRequest.OnBeforeRequestDetailsType;
type Response = WebRequest.BlockingResponse;

/** Requests of pages; a whole page that is posted is a form, and its dialog has been asked. */
const TYPES: WebRequest.ResourceType[] = [
  'xmlhttprequest',
  'ping',
  'sub_frame',
  'main_frame',
  'other',
];
const PASS: Response = {};
const CANCEL: Response = { cancel: true };
/** ms after a request in which the page's own word about the step is on its way. */
const WORD_COMES = 1_500;

export interface WireGate {
  /** The policy names other hosts: its tools' requests are read there. */
  readonly renew: (policy: Policy | null) => void;
}

export interface WireGateOptions {
  readonly judgement: Judgement;
  readonly readings: Readings;
  readonly announced: Announced;
  readonly held: Pick<HeldRequests, 'navigation' | 'onPage'>;
  /** A step that no page told of went on, and a rule speaks to it. */
  readonly passed: (step: UnheldStep) => void;
  readonly gap: TellGap;
}

export interface UnheldStep {
  readonly tabId: number;
  readonly activity: Activity;
  readonly decision: Decision;
  readonly surface: Surface;
}

/** Listens from the first moment on. @param wait runs something after a time in ms. */
export function createWireGate(
  options: WireGateOptions,
  wait: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms),
): WireGate {
  const { judgement, readings, announced, held } = options;
  let isReady = false;
  let mayHold = true;
  void Promise.all([judgement.ready, readings.ready]).then(() => (isReady = true));

  const gap = onceAMinute(options.gap);

  /** What nobody announced by now is told: as a gap, and as a step where a rule speaks to it. */
  const wentOn = (tabId: number, { surface, activity }: WireFinding) =>
    wait(() => {
      if (activity === 'unreadable') {
        if (!announced.any(tabId, surface.platform))
          gap(
            surface,
            'a request took a step that no dialog announced, and its body could not be read',
          );
        return;
      }
      if (announced.covers(tabId, activity)) return;
      gap(surface, 'a request took a step that no dialog announced');
      const decision = judgement.decide(activity);
      if (decision !== null && decision.basis !== 'none')
        options.passed({ tabId, activity, decision, surface });
    }, WORD_COMES);

  const judge = (details: Details, finding: WireFinding): Response => {
    const { surface, activity } = finding;
    const { tabId, frameId } = details;
    const decision = activity === 'unreadable' || !isReady ? null : judgement.decide(activity);
    const isOn = judgement.policy()?.settings.layers.request !== false;
    // What tells only never holds, and a request of no tab has nobody who could be asked.
    const holds = mayHold && isOn && surface.capability !== 'inform' && tabId >= 0;
    if (activity === 'unreadable' || !holds || !stands(decision)) {
      wentOn(tabId, finding);
      return PASS;
    }
    if (readings.allows(tabId, activity)) {
      readings.use(tabId, activity);
      return PASS;
    }
    const { version: surfaceVersion } = surface;
    const stopped = {
      tabId,
      activity,
      decision,
      surfaceVersion,
      what: 'approval',
      url: null,
    } as const;
    if (details.type === 'main_frame') held.navigation(stopped);
    else void held.onPage(stopped, frameId);
    if (!announced.any(tabId, surface.platform))
      gap(surface, 'a request was held that no dialog announced');
    return CANCEL;
  };

  const onRequest = (details: Details): Response => {
    const request = wireRequestOf(details);
    const finding = request === null ? null : readWire(request, judgement.policy()?.hosts ?? []);
    return finding === null ? PASS : judge(details, finding);
  };

  /** Where the browser does not let us hold requests, they are read all the same. */
  const listen = (listener: (details: Details) => Response, urls: readonly string[]) => {
    const filter = { urls: [...urls], types: TYPES };
    try {
      browser.webRequest.onBeforeRequest.addListener(listener, filter, ['blocking', 'requestBody']);
    } catch {
      mayHold = false;
      browser.webRequest.onBeforeRequest.addListener(listener, filter, ['requestBody']);
    }
  };
  listen(onRequest, WIRE_URLS);

  let unlisten: () => void = () => undefined;
  let listening = '';
  return {
    renew: (policy) => {
      const urls = namedWireUrls(policy?.hosts ?? []);
      if (urls.join(' ') === listening) return;
      listening = urls.join(' ');
      unlisten();
      if (urls.length === 0) return;
      // A function of its own: listeners are taken away by their identity.
      const listener = (details: Details) => onRequest(details);
      listen(listener, urls);
      unlisten = () => browser.webRequest.onBeforeRequest.removeListener(listener);
    },
  };
}
