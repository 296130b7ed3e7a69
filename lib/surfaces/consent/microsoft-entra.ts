/** Entra asks whether an app may reach into a work account, or into the whole organisation. */
import { type PageFacts, consentActivity } from '../authorize-request.ts';
import {
  accessibleName,
  asksForText,
  controlsIn,
  find,
  findAll,
  isTicked,
  textOf,
} from '../dom.ts';
import { isDeclining } from '../consent-names.ts';
import type { Control, Locator, Surface, View } from '../surface.ts';
import { pageConfig } from './microsoft-entra-config.ts';
import {
  HOSTS,
  accountDomainIn,
  isConsentPage,
  namesOrganisation,
  requestOf,
  verifiedIn,
} from './microsoft-entra-page.ts';
import { WALLS, isWall } from './microsoft-entra-walls.ts';

const ACCEPT: Control = {
  name: 'Accept',
  locator: {
    selectors: [
      'form[action*="/Consent/Set" i] [type="submit"]:not(#idBtn_Back)', // request path; public code, 2026-07
      'input[type="submit"][value="Accept"]', // public automation code, 2026-07; English only
      'button[value="Accept"]', // public automation code, 2026-07
      '#idSIButton9', // also the sign-in button: `read` says whether the page is consent at all
    ],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  takes: 'confirm',
  // The second submit of the form is "Cancel"; its id is the same on every page of the flow.
  accepts: (element) => element.id !== 'idBtn_Back' && !isDeclining(accessibleName(element)),
  release: 'submit',
};

const NAME: Locator = {
  selectors: [
    '.app-name',
    '#appName',
    '[data-testid="appName"]',
    '[data-bind*="appDisplayName" i]',
  ],
  seen: 'inferred from public documentation; no live capture, 2026-11',
  sure: 'low',
};
const PUBLISHER: Locator = {
  selectors: [
    '.app-publisher',
    '#appPublisher',
    '[data-testid="publisher"]',
    '[data-bind*="publisher" i]',
  ],
  seen: 'inferred from public documentation; no live capture, 2026-11',
  sure: 'low',
};
const BOXES: Locator = {
  selectors: ['input[type="checkbox"]', '[role="checkbox"]'],
  seen: 'Entra documentation says that a box exists; its id is unknown, 2026-11',
  sure: 'low',
};

export const microsoftEntra: Surface = {
  id: 'consent/microsoft-entra',
  product: 'Microsoft Entra ID',
  kind: 'consent',
  platform: 'microsoft',
  version: 2,
  matches: HOSTS.map((host) => `https://${host}/*`),
  frames: 'top',
  capability: 'hard-hold',
  root: { selectors: ['body'], seen: 'consent is a whole page, 2026-11', sure: 'high' },
  controls: [ACCEPT],
  pageProbe: false,
  read,
  walls: WALLS,
};

function read(view: View) {
  const config = pageConfig(view.document);
  // "Need admin approval" asks for a justification; nothing can be granted there.
  if (!isConsentPage(config, view.root) || asksForText(view.root)) return null;
  if (isWall(config, view.document, view.url)) return null;
  if (controlsIn(view.root, ACCEPT).length === 0) return null;
  const request = requestOf(view, config?.clientId ?? null);
  if (request === null) return null;

  const unseen = request.opaque || request.scopes.length === 0;
  const told = config?.scopes ?? [];
  const publisher = textOf(find(view.root, PUBLISHER));
  const verified = verifiedIn(view.root, publisher);
  const page: PageFacts = {
    name: textOf(find(view.root, NAME)) || null,
    publisher: verified === false || publisher === '' ? null : publisher,
    verified,
    accountDomain: accountDomainIn(view.root),
    accountKind: null,
    organisationWide: findAll(view.root, BOXES).some(
      (box) => namesOrganisation(box) && isTicked(box),
    ),
    // What stood beside a pushed request may be asked for as well.
    scopes:
      unseen && told.length > 0 ? [...new Set([...told, ...request.scopes])].slice(0, 500) : null,
  };
  const opaque = unseen && page.scopes === null;
  return consentActivity('consent/microsoft-entra', { ...request, opaque }, 'page', page);
}
