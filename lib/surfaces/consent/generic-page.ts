/** What tells a consent page from the other pages of an authorization server. */
import type { AuthorizeRequest } from '../authorize-request.ts';
import { accessibleName, domainInText, findAll, hostOf, isVisible, textOf } from '../dom.ts';
import { sameSite } from '../site.ts';
import { appNamed, saysWants } from '../consent-names.ts';
import type { Locator, View } from '../surface.ts';

/** Banners that ask about cookies say "accept" and "consent" too, on any page. */
const COOKIE_BANNER: Locator = {
  selectors: [
    '[id*="cookie" i], [class*="cookie" i], [aria-label*="cookie" i], [data-testid*="cookie" i]',
    '[id*="onetrust" i], [id*="didomi" i], [id*="usercentrics" i], [id*="cmp-" i], [class*="cmp-" i]',
    '[id*="gdpr" i], [class*="gdpr" i], [id*="consent-banner" i], [class*="consent-banner" i]',
    'form[action*="cookie" i], form[action*="gdpr" i]',
  ],
  seen: 'consent managers in wide use, 2026-11',
  sure: 'medium',
};

/** True inside a cookie banner. */
export function inCookieBanner(element: Element): boolean {
  return element.closest(COOKIE_BANNER.selectors.join(',')) !== null;
}

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

/** True for "choose an account": several controls that carry an address each. */
export function isChooser(root: Element): boolean {
  if (root.querySelector('[data-identifier]') !== null) return true;
  const rows = [
    ...root.querySelectorAll('button, a[href], [role="link"], [role="button"], [role="option"]'),
  ];
  return rows.filter((row) => domainInText(textOf(row)) !== null && isVisible(row)).length > 1;
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
const SENTENCES: Locator = {
  selectors: ['h1', 'h2', 'h3', 'p', '[role="heading"]'],
  seen: 'consent screens of many providers, 2026-11',
  sure: 'low',
};

/** Where the name of the app stands by itself. */
const NAME: Locator = {
  selectors: [
    '[data-client-name]',
    '.client-name, .app-name, .application-name',
    'h1 strong, h1 b, h1 em, h1 [translate="no"], h1 .no-translate',
    'h2 strong, h2 b, h2 em, h2 [translate="no"], h2 .no-translate',
    '.text-info', // Doorkeeper's own view sets the name off with this class, 2026-11
  ],
  seen: 'Okta and Doorkeeper templates, 2026-11',
  sure: 'low',
};

/** The app's name, set off or at the start of "X wants access"; null where neither is there. */
export function appNameIn(root: Element): string | null {
  for (const selector of NAME.selectors) {
    const name = textOf(root.querySelector(selector));
    if (name !== '' && !name.includes('@')) return name;
  }
  for (const sentence of findAll(root, SENTENCES)) {
    const name = appNamed(accessibleName(sentence));
    if (name !== null && !name.includes('@')) return name;
  }
  return null;
}
