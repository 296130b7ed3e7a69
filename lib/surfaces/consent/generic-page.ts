/** What tells a consent page from the other pages of an authorization server. */
import type { AuthorizeRequest } from '../authorize-request.ts';
import { saysWants } from '../consent-names.ts';
import { SENTENCES, inCookieBanner } from '../consent-signs.ts';
import { findAll, hostOf, isVisible, textOf } from '../dom.ts';
import { sameSite } from '../site.ts';
import type { Locator, View } from '../surface.ts';

/** Hidden fields by which servers know that the answer is to a consent question. */
const CONSENT_FIELD = [
  'input[name="prompt"][value="consent"]', // oidc-provider's interaction view, 9.13
  'input[name="consent_challenge"]', // Ory Hydra's reference consent page, from its documentation
  'input[name="user_oauth_approval"]', // Spring Security OAuth's approval page
  'input[name="client_id"][value]:not([value=""])', // Doorkeeper, GitLab: the request goes along
].join(',');
/** Last words of an address that takes the answer. */
const CONSENT_ADDRESS =
  /\/(consent|authori[sz]e|authori[sz]ation|grant|approve|approval|login-actions\/consent)\/?(\?|$)/iu;

/** True for the only submit button of a form that carries the answer to a consent question. */
export function carriesConsent(button: Element): boolean {
  const form = button.closest('form');
  if (form === null || inCookieBanner(button)) return false;
  // Called on the prototype: a field named `querySelector` would stand in the way.
  const all = Element.prototype.querySelectorAll.bind(form);
  const attribute = Element.prototype.getAttribute.bind(form);
  const buttons = [
    ...all('button:not([type="button"], [type="reset"]), [type="submit"], [type="image"]'),
  ];
  if (buttons.filter(isVisible).length !== 1) return false;
  const post = /^post$/iu.test(attribute('method') ?? '');
  return all(CONSENT_FIELD).length > 0 || (post && CONSENT_ADDRESS.test(attribute('action') ?? ''));
}

/**
 * True where the page speaks of access, on the site that was asked: it lists a requested scope word
 * for word, or says in a sentence that an app wants something above a button that grants.
 */
export function showsConsent(view: View, flow: AuthorizeRequest, granting: boolean): boolean {
  if (!sameSite(hostOf(view.url), flow.host)) return false;
  const asked = new Set(
    flow.scopes.filter((scope) => scope !== 'openid').map((scope) => scope.toLowerCase()),
  );
  const listed = findAll(view.root, LISTED).some(
    (item) =>
      (asked.has(textOf(item).toLowerCase()) ||
        asked.has(item.getAttribute('value')?.toLowerCase() ?? '')) &&
      !inCookieBanner(item),
  );
  return (
    listed ||
    (granting && findAll(view.root, SENTENCES).some((element) => saysWants(textOf(element))))
  );
}

const LISTED: Locator = {
  selectors: ['li', 'label', 'dt', 'dd', 'td', 'code', 'strong', 'input[type="checkbox"][value]'],
  seen: 'oidc-provider, Keycloak and Doorkeeper templates, 2026-11',
  sure: 'high',
};
/** Where the name of the app stands by itself: Okta's and Doorkeeper's templates, 2026-11. */
export const NAME_PLACES = [
  '[data-client-name]',
  '.client-name, .app-name, .application-name',
  'h1 strong, h1 b, h1 em, h1 [translate="no"], h1 .no-translate',
  'h2 strong, h2 b, h2 em, h2 [translate="no"], h2 .no-translate',
  '.text-info',
];
