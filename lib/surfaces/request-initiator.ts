/** Who began a request for access: phishing begins on a page that is neither the app's nor the provider's. */
import type { Initiator } from '../activity/activity.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { hostOf } from './dom.ts';
import { sameSite } from './site.ts';

/** Kinds of navigation that no page begins (webNavigation `transitionType`, MDN, 2026-11). */
const WITHOUT_PAGE: ReadonlySet<string> = new Set([
  ...['typed', 'auto_bookmark', 'generated', 'keyword', 'keyword_generated'],
  // Addresses that another program hands to the browser.
  ...['start_page', 'auto_toplevel'],
]);

/**
 * Who began a request.
 * @param request what was asked for, with its redirect address.
 * @param initiator address or origin of the page that began it, or null where the browser names none.
 * @param transition `transitionType` of the navigation, or null where it is not known.
 */
export function initiatorOf(
  request: AuthorizeRequest,
  initiator: string | null,
  transition: string | null,
): Initiator {
  // What a page made in memory speaks for its site.
  const page = initiator === null ? null : URL.parse(initiator.replace(/^blob:/u, ''));
  if (page === null)
    return transition !== null && WITHOUT_PAGE.has(transition) ? 'none' : 'unknown';
  // The browser's own pages, a file from a mail: no website.
  if (page.protocol !== 'https:' && page.protocol !== 'http:') return 'none';
  const host = hostOf(page);
  if (together(host, request.host)) return 'provider';
  const redirect = request.redirectUri === null ? null : URL.parse(request.redirectUri);
  return redirect !== null && together(host, hostOf(redirect)) ? 'app' : 'other';
}

/**
 * Second-level names under which strangers live side by side: registries of countries, and hosts of other
 * people's pages (Public Suffix List, 2026-11; the ones that turn up in redirect addresses).
 */
const SHARED =
  /^((co|com|net|org|gov|edu|ac|or|ne)\.[a-z]{2}|(github|gitlab|webflow|replit)\.io|(pages|workers|web|deno|fly|r2)\.dev|(vercel|netlify|web|firebaseapp|herokuapp|azurewebsites|onrender|glitch|ngrok-free|lovable|bubbleapps)\.(app|com|net|me|io)|(trycloudflare|powerappsportals|azurestaticapps|cloudfront|amazonaws|windows|myshopify|wordpress|blogspot|googleusercontent)\.(com|net))$/u;

/** True for hosts of one site; addresses and shared names belong together only as a whole. */
function together(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === '' || b === '' || !sameSite(a, b) || /^[\d.]+$|^\[/u.test(a)) return false;
  const shared = SHARED.test(a.split('.').slice(-2).join('.'));
  return !shared || (a.split('.').length > 2 && a.split('.').at(-3) === b.split('.').at(-3));
}
