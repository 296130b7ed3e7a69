/** Scripts come to the frames that are open already where they belong, and to no other. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { reachOpenPages, reachPolicyHosts } from '../../../lib/browser/open-pages.ts';
import { takeInHeld } from '../../../lib/browser/taking-in.ts';
import { Policy } from '../../../lib/policy/schema.ts';

interface Injection {
  readonly target: { tabId: number; documentIds?: string[]; frameIds?: number[] };
  readonly files: string[];
  readonly injectImmediately: boolean;
  readonly world: string;
}

const stage = vi.hoisted(() => ({
  installed: [] as Array<(details: { reason: string }) => void>,
  frames: new Map<number, object[]>(),
  injected: [] as unknown[],
  fails: (_documentId: string): boolean => false,
  /** The browser takes no script; a tab that is stuck never answers. */
  refuses: false,
  isStuck: false,
  changes: 0,
  registered: [] as Array<{ id: string; matches?: string[] }>,
}));

const changed = () => {
  stage.changes += 1;
  return Promise.resolve();
};

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      onInstalled: { addListener: (listener: never) => void stage.installed.push(listener) },
      getManifest: () => ({
        content_scripts: [
          { matches: ['https://*.files.example/*'], js: ['share.js'], all_frames: true },
          {
            matches: ['https://id.example/oauth/*'],
            js: ['content-scripts/consent.js'],
          },
        ],
      }),
    },
    tabs: { query: () => Promise.resolve([...stage.frames.keys()].map((id) => ({ id }))) },
    webNavigation: {
      getAllFrames: ({ tabId }: { tabId: number }) =>
        tabId === 13
          ? Promise.reject(new Error('no tab'))
          : Promise.resolve(stage.frames.get(tabId) ?? null),
    },
    scripting: {
      executeScript: (injection: Injection) => {
        if (stage.fails(injection.target.documentIds?.[0] ?? ''))
          return Promise.reject(new Error('Blocked by the administrator.'));
        if (stage.isStuck) return new Promise(() => {});
        stage.injected.push(injection);
        return Promise.resolve([]);
      },
      getRegisteredContentScripts: () => Promise.resolve([...stage.registered]),
      unregisterContentScripts: ({ ids }: { ids: string[] }) => {
        stage.registered = stage.registered.filter(({ id }) => !ids.includes(id));
        return changed();
      },
      updateContentScripts: (scripts: Array<{ id: string }>) => {
        if (stage.refuses) return Promise.reject(new Error('Invalid value for matches.'));
        stage.registered = stage.registered.map((one) => ({
          ...one,
          ...scripts.find(({ id }) => id === one.id),
        }));
        return changed();
      },
      registerContentScripts: (scripts: Array<{ id: string }>) => {
        if (stage.refuses) return Promise.reject(new Error('Invalid value for matches.'));
        stage.registered.push(...scripts);
        return changed();
      },
    },
  },
}));

const frame = (documentId: string, url: string, parentFrameId = -1) => ({
  ...{ documentId, url, parentFrameId },
  frameId: parentFrameId === -1 ? 0 : 7,
});

const POLICY = Policy.parse({
  vocabulary: 1,
  id: 'acme',
  version: 1,
  issued: '2026-01-01T00:00:00Z',
  expires: '2099-01-01T00:00:00Z',
  organisation: { name: 'Acme' },
  hosts: [{ surface: 'publish/node-red', hosts: ['flows.acme.example:1880'] }],
});

let dropped: Array<[number, boolean]>;
let started: number;

/** A worker that starts with this reason, and has done what it does. */
async function startWorker(reason: string, policy: Policy | null = null): Promise<string[]> {
  started = Date.now();
  reachOpenPages({
    outbox: {
      dropOpen: (tabId, before) => {
        dropped.push([tabId, before >= started && before <= Date.now()]);
        return Promise.resolve();
      },
    },
    policy: () => Promise.resolve(policy),
  });
  for (const listener of stage.installed) listener({ reason });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return injected();
}

const injected = () =>
  (stage.injected as Injection[])
    .map(
      ({ target, files, world }) => `${files.join()} in ${target.documentIds?.join()} (${world})`,
    )
    .toSorted();

beforeEach(() => {
  // What the build puts in is a text here, and any text counts as true.
  vi.stubEnv('FIREFOX', '');
  Object.assign(stage, { installed: [], injected: [], registered: [], fails: () => false });
  Object.assign(stage, { refuses: false, isStuck: false, changes: 0 });
  stage.frames = new Map();
  dropped = [];
});

describe('after an update', () => {
  it('scripts of the manifest come to the frames that they match', async () => {
    stage.frames.set(1, [
      frame('share', 'https://eu.files.example/d/1'),
      frame('share-inside', 'https://files.example/dialog', 0),
      frame('foreign-inside', 'https://ads.example/', 0),
    ]);
    stage.frames.set(2, [
      frame('consent', 'https://id.example/oauth/authorize?client_id=x'),
      frame('consent-inside', 'https://id.example/oauth/authorize?client_id=y', 0),
    ]);
    stage.frames.set(3, [
      frame('elsewhere', 'https://id.example/settings'),
      frame('blank', 'about:blank', 0),
      frame('own', 'chrome-extension://handrail/options.html', 0),
    ]);
    expect(await startWorker('update')).toEqual([
      'content-scripts/consent.js in consent (ISOLATED)',
      'share.js in share (ISOLATED)',
      'share.js in share-inside (ISOLATED)',
    ]);
    expect((stage.injected as Injection[]).every((one) => one.injectImmediately)).toBe(true);
  });

  it('scripts for hosts of the policy are registered again, and come to what is open there', async () => {
    stage.frames.set(1, [frame('flows', 'http://flows.acme.example:1880/#flow/1')]);
    stage.frames.set(2, [frame('other-port', 'http://flows.acme.example/')]);
    stage.frames.set(3, [frame('other-host', 'http://acme.example:1880/')]);
    stage.registered = [{ id: 'surface:of-before' }];
    expect(await startWorker('update', POLICY)).toEqual([
      'content-scripts/publish-page.js in flows (MAIN)',
      'content-scripts/publish.js in flows (ISOLATED)',
    ]);
    expect(stage.registered.map(({ id }) => id)).toEqual([
      'surface:publish/node-red',
      'probe:publish/node-red',
    ]);
  });

  it('scripts are registered although a tab is stuck', async () => {
    stage.frames.set(1, [frame('share', 'https://files.example/d/1')]);
    stage.isStuck = true;
    await startWorker('update', POLICY);
    expect(stage.registered).toHaveLength(2);
  });

  it('a frame that takes no script keeps the one it has, and the others get theirs', async () => {
    stage.frames.set(1, [frame('refused', 'https://id.example/oauth/authorize?client_id=x')]);
    stage.frames.set(13, []);
    stage.frames.set(2, [frame('consent', 'https://id.example/oauth/authorize?client_id=x')]);
    stage.fails = (documentId) => documentId === 'refused';
    expect(await startWorker('update')).toEqual([
      'content-scripts/consent.js in consent (ISOLATED)',
    ]);
    // What the version before noted of an open consent is the new guard's to tell; elsewhere it stays.
    expect(dropped).toEqual([[2, true]]);
  });

  it('what was noted of a page without a consent stays', async () => {
    stage.frames.set(1, [frame('share', 'https://files.example/d/1')]);
    await startWorker('update');
    expect(dropped).toEqual([]);
  });

  it('a frame without the name of its document is found by its number', async () => {
    const { documentId: _none, ...nameless } = frame('x', 'https://files.example/d/1');
    stage.frames.set(1, [nameless]);
    await startWorker('update');
    expect((stage.injected as Injection[])[0]?.target).toEqual({ tabId: 1, frameIds: [0] });
  });
});

it('an install reaches what is open, and forgets nothing', async () => {
  stage.frames.set(1, [frame('share', 'https://files.example/d/1')]);
  stage.frames.set(2, [frame('consent', 'https://id.example/oauth/authorize?client_id=x')]);
  stage.frames.set(3, [frame('elsewhere', 'https://id.example/settings')]);
  expect(await startWorker('install', POLICY)).toEqual([
    'content-scripts/consent.js in consent (ISOLATED)',
    'share.js in share (ISOLATED)',
  ]);
  expect(dropped).toEqual([]);
});

it('nothing comes to any page after an update of the browser', async () => {
  stage.frames.set(1, [frame('share', 'https://files.example/d/1')]);
  expect(await startWorker('browser_update', POLICY)).toEqual([]);
  expect(stage.registered).toEqual([]);
});

describe('a policy that names a host', () => {
  const named = (...hosts: string[]): Policy => ({
    ...POLICY,
    hosts: [{ surface: 'publish/node-red', hosts }],
  });

  it('reaches what is open there, once', async () => {
    stage.frames.set(1, [frame('flows', 'http://flows.acme.example:1880/#flow/1')]);
    stage.frames.set(2, [frame('other', 'https://other.acme.example/')]);
    await reachPolicyHosts(POLICY);
    const first = [
      'content-scripts/publish-page.js in flows (MAIN)',
      'content-scripts/publish.js in flows (ISOLATED)',
    ];
    expect(injected()).toEqual(first);
    await reachPolicyHosts({ ...POLICY, version: 2 });
    expect(injected()).toEqual(first);
    await reachPolicyHosts(named('flows.acme.example:1880', 'other.acme.example'));
    expect(injected()).toEqual(
      [
        ...first,
        'content-scripts/publish-page.js in other (MAIN)',
        'content-scripts/publish.js in other (ISOLATED)',
      ].toSorted(),
    );
    expect(dropped).toEqual([]);
  });

  it('reaches nothing by a host that it names no more', async () => {
    await reachPolicyHosts(POLICY);
    stage.frames.set(1, [frame('flows', 'http://flows.acme.example:1880/')]);
    await reachPolicyHosts(named());
    expect([injected(), stage.registered]).toEqual([[], []]);
  });

  it('that is in force already changes nothing, and what the browser forgot comes again', async () => {
    await reachPolicyHosts(POLICY);
    // As the browser keeps them: in its own order.
    for (const one of stage.registered) one.matches?.reverse();
    const changes = stage.changes;
    await reachPolicyHosts(POLICY);
    expect(stage.changes).toBe(changes);
    stage.frames.set(1, [frame('flows', 'http://flows.acme.example:1880/')]);
    stage.registered = stage.registered.slice(1);
    await reachPolicyHosts(POLICY);
    expect(stage.registered).toHaveLength(2);
    expect(injected()).toEqual(['content-scripts/publish.js in flows (ISOLATED)']);
  });

  it('keeps the scripts of the one before where the browser does not take its own', async () => {
    await reachPolicyHosts(POLICY);
    const before = structuredClone(stage.registered);
    stage.refuses = true;
    await expect(reachPolicyHosts(named('no host'))).rejects.toThrow('Invalid value');
    expect(stage.registered).toEqual(before);
    stage.refuses = false;
    await reachPolicyHosts(named('other.acme.example'));
    expect(stage.registered.map(({ matches }) => matches?.[0])).toEqual([
      'https://other.acme.example/*',
      'https://other.acme.example/*',
    ]);
  });

  it('is taken in once more by each worker, with its stops and its answers', async () => {
    const told: string[] = [];
    const applied = (what: string) => ({ applied: async () => void told.push(what) });
    const parts = { requests: applied('answers'), stopped: applied('stops') };
    await takeInHeld(() => Promise.resolve(null), parts);
    expect(told).toEqual([]);
    await takeInHeld(() => Promise.resolve(POLICY), parts);
    await vi.waitFor(() => expect(stage.registered).toHaveLength(2));
    expect(told.toSorted()).toEqual(['answers', 'stops']);
  });
});
