/** Where a surface that is made from data reads. */
import { matchesUrl } from './read.ts';

/** Match patterns, or none where the policy names the hosts, and where on them the dialog's address lies. */
export interface Place {
  readonly matches: readonly string[];
  readonly path?: RegExp;
}

/** True on the surface's own pages: what is known by names alone would speak on many others. */
export function isPageOf({ matches, path }: Place, url: URL): boolean {
  const isOwn = matches.length === 0 || matchesUrl(matches, url);
  return isOwn && (path === undefined || path.test(url.pathname + url.hash));
}
