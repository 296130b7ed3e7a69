/** Any other authorization server that asks a person whether an app may act for them. */
import { type PageFacts, consentActivity } from '../authorize-request.ts';
import { ANY_ANSWER } from '../approval.ts';
import { isGranting } from '../consent-names.ts';
import { appNameIn, isChooser } from '../consent-signs.ts';
import { accessibleName, asksForText, controlsIn, hostOf } from '../dom.ts';
import type { Approval, Control, Surface, View } from '../surface.ts';
import { MARK as DOORKEEPER } from './doorkeeper.ts';
import { KNOWN, SCRIPTED, SUBMIT } from './generic-controls.ts';
import { NAME_PLACES, carriesConsent, showsConsent } from './generic-page.ts';
import { MARK as KEYCLOAK } from './keycloak.ts';

/** Consent pages of servers that stand on any host and have a reader of their own. */
const OWN_READERS = `${DOORKEEPER}, ${KEYCLOAK}`;

function hasReader(document: Document): boolean {
  return document.querySelector(OWN_READERS) !== null;
}

/** A control of a page that has a reader of its own is held by that one alone. */
const elsewhere = (control: Control): Control => ({
  ...control,
  accepts: (element) => control.accepts?.(element) !== false && !hasReader(element.ownerDocument),
});

export const generic: Surface = {
  id: 'consent/generic',
  product: 'Any OAuth or OpenID Connect server',
  kind: 'consent',
  platform: 'oauth',
  version: 2,
  matches: [],
  frames: 'top',
  capability: 'hard-hold',
  root: { selectors: ['body'], seen: 'consent is a whole page, 2026-11', sure: 'high' },
  controls: [KNOWN, SUBMIT, SCRIPTED].map(elsewhere),
  pageProbe: false,
  read,
};

function read(view: View) {
  const { flow, root, url } = view;
  if (flow === null || hasReader(view.document)) return null;
  const redirect = flow.redirectUri === null ? null : URL.parse(flow.redirectUri);
  // The answer has gone back to the app: what its own pages ask is their business.
  if (redirect !== null && hostOf(redirect) === hostOf(url) && hostOf(url) !== flow.host)
    return null;
  if (asksForText(root) || isChooser(root)) return null;

  const known = controlsIn(root, KNOWN).length > 0;
  const named = [SUBMIT, SCRIPTED].flatMap((control) => controlsIn(root, control));
  if (!known && named.length === 0) return null;
  const granting = named.some((element) => isGranting(accessibleName(element)));
  if (!known && !named.some(carriesConsent) && !showsConsent(view, flow, granting)) return null;

  const page: PageFacts = {
    name: appNameIn(root, NAME_PLACES),
    publisher: null,
    verified: null,
    accountDomain: null,
    accountKind: null,
    organisationWide: false,
    scopes: null,
  };
  return consentActivity('consent/generic', flow, 'page', page);
}

/** The request that gives access. */
export const genericApprovals: readonly Approval[] = [ANY_ANSWER];
