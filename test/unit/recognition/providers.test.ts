/** The catalogue of providers against the list that it was made from. */
import { describe, expect, it } from 'vitest';
import { readAuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';
import { consent } from '../../../lib/surfaces/registry.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { AUTHORIZE_ADDRESSES } from './authorize-addresses.ts';
import { read } from './read.ts';

/** Software that customers run under their own names: no host tells it. */
const SELF_HOSTED = /^https:\/\/\[subdomain\]\//u;
const platformOf = (address: string, parameters: string) =>
  read(`${address.replace('[subdomain]', 'acme')}?${parameters}`)?.platform;

describe('every provider of the list', () => {
  it('has a name', () => {
    const nameless = AUTHORIZE_ADDRESSES.filter((address) => !SELF_HOSTED.test(address)).filter(
      (address) => {
        const name = platformOf(
          address,
          'client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fa.example',
        );
        return name === undefined || name === 'oauth';
      },
    );
    expect(nameless).toEqual([]);
  });
});

/** Later steps and further addresses of the provider table (facts §1) beside the ones of the list. */
const STEPS: ReadonlyArray<readonly [platform: string, address: string]> = [
  ['google', 'https://accounts.google.com/o/oauth2/v2/auth/oauthchooseaccount?client_id=a'],
  ['google', 'https://accounts.google.com/o/oauth2/programmatic_auth?client_id=a'],
  ['google', 'https://accounts.google.com/signin/oauth/consent?authuser=0&part=x&client_id=a'],
  ['google', 'https://accounts.google.com/signin/oauth/legacy/consent?client_id=a'],
  ['google', 'https://accounts.google.com/b/3/signin/oauth/v2/consentsummary?client_id=a'],
  ['microsoft', 'https://login.microsoft.com/common/oauth2/v2.0/authorize?client_id=a'],
  ['microsoft', 'https://login.windows.net/common/oauth2/authorize?client_id=a'],
  ['microsoft', 'https://login.microsoftonline.us/x/v2.0/adminconsent?client_id=a'],
  ['microsoft', 'https://login.partner.microsoftonline.cn/x/oauth2/authorize?client_id=a'],
  ['microsoft', 'https://account.live.com/App/Confirm?client_id=a'],
  ['azure-devops', 'https://app.vssps.visualstudio.com/oauth2/authorize?client_id=a&scope=b'],
  ['slack', 'https://slack.com/oauth/v2_user/authorize?client_id=a'],
  ['slack', 'https://acme.slack.com/oauth?client_id=a&scope=b&tracked=1'],
  ['slack', 'https://slack.com/openid/connect/authorize?client_id=a&scope=openid'],
  ['github', 'https://github.com/login/oauth/select_account?client_id=a'],
  ['bitbucket', 'https://bitbucket.org/site/oauth2/authorize?client_id=a'],
  ['salesforce', 'https://acme.my.salesforce.com/services/oauth2/authorize?client_id=a'],
  ['salesforce', 'https://acme.my.site.com/portal/services/oauth2/authorize?client_id=a'],
  ['atlassian', 'https://api.atlassian.com/oauth2/authorize/server/consent?client_id=a'],
  ['atlassian', 'https://mcp.atlassian.com/v1/authorize?client_id=a'],
  ['notion', 'https://app.notion.com/install-integration?client_id=a'],
  ['notion', 'https://www.notion.so/install-integration?client_id=a'],
  ['box', 'https://account.box.com/api/oauth2/authorize?client_id=a'],
  ['hubspot', 'https://app.hubspot.com/oauth-bridge?client_id=a'],
  ['hubspot', 'https://mcp.hubspot.com/oauth/authorize/user?client_id=a'],
  ['zoom', 'https://marketplace.zoom.us/authorize?client_id=a'],
  ['zapier', 'https://api.zapier.com/v2/authorize?client_id=a'],
  ['zapier', 'https://nla.zapier.com/oauth/authorize/?client_id=a'],
  ['airtable', 'https://airtable.com/oauth2/v1/authorize?client_id=a'],
  ['asana', 'https://app.asana.com/-/oauth_authorize?client_id=a'],
  ['figma', 'https://www.figma.com/oauth?client_id=a'],
  ['linear', 'https://mcp.linear.app/authorize?client_id=a'],
  ['clickup', 'https://app.clickup.com/api?client_id=a'],
  ['monday', 'https://auth.monday.com/oauth2/authorize?client_id=a'],
  ['docusign', 'https://account-d.docusign.com/oauth/auth?client_id=a'],
  ['canva', 'https://mcp.canva.com/authorize?client_id=a&scope=b'],
  ['miro', 'https://miro.com/oauth/authorize?client_id=a'],
  ['intuit', 'https://appcenter.intuit.com/app/connect/oauth2/companyselection?client_id=a'],
  ['xero', 'https://login.xero.com/identity/connect/authorize?client_id=a'],
  ['stripe', 'https://connect.stripe.com/express/oauth/authorize?client_id=a'],
  ['stripe', 'https://marketplace.stripe.com/oauth/v2/chnlink_1/authorize?client_id=a'],
  ['x', 'https://x.com/i/oauth2/authorize?client_id=a'],
  ['facebook', 'https://www.facebook.com/v21.0/dialog/oauth?client_id=a'],
  ['facebook', 'https://m.facebook.com/dialog/oauth?app_id=a'],
  ['okta', 'https://acme.okta.com/oauth2/default/v1/authorize?client_id=a'],
  ['okta', 'https://acme.oktapreview.com/oauth2/v1/authorize?client_id=a'],
  ['auth0', 'https://acme.eu.auth0.com/authorize?client_id=a'],
  ['yahoo', 'https://api.login.yahoo.com/oauth2/request_auth?client_id=a&scope=b'],
];

it.each(STEPS)('%s: %s', (platform, address) => {
  expect(read(address)).toMatchObject({ platform, clientId: 'a' });
});

it('every provider with a surface of its own is known to pages, too', () => {
  const surfaces: readonly Surface[] = consent;
  const platforms = new Set(
    surfaces.map(({ platform }) => platform).filter((id) => id !== 'oauth'),
  );
  const addresses = [
    ...STEPS.map(([, address]) => address),
    ...AUTHORIZE_ADDRESSES.map(
      (address) => `${address.replace('[subdomain]', 'acme')}?client_id=a`,
    ),
  ];
  const known = new Set(addresses.map((address) => readAuthorizeRequest(address)?.platform));
  expect([...platforms].filter((platform) => !known.has(platform))).toEqual([]);
  expect(platforms.size).toBeGreaterThan(30);
});

it('names agent servers after the vendor whose domain they are on, and no one else', () => {
  const parameters = 'client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fa.example';
  expect(platformOf('https://mcp.stripe.com/authorize', parameters)).toBe('stripe');
  expect(platformOf('https://mcp.squareup.com/authorize', parameters)).toBe('square');
  expect(platformOf('https://mcp.squareup.com.evil.test/authorize', parameters)).toBe('oauth');
  expect(platformOf('https://mcp.vendor.example/authorize', parameters)).toBe('oauth');
});
