/** Requests that ask for too much, and those that show no screen (facts §4). */
import { type Trick, AZURE_CLI, CODE, ENTRA, EVIL, GOOGLE } from './trick.ts';

export const OF_APPS: readonly Trick[] = [
  {
    id: 'consent-phishing',
    attack: 'a stranger asks for mail and files while the person is away',
    address: `${ENTRA}?client_id=11111111-2222-3333-4444-555555555555&${CODE}&${EVIL}&scope=Mail.Read%20Files.ReadWrite.All%20offline_access`,
    recognised: {
      platform: 'microsoft',
      scopes: ['Mail.Read', 'Files.ReadWrite.All', 'offline_access'],
      offline: true,
      redirectUri: 'https://evil.test/cb',
    },
  },
  {
    id: 'first-party-loopback',
    attack: 'ConsentFix: a first-party client whose code lands on the person’s own machine',
    address: `https://login.microsoftonline.com/common/oauth2/authorize?client_id=${AZURE_CLI}&${CODE}&redirect_uri=http%3A%2F%2Flocalhost%3A8400&resource=00000002-0000-0000-c000-000000000000`,
    recognised: {
      platform: 'microsoft',
      clientId: AZURE_CLI,
      redirectUri: 'http://localhost:8400/',
      resources: ['00000002-0000-0000-c000-000000000000'],
      scopes: ['00000002-0000-0000-c000-000000000000/.default'],
    },
  },
  {
    id: 'first-party-native-client',
    attack: 'ConsentFix with the page where the code stays in the address bar',
    address: `${ENTRA}?client_id=${AZURE_CLI}&${CODE}&redirect_uri=https%3A%2F%2Flogin.microsoftonline.com%2Fcommon%2Foauth2%2Fnativeclient&scope=https%3A%2F%2Fmanagement.azure.com%2F.default`,
    recognised: {
      platform: 'microsoft',
      redirectUri: 'https://login.microsoftonline.com/common/oauth2/nativeclient',
      scopes: ['https://management.azure.com/.default'],
    },
  },
  {
    id: 'low-scope-impersonation',
    attack: 'a brand’s name, sign-in scopes only, and a redirect to somebody else',
    address: `${ENTRA}?client_id=a&${CODE}&${EVIL}&scope=openid%20profile%20email`,
    recognised: { platform: 'microsoft', scopes: ['openid', 'profile', 'email'], offline: false },
  },
  {
    id: 'evil-twin',
    attack: 'the client id of a known mail program with wider scopes than it asks for',
    address: `${ENTRA}?client_id=9e5f94bc-e8a4-4e73-b8be-63364c29d753&${CODE}&redirect_uri=https%3A%2F%2Flocalhost&scope=Directory.ReadWrite.All`,
    recognised: {
      platform: 'microsoft',
      clientId: '9e5f94bc-e8a4-4e73-b8be-63364c29d753',
      scopes: ['Directory.ReadWrite.All'],
    },
  },
  {
    id: 'admin-consent',
    attack: 'consent for everybody in the organisation',
    address:
      'https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=a&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&redirect_uri=https%3A%2F%2Fevil.test',
    recognised: {
      platform: 'microsoft',
      flow: 'admin',
      organisationWide: true,
      scopes: ['https://graph.microsoft.com/.default'],
      accountKind: 'work',
    },
  },
  {
    id: 'personal-account',
    attack: 'a personal account in the company’s browser',
    address: `https://login.microsoftonline.com/consumers/oauth2/v2.0/authorize?client_id=a&${CODE}&${EVIL}&scope=Files.Read`,
    recognised: { platform: 'microsoft', accountKind: 'personal', accountDomain: null },
  },
  {
    id: 'bot-with-all-rights',
    attack: 'a bot that may do everything on a Discord server',
    address:
      'https://discord.com/oauth2/authorize?client_id=157730590492196864&scope=bot&permissions=8',
    recognised: { platform: 'discord', scopes: ['bot', 'bot:administrator'] },
  },
  {
    id: 'agent-with-fresh-client',
    attack: 'dynamic registration: a client id that was made a second ago',
    address: `https://mcp.vendor.example/authorize?client_id=dcr_9f1c2&${CODE}&redirect_uri=http%3A%2F%2F127.0.0.1%3A33418%2F&resource=https%3A%2F%2Fmcp.vendor.example%2Fmcp%3Fx%3D1&code_challenge=x`,
    recognised: {
      platform: 'oauth',
      host: 'mcp.vendor.example',
      redirectUri: 'http://127.0.0.1:33418/',
      resources: ['https://mcp.vendor.example/mcp'],
    },
  },
];

export const WITHOUT_A_SCREEN: readonly Trick[] = [
  {
    id: 'silent-redirect',
    attack: 'prompt=none with a broken scope: the error carries the person to the attacker',
    address: `${ENTRA}?client_id=a&${CODE}&prompt=none&scope=invalid&redirect_uri=https%3A%2F%2Fx.powerappsportals.com%2F&state=ana%40acme.example`,
    recognised: {
      platform: 'microsoft',
      flow: 'silent',
      redirectUri: 'https://x.powerappsportals.com/',
    },
  },
  {
    id: 'silent-immediate',
    attack: 'the old name of prompt=none',
    address: `https://login.salesforce.com/services/oauth2/authorize?client_id=a&${CODE}&${EVIL}&immediate=true`,
    recognised: { platform: 'salesforce', flow: 'silent' },
  },
  {
    id: 'earlier-grants-included',
    attack: 'incremental consent: what was granted before comes with it',
    address: `${GOOGLE}?client_id=a&${CODE}&${EVIL}&scope=openid&include_granted_scopes=true&access_type=offline`,
    recognised: { platform: 'google', scopes: ['openid'], offline: true, flow: 'code' },
  },
  {
    id: 'device-code-microsoft',
    attack: 'the attacker’s device code, at Microsoft',
    address: 'https://microsoft.com/devicelogin',
    recognised: { platform: 'microsoft', flow: 'device', clientId: '', opaque: true },
  },
  {
    id: 'device-code-prefilled',
    attack: 'the same with the code filled in',
    address: 'https://login.microsoftonline.com/common/oauth2/deviceauth?otc=ABCD1234',
    recognised: { platform: 'microsoft', flow: 'device', clientId: '' },
  },
  {
    id: 'device-code-github',
    attack: 'the attacker’s device code, at GitHub',
    address: 'https://github.com/login/device?user_code=WDJB-MJHT',
    recognised: { platform: 'github', flow: 'device', clientId: '' },
  },
  {
    id: 'device-code-google',
    attack: 'the attacker’s device code, at Google',
    address: 'https://www.google.com/device?user_code=WDJB-MJHT',
    recognised: { platform: 'google', flow: 'device' },
  },
  {
    id: 'device-code-salesforce',
    attack: 'the attacker’s device code, at Salesforce',
    address: 'https://acme.my.salesforce.com/setup/connect?user_code=WDJBMJHT',
    recognised: { platform: 'salesforce', flow: 'device' },
  },
  {
    id: 'device-code-okta',
    attack: 'the attacker’s device code, at Okta',
    address: 'https://acme.okta.com/activate',
    recognised: { platform: 'okta', flow: 'device' },
  },
  {
    id: 'device-code-anywhere',
    attack: 'the attacker’s device code, at a server that nobody lists',
    address: 'https://sso.acme.example/oauth2/device?user_code=WDJB-MJHT&client_id=tv',
    recognised: { platform: 'oauth', flow: 'device', clientId: 'tv' },
  },
];
