/** Requests that share, connect or publish: held where nobody agreed, told where no dialog announced them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShareActivity } from '../../../lib/activity/activity.ts';
import { NO_SHARE_TERMS } from '../../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../../lib/activity/decision.ts';
import { type Announced, createAnnounced } from '../../../lib/browser/announced.ts';
import { type Readings, createReadings } from '../../../lib/browser/readings.ts';
import { type UnheldStep, type WireGate, createWireGate } from '../../../lib/browser/wire-gate.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const TAB = 7;
const SHARE_LINK =
  "https://acme.sharepoint.com/sites/plan/_api/web/Lists(@a1)/GetItemById(@a2)/ShareLink?@a1='{L}'&@a2='42'";

const agreed = (changes: Partial<ShareActivity> = {}): ShareActivity => ({
  kind: 'share',
  surface: 'share/sharepoint',
  platform: 'microsoft',
  host: 'acme.sharepoint.com',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'unknown', id: null, label: null },
  recipients: [],
  link: 'anyone_with_link',
  role: null,
  ...NO_SHARE_TERMS,
  ...changes,
});

const world = {
  effect: 'block' as Effect,
  now: Date.parse('2026-11-23T10:00:00Z'),
  layers: { page: true, request: true, net: true },
  held: [] as Array<{ how: string; tabId: number; link: string; frameId?: number }>,
  passed: [] as UnheldStep[],
  gaps: [] as string[],
  later: [] as Array<() => void>,
};
let readings: Readings;
let announced: Announced;
let gate: WireGate;

const decisionOf = (): Decision => ({
  ...decideWithoutPolicy('open'),
  effect: world.effect,
  intended: world.effect,
  basis: world.effect === 'allow' ? 'none' : 'rule',
});

const linkOf = (activity: { kind: string }) =>
  activity.kind === 'share' ? (activity as ShareActivity).link : activity.kind;

async function start(ready: Promise<void> = Promise.resolve()): Promise<void> {
  freshBrowser();
  Object.assign(world, { effect: 'block', held: [], passed: [], gaps: [], later: [] });
  world.layers = { page: true, request: true, net: true };
  readings = createReadings(() => world.now);
  announced = createAnnounced();
  gate = createWireGate(
    {
      judgement: {
        decide: decisionOf,
        policy: () => ({ settings: { layers: world.layers }, hosts: [] }) as never,
        policyAge: () => 1,
        ready,
        renew: () => Promise.resolve(),
      },
      readings,
      announced,
      held: {
        navigation: ({ tabId, activity }) =>
          void world.held.push({ how: 'navigation', tabId, link: linkOf(activity) }),
        onPage: ({ tabId, activity }, frameId) => {
          world.held.push({ how: 'page', tabId, link: linkOf(activity), frameId });
          return Promise.resolve();
        },
      },
      passed: (step) => void world.passed.push(step),
      gap: ({ id }, detail) => void world.gaps.push(`${id}: ${detail}`),
    },
    (run) => void world.later.push(run),
  );
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What the browser is told of a request of the share dialog. */
function send(settings: object, more: { type?: string; tabId?: number } = {}): unknown[] {
  const body = JSON.stringify({ request: { settings, peoplePickerInput: '[]' } });
  return extension.webRequest.onBeforeRequest.tell({
    url: SHARE_LINK,
    method: 'POST',
    type: 'xmlhttprequest',
    tabId: TAB,
    frameId: 3,
    requestBody: { raw: [{ bytes: new TextEncoder().encode(body).buffer }] },
    ...more,
  });
}
const later = () => world.later.splice(0).forEach((run) => run());

const ANYONE = { linkKind: 4, scope: 0, role: 1 };

beforeEach(() => start());

describe('a request that policy stands against', () => {
  it('is held, and asked about in the frame that sent it', () => {
    expect(send(ANYONE)).toEqual([{ cancel: true }]);
    expect(world.held).toEqual([{ how: 'page', tabId: TAB, link: 'anyone_with_link', frameId: 3 }]);
  });
  it('is held as a navigation by a page of ours', () => {
    send(ANYONE, { type: 'main_frame' });
    expect(world.held).toMatchObject([{ how: 'navigation' }]);
  });
  it('passes once the person has agreed to no less, and for one use', async () => {
    await readings.grant(TAB, agreed());
    expect(send(ANYONE)).toEqual([{}]);
    world.now += 5_000;
    expect(send(ANYONE)).toEqual([{ cancel: true }]);
  });
  it('is held where it gives more than was agreed to, or in another tab', async () => {
    await readings.grant(TAB, agreed({ link: 'organisation' }));
    await readings.grant(TAB + 1, agreed());
    expect(send(ANYONE)).toEqual([{ cancel: true }]);
  });
  it('goes on where the layer is switched off, and where no tab could be asked', () => {
    world.layers = { page: true, request: false, net: true };
    expect(send(ANYONE)).toEqual([{}]);
    world.layers = { page: true, request: true, net: true };
    expect(send(ANYONE, { tabId: -1 })).toEqual([{}]);
    expect(world.held).toEqual([]);
  });
  it('goes on before anything is known, and is told afterwards', async () => {
    await start(new Promise(() => undefined));
    expect(send(ANYONE)).toEqual([{}]);
    later();
    expect(world.gaps).toHaveLength(1);
    expect(world.passed).toMatchObject([{ tabId: TAB, decision: { effect: 'block' } }]);
  });
  it('goes on and is told where the browser lets nobody hold it', async () => {
    extension.granted = [];
    const { onBeforeRequest } = extension.webRequest;
    const add = onBeforeRequest.addListener;
    onBeforeRequest.addListener = (listener, filter, extra) => {
      if (extra?.includes('blocking') === true)
        throw new Error('You do not have permission to use blocking.');
      add(listener, filter, extra);
    };
    await start();
    expect(send(ANYONE)).toEqual([{}]);
    later();
    expect([world.held.length, world.passed.length]).toEqual([0, 1]);
    onBeforeRequest.addListener = add;
  });
});

describe('a request that nothing stands against', () => {
  beforeEach(() => (world.effect = 'log'));
  it('is the step that its dialog announced', () => {
    announced.note(TAB, agreed());
    expect(send(ANYONE)).toEqual([{}]);
    later();
    expect([world.gaps, world.passed]).toEqual([[], []]);
  });
  it('is a step of its own and a gap where no dialog announced it, told once a minute', () => {
    send(ANYONE);
    send(ANYONE);
    later();
    expect(world.gaps).toEqual([
      'share/sharepoint: a request took a step that no dialog announced',
    ]);
    expect(world.passed).toHaveLength(2);
  });
  it('is none where no rule speaks to it, but still a gap', () => {
    world.effect = 'allow';
    send(ANYONE);
    later();
    expect([world.gaps.length, world.passed.length]).toEqual([1, 0]);
  });
  it('is a gap where its body says nothing and no dialog of the product spoke', () => {
    send({ linkKind: 9, scope: 9 });
    later();
    expect(world.gaps).toHaveLength(1);
    announced.note(TAB, agreed());
    send({ linkKind: 9, scope: 9 });
    later();
    expect(world.gaps).toHaveLength(1);
  });
  it('is none of ours where it shares nothing', () => {
    expect(send({ linkKind: 6, scope: 2 })).toEqual([{}]);
    later();
    expect([world.gaps, world.passed]).toEqual([[], []]);
  });
});

describe('tools on the hosts that a policy names', () => {
  it('are listened to there and nowhere else, as long as it names them', () => {
    const before = extension.webRequest.onBeforeRequest.patterns().length;
    gate.renew({ hosts: [{ surface: 'share/nothing', hosts: ['a.example'] }] } as never);
    expect(extension.webRequest.onBeforeRequest.patterns()).toHaveLength(before);
  });
});
