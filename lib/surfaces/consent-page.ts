/**
 * Makes the surface of one provider's consent page from data. A file in `consent/` says where the page
 * is, which control gives access and what the page shows; how such a page is read stands here.
 */
import type { ConsentActivity, SurfaceId } from '../activity/activity.ts';
import {
  type AuthorizeRequest,
  NO_PAGE_FACTS,
  type PageFacts,
  consentActivity,
  readAuthorizeRequest,
  isOf,
} from './authorize-request.ts';
import {
  isApproving,
  isConnecting,
  isDeclining,
  isGranting,
  isSignInWith,
} from './consent-names.ts';
import { appNameIn, inCookieBanner, isChooser, tickedScopes } from './consent-signs.ts';
import {
  accessibleName,
  asksForText,
  controlsIn,
  domainInText,
  findAll,
  hostOf,
  isVisible,
  textOf,
} from './dom.ts';
import { matchesUrl } from './read.ts';
import { sameSite } from './site.ts';
import type { Control, Locator, Surface, View, WallSign } from './surface.ts';
import { readWall } from './wall.ts';

/** What a provider's file says; almost all of it may be left out. */
export interface ConsentPage {
  readonly id: SurfaceId;
  readonly product: string;
  /** As in the catalogue of providers; `oauth` where the request says it. */
  readonly platform: string;
  readonly matches: readonly string[];
  /** What only this server's consent pages carry, for servers that stand on any host. */
  readonly mark?: string;
  /** Controls that give access, by id, field or test id. */
  readonly approve?: Locator;
  /** Controls that must never be held although they look like the others. */
  readonly decline?: string;
  /** Words of the button of last resort: `granting` by its own words, `any` also "Continue", "Accept". */
  readonly words?: 'granting' | 'any';
  /** `any`: the page has fields to type in (a search, a list of pages); only passwords mean sign-in. */
  readonly typing?: 'any' | 'none';
  /** Where the app's name stands by itself. */
  readonly name?: readonly string[];
  /** Where the account's address stands, as text or in an attribute. */
  readonly account?: readonly string[];
  readonly accountKind?: ConsentActivity['accountKind'];
  /** Boxes stand for scopes; these scopes need none. */
  readonly boxes?: readonly string[];
  /** The address never says what is asked for: without scopes the request is opaque. */
  readonly hidesScopes?: true;
  /** The request from the page's own data, where neither address nor fields carry it. */
  readonly request?: (view: View) => AuthorizeRequest | null;
  /** `hard-hold` where the request that gives access is declared beside the surface; `hold` when absent. */
  readonly capability?: Surface['capability'];
  readonly walls?: readonly WallSign[];
}

/** The surface that the data describes. */
export function consentPage(page: ConsentPage): Surface {
  const known = page.approve === undefined ? [] : [knownControl(page.approve, page.decline)];
  const named = namedControl(page);
  return {
    id: page.id,
    product: page.product,
    kind: 'consent',
    platform: page.platform,
    version: 1,
    matches: page.matches,
    frames: 'top',
    capability: page.capability ?? 'hold',
    root: WHOLE_PAGE,
    controls: [...known, named],
    pageProbe: false,
    read: (view) => read(page, known, named, view),
    ...(page.walls !== undefined && { walls: page.walls }),
  };
}

const WHOLE_PAGE: Locator = {
  selectors: ['body'],
  seen: 'consent is a whole page, 2026-11',
  sure: 'high',
};

function knownControl(locator: Locator, decline: string | undefined): Control {
  return {
    name: 'Allow',
    locator,
    takes: 'confirm',
    accepts: (element) =>
      !(decline !== undefined && element.matches(decline)) && !isDeclining(accessibleName(element)),
    release: 'click',
  };
}

/** The button of last resort: by its accessible name, and only while no known control is there. */
function namedControl({ approve, decline, mark, words }: ConsentPage): Control {
  return {
    name: 'Allow (by name)',
    locator: {
      selectors: ['button', 'input[type="submit"]', '[role="button"]'],
      seen: 'words of the languages we know, 2026-11',
      sure: 'low',
    },
    takes: 'confirm',
    accepts: (element) => {
      const name = accessibleName(element);
      const says = isConnecting(name) || (words === 'any' && isApproving(name));
      if (!says || isSignInWith(name) || inCookieBanner(element)) return false;
      if (decline !== undefined && element.matches(decline)) return false;
      if (!bears(element.ownerDocument, mark)) return false;
      return approve === undefined || !findAll(element.ownerDocument, approve).some(isVisible);
    },
    release: 'click',
  };
}

/** True where the page bears the mark, or none is asked for. */
function bears(document: Document, mark: string | undefined): boolean {
  return mark === undefined || document.querySelector(mark) !== null;
}

function read(page: ConsentPage, known: readonly Control[], named: Control, view: View) {
  const { document, root, url } = view;
  if (page.matches.length > 0 && !matchesUrl(page.matches, url)) return null;
  if (!bears(document, page.mark)) return null;
  const sure = known.some((control) => controlsIn(root, control).length > 0);
  const buttons = sure ? [] : controlsIn(root, named);
  if (!sure && buttons.length === 0) return null;
  // "Request to install" is no consent. Beside "Allow" the same words are the name of an app.
  const granting = sure || buttons.some((button) => isGranting(accessibleName(button)));
  if (!granting && readWall(page, document, url) !== null) return null;
  // A page that is known by its own control may have a search field; a password is always sign-in.
  const typing = page.typing ?? (sure ? 'any' : 'none');
  if (typing === 'none' ? asksForText(root) : asksForPassword(root)) return null;
  if (!sure && isChooser(root)) return null;

  const request = requestOf(page, view);
  if (request === null) return null;
  const facts: PageFacts = {
    ...NO_PAGE_FACTS,
    name: appNameIn(root, page.name ?? []),
    accountDomain: accountDomainIn(root, page.account ?? []),
    accountKind: page.accountKind ?? null,
    scopes:
      page.boxes === undefined ? null : tickedScopes(root, request.scopes, new Set(page.boxes)),
  };
  const platform = page.platform === 'oauth' ? request.platform : page.platform;
  const opaque = request.opaque || (page.hidesScopes === true && request.scopes.length === 0);
  return consentActivity(page.id, { ...request, platform, opaque }, 'page', facts);
}

function asksForPassword(root: Element): boolean {
  return [...root.querySelectorAll('input[type="password"]')].some(isVisible);
}

/**
 * What is asked for. The page itself names the app, so it goes before what the flow tracker kept; the
 * tracker tells more of the same request, because later steps carry less.
 */
function requestOf(page: ConsentPage, view: View): AuthorizeRequest | null {
  const { flow, root, url } = view;
  const own =
    readAuthorizeRequest(url.href) ?? fieldsRequest(root, url) ?? page.request?.(view) ?? null;
  if (flow === null) return own;
  if (own !== null && own.clientId !== '') return isOf(flow, own.clientId) ? flow : own;
  return flow.platform === page.platform || sameSite(hostOf(url), flow.host) ? flow : own;
}

/** The request that a form carries on in hidden fields (Doorkeeper, GitHub); the fullest one says most. */
function fieldsRequest(root: Element, url: URL): AuthorizeRequest | null {
  let fullest: ReadonlyArray<readonly [string, string[]]> = [];
  for (const field of root.querySelectorAll('input[type="hidden"][name="client_id"]')) {
    const form = field.closest('form');
    if (form === null) continue;
    // Called on the prototype: a field named `querySelectorAll` would stand in the way.
    const hidden = Element.prototype.querySelectorAll.call(form, 'input[type="hidden"][name]');
    if (hidden.length <= fullest.length) continue;
    fullest = [...hidden].map((input) => [
      input.getAttribute('name') ?? '',
      [input.getAttribute('value') ?? ''],
    ]);
  }
  if (fullest.length === 0) return null;
  return readAuthorizeRequest(url.origin + url.pathname, Object.fromEntries(fullest));
}

/** The domain of the account that one of these places shows. */
function accountDomainIn(root: Element, places: readonly string[]): string | null {
  for (const selector of places) {
    for (const element of root.querySelectorAll(selector)) {
      const shown = [...element.attributes].map(({ value }) => value);
      const domain = domainInText([...shown, textOf(element)].join(' '));
      if (domain !== null) return domain;
    }
  }
  return null;
}
