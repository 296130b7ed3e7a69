/** What every surface that is made from data says of itself, and where it reads. */
import type { Kind, SurfaceId } from '../activity/activity.ts';
import { matchesUrl } from './read.ts';
import type { Fix, Locator, Surface } from './surface.ts';

/** Match patterns, or none where the policy names the hosts, and where on them the dialog's address lies. */
export interface Place {
  readonly matches: readonly string[];
  /** Anywhere on `matches` when absent. */
  readonly path?: RegExp;
}

/** What a product's file says of any kind of dialog. */
export interface SurfacePage extends Place {
  readonly id: SurfaceId;
  readonly product: string;
  readonly platform: string;
  /** 1 when absent. */
  readonly version?: number;
  /** `top` when absent. */
  readonly frames?: Surface['frames'];
  readonly capability: Surface['capability'];
  readonly root: Locator;
  /** Where the page shows whose account acts: text or an attribute with its address. */
  readonly account?: Locator;
  readonly fixes?: readonly Fix[];
}

/** The part of a surface that is the same for every kind. */
export function describedBy<K extends Kind>(page: SurfacePage, kind: K) {
  const {
    id,
    product,
    platform,
    version = 1,
    matches,
    frames = 'top',
    capability,
    root,
    fixes,
  } = page;
  return {
    ...{ id, product, kind, platform, version, matches, frames, capability, root },
    pageProbe: false,
    ...(fixes !== undefined && { fixes }),
  };
}

/** True on the surface's own pages: what is known by names alone would speak on many others. */
export function isPageOf({ matches, path }: Place, url: URL): boolean {
  const isOwn = matches.length === 0 || matchesUrl(matches, url);
  return isOwn && (path === undefined || path.test(url.pathname + url.hash));
}
