/** Which host names belong together. */

/**
 * True when two host names end in the same two labels. Coarser than the public suffix list, which would
 * weigh more than all else in a content script.
 */
export function sameSite(a: string, b: string): boolean {
  const site = (host: string) => host.split('.').slice(-2).join('.');
  return site(a) === site(b);
}
