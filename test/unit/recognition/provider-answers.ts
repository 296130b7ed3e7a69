/**
 * Every provider of the provider table (facts §1): who reads its page, how well it is held, and by which
 * request the yes is known: `own` is declared from what the provider sends, `general` looks like a yes on
 * any server and is held in the provider's name. Keycloak and Doorkeeper, which stand on any host, are known
 * by their pages alone (`test/unit/surfaces/pages.test.ts`).
 */
import type { SurfaceId } from '../../../lib/activity/activity.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';

export interface ProviderAnswer {
  readonly platform: string;
  readonly surface: SurfaceId;
  readonly capability: Surface['capability'];
  readonly approval: 'own' | 'general';
  readonly address: string;
}

const TABLE = `
adobe consent/adobe hold general https://ims-na1.adobelogin.com/ims/authorize/v2
airtable consent/airtable hold general https://airtable.com/oauth2/v1/authorize
apple consent/apple hold general https://appleid.apple.com/auth/authorize
asana consent/asana hold general https://app.asana.com/-/oauth_authorize
atlassian consent/atlassian hold general https://auth.atlassian.com/authorize
auth0 consent/auth0 hard-hold own https://acme.auth0.com/authorize
azure-devops consent/azure-devops hold general https://app.vssps.visualstudio.com/oauth2/authorize
bitbucket consent/bitbucket hold general https://bitbucket.org/site/oauth2/authorize
box consent/box hard-hold own https://account.box.com/api/oauth2/authorize
canva consent/canva hold general https://www.canva.com/api/oauth/authorize
clickup consent/clickup hold general https://app.clickup.com/api
discord consent/discord hard-hold own https://discord.com/oauth2/authorize
docusign consent/docusign hold general https://account.docusign.com/oauth/auth
dropbox consent/dropbox hard-hold own https://www.dropbox.com/oauth2/authorize
facebook consent/facebook hard-hold own https://www.facebook.com/dialog/oauth
figma consent/figma hold general https://www.figma.com/oauth
github consent/github hard-hold own https://github.com/login/oauth/authorize
gitlab consent/gitlab hard-hold own https://gitlab.com/oauth/authorize
google consent/google hard-hold own https://accounts.google.com/o/oauth2/v2/auth
hubspot consent/hubspot hold general https://app.hubspot.com/oauth/authorize
intuit consent/intuit hold general https://appcenter.intuit.com/connect/oauth2
linear consent/linear hold general https://linear.app/oauth/authorize
linkedin consent/linkedin hard-hold own https://www.linkedin.com/oauth/v2/authorization
microsoft consent/microsoft-entra hard-hold own https://login.microsoftonline.com/common/oauth2/v2.0/authorize
microsoft consent/microsoft-personal hard-hold own https://login.live.com/oauth20_authorize.srf
miro consent/miro hold general https://miro.com/oauth/authorize
monday consent/monday hold general https://auth.monday.com/oauth2/authorize
notion consent/notion hold general https://api.notion.com/v1/oauth/authorize
okta consent/okta hard-hold own https://acme.okta.com/oauth2/v1/authorize
salesforce consent/salesforce hard-hold own https://login.salesforce.com/services/oauth2/authorize
shopify consent/shopify hold general https://acme.myshopify.com/admin/oauth/authorize
slack consent/slack hold general https://slack.com/oauth/v2/authorize
smartsheet consent/smartsheet hold general https://app.smartsheet.com/b/authorize
spotify consent/spotify hard-hold own https://accounts.spotify.com/authorize
stripe consent/stripe hold general https://connect.stripe.com/oauth/authorize
x consent/x hard-hold own https://x.com/i/oauth2/authorize
xero consent/xero hold general https://login.xero.com/identity/connect/authorize
yahoo consent/yahoo hold general https://api.login.yahoo.com/oauth2/request_auth
zapier consent/zapier hold general https://api.zapier.com/v2/authorize
zoom consent/zoom hold general https://zoom.us/oauth/authorize
`;

/** Reads the table; a line is platform, surface, capability, approval and authorize address. */
export const PROVIDERS: readonly ProviderAnswer[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [platform = '', surface, capability, approval, address = ''] = line.split(' ');
    return { platform, surface, capability, approval, address } as ProviderAnswer;
  });

/** Of `lib/catalog/providers.ts`, those without a surface: read and held by consent/generic. */
export const WITHOUT_SURFACE: readonly string[] = [
  'amazon',
  'authentiq',
  'autodesk',
  'axosoft',
  'basecamp',
  'deezer',
  'deputy',
  'egnyte',
  'evernote',
  'feedly',
  'freeagent',
  'freshbooks',
  'garmin',
  'huddle',
  'livechat',
  'reddit',
  'sellsy',
  'soundcloud',
  'tiktok',
  'trello',
  'trustpilot',
  'upwork',
  'vend',
  'zendesk',
];
