/** What gives access on consent pages that have no reader of their own. */
import { isApproving, isDeclining } from '../consent-names.ts';
import { accessibleName } from '../dom.ts';
import type { Control } from '../surface.ts';
import { carriesConsent, inCookieBanner } from './generic-page.ts';

/** Controls known by id or field; each was seen on the product named (facts, provider table). */
export const KNOWN: Control = {
  name: 'Allow (known)',
  locator: {
    selectors: [
      '#kc-login[name="accept"]', // Keycloak, its own template, 2026-11
      '[name="action"][value="accept"]', // Auth0, its documentation, 2026-11
      'button[name="authorize"][value="1"]', // GitHub, public automation code, 2026-07
      '#js-oauth-authorize-btn, .js-oauth-authorize-btn', // GitHub, public automation code
      'button[data-qa="oauth_submit_button"]', // Slack, public automation code
      '#oaapprove, input[name="save"][value="Allow"]', // Salesforce, public code
      '#consent_accept_button', // Box, public automation code
      'button[name="allow_access"], .auth-button-allow', // Dropbox, public automation code
      'button[name="__CONFIRM__"]', // Facebook, public automation code
      '#oauth__auth-form__submit-btn', // LinkedIn, public automation code
      '#accept-button', // Azure DevOps, public test code
      '#oauth2-agree', // Yahoo, public automation code
      'button#proceed_cta', // Shopify, public automation code
      '[name="ucaccept"], #idBtn_Accept, #appConfirmContinue', // Microsoft personal accounts
    ],
    seen: 'provider table, 2026-11',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => !inCookieBanner(element),
  release: 'submit',
};

/** The same, where a script of the page does the work. */
export const KNOWN_SCRIPTED: Control = {
  ...KNOWN,
  name: 'Allow (known, scripted)',
  locator: {
    selectors: [
      '[data-testid="OAuth_Consent_Button"]', // X, its own script, 2026-07
      '[data-testid="auth-accept"]', // Spotify, public automation code
      '#approveButton', // Xero, public automation code
    ],
    seen: 'provider table, 2026-11',
    sure: 'medium',
  },
  release: 'click',
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
