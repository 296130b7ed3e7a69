/** Any other authorization server that asks a person whether an app may act for them. */
import { type PageFacts, consentActivity } from '../authorize-request.ts';
import { accessibleName, asksForText, controlsIn, hostOf } from '../dom.ts';
import { isGranting } from '../consent-names.ts';
import { matchesUrl } from '../read.ts';
import type { Surface, View } from '../surface.ts';
import { KNOWN, KNOWN_SCRIPTED, SCRIPTED, SUBMIT } from './generic-controls.ts';
import { appNameIn, carriesConsent, isChooser, showsConsent } from './generic-page.ts';
import { google } from './google.ts';
import { microsoftEntra } from './microsoft-entra.ts';

export const generic: Surface = {
  id: 'consent/generic',
  product: 'Any OAuth or OpenID Connect server',
  kind: 'consent',
  platform: 'oauth',
  version: 1,
  matches: [],
  frames: 'top',
  capability: 'hold',
  root: { selectors: ['body'], seen: 'consent is a whole page, 2026-11', sure: 'high' },
  controls: [KNOWN, KNOWN_SCRIPTED, SUBMIT, SCRIPTED],
  pageProbe: false,
  read,
};

function read(view: View) {
  const { flow, root, url } = view;
  if (flow === null || matchesUrl([...google.matches, ...microsoftEntra.matches], url)) return null;
  const redirect = flow.redirectUri === null ? null : URL.parse(flow.redirectUri);
  // The answer has gone back to the app: what its own pages ask is their business.
  if (redirect !== null && hostOf(redirect) === hostOf(url) && hostOf(url) !== flow.host)
    return null;
  if (asksForText(root) || isChooser(root)) return null;

  const known = [KNOWN, KNOWN_SCRIPTED].some((control) => controlsIn(root, control).length > 0);
  const named = [SUBMIT, SCRIPTED].flatMap((control) => controlsIn(root, control));
  if (!known && named.length === 0) return null;
  const granting = named.some((element) => isGranting(accessibleName(element)));
  if (!known && !named.some(carriesConsent) && !showsConsent(view, flow, granting)) return null;

  const page: PageFacts = {
    name: appNameIn(root),
    publisher: null,
    verified: null,
    accountDomain: null,
    accountKind: null,
    organisationWide: false,
    scopes: null,
  };
  return consentActivity('consent/generic', flow, 'page', page);
}
