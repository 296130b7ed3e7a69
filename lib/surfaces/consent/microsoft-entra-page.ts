/** Parts of Entra's consent page that take more than a selector. */
import { type AuthorizeRequest, readAuthorizeRequest } from '../authorize-request.ts';
import { accessibleName, domainInText, findAll, textOf } from '../dom.ts';
import type { Wall } from '../../activity/activity.ts';
import { posted } from '../approval.ts';
import type { Approval, Locator, View, WallSign } from '../surface.ts';
import { readWall, wallByHeading } from '../wall.ts';
import { type PageConfig, pageConfig } from './microsoft-entra-config.ts';

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
 * (facts §0). An authorize address goes first, then the tracker, then a client id in `$Config`.
 */
export function requestOf(view: View, configured: string | null): AuthorizeRequest | null {
  const address = readAuthorizeRequest(view.url.href);
  if (address !== null) return address;
  if (view.flow !== null && (configured === null || configured === view.flow.clientId))
    return view.flow;
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

/** AADSTS errors (Microsoft, "Microsoft Entra authentication and authorization error codes", 2026-11). */
const ERRORS: ReadonlyArray<readonly [Wall, RegExp]> = [
  // AdminConsentRequired, its request form, and the kinds for risky apps.
  ['needs-admin-approval', /^(90093|90094|90095|900941|900981)$/u],
  // Not assigned, conditional access, switched off in the tenant.
  ['blocked-by-organisation', /^(50105|53000|53003|7000112)$/u],
  // Unknown in the tenant, reply address, resource list.
  ['misconfigured-app', /^(700016|50011|65005|650051|650052|650056)$/u],
];

/** "Need admin approval", "Approval required", in the languages we know. */
const NEEDS_APPROVAL =
  /admin approval|approval required|Administratorgenehmigung|Genehmigung (des Administrators )?(ist )?erforderlich|approbation .{0,40}(requise|nécessaire)|aprobaci[oó]n .{0,40}(necesaria|requerida)|(necesita|requiere) .{0,30}aprobaci[oó]n|approvazione .{0,40}(richiesta|necessaria)|(necessaria|richiesta) .{0,20}approvazione|aprovaç[ãa]o .{0,40}(necess|obrigat)|necess[áa]ria .{0,20}aprovaç|goedkeuring .{0,40}(vereist|nodig)|wymagan[ae] .{0,30}(zgoda|zatwierdzenie)|godkännande .{0,40}krävs|承認が必要|需要.{0,20}(批准|审批)/iu;

/** The wall that an AADSTS error stands for, or null. */
export function wallOfError(error: string): Wall | null {
  return ERRORS.find(([, codes]) => codes.test(error))?.[0] ?? null;
}

const BY_HEADING = wallByHeading('needs-admin-approval', NEEDS_APPROVAL, {
  unless: 'form[action*="/Consent/Set" i] [type="submit"]',
  seen: 'Microsoft documentation, 2026-11',
});

/** True where the page is a wall; its data was read already. */
export function isWall(config: PageConfig | null, document: Document, url: URL): boolean {
  return (
    wallOfError(config?.error ?? '') !== null ||
    readWall({ walls: [BY_HEADING] }, document, url) !== null
  );
}

/** Where Entra itself says no, by its error code, else by its heading. */
export const WALLS: readonly WallSign[] = [
  ...ERRORS.map(([wall]): WallSign => ({
    wall,
    locator: { selectors: ['body'], seen: 'Microsoft documentation, 2026-11', sure: 'medium' },
    accepts: ({ ownerDocument }) => wallOfError(pageConfig(ownerDocument)?.error ?? '') === wall,
  })),
  BY_HEADING,
];

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
