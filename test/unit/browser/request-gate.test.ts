/** Which answers of consent pages are held, on whose word, and what happens before anything is known. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { extension, freshBrowser } from './extension-double.ts';
import {
  ANSWER,
  ASK,
  ENTRA,
  FLOW,
  READING,
  TAB,
  YES,
  ask,
  freshStage,
  post,
  settled,
  startWorker,
  world,
} from './gate-stage.ts';
import {
  type AuthorizeRequest,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

beforeEach(freshStage);

describe('the answer of a consent page at a server nobody listed', () => {
  beforeEach(() => world.gate.watch(TAB, 'https://login.unlisted.example/page'));

  it('is held where the decision stands against it, as the page says it', async () => {
    world.effects = { 'app-1': 'block' };
    await world.readings.take(TAB, {
      frameId: 0,
      activity: { ...READING, scopes: ['mail', 'files'] },
    });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    expect(world.onPage).toMatchObject([
      { tabId: TAB, what: 'approval', activity: { sensor: 'wire', scopes: ['mail', 'files'] } },
    ]);
  });

  it('is held by the request that led there where the page said nothing, or speaks of another app', async () => {
    world.effects = { 'app-1': 'acknowledge' };
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    const other = { ...READING, app: { ...READING.app, clientId: 'harmless' } };
    await world.readings.take(TAB, { frameId: 0, activity: other });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
    expect(
      world.onPage.map(({ activity }) => activity.kind === 'consent' && activity.app.clientId),
    ).toEqual(['app-1', 'app-1']);
  });

  it.each(['main_frame', 'sub_frame', 'xmlhttprequest', 'ping'])('is held as %s', (type) => {
    world.effects = { 'app-1': 'block' };
    expect(post(ANSWER, YES, type)).toEqual({ cancel: true });
    expect(type === 'main_frame' ? world.held : world.onPage).toHaveLength(1);
  });

  it('is held from a tab that has no flow: a blank window, or a service worker of the page', () => {
    world.effects = { 'app-1': 'block' };
    const form = { method: 'POST', requestBody: { formData: YES } };
    expect(ask(ANSWER, { ...form, tabId: 9 })).toEqual({ cancel: true });
    expect(ask(ANSWER, { ...form, tabId: -1, type: 'xmlhttprequest' })).toEqual({ cancel: true });
    expect(world.held[0]?.tabId).toBe(9);
    expect(world.onPage[0]?.tabId).toBe(TAB);
  });

  describe('from another tab with a page of its own', () => {
    const OTHER = 9;
    const fromOther = (url: string, requestBody: object, type = 'xmlhttprequest') =>
      ask(url, { method: 'POST', requestBody, type, tabId: OTHER });
    const json = (body: object) => ({
      raw: [{ bytes: new TextEncoder().encode(JSON.stringify(body)).buffer }],
    });

    beforeEach(() => {
      world.pages = [TAB, OTHER];
      world.effects = { 'app-1': 'block' };
    });

    it.each([
      ['an address', 'https://login.unlisted.example/merge_requests/1/approve', json({ sha: 'a' })],
      ['a deep key', 'https://login.unlisted.example/api', json({ settings: { allow: true } })],
      ['a button', ANSWER, { formData: { ...YES, client_id: ['another'] } }],
    ])('is none where only %s looks like it', (_what, url, body) => {
      expect(fromOther(url, body)).toEqual({});
      expect(fromOther(url, body, 'main_frame')).toEqual({});
      expect([world.held, world.onPage]).toEqual([[], []]);
    });

    it.each([
      ['the app', { ...YES, client_id: ['app-1'] }],
      ['what consents alone have', { consent_challenge: ['c'], consent: ['yes'] }],
    ])('is held where it names %s, and its page stays', (_what, formData) => {
      expect(fromOther(ANSWER, { formData })).toEqual({ cancel: true });
      expect(world.onPage).toMatchObject([{ tabId: OTHER, beside: true }]);
    });
  });

  it('passes once for the step that the person agreed to', async () => {
    world.effects = { 'app-1': 'acknowledge' };
    await world.readings.take(TAB, { frameId: 0, activity: READING });
    await world.readings.grant(TAB, READING);
    expect(post(ANSWER, YES)).toEqual({});
    await world.readings.take(TAB, {
      frameId: 0,
      activity: { ...READING, scopes: ['everything'] },
    });
    expect(post(ANSWER, YES)).toEqual({ cancel: true });
  });

  it.each([
    ['refuses', ANSWER, { consent: ['no'], cancel: ['1'] }],
    ['is about something else', 'https://login.unlisted.example/track', { page: ['1'] }],
  ])('passes where it %s', (_name, url, fields) => {
    world.effects = { 'app-1': 'block' };
    expect(post(url, fields)).toEqual({});
  });

  it('passes where nothing stands against it, or the layer is switched off', () => {
    world.effects = { 'app-1': 'inform' };
    expect(post(ANSWER, YES)).toEqual({});
    world.effects = { 'app-1': 'block' };
    world.policy = { settings: { layers: { request: false } } };
    expect(post(ANSWER, YES)).toEqual({});
  });

  it('is listened to only as long as a flow runs there', () => {
    world.gate.watch(5, 'https://login.unlisted.example/page');
    world.gate.unwatch(TAB);
    expect(extension.webRequest.onBeforeRequest.patterns()).toContain(
      '*://login.unlisted.example/*',
    );
    world.gate.unwatch(5);
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
    world.flow = null;
    world.effects = { gh: 'block' };
    const fields = { client_id: ['gh'], redirect_uri: ['https://a.example/cb'], authorize: ['1'] };
    expect(post(GITHUB, fields, 'main_frame')).toEqual({ cancel: true });
    expect(world.held[0]?.activity).toMatchObject({
      app: { clientId: 'gh' },
      surface: 'consent/github',
    });
    expect(post(GITHUB, { ...fields, authorize: ['0'] }, 'main_frame')).not.toEqual({
      cancel: true,
    });
  });

  it('that names nothing passes, and is reported at most once a minute', () => {
    world.flow = null;
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({});
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({});
    expect(world.gaps).toEqual([
      expect.stringMatching(/^consent\/microsoft-entra a request took/u),
    ]);
  });

  it('of hosts whose answers are declared needs no listener of its own', () => {
    const before = extension.webRequest.onBeforeRequest.patterns().length;
    world.gate.watch(TAB, `${ENTRA}/common/reprocess`);
    expect(extension.webRequest.onBeforeRequest.patterns()).toHaveLength(before);
  });
});

describe('before anything is known', () => {
  const SET = `${ENTRA}/common/Consent/Set`;
  const entra = () => ({ ...FLOW, host: 'login.microsoftonline.com' });

  beforeEach(async () => {
    freshBrowser();
    await startWorker(false);
    world.flow = entra();
  });

  it('a declared answer is stopped, and handled as soon as it can be judged', async () => {
    world.effects = { 'app-1': 'block' };
    expect(post(SET, { acceptConsent: ['true'] })).toEqual({ cancel: true });
    expect(world.onPage).toEqual([]);
    world.ready();
    await settled();
    expect(world.onPage).toHaveLength(1);
    expect(world.gaps).toEqual([]);
  });

  it('one that would have passed is told as a gap, and its navigation as lost', async () => {
    expect(post(SET, { acceptConsent: ['true'] }, 'main_frame')).toEqual({ cancel: true });
    world.ready();
    await settled();
    expect(world.gaps).toEqual([expect.stringContaining('the worker had just started')]);
    expect(world.lost).toEqual([TAB]);
  });

  it('a refusal passes', () => {
    expect(post(SET, { acceptConsent: ['false'] })).toEqual({});
  });

  it('an authorize request goes on, and is stopped after the fact', async () => {
    world.effects = { 'app-1': 'block' };
    const url = `${ASK}&prompt=none`;
    expect(ask(url)).toEqual({});
    const request = readAuthorizeRequest(url) as AuthorizeRequest;
    const seen = world.gate.seen({ tabId: TAB, requestId: 'r', url, method: 'GET', request });
    world.ready();
    await seen;
    expect(world.held).toMatchObject([{ what: 'request', url }]);
  });
});

describe('in Firefox, which waits for an answer', () => {
  beforeEach(async () => {
    vi.stubEnv('FIREFOX', 'yes');
    freshBrowser();
    await startWorker(false);
    world.flow = { ...FLOW, host: 'login.microsoftonline.com' };
  });

  it.each([
    ['block', { cancel: true }],
    ['log', {}],
  ] as const)('an answer that comes first is judged when it can be: %s', async (effect, answer) => {
    world.effects = { 'app-1': effect };
    const said = [
      post(`${ENTRA}/common/Consent/Set`, { acceptConsent: ['true'] }),
      ask(`${ASK}&prompt=none`),
    ];
    world.ready();
    expect(await Promise.all(said)).toEqual([answer, answer]);
  });
});

describe('a browser that does not let us hold requests', () => {
  it('says so, and is asked to hold nothing more', async () => {
    freshBrowser();
    extension.granted = [];
    await startWorker();
    expect(world.gate.mayHold()).toBe(false);
    world.gate.watch(TAB, 'https://login.unlisted.example/page');
    expect(post(ANSWER, YES)).toBeUndefined();
  });
});
