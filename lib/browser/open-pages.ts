/**
 * Pages that were open before: when the extension was installed, when it was updated (the version before left its
 * scripts behind), and when a policy named their host. Browsers run scripts in pages that are loaded from then on, so
 * the worker puts them into the frames that are open. Exactly where manifest and policy would run them, and nowhere
 * else; a frame that has its script takes no second one.
 */
import type { Outbox } from '../outbox/outbox.ts';
import type { Policy } from '../policy/schema.ts';
import { matchesUrl } from '../surfaces/read.ts';
import {
  CONSENT_FILE,
  type PolicyScript,
  policyScripts,
  registerPolicyHosts,
} from './content-scripts.ts';
import { browser, type WebNavigation } from './extension.ts';

export interface OpenPagesParts {
  readonly outbox: Pick<Outbox, 'dropOpen'>;
  /** The policy in force. */
  readonly policy: () => Promise<Policy | null>;
}

/** What runs where, as manifest and registrations say it. */
interface Script {
  readonly matches: readonly string[];
  readonly js: readonly string[];
  readonly allFrames: boolean;
  readonly world: 'ISOLATED' | 'MAIN';
}

/** Listens for install and update from the first tick on. */
export function reachOpenPages(parts: OpenPagesParts): void {
  // What was noted before this is the old version's.
  const since = Date.now();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void putInto(declaredScripts(), () => Promise.resolve());
    if (reason === 'update') void renewPages(parts, since);
  });
}

/** Runs scripts on the hosts that the policy names; pages of hosts that it did not name before may be open. */
export async function reachPolicyHosts(policy: Policy): Promise<void> {
  const added = await registerPolicyHosts(policy);
  if (added.length > 0) await putInto(added.map(inItsWorld), () => Promise.resolve());
}

async function renewPages({ outbox, policy }: OpenPagesParts, since: number): Promise<void> {
  const came = async (tabId: number, { js }: Script, isTop: boolean) => {
    // The step on screen is the new guard's now, and told under its name.
    if (isTop && js.includes(CONSENT_FILE)) await outbox.dropOpen(tabId, since);
  };
  const named = async () => {
    const held = await policy();
    if (held === null) return;
    // The browser forgets at an update what was registered at run time (measured on Chromium 156).
    await registerPolicyHosts(held);
    await putInto(policyScripts(held).map(inItsWorld), came);
  };
  // Side by side: a tab that is stuck never answers, and must not keep a host without its scripts.
  await Promise.all([putInto(declaredScripts(), came), named()]);
}

const inItsWorld = (script: PolicyScript): Script => ({ world: 'ISOLATED', ...script });

function declaredScripts(): Script[] {
  const { content_scripts: declared = [] } = browser.runtime.getManifest();
  return declared.map(({ matches, js = [], all_frames: allFrames = false }) => ({
    ...{ matches, js, allFrames },
    world: 'ISOLATED',
  }));
}

/** @param came told of each script that runs in a frame now. */
async function putInto(
  scripts: readonly Script[],
  came: (tabId: number, script: Script, isTop: boolean) => Promise<void>,
): Promise<void> {
  const inFrame = async (tabId: number, frame: Frame, script: Script) => {
    const isTop = frame.parentFrameId === -1;
    if (!script.allFrames && !isTop) return;
    const url = URL.parse(frame.url);
    if (url === null || !script.matches.some((pattern) => covers(pattern, url))) return;
    // By document where the browser knows it: the frame may be elsewhere by now.
    const { documentId, frameId } = frame;
    const where =
      documentId === undefined ? { frameIds: [frameId] } : { documentIds: [documentId] };
    try {
      await browser.scripting.executeScript({
        target: { tabId, ...where },
        files: [...script.js],
        injectImmediately: true,
        world: script.world,
      });
      await came(tabId, script, isTop);
    } catch {
      // Gone meanwhile, or kept from extensions: the script of the version before goes on holding there.
    }
  };
  const inTab = async (tabId: number) => {
    const frames: Frame[] = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
    for (const script of scripts)
      await Promise.all(frames.map((frame) => inFrame(tabId, frame, script)));
  };
  const tabs = await browser.tabs.query({ discarded: false });
  // A tab that closes meanwhile is no reason to leave the others out.
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : [inTab(id)])));
}

/** Firefox names no documents here. */
type Frame = Omit<WebNavigation.GetAllFramesCallbackDetailsItemType, 'documentId'> & {
  readonly documentId?: string;
};

/** As the browser holds a pattern against an address: one that names a port covers no other. */
function covers(pattern: string, url: URL): boolean {
  const [, start = pattern, port, path = ''] =
    /^([^/]+\/\/[^/]+):(\d+)(\/.*)$/u.exec(pattern) ?? [];
  const standard = url.protocol === 'https:' ? '443' : '80';
  if (port !== undefined && port !== (url.port === '' ? standard : url.port)) return false;
  return matchesUrl([start + path], url);
}
