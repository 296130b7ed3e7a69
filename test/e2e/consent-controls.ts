/**
 * One saved page for each consent surface, with its controls as a person names them: by role and name,
 * never by the surface's own locators, which are what is being tested.
 */
import type { SurfaceId } from '../../lib/activity/activity.ts';

export interface ConsentControls {
  readonly surface: SurfaceId;
  /** Below `test/sites/`; the English page. */
  readonly page: string;
  readonly allow: string;
  /** The page's own way out; null where it has none. */
  readonly decline: string | null;
}

const asks = (
  product: string,
  allow: string,
  decline: string | null,
  page = 'consent',
): ConsentControls => ({
  surface: `consent/${product}`,
  page: `consent/${product}/${page}`,
  allow,
  decline,
});

export const CONSENTS: readonly ConsentControls[] = [
  asks('adobe', 'Allow access', 'Cancel'),
  asks('airtable', 'Grant access', 'Cancel'),
  asks('apple', 'Continue', 'Cancel'),
  asks('asana', 'Allow', 'Deny'),
  asks('atlassian', 'Accept', 'Cancel'),
  asks('auth0', 'Accept', 'Decline'),
  asks('azure-devops', 'Accept', 'Deny'),
  asks('bitbucket', 'Grant access', 'Cancel'),
  asks('box', 'Grant access to Box', 'Deny access to Box'),
  asks('canva', 'Allow', 'Cancel'),
  asks('clickup', 'Connect Workspace', null),
  asks('device-code', 'Continue', null, 'github'),
  asks('discord', 'Authorize', 'Cancel'),
  asks('docusign', 'Accept', 'Cancel'),
  asks('doorkeeper', 'Authorize', 'Deny'),
  asks('dropbox', 'Allow', 'Cancel'),
  asks('facebook', 'Continue as Alice', 'Cancel'),
  asks('figma', 'Allow access', null),
  asks('generic', 'Grant access', 'Deny', 'consent-under-cookie-banner'),
  asks('github', 'Authorize octo', 'Cancel'),
  asks('gitlab', 'Authorize', 'Deny'),
  asks('google', 'Allow', 'Cancel', 'external-app'),
  asks('hubspot', 'Connect app', 'Cancel'),
  asks('intuit', 'Connect', 'Cancel'),
  asks('keycloak', 'Yes', 'No'),
  asks('linear', 'Authorize Report Maker', 'Cancel'),
  asks('linkedin', 'Allow', 'Cancel'),
  asks('microsoft-entra', 'Accept', 'Cancel', 'user-consent-unverified'),
  asks('microsoft-personal', 'Accept', 'Cancel'),
  asks('miro', 'Install & authorize', 'Cancel'),
  asks('monday', 'Authorize', 'Cancel'),
  asks('notion', 'Allow access', 'Cancel'),
  asks('okta', 'Allow Access', 'Cancel', 'granular'),
  asks('salesforce', 'Allow', 'Deny'),
  asks('shopify', 'Install app', null),
  asks('slack', 'Allow', 'Cancel'),
  asks('smartsheet', 'Allow', 'Deny'),
  asks('spotify', 'Agree', 'Cancel'),
  asks('stripe', 'Connect', 'Cancel'),
  asks('x', 'Authorize app', 'Cancel'),
  asks('xero', 'Allow access', 'Cancel'),
  asks('yahoo', 'Agree', 'Not now'),
  asks('zapier', 'Authorize', 'Cancel'),
  asks('zoom', 'Allow', 'Decline'),
];

/** Surfaces of which no saved page can be clicked here, and why. */
export const NOT_CLICKED: Readonly<Partial<Record<SurfaceId, string>>> = {};
