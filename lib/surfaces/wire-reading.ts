/** Asks which request shares, connects or publishes. Looks only; never throws; never guesses. */
import { Activity } from '../activity/activity.ts';
import { hostOf } from './dom.ts';
import { matchesUrl } from './read.ts';
import { surfaces } from './registry.ts';
import type { Surface, WireCall, WireRequest } from './surface.ts';
import { WIRE_CALLS } from './wire-registry.ts';

/** Where tools of the company's own stand, as its policy names them. */
export type NamedHosts = ReadonlyArray<{
  readonly surface: string;
  /** Host names, with a port where there is one. */
  readonly hosts: readonly string[];
}>;

export interface WireFinding {
  readonly surface: Surface;
  readonly activity: Activity | 'unreadable';
}

interface Declared {
  readonly surface: Surface;
  readonly calls: readonly WireCall[];
}

const DECLARED: readonly Declared[] = surfaces.flatMap((surface) => {
  const calls = WIRE_CALLS[surface.id];
  return calls === undefined ? [] : [{ surface, calls }];
});

/** Match patterns of every call of the products on hosts of their own, each once. */
export const WIRE_URLS: readonly string[] = [
  ...new Set(DECLARED.flatMap(urlsOf).filter((pattern) => !isAnyHost(pattern))),
];

/** Match patterns of the calls of tools on the hosts that a policy names; match patterns here have no port. */
export function namedWireUrls(named: NamedHosts): string[] {
  const urls = DECLARED.flatMap(({ surface, calls }) =>
    hostsOf(named, surface).flatMap((host) =>
      urlsOf({ calls })
        .filter(isAnyHost)
        .map((pattern) => pattern.replace('://*/', `://${host}/`)),
    ),
  );
  return [...new Set(urls)];
}

function urlsOf({ calls }: Pick<Declared, 'calls'>): string[] {
  return calls.flatMap(({ urls }) => urls);
}

function isAnyHost(pattern: string): boolean {
  return /^[^/]+:\/\/\*\//u.test(pattern);
}

function hostsOf(named: NamedHosts, { id }: Surface): string[] {
  const hosts = named.filter(({ surface }) => surface === id).flatMap((entry) => entry.hosts);
  return hosts.map((host) => host.replace(/:\d+$/u, '').toLowerCase());
}

/** The step that a request takes, of the first surface that knows it; null where it takes none. */
export function readWire(request: WireRequest, named: NamedHosts): WireFinding | null {
  for (const { surface, calls } of DECLARED) {
    for (const call of calls) {
      if (!isAt(call, surface, request.url, named)) continue;
      const activity = readingOf(call, request);
      if (activity !== null) return { surface, activity };
    }
  }
  return null;
}

function isAt({ urls }: WireCall, surface: Surface, url: URL, named: NamedHosts): boolean {
  if (!matchesUrl(urls, url)) return false;
  return !urls.some(isAnyHost) || hostsOf(named, surface).includes(hostOf(url));
}

function readingOf(call: WireCall, request: WireRequest): WireFinding['activity'] | null {
  try {
    const said = call.read(request);
    if (said === null || said === 'unreadable') return said;
    return Activity.safeParse(said).data ?? 'unreadable';
  } catch {
    // A body may hold anything; that it was sent where things are shared is known all the same.
    return 'unreadable';
  }
}
