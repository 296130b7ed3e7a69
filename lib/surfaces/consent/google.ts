/** Google asks whether an app may reach into the account. */
import { type PageFacts, consentActivity } from '../authorize-request.ts';
import { accessibleName, asksForText, controlsIn, findAll, textOf } from '../dom.ts';
import { appNamed, isApproving, isDeclining, isUnsafeLink } from '../consent-names.ts';
import type { Control, Locator, Surface, View } from '../surface.ts';
import { tickedScopes } from '../consent-signs.ts';
import { SIGN_IN, accountDomainIn, requestOf } from './google-page.ts';
import { WALLS } from './google-walls.ts';

/** Steps at which access is given; choosers, sign-in and challenges are other paths (facts §1). */
const STEP =
  /^(\/b\/\d+)?\/(signin\/oauth\/((legacy|v2)\/)?(consent|consentsummary|warning|danger|id|delegation)|o\/oauth2\/(v2\/)?(auth|programmatic_auth))\/?$/u;
/** Google's page about an app it has not verified (facts §2.1). */
const UNVERIFIED = /\/signin\/oauth\/((legacy|v2)\/)?(warning|danger)\/?$/u;

const APPROVE: Control = {
  name: 'Allow',
  locator: {
    selectors: [
      '#submit_approve_access button', // public automation code, 2026-07
      '#submit_approve_access', // the wrapper takes the click too; public automation code, 2026-07
      'form #approve_button[name="submit_true"]', // the page of very old clients, 2016
      '[data-primary-action-label] button[jsname="LgbsSe"]', // public automation code, 2026-07
      'button, [role="button"]', // last resort, by name
    ],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => {
    const name = accessibleName(element);
    if (isDeclining(name)) return false;
    return element.closest('#submit_approve_access, #approve_button') !== null || isApproving(name);
  },
  release: 'click',
};

const GO_ON_UNVERIFIED: Control = {
  name: 'Go to app (unsafe)',
  locator: {
    selectors: ['a', 'button', '[role="button"]', '[role="link"]'],
    seen: 'public documentation of the warning page, 2026-11; no id is known',
    sure: 'low',
  },
  takes: 'confirm',
  accepts: (element) => isUnsafeLink(accessibleName(element)),
  release: 'click',
};

const HEADINGS: Locator = {
  selectors: ['#headingText', 'h1', '[role="heading"][aria-level="1"]'],
  seen: 'public automation code, 2026-07',
  sure: 'low',
};

export const google: Surface = {
  id: 'consent/google',
  product: 'Google account',
  kind: 'consent',
  platform: 'google',
  version: 2,
  matches: ['https://accounts.google.com/*'],
  frames: 'top',
  capability: 'hard-hold',
  root: { selectors: ['body'], seen: 'the consent steps are whole pages, 2026-11', sure: 'high' },
  controls: [APPROVE, GO_ON_UNVERIFIED],
  pageProbe: false,
  read,
  walls: WALLS,
};

function read(view: View) {
  const { root, url } = view;
  if (!STEP.test(url.pathname) || asksForText(root)) return null;
  const warning = UNVERIFIED.test(url.pathname);
  // On the warning page the link stays folded away until "Advanced" is opened.
  const unsafe = warning
    ? findAll(root, GO_ON_UNVERIFIED.locator).find(GO_ON_UNVERIFIED.accepts ?? (() => false))
    : undefined;
  if (unsafe === undefined && controlsIn(root, APPROVE).length === 0) return null;

  const request = requestOf(view);
  if (request === null) return null;
  const page: PageFacts = {
    name: (unsafe && appNamed(textOf(unsafe))) ?? nameIn(root),
    publisher: null,
    verified: warning ? false : null,
    accountDomain: accountDomainIn(root),
    accountKind: null,
    organisationWide: false,
    scopes: tickedScopes(root, request.scopes, SIGN_IN),
  };
  return consentActivity('consent/google', request, 'page', page);
}

/** The app's name: set off inside the heading, else the start of the sentence. */
function nameIn(root: Element): string | null {
  for (const heading of findAll(root, HEADINGS)) {
    const setOff = textOf(heading.querySelector('strong, b, a, button, [translate="no"]'));
    const name = setOff || appNamed(textOf(heading));
    if (name && !name.includes('@')) return name;
  }
  return null;
}
