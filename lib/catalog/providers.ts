/**
 * Where well-known providers take authorize requests. Source: the provider table of the project's
 * consent research, 2026-11. To add one, add a line: host (exact, or a suffix that starts with a dot)
 * and the start of its authorize paths. An entry makes the address known even where the request
 * carries no `response_type` and no `redirect_uri`.
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
    paths: /^(\/b\/\d+)?\/(o\/oauth2\/(v2\/)?(auth|programmatic_auth)|signin\/oauth|v3\/signin)/u,
  },
  {
    platform: 'microsoft',
    hosts: [
      'login.microsoftonline.com',
      'login.microsoft.com',
      'login.windows.net',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
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
    paths: /^\/(oauth(\/(v2|v2_user))?(\/authorize)?)\/?$/u,
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
    hosts: ['login.salesforce.com', 'test.salesforce.com', '.my.salesforce.com', '.my.site.com'],
    paths: /^\/services\/oauth2\/authorize/u,
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
  { platform: 'box', hosts: ['account.box.com'], paths: /^\/api\/oauth2\/authorize/u },
  {
    platform: 'hubspot',
    hosts: ['app.hubspot.com', 'mcp.hubspot.com'],
    paths: /^\/(oauth\/authorize|oauth-bridge)/u,
  },
  { platform: 'zoom', hosts: ['zoom.us', 'marketplace.zoom.us'], paths: /^\/(oauth\/)?authorize/u },
  { platform: 'clickup', hosts: ['app.clickup.com'], paths: /^\/api\/?$/u },
  { platform: 'figma', hosts: ['www.figma.com'], paths: /^\/oauth\/?$/u },
  { platform: 'asana', hosts: ['app.asana.com'], paths: /^\/-\/oauth_authorize/u },
  { platform: 'facebook', hosts: ['www.facebook.com'], paths: /^\/(v[\d.]+\/)?dialog\/oauth/u },
  { platform: 'x', hosts: ['x.com', 'twitter.com'], paths: /^\/i\/oauth2\/authorize/u },
  // Addresses that do not look like what they are (simov/grant `config/oauth.json`, MIT, 2026-11).
  { platform: 'amazon', hosts: ['www.amazon.com'], paths: /^\/ap\/oa\/?$/u },
  { platform: 'authentiq', hosts: ['connect.authentiq.io'], paths: /^\/sign-in\/?$/u },
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

const exact = new Map<string, Provider[]>();
const suffixes: Array<readonly [string, Provider]> = [];
for (const provider of PROVIDERS) {
  for (const host of provider.hosts) {
    if (host.startsWith('.')) suffixes.push([host, provider]);
    else exact.set(host, [...(exact.get(host) ?? []), provider]);
  }
}

/**
 * The platform whose authorize address this is, or null.
 * @param host lower case, without trailing dot.
 */
export function providerOf(host: string, path: string): string | null {
  const known = exact.get(host)?.find((provider) => provider.paths.test(path));
  if (known !== undefined) return known.platform;
  return (
    suffixes.find(([suffix, provider]) => host.endsWith(suffix) && provider.paths.test(path))?.[1]
      .platform ?? null
  );
}
