/**
 * Where content scripts run besides the pages in the manifest: on hosts that the policy names, and on
 * pages of a running authorize request. Nowhere else.
 */
import type { Policy } from '../policy/schema.ts';
import { matchesUrl } from '../surfaces/read.ts';
import { surfaces } from '../surfaces/registry.ts';
import { browser } from './extension.ts';

/** Files that the build makes for each kind of surface. */
const FILES = {
  consent: 'content-scripts/consent.js',
  share: 'content-scripts/share.js',
  connect: 'content-scripts/connect.js',
  publish: 'content-scripts/publish.js',
} as const;
/** The script that reads consents. */
export const CONSENT_FILE = FILES.consent;
const PROBE_FILE = 'content-scripts/publish-page.js';

export interface PolicyScript {
  readonly id: string;
  readonly matches: string[];
  readonly js: string[];
  readonly runAt: 'document_start';
  readonly allFrames: boolean;
  readonly persistAcrossSessions: true;
  readonly world?: 'MAIN';
}

/** The scripts for the hosts that the policy names. */
export function policyScripts(policy: Policy): PolicyScript[] {
  return surfaces.flatMap((known) => {
    const surface = known.id;
    const hosts = policy.hosts
      .filter((entry) => entry.surface === surface)
      .flatMap((entry) => entry.hosts);
    if (hosts.length === 0) return [];
    const matches = hosts.flatMap(patternsOf);
    const base = {
      matches,
      runAt: 'document_start' as const,
      allFrames: known.frames === 'all',
      persistAcrossSessions: true as const,
    };
    const script = { ...base, id: `surface:${surface}`, js: [FILES[known.kind]] };
    return known.pageProbe
      ? [script, { ...base, id: `probe:${surface}`, js: [PROBE_FILE], world: 'MAIN' as const }]
      : [script];
  });
}

let lastTime: Promise<unknown> = Promise.resolve();

/**
 * Registers scripts for the hosts that the policy names, and removes those it no longer names; one call at a time.
 * Does nothing where the browser has them already, so that each worker may ask whether it still does.
 * @returns what was not registered before, with the addresses that are new
 */
export function registerPolicyHosts(policy: Policy): Promise<PolicyScript[]> {
  const now = lastTime.catch(() => undefined).then(() => register(policyScripts(policy)));
  lastTime = now;
  return now;
}

async function register(wanted: PolicyScript[]): Promise<PolicyScript[]> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  const before = new Map(registered.map(({ id, matches }) => [id, new Set(matches)]));
  const missing = wanted.filter(({ id }) => !before.has(id));
  const moved = wanted.filter(({ id, matches }) => {
    const known = before.get(id);
    return known !== undefined && known.symmetricDifference(new Set(matches)).size > 0;
  });
  const surplus = [...before.keys()].filter((id) => !wanted.some((script) => script.id === id));
  // In this order: wherever the worker ends, or the browser refuses, no host is left without its scripts.
  if (missing.length > 0) await browser.scripting.registerContentScripts(missing);
  if (moved.length > 0) await browser.scripting.updateContentScripts(moved);
  if (surplus.length > 0) await browser.scripting.unregisterContentScripts({ ids: surplus });
  return wanted.flatMap((script) => {
    const matches = script.matches.filter(
      (pattern) => before.get(script.id)?.has(pattern) !== true,
    );
    return matches.length === 0 ? [] : [{ ...script, matches }];
  });
}

/** Match patterns for a host of the policy. Firefox takes no port in a pattern, so it matches every port. */
function patternsOf(host: string): string[] {
  const name = import.meta.env.FIREFOX ? host.replace(/:\d+$/u, '') : host;
  return [`https://${name}/*`, `http://${name}/*`];
}

/** Addresses at which the manifest runs the consent reader. */
const DECLARED = surfaces.flatMap(({ kind, matches }) => (kind === 'consent' ? matches : []));

/**
 * The same addresses as the browser's event filters write them, so that the worker is not woken by every
 * step of every page. Where a pattern has a wildcard inside its path, the filter covers more.
 */
export const DECLARED_FILTERS = DECLARED.map((pattern) => {
  const [, host = '', path = '/'] = /^https:\/\/([^/]+)(\/[^*?]*)/u.exec(pattern) ?? [];
  const where = host.startsWith('*.') ? { hostSuffix: host.slice(2) } : { hostEquals: host };
  return { schemes: ['https'], pathPrefix: path, ...where };
});

/**
 * Puts the consent reader on a page of a running authorize request.
 * @param pushed the page put the address there itself (`history.pushState`): the manifest's scripts come
 * with documents only. A page that has its reader already takes no second one.
 */
export async function injectConsentReader(
  tabId: number,
  url: string,
  pushed = false,
): Promise<void> {
  const page = URL.parse(url);
  if (page === null || (page.protocol !== 'https:' && page.protocol !== 'http:')) return;
  if (matchesUrl(DECLARED, page) !== pushed) return;
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: [FILES.consent],
      injectImmediately: true,
    });
  } catch {
    // The tab is gone, or the browser keeps this page to itself (its store, a PDF, an error page).
  }
}

/** Whether any surface could run on an address: declared for it, or named for its host by the policy. */
export function surfacesOn(url: URL, policy: Policy | null) {
  return surfaces.filter(
    ({ id, matches }) =>
      matchesUrl(matches, url) ||
      (policy?.hosts ?? []).some(
        (entry) =>
          entry.surface === id &&
          matchesUrl(
            entry.hosts.map((host) => `*://${host.replace(/:\d+$/u, '')}/*`),
            url,
          ),
      ),
  );
}
