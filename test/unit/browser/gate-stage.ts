/** A request gate with everything around it in memory; each test says what the policy and the pages say. */
import { vi } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../../lib/activity/decision.ts';
import { type ClientFact, EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import type { StoppedStep } from '../../../lib/browser/held-requests.ts';
import type { Judgement } from '../../../lib/browser/judgement.ts';
import { type Readings, createReadings } from '../../../lib/browser/readings.ts';
import { type RequestGate, createRequestGate } from '../../../lib/browser/request-gate.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import {
  type AuthorizeRequest,
  consentActivity,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';
import { extension, freshBrowser } from './extension-double.ts';

export const TAB = 4;
export const ASK =
  'https://login.unlisted.example/oauth/authorize?client_id=app-1&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=mail';
export const ANSWER = 'https://login.unlisted.example/consent';
export const ENTRA = 'https://login.microsoftonline.com';
export const FLOW = readAuthorizeRequest(ASK) as AuthorizeRequest;
export const READING = consentActivity('consent/generic', FLOW, 'page');

/** The world around the gate. */
export const world = {
  /** What the policy says by client id; other apps are nobody's business. */
  effects: {} as Record<string, Effect>,
  kills: [] as string[],
  flow: null as AuthorizeRequest | null,
  /** Tabs with a page of their own. */
  pages: [] as number[],
  inNet: false,
  policy: null as { settings: { layers: { request: boolean } } } | null,
  /** What is known of every client. */
  own: null as ClientFact | null,
  held: [] as StoppedStep[],
  onPage: [] as StoppedStep[],
  lost: [] as number[],
  gaps: [] as string[],
  passed: [] as string[],
  ready: () => {},
  gate: null as unknown as RequestGate,
  readings: null as unknown as Readings,
};

function decisionOf(activity: Activity): Decision {
  const clientId = activity.kind === 'consent' ? activity.app.clientId : '';
  const effect = world.effects[clientId] ?? 'allow';
  const basis = world.kills.includes(clientId) ? 'kill' : effect === 'allow' ? 'none' : 'rule';
  return { ...decideWithoutPolicy('open'), effect, intended: effect, basis };
}

export async function startWorker(isReady = true): Promise<void> {
  const waiting = new Promise<void>((resolve) => (world.ready = resolve));
  if (isReady) world.ready();
  world.readings = createReadings();
  const judgement: Judgement = {
    decide: decisionOf,
    policy: () => world.policy as never,
    policyAge: () => 1,
    ready: waiting,
    renew: () => Promise.resolve(),
  };
  world.gate = createRequestGate({
    judgement,
    readings: world.readings,
    flows: {
      peek: (tabId) =>
        tabId === TAB && world.flow !== null ? { request: world.flow, startedAt: 1 } : null,
      hasPage: (tabId) => world.pages.includes(tabId),
      newestAt: (host) => (world.flow !== null && host === world.flow.host ? TAB : null),
      ready: Promise.resolve(),
    },
    held: {
      navigation: (stopped) => void world.held.push(stopped),
      onPage: (stopped) => {
        world.onPage.push(stopped);
        return Promise.resolve();
      },
      lost: (tabId) => void world.lost.push(tabId),
      reported: () => {},
      described: () => Promise.resolve(null),
      answered: () => Promise.resolve('back'),
    },
    catalog: {
      ...EMPTY_CATALOG,
      client: () => world.own,
      redirectClass: (address) => (address.includes('localhost') ? 'loopback' : 'web'),
    },
    isInNet: () => world.inNet,
    passed: ({ activity }) =>
      void world.passed.push(activity.kind === 'consent' ? activity.app.clientId : ''),
    gap: ({ id }, detail) => void world.gaps.push(`${id} ${detail}`),
  });
  if (isReady) await settled();
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A browser in which nothing has happened, and a worker that is up. */
export async function freshStage(): Promise<void> {
  vi.stubEnv('FIREFOX', '');
  freshBrowser();
  extension.tabs.urls.set(TAB, 'https://app.example/');
  Object.assign(world, {
    effects: {},
    kills: [],
    flow: FLOW,
    pages: [],
    inNet: false,
    policy: null,
    own: null,
  });
  Object.assign(world, { held: [], onPage: [], lost: [], gaps: [], passed: [] });
  await startWorker();
}

/** What the browser is told about a request; undefined where nobody listens to it. */
export function ask(url: string, more: object = {}): unknown {
  const details = { tabId: TAB, requestId: 'r', url, ...more };
  const answers = extension.webRequest.onBeforeRequest.tell(details);
  // As the browser does: one listener that stops a request is enough.
  return answers.find((answer) => answer instanceof Promise || isCancel(answer)) ?? answers[0];
}
const isCancel = (answer: unknown) => JSON.stringify(answer) === '{"cancel":true}';

export const post = (url: string, formData: Record<string, string[]>, type = 'xmlhttprequest') =>
  ask(url, { method: 'POST', type, requestBody: { formData } });
export const YES = { consent: ['yes'] };
