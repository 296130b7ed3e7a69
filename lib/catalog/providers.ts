/**
 * Where well-known providers take authorize requests. Source: the provider table of the project's
 * consent research, 2026-11. To add one, add a line: host (exact, or a suffix that starts with a dot)
 * and the start of its authorize paths. An entry makes the address known even where the request
 * carries no `response_type` and no `redirect_uri`. Providers whose addresses need no such knowledge are
 * in `provider-hosts.ts`, by name only.
 */
interface Provider {
  readonly platform: string;
  readonly hosts: readonly string[];
  readonly paths: RegExp;
}

const PROVIDERS: readonly Provider[] = [
  {
    platform: 'google',
    hosts: ['accounts.google.com'],
    paths:
      /^(\/b\/\d+)?\/(o\/oauth2\/(v2\/)?(auth|programmatic_auth)|signin\/oauth(?!\/error)|v3\/signin)/u,
  },
  {
    platform: 'microsoft',
    hosts: [
      'login.microsoftonline.com',
      'login.microsoft.com',
      'login.windows.net',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
      // Other names of the same clouds (MSAL, list of authority aliases, 2026-11).
      'sts.windows.net',
      'login-us.microsoftonline.com',
      'login.usgovcloudapi.net',
      'login.chinacloudapi.cn',
    ],
    paths: /\/(oauth2\/(v2\.0\/)?authorize|(v2\.0\/)?adminconsent)\/?$/iu,
  },
  {
    platform: 'microsoft',
    hosts: ['login.live.com', 'account.live.com'],
    paths: /^\/(oauth20_authorize\.srf|Consent\/Update|App\/Confirm)/iu,
  },
  {
    platform: 'slack',
    hosts: ['slack.com', '.slack.com'],
    paths: /^\/(oauth(\/(v2|v2_user))?(\/authorize)?|openid\/connect\/authorize)\/?$/u,
  },
  {
    platform: 'github',
    hosts: ['github.com'],
    paths: /^\/login\/oauth\/(authorize|select_account)/u,
  },
  { platform: 'gitlab', hosts: ['gitlab.com'], paths: /^\/oauth\/authorize/u },
  { platform: 'bitbucket', hosts: ['bitbucket.org'], paths: /^\/site\/oauth2\/authorize/u },
  {
    platform: 'salesforce',
    hosts: [
      'login.salesforce.com',
      'test.salesforce.com',
      '.my.salesforce.com',
      '.my.site.com',
      '.force.com',
    ],
    paths: /^(\/[\w-]{1,60})?\/services\/oauth2\/authorize/u,
  },
  {
    platform: 'atlassian',
    hosts: ['auth.atlassian.com', 'api.atlassian.com', 'mcp.atlassian.com'],
    paths: /^\/(authorize|oauth2\/authorize\/server\/consent|v1\/authorize)/u,
  },
  {
    platform: 'notion',
    hosts: ['api.notion.com', 'app.notion.com', 'www.notion.so'],
    paths: /^\/(v1\/oauth\/authorize|install-integration)/u,
  },
  { platform: 'dropbox', hosts: ['www.dropbox.com'], paths: /^\/oauth2\/authorize/u },
  {
    platform: 'box',
    hosts: ['account.box.com', 'app.box.com'],
    paths: /^\/api\/oauth2\/authorize/u,
  },
  {
    platform: 'hubspot',
    hosts: ['app.hubspot.com', 'mcp.hubspot.com'],
    paths: /^\/(oauth\/(\d+\/)?authorize|oauth-bridge)/u,
  },
  { platform: 'zoom', hosts: ['zoom.us', 'marketplace.zoom.us'], paths: /^\/(oauth\/)?authorize/u },
  { platform: 'clickup', hosts: ['app.clickup.com'], paths: /^\/api\/?$/u },
  { platform: 'figma', hosts: ['www.figma.com'], paths: /^\/oauth\/?$/u },
  { platform: 'asana', hosts: ['app.asana.com'], paths: /^\/-\/oauth_authorize/u },
  {
    platform: 'facebook',
    hosts: ['www.facebook.com', 'm.facebook.com', 'web.facebook.com', 'business.facebook.com'],
    paths: /^\/((v[\d.]+\/)?dialog\/oauth|privacy\/consent\/gdp)\/?$/u,
  },
  { platform: 'x', hosts: ['x.com', 'twitter.com'], paths: /^\/i\/oauth2\/authorize/u },
  {
    platform: 'x',
    hosts: ['api.twitter.com', 'api.x.com'],
    paths: /^\/oauth\/(authorize|authenticate)/u,
  },
  {
    platform: 'adobe',
    hosts: ['.adobelogin.com'],
    paths: /^\/ims\/authorize(\/v\d+)?\/?$/u,
  },
  { platform: 'airtable', hosts: ['airtable.com'], paths: /^\/oauth2\/v1\/authorize/u },
  { platform: 'apple', hosts: ['appleid.apple.com'], paths: /^\/auth\/authorize/u },
  { platform: 'auth0', hosts: ['.auth0.com'], paths: /^\/authorize\/?$/u },
  {
    platform: 'azure-devops',
    hosts: ['app.vssps.visualstudio.com'],
    paths: /^\/oauth2\/authorize/u,
  },
  {
    platform: 'canva',
    hosts: ['www.canva.com', 'mcp.canva.com'],
    paths: /^\/(api\/oauth\/)?authorize\/?$/u,
  },
  {
    platform: 'discord',
    hosts: ['discord.com', 'discordapp.com', 'ptb.discord.com', 'canary.discord.com'],
    paths: /^\/(api\/(v\d+\/)?)?oauth2\/authorize/u,
  },
  {
    platform: 'docusign',
    hosts: ['account.docusign.com', 'account-d.docusign.com'],
    paths: /^\/oauth\/auth\/?$/u,
  },
  { platform: 'linear', hosts: ['linear.app', 'mcp.linear.app'], paths: /^\/(oauth\/)?authorize/u },
  {
    platform: 'linkedin',
    hosts: ['www.linkedin.com'],
    paths: /^\/(uas\/oauth2|oauth\/v2)\/authorization\/?$/u,
  },
  { platform: 'miro', hosts: ['miro.com'], paths: /^\/oauth\/authorize/u },
  { platform: 'monday', hosts: ['auth.monday.com'], paths: /^\/oauth2\/authorize/u },
  {
    platform: 'okta',
    hosts: ['.okta.com', '.oktapreview.com', '.okta-emea.com'],
    paths: /^\/oauth2\/([\w-]{1,60}\/)?v1\/authorize/u,
  },
  { platform: 'reddit', hosts: ['www.reddit.com'], paths: /^\/api\/v1\/authorize/u },
  { platform: 'shopify', hosts: ['.myshopify.com'], paths: /^\/admin\/oauth\/authorize/u },
  {
    platform: 'smartsheet',
    hosts: ['app.smartsheet.com', 'app.smartsheet.eu'],
    paths: /^\/b\/authorize/u,
  },
  {
    platform: 'spotify',
    hosts: ['accounts.spotify.com'],
    paths: /^\/([a-z]{2}(-[a-z]{2})?\/)?(oauth2\/v2\/)?authorize/iu,
  },
  { platform: 'stripe', hosts: ['connect.stripe.com'], paths: /^\/(express\/)?oauth\/authorize/u },
  {
    platform: 'stripe',
    hosts: ['marketplace.stripe.com'],
    paths: /^\/oauth\/v2\/([\w-]{1,60}\/)?authorize/u,
  },
  {
    platform: 'trello',
    hosts: ['trello.com'],
    paths: /^\/1\/(OAuthAuthorizeToken|authorize)\/?$/u,
  },
  { platform: 'xero', hosts: ['login.xero.com'], paths: /^\/identity\/connect\/authorize/u },
  {
    platform: 'yahoo',
    hosts: ['api.login.yahoo.com'],
    paths: /^\/oauth2\/request_auth/u,
  },
  {
    platform: 'zapier',
    hosts: ['api.zapier.com', 'nla.zapier.com'],
    paths: /^\/(v2|oauth)\/authorize/u,
  },
  // Addresses that do not look like what they are (simov/grant `config/oauth.json`, MIT, 2026-11).
  { platform: 'amazon', hosts: ['www.amazon.com'], paths: /^\/ap\/oa\/?$/u },
  { platform: 'authentiq', hosts: ['connect.authentiq.io'], paths: /^\/sign-in\/?$/u },
  {
    platform: 'autodesk',
    hosts: ['developer.api.autodesk.com'],
    paths: /^\/authentication\/v\d\/authorize\/?$/u,
  },
  { platform: 'axosoft', hosts: ['.axosoft.com'], paths: /^\/auth\/?$/u },
  { platform: 'basecamp', hosts: ['launchpad.37signals.com'], paths: /^\/authorization\/new/u },
  { platform: 'deezer', hosts: ['connect.deezer.com'], paths: /^\/oauth\/auth\.php$/u },
  { platform: 'deputy', hosts: ['once.deputy.com'], paths: /^\/my\/oauth\/login/u },
  { platform: 'egnyte', hosts: ['.egnyte.com'], paths: /^\/puboauth\/token$/u },
  { platform: 'evernote', hosts: ['www.evernote.com'], paths: /^\/OAuth\.action$/u },
  { platform: 'feedly', hosts: ['cloud.feedly.com'], paths: /^\/v3\/auth\/auth/u },
  { platform: 'freeagent', hosts: ['api.freeagent.com'], paths: /^\/v2\/approve_app/u },
  { platform: 'freshbooks', hosts: ['.freshbooks.com'], paths: /^\/oauth\/oauth_authorize\.php$/u },
  { platform: 'garmin', hosts: ['connect.garmin.com'], paths: /^\/oauthConfirm/u },
  { platform: 'huddle', hosts: ['login.huddle.net'], paths: /^\/request\/?$/u },
  { platform: 'intuit', hosts: ['appcenter.intuit.com'], paths: /^\/(app\/)?connect\/oauth2/u },
  {
    platform: 'livechat',
    hosts: ['accounts.livechatinc.com', 'accounts.livechat.com'],
    paths: /^\/$/u,
  },
  { platform: 'sellsy', hosts: ['apifeed.sellsy.com'], paths: /^\/0\/login\.php$/u },
  { platform: 'soundcloud', hosts: ['soundcloud.com'], paths: /^\/connect\/?$/u },
  {
    platform: 'tiktok',
    hosts: ['open-api.tiktok.com', 'www.tiktok.com'],
    paths: /^\/(platform\/oauth\/connect|v2\/auth\/authorize)/u,
  },
  { platform: 'trustpilot', hosts: ['authenticate.trustpilot.com'], paths: /^\/$/u },
  {
    platform: 'upwork',
    hosts: ['www.upwork.com'],
    paths: /^\/(services\/api\/auth|ab\/account-security\/oauth2\/authorize)/u,
  },
  { platform: 'vend', hosts: ['secure.vendhq.com'], paths: /^\/connect\/?$/u },
  { platform: 'zendesk', hosts: ['.zendesk.com'], paths: /^\/oauth\/authorizations\/new/u },
];

const byHost = new Map<string, Provider[]>();
for (const provider of PROVIDERS) {
  for (const host of provider.hosts) byHost.set(host, [...(byHost.get(host) ?? []), provider]);
}

/**
 * The platform whose authorize address this is, or null.
 * @param host lower case, without trailing dot.
 */
export function providerOf(host: string, path: string): string | null {
  // The host itself, then every suffix of it: `.my.salesforce.com`, `.salesforce.com`, `.com`.
  for (let name = host; name !== ''; name = parentOf(name)) {
    const known = byHost.get(name)?.find(({ paths }) => paths.test(path));
    if (known !== undefined) return known.platform;
  }
  return null;
}

/** Whether a well-known provider takes authorize requests at this host. */
export function isProviderHost(host: string): boolean {
  for (let name = host; name !== ''; name = parentOf(name)) if (byHost.has(name)) return true;
  return false;
}

function parentOf(name: string): string {
  const dot = name.indexOf('.', 1);
  return dot < 0 ? '' : name.slice(dot);
}
