/** Requests in the words of single providers (facts §1). */
import { type Trick, CODE, EVIL } from './trick.ts';

export const DIALECTS: readonly Trick[] = [
  {
    id: 'slack',
    attack: 'scopes with commas, and those of the person beside those of the bot',
    address: `https://slack.com/oauth/v2/authorize?client_id=1.2&scope=chat:write,channels:history&user_scope=search:read&${EVIL}`,
    recognised: {
      platform: 'slack',
      scopes: ['chat:write', 'channels:history', 'search:read'],
      offline: true,
    },
  },
  {
    id: 'clickup',
    attack: 'no response type, no scope, no word in the path',
    address: `https://app.clickup.com/api?client_id=ABC&${EVIL}`,
    recognised: { platform: 'clickup', clientId: 'ABC', opaque: true },
  },
  {
    id: 'zoom',
    attack: 'scopes stand in the registration only',
    address: `https://zoom.us/oauth/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'zoom', scopes: [], opaque: true },
  },
  {
    id: 'notion',
    attack: 'no scopes: the person picks pages',
    address: `https://api.notion.com/v1/oauth/authorize?client_id=a&${CODE}&owner=user&${EVIL}`,
    recognised: { platform: 'notion', scopes: [], opaque: true, offline: true },
  },
  {
    id: 'facebook',
    attack: 'the later step, with values as JSON',
    address: `https://www.facebook.com/privacy/consent/gdp/?params%5Bapp_id%5D=123&params%5Bredirect_uri%5D=%22https%3A%5C%2F%5C%2Fevil.test%5C%2Fcb%22&params%5Bscope%5D=%5B%22email%22%2C%22pages_manage_posts%22%5D`,
    recognised: {
      platform: 'facebook',
      clientId: '123',
      redirectUri: 'https://evil.test/cb',
      scopes: ['email', 'pages_manage_posts'],
      anomalies: [],
    },
  },
  {
    id: 'reddit',
    attack: 'lasting access by another name',
    address: `https://www.reddit.com/api/v1/authorize?client_id=a&${CODE}&${EVIL}&duration=permanent&scope=read`,
    recognised: { platform: 'reddit', offline: true },
  },
  {
    id: 'dropbox',
    attack: 'lasting access by another name',
    address: `https://www.dropbox.com/oauth2/authorize?client_id=a&${CODE}&token_access_type=offline`,
    recognised: { platform: 'dropbox', offline: true },
  },
  {
    id: 'trello-token',
    attack: 'a key instead of a client id, for ever',
    address:
      'https://trello.com/1/authorize?key=abc&name=Tool&scope=read,write&expiration=never&response_type=token&return_url=https%3A%2F%2Fevil.test',
    recognised: {
      platform: 'trello',
      clientId: 'abc',
      flow: 'implicit',
      scopes: ['read', 'write'],
      offline: true,
      redirectUri: 'https://evil.test/',
    },
  },
  {
    id: 'trello-oauth1',
    attack: 'OAuth 1 with scopes and an end',
    address:
      'https://trello.com/1/OAuthAuthorizeToken?oauth_token=t0ken&name=Tool&scope=read&expiration=30days',
    recognised: {
      platform: 'trello',
      flow: 'oauth1',
      clientId: '',
      scopes: ['read'],
      offline: false,
    },
  },
  {
    id: 'x-oauth1',
    attack: 'OAuth 1: neither app nor scope in the address',
    address: 'https://api.twitter.com/oauth/authorize?oauth_token=t0ken',
    recognised: { platform: 'x', flow: 'oauth1', clientId: '', offline: true },
  },
  {
    id: 'jira-oauth1',
    attack: 'OAuth 1 at a server of the company’s own',
    address:
      'https://jira.acme.example/plugins/servlet/oauth/authorize?oauth_token=t0ken&oauth_callback=https%3A%2F%2Fevil.test%2Fcb%3Fx%3D1',
    recognised: { platform: 'oauth', flow: 'oauth1', redirectUri: 'https://evil.test/cb' },
  },
  {
    id: 'asana',
    attack: 'no scope means everything',
    address: `https://app.asana.com/-/oauth_authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'asana', scopes: ['default'] },
  },
  {
    id: 'github-app',
    attack: 'an app that is installed: no client id, no scope',
    address: 'https://github.com/apps/Some-Bot/installations/new?state=s',
    recognised: { platform: 'github', clientId: 'apps/some-bot', opaque: true, offline: true },
  },
  {
    id: 'github',
    attack: 'grants that never end',
    address:
      'https://github.com/login/oauth/authorize?client_id=0123456789abcdef0123&scope=repo%20delete_repo',
    recognised: {
      platform: 'github',
      scopes: ['repo', 'delete_repo'],
      offline: true,
      opaque: false,
    },
  },
  {
    id: 'github-app-sign-in',
    attack: 'an app whose permissions stand in its registration',
    address: 'https://github.com/login/oauth/authorize?client_id=Iv1.0123456789abcdef',
    recognised: { platform: 'github', scopes: [], opaque: true },
  },
];
