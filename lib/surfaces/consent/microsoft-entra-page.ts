/** Parts of Entra's consent page that take more than a selector. */
import { type AuthorizeRequest, isOf, readAuthorizeRequest } from '../authorize-request.ts';
import { accessibleName, domainInText, findAll, textOf } from '../dom.ts';
import { posted } from '../approval.ts';
import type { Approval, Locator, View } from '../surface.ts';
import type { PageConfig } from './microsoft-entra-config.ts';

/** True when the page is the consent page: by its own id, else by where its form goes. */
export function isConsentPage(config: PageConfig | null, root: Element): boolean {
  if (config !== null && config.page !== '') return config.consent;
  return config?.consent === true || root.querySelector('form[action*="/Consent/Set" i]') !== null;
}

/** "Consent on behalf of your organization", in the languages of our fixtures. */
const ORGANISATION = /organi[sz]a[tcçz]|organisatie|unternehmen|organizza|組織|组织/iu;

/** True for the box that makes the consent hold for everyone; it is found by its name (facts §2.2). */
export function namesOrganisation(box: Element): boolean {
  const label = box.closest('label') ?? (box.id ? labelFor(box) : null);
  return ORGANISATION.test(`${accessibleName(box)} ${textOf(label)}`);
}

function labelFor(box: Element): Element | null {
  return (
    [...box.ownerDocument.querySelectorAll('label[for]')].find(
      (label) => label.getAttribute('for') === box.id,
    ) ?? null
  );
}

const BADGE: Locator = {
  selectors: [
    '.verified-badge',
    '[data-testid="verifiedBadge"]',
    'img[src*="verified" i]',
    '[aria-label*="verified" i]',
  ],
  seen: 'Entra documentation names a blue badge; its markup is inferred, 2026-11',
  sure: 'low',
};
/** What stands in the publisher's place when nobody checked it. */
const UNVERIFIED =
  /unverified|not verified|nicht überprüft|nicht verifiziert|non vérifié|no comprobad|sin verificar|no verificad|non verificat|não verificad|niet geverifieerd|niezweryfikowan|overifierad|確認されていません|未確認|未検証|未验证/iu;

/** Whether the publisher is verified: true by the badge, false by the word, null where neither shows. */
export function verifiedIn(root: Element, publisher: string): boolean | null {
  const marks = findAll(root, BADGE);
  const words = [
    publisher,
    ...[...root.querySelectorAll('.unverified, .app-publisher-status')].map((mark) => textOf(mark)),
  ];
  if (words.some((text) => UNVERIFIED.test(text))) return false;
  const badges = marks.filter(
    (mark) => !UNVERIFIED.test(`${mark.getAttribute('src') ?? ''} ${accessibleName(mark)}`),
  );
  return badges.length > 0 ? true : null;
}

/**
 * The page rarely carries the request: it is drawn at `/common/login`, `/kmsi` or `/reprocess`
 * (facts §0). Of the app that an authorize address names the tracker tells more, such as who began it; for another
 * app the address goes first. Without one it is the tracker, then a client id in `$Config`.
 */
export function requestOf(view: View, configured: string | null): AuthorizeRequest | null {
  const address = readAuthorizeRequest(view.url.href);
  const { flow } = view;
  if (address !== null) return flow !== null && isOf(flow, address.clientId) ? flow : address;
  if (flow !== null && (configured === null || configured === flow.clientId)) return flow;
  if (configured === null) return null;
  return readAuthorizeRequest(
    `${view.url.origin}/common/oauth2/v2.0/authorize?client_id=${configured}`,
  );
}

const ACCOUNT: Locator = {
  selectors: ['#displayName', '.identity', '[data-test-id*="@"]'],
  seen: 'public automation code, 2026-07',
  sure: 'medium',
};

/** The domain of the account that the page shows. */
export function accountDomainIn(root: Element): string | null {
  for (const element of findAll(root, ACCOUNT)) {
    const domain = domainInText(`${element.getAttribute('data-test-id') ?? ''} ${textOf(element)}`);
    if (domain !== null) return domain;
  }
  return null;
}

/** The sign-in hosts of all clouds. */
export const HOSTS = [
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.windows.net',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];

/** The request that gives consent. */
export const APPROVALS: readonly Approval[] = [
  posted({
    // Its servers take paths in any case.
    urls: HOSTS.map((host) => `https://${host}/*onsent/*et*`),
    approve: ['acceptConsent=true'],
    decline: ['acceptConsent=false'],
    seen: 'public code, 2026-07',
    sure: 'high',
  }),
];
