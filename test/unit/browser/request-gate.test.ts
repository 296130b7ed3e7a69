/** Which requests are held, on whose word, and what happens before anything is known. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentActivity } from '../../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../../lib/activity/decision.ts';
import { type ClientFact, EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import type { StoppedStep } from '../../../lib/browser/held-requests.ts';
import type { Judgement } from '../../../lib/browser/judgement.ts';
import { createReadings } from '../../../lib/browser/readings.ts';
import { createRequestGate } from '../../../lib/browser/request-gate.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import {
  type AuthorizeRequest,
  consentActivity,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const TAB = 4;
const ASK =
  'https://login.unlisted.example/oauth/authorize?client_id=app-1&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=mail';
const ANSWER = 'https://login.unlisted.example/consent';
const ENTRA = 'https://login.microsoftonline.com';
const FLOW = readAuthorizeRequest(ASK) as AuthorizeRequest;
const READING = consentActivity('consent/generic', FLOW, 'page');

/** What the policy says by client id; other apps are nobody's business. */
let effects: Record<string, Effect>;
let kills: string[];
let flow: AuthorizeRequest | null;
let inNet: boolean;
let policy: { settings: { layers: { request: boolean } } } | null;
let own: ClientFact | null;
let held: StoppedStep[];
let onPage: StoppedStep[];
let lost: number[];
let gaps: string[];
let passed: string[];
let ready: () => void;
let gate: ReturnType<typeof createRequestGate>;
let readings: ReturnType<typeof createReadings>;

function decisionOf({ app }: ConsentActivity): Decision {
  const effect = effects[app.clientId] ?? 'allow';
  const basis = kills.includes(app.clientId) ? 'kill' : effect === 'allow' ? 'none' : 'rule';
  return { ...decideWithoutPolicy('open'), effect, intended: effect, basis };
}

async function startWorker(isReady = true): Promise<void> {
  const waiting = new Promise<void>((resolve) => (ready = resolve));
  if (isReady) ready();
  readings = createReadings();
  const judgement: Judgement = {
    decide: decisionOf,
    policy: () => policy as never,
    policyAge: () => 1,
    ready: waiting,
    renew: () => Promise.resolve(),
  };
  gate = createRequestGate({
    judgement,
    readings,
    flows: {
      peek: (tabId) => (tabId === TAB && flow !== null ? { request: flow, startedAt: 1 } : null),
      newestAt: (host) => (flow !== null && host === flow.host ? TAB : null),
      ready: Promise.resolve(),
    },
    held: {
      navigation: (stopped) => void held.push(stopped),
      onPage: (stopped) => {
        onPage.push(stopped);
        return Promise.resolve();
      },
      lost: (tabId) => void lost.push(tabId),
      reported: () => {},
      described: () => Promise.resolve(null),
      answered: () => Promise.resolve('back'),
    },
    catalog: {
      ...EMPTY_CATALOG,
      client: () => own,
      redirectClass: (address) => (address.includes('localhost') ? 'loopback' : 'web'),
    },
    isInNet: () => inNet,
    passed: ({ activity }) =>
      void passed.push(activity.kind === 'consent' ? activity.app.clientId : ''),
    gap: ({ id }, detail) => void gaps.push(`${id} ${detail}`),
  });
  if (isReady) await settled();
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  vi.stubEnv('FIREFOX', '');
  freshBrowser();
  extension.tabs.urls.set(TAB, 'https://app.example/');
  [effects, kills, flow, inNet, policy, own] = [{}, [], FLOW, false, null, null];
  [held, onPage, lost, gaps, passed] = [[], [], [], [], []];
  await startWorker();
});

/** What the browser is told about a request; undefined where nobody listens to it. */
function ask(url: string, more: object = {}): unknown {
  const details = { tabId: TAB, requestId: 'r', url, ...more };
  const answers = extension.webRequest.onBeforeRequest.tell(details);
  // As the browser does: one listener that stops a request is enough.
  return answers.find((answer) => answer instanceof Promise || isCancel(answer)) ?? answers[0];
}
const isCancel = (answer: unknown) => JSON.stringify(answer) === '{"cancel":true}';

const post = (url: string, formData: Record<string, string[]>, type = 'xmlhttprequest') =>
  ask(url, { method: 'POST', type, requestBody: { formData } });
const YES = { consent: ['yes'] };

describe('the answer of a consent page at a server nobody listed', () => {
  beforeEach(() => gate.watch(TAB, 'https://login.unlisted.example/page'));

  it('is held where the decision stands against it, as the page says it', async () => {
    effects = { 'app-1': 'block' };
    await readings.take(TAB, { frameId: 0, activity: { ...READING, scopes: ['mail', 'files'] } });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    expect(onPage).toMatchObject([
      { tabId: TAB, what: 'approval', activity: { sensor: 'wire', scopes: ['mail', 'files'] } },
    ]);
  });

  it('is held by the request that led there where the page said nothing, or speaks of another app', async () => {
    effects = { 'app-1': 'acknowledge' };
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    const other = { ...READING, app: { ...READING.app, clientId: 'harmless' } };
    await readings.take(TAB, { frameId: 0, activity: other });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    expect(onPage.map(({ activity }) => activity.app.clientId)).toEqual(['app-1', 'app-1']);
  });

  it.each(['main_frame', 'sub_frame', 'xmlhttprequest', 'ping'])('is held as %s', (type) => {
    effects = { 'app-1': 'block' };
    expect(post(ANSWER, YES, type)).toEqual({ cancel: true });
    expect(type === 'main_frame' ? held : onPage).toHaveLength(1);
  });

  it('is held from a tab that has no flow: a blank window, or a service worker of the page', () => {
    effects = { 'app-1': 'block' };
    const form = { method: 'POST', requestBody: { formData: YES } };
    expect(ask(ANSWER, { ...form, tabId: 9 })).toEqual({ cancel: true });
    expect(ask(ANSWER, { ...form, tabId: -1, type: 'xmlhttprequest' })).toEqual({ cancel: true });
    expect(held[0]?.tabId).toBe(9);
    expect(onPage[0]?.tabId).toBe(TAB);
  });

  it('passes once for the step that the person agreed to', async () => {
    effects = { 'app-1': 'acknowledge' };
    await readings.take(TAB, { frameId: 0, activity: READING });
    await readings.grant(TAB, READING);
    expect(post(ANSWER, YES)).toEqual({});
    await readings.take(TAB, { frameId: 0, activity: { ...READING, scopes: ['everything'] } });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
  });

  it.each([
    ['refuses', ANSWER, { consent: ['no'], cancel: ['1'] }],
    ['is about something else', 'https://login.unlisted.example/track', { page: ['1'] }],
  ])('passes where it %s', (_name, url, fields) => {
    effects = { 'app-1': 'block' };
    expect(post(url, fields)).toEqual({});
  });

  it('passes where nothing stands against it, or the layer is switched off', () => {
    effects = { 'app-1': 'inform' };
    expect(post(ANSWER, YES)).toEqual({});
    effects = { 'app-1': 'block' };
    policy = { settings: { layers: { request: false } } };
    expect(post(ANSWER, YES)).toEqual({});
  });

  it('is listened to only as long as a flow runs there', () => {
    gate.watch(5, 'https://login.unlisted.example/page');
    gate.unwatch(TAB);
    expect(extension.webRequest.onBeforeRequest.patterns()).toContain(
      '*://login.unlisted.example/*',
    );
    gate.unwatch(5);
    expect(extension.webRequest.onBeforeRequest.patterns()).not.toContain(
      '*://login.unlisted.example/*',
    );
    expect(post(ANSWER, YES)).toBeUndefined();
  });
});

describe('a declared answer', () => {
  const SET = `${ENTRA}/common/Consent/Set`;
  const GITHUB = 'https://github.com/login/oauth/authorize';

  it('of a flow that nobody saw is judged by what it names itself', () => {
    flow = null;
    effects = { gh: 'block' };
    const fields = { client_id: ['gh'], redirect_uri: ['https://a.example/cb'], authorize: ['1'] };
    expect(post(GITHUB, fields, 'main_frame')).toEqual({ cancel: true });
    expect(held[0]?.activity).toMatchObject({ app: { clientId: 'gh' }, surface: 'consent/github' });
    expect(post(GITHUB, { ...fields, authorize: ['0'] }, 'main_frame')).not.toEqual({
      cancel: true,
    });
  });

  it('that names nothing passes, and is reported at most once a minute', () => {
    flow = null;
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({});
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({});
    expect(gaps).toEqual([expect.stringMatching(/^consent\/microsoft-entra a request took/u)]);
  });

  it('of hosts whose answers are declared needs no listener of its own', () => {
    const before = extension.webRequest.onBeforeRequest.patterns().length;
    gate.watch(TAB, `${ENTRA}/common/reprocess`);
    expect(extension.webRequest.onBeforeRequest.patterns()).toHaveLength(before);
  });
});

describe('before anything is known', () => {
  const SET = `${ENTRA}/common/Consent/Set`;
  const entra = () => ({ ...FLOW, host: 'login.microsoftonline.com' });

  beforeEach(async () => {
    freshBrowser();
    await startWorker(false);
    flow = entra();
  });

  it('a declared answer is stopped, and handled as soon as it can be judged', async () => {
    effects = { 'app-1': 'block' };
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({ cancel: true });
    expect(onPage).toEqual([]);
    ready();
    await settled();
    expect(onPage).toHaveLength(1);
    expect(gaps).toEqual([]);
  });

  it('one that would have passed is told as a gap, and its navigation as lost', async () => {
    expect(post(SET, { acceptConsent: ['true'] }, 'main_frame')).toEqual({ cancel: true });
    ready();
    await settled();
    expect(gaps).toEqual([expect.stringContaining('the worker had just started')]);
    expect(lost).toEqual([TAB]);
  });

  it('a refusal passes', () => {
    expect(post(SET, { acceptConsent: ['false'] })).toEqual({});
  });

  it('an authorize request goes on, and is stopped after the fact', async () => {
    effects = { 'app-1': 'block' };
    const url = `${ASK}&prompt=none`;
    expect(ask(url)).toEqual({});
    const request = readAuthorizeRequest(url) as AuthorizeRequest;
    const seen = gate.seen({ tabId: TAB, requestId: 'r', url, method: 'GET', request });
    ready();
    await seen;
    expect(held).toMatchObject([{ what: 'request', url }]);
  });
});

describe('in Firefox, which waits for an answer', () => {
  beforeEach(async () => {
    vi.stubEnv('FIREFOX', 'yes');
    freshBrowser();
    await startWorker(false);
    flow = { ...FLOW, host: 'login.microsoftonline.com' };
  });

  it.each([
    ['block', { cancel: true }],
    ['log', {}],
  ] as const)('an answer that comes first is judged when it can be: %s', async (effect, answer) => {
    effects = { 'app-1': effect };
    const said = [
      post(`${ENTRA}/common/Consent/Set`, { acceptConsent: ['true'] }),
      ask(`${ASK}&prompt=none`),
    ];
    ready();
    expect(await Promise.all(said)).toEqual([answer, answer]);
  });
});

describe('authorize requests', () => {
  const silent = `${ASK}&prompt=none`;
  const fix = `${ENTRA}/common/oauth2/v2.0/authorize?client_id=app-1&response_type=code&scope=a&redirect_uri=`;

  it('without a page are held by every effect that holds', () => {
    effects = { 'app-1': 'acknowledge' };
    expect(ask(silent)).toEqual({ cancel: true });
    expect(held).toMatchObject([
      { what: 'request', url: silent, back: 1, activity: { sensor: 'flow' } },
    ]);
    expect(ask(silent, { tabId: -1 })).toEqual({});
  });

  it('of a provider’s own app are held where its answer lies open', () => {
    effects = { 'app-1': 'acknowledge' };
    expect(ask(`${fix}http%3A%2F%2Flocalhost%3A1`)).toEqual({});
    own = { name: 'CLI', firstParty: true, loopback: true, abused: false };
    expect(ask(`${fix}http%3A%2F%2Flocalhost%3A1`)).toEqual({ cancel: true });
    expect(ask(`${fix}https%3A%2F%2Fportal.example%2F`)).toEqual({});
  });

  it('that a page follows are held by what no answer can lift', () => {
    const device = `${ENTRA}/common/oauth2/deviceauth`;
    effects = { '': 'justify' };
    expect(ask(device)).toEqual({});
    effects = { '': 'request' };
    expect(ask(device)).toEqual({ cancel: true });
  });

  it('that go on without a page are reported where a rule speaks to them', () => {
    effects = { 'app-1': 'log' };
    expect(ask(silent)).toEqual({});
    effects = {};
    expect(ask(silent)).toEqual({});
    expect(passed).toEqual(['app-1']);
  });

  it('go on once the person agreed, and a post is never repeated', async () => {
    effects = { 'app-1': 'acknowledge' };
    ask(silent);
    await readings.grant(TAB, held[0]!.activity);
    expect(ask(silent)).toEqual({});
    ask(silent, { method: 'POST', tabId: 8 });
    expect(held.at(-1)?.url).toBeNull();
  });

  it('that no filter names are stopped after the fact, once', async () => {
    kills = ['app-1'];
    effects = { 'app-1': 'block' };
    const asked = { tabId: TAB, requestId: 'r', url: ASK, method: 'GET', request: FLOW };
    expect(ask(ASK)).not.toEqual({ cancel: true });
    await gate.seen(asked);
    expect(held).toMatchObject([{ url: ASK, back: 1 }]);
    ask(silent);
    await gate.seen({ ...asked, url: silent });
    expect(held).toHaveLength(2);
  });

  it('that the net stops get our page, two steps from where the person was', async () => {
    [inNet, policy] = [true, { settings: { layers: { request: false } } }];
    effects = { 'app-1': 'block' };
    await gate.seen({ tabId: TAB, requestId: 'r', url: ASK, method: 'GET', request: FLOW });
    expect(held).toMatchObject([{ back: 2 }]);
  });

  it('of a tab that is gone are left alone', async () => {
    effects = { 'app-1': 'block' };
    kills = ['app-1'];
    await gate.seen({ tabId: 77, requestId: 'r', url: ASK, method: 'GET', request: FLOW });
    expect(held).toEqual([]);
  });
});

describe('a browser that does not let us hold requests', () => {
  it('says so, and is asked to hold nothing more', async () => {
    freshBrowser();
    extension.granted = [];
    await startWorker();
    expect(gate.mayHold()).toBe(false);
    gate.watch(TAB, 'https://login.unlisted.example/page');
    expect(post(ANSWER, YES)).toBeUndefined();
  });
});
