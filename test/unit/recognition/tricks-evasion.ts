/** Requests that say one thing to a filter and another to the server (facts §1.2, §4). */
import { type Trick, CODE, EVIL, GOOGLE, SSO } from './trick.ts';

export const EVASION: readonly Trick[] = [
  {
    id: 'two-client-ids',
    attack: 'a good client id behind the bad one',
    address: `${GOOGLE}?client_id=bad&client_id=good&${CODE}&${EVIL}&scope=openid`,
    recognised: { platform: 'google', clientId: 'bad good', anomalies: ['duplicate-parameter'] },
  },
  {
    id: 'client-id-in-query-and-form',
    attack: 'one client id in the address, another in the form',
    address: `${SSO}?client_id=good&${CODE}&${EVIL}`,
    form: { client_id: ['bad'] },
    recognised: { platform: 'oauth', clientId: 'good bad', anomalies: ['duplicate-parameter'] },
  },
  {
    id: 'two-redirects',
    attack: 'a good redirect address before the bad one',
    address: `${SSO}?client_id=a&${CODE}&redirect_uri=https%3A%2F%2Fgood.example&${EVIL}`,
    recognised: {
      platform: 'oauth',
      redirectUri: 'https://evil.test/cb',
      anomalies: ['duplicate-parameter'],
    },
  },
  {
    id: 'two-scopes',
    attack: 'scopes given twice',
    address: `${SSO}?client_id=a&${CODE}&${EVIL}&scope=openid&scope=mail.read`,
    recognised: {
      platform: 'oauth',
      scopes: ['openid', 'mail.read'],
      anomalies: ['duplicate-parameter'],
    },
  },
  {
    id: 'encoded-name',
    attack: 'client%5Fid for client_id',
    address: `${GOOGLE}?client%5Fid=a&${CODE}&${EVIL}&%73cope=openid`,
    recognised: {
      platform: 'google',
      clientId: 'a',
      scopes: ['openid'],
      anomalies: ['encoded-parameter'],
    },
  },
  {
    id: 'names-in-another-case',
    attack: 'Client_ID for client_id',
    address: `https://login.microsoftonline.com/Common/OAuth2/v2.0/Authorize?Client_ID=a&${CODE}&Scope=Mail.Read&Redirect_URI=https%3A%2F%2Fevil.test`,
    recognised: { platform: 'microsoft', clientId: 'a', scopes: ['Mail.Read'], anomalies: [] },
  },
  {
    id: 'trailing-dot',
    attack: 'accounts.google.com.',
    address: `https://accounts.google.com./o/oauth2/v2/auth?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'google', host: 'accounts.google.com', anomalies: ['trailing-dot'] },
  },
  {
    id: 'upper-case-host',
    attack: 'ACCOUNTS.GOOGLE.COM',
    address: `HTTPS://ACCOUNTS.GOOGLE.COM/o/oauth2/v2/auth?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'google', host: 'accounts.google.com', anomalies: [] },
  },
  {
    id: 'account-prefix',
    attack: 'an account number in front of the path',
    address: `https://accounts.google.com/b/12/o/oauth2/auth?client_id=a&${CODE}&${EVIL}#x`,
    recognised: { platform: 'google', clientId: 'a' },
  },
  {
    id: 'encoded-path',
    attack: 'an encoded path with doubled slashes',
    address: `https://accounts.google.com//o/%6Fauth2//v2/auth?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'google', clientId: 'a' },
  },
  {
    id: 'credentials',
    attack: 'a provider’s name in front of the real host',
    address: `https://accounts.google.com:443@evil.test/o/oauth2/auth?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', host: 'evil.test', anomalies: ['credentials-in-address'] },
  },
  {
    id: 'plain-http',
    attack: 'a request that anybody on the way can change',
    address: `http://sso.acme.example/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['plain-http'] },
  },
  {
    id: 'name-in-front',
    attack: 'accounts.google.com.evil.test',
    address: 'https://accounts.google.com.evil.test/o/oauth2/auth?client_id=a',
    recognised: {
      platform: 'oauth',
      host: 'accounts.google.com.evil.test',
      anomalies: ['look-alike-host'],
    },
  },
  {
    id: 'name-with-hyphens',
    attack: 'login-microsoftonline-com.evil.test',
    address: `https://login-microsoftonline-com.evil.test/common/oauth2/v2.0/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['look-alike-host'] },
  },
  {
    id: 'letters-that-look-alike',
    attack: 'gооgle.com with two Cyrillic letters',
    address: `https://accounts.g\u043e\u043egle.com/o/oauth2/auth?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['look-alike-host'] },
  },
  {
    id: 'digits-that-look-alike',
    attack: 'login.micr0softonline.com',
    address: `https://login.micr0softonline.com/common/oauth2/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['look-alike-host'] },
  },
  {
    id: 'one-letter-less',
    attack: 'login.microsoftonlne.com',
    address: `https://login.microsoftonlne.com/common/oauth2/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['look-alike-host'] },
  },
  {
    id: 'brand-and-sign-in-word',
    attack: 'github-login.com',
    address: `https://github-login.com/login/oauth/authorize?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', anomalies: ['look-alike-host'] },
  },
  {
    id: 'unlikely-path',
    attack: 'an authorize request at a path that does not say so',
    address: `https://evil.test/lunch?client_id=a&${CODE}&${EVIL}`,
    recognised: { platform: 'oauth', clientId: 'a' },
  },
  {
    id: 'answer-like',
    attack: 'a request that carries a code, to pass for an answer',
    address: `${SSO}?client_id=a&${CODE}&${EVIL}&code=1`,
    recognised: { platform: 'oauth', clientId: 'a' },
  },
  {
    id: 'redirect-with-a-person',
    attack: 'the victim’s address in the path of the redirect',
    address: `${SSO}?client_id=a&${CODE}&redirect_uri=https%3A%2F%2Fevil.test%2Fana%40acme.example`,
    recognised: { platform: 'oauth', redirectUri: 'https://evil.test/*@acme.example' },
  },
];
