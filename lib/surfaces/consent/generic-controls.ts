/** What gives access on consent pages that have no reader of their own. */
import { isApproving, isDeclining } from '../consent-names.ts';
import { accessibleName } from '../dom.ts';
import type { Control } from '../surface.ts';
import { inCookieBanner } from '../consent-signs.ts';
import { carriesConsent } from './generic-page.ts';

/** Controls known by a field that means consent on any host. */
export const KNOWN: Control = {
  name: 'Allow (known)',
  locator: {
    selectors: [
      '[name="action"][value="accept"]', // Auth0 on a tenant's own domain, its documentation, 2026-11
    ],
    seen: 'Auth0 documentation, 2026-11',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => !inCookieBanner(element),
  release: 'submit',
};

/** A form's own button: by what its form carries when it is the only one, else by name. */
export const SUBMIT: Control = {
  name: 'Allow',
  locator: {
    selectors: [
      'form button:not([type])',
      'form button[type="submit"]',
      'form input[type="submit"]',
      'form input[type="image"]',
    ],
    seen: 'HTML forms; oidc-provider, Doorkeeper and Keycloak templates, 2026-11',
    sure: 'high',
  },
  takes: 'confirm',
  accepts: (element) => {
    const name = accessibleName(element);
    if (isDeclining(name) || inCookieBanner(element)) return false;
    return isApproving(name) || carriesConsent(element);
  },
  release: 'submit',
};

/** A button without a form, by name. */
export const SCRIPTED: Control = {
  name: 'Allow (scripted)',
  locator: {
    selectors: ['button[type="button"]', 'body :not(form) > button', '[role="button"]'],
    seen: 'single-page consent screens of several providers, 2026-11',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => isApproving(accessibleName(element)) && !inCookieBanner(element),
  release: 'click',
};
