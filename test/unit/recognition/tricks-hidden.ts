/** Requests that hide what they ask for. */
import { type Trick, CODE, EVIL, GOOGLE, SSO, jwt } from './trick.ts';

export const HIDDEN: readonly Trick[] = [
  {
    id: 'pushed-request',
    attack: 'PAR: the request is at the server already',
    address: `${SSO}?client_id=a&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c`,
    recognised: { platform: 'oauth', clientId: 'a', opaque: true, scopes: [], redirectUri: null },
  },
  {
    id: 'request-object',
    attack: 'JAR: an innocent request outside, the real one inside a JWT',
    address: `${SSO}?client_id=a&${CODE}&scope=openid&request=${jwt({ client_id: 'a', response_type: 'code', scope: 'mail.read', redirect_uri: 'https://evil.test/cb?x=1', nonce: 'n' })}`,
    recognised: {
      platform: 'oauth',
      scopes: ['openid', 'mail.read'],
      redirectUri: 'https://evil.test/cb',
      opaque: false,
    },
  },
  {
    id: 'request-object-other-app',
    attack: 'JAR: one app outside, another inside',
    address: `${SSO}?client_id=good&${CODE}&redirect_uri=https%3A%2F%2Fgood.example&request=${jwt({ client_id: 'bad', redirect_uri: 'https://evil.test/' })}`,
    recognised: {
      platform: 'oauth',
      clientId: 'good bad',
      redirectUri: 'https://evil.test/',
      anomalies: ['duplicate-parameter'],
    },
  },
  {
    id: 'request-object-encrypted',
    attack: 'JAR: encrypted',
    address: `${SSO}?client_id=a&${CODE}&request=eyJhbGciOiJSU0EtT0FFUCJ9.OKOawDo13gRp.48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZdvT`,
    recognised: { platform: 'oauth', clientId: 'a', opaque: true },
  },
  {
    id: 'rich-request',
    attack: 'RAR: what is asked for stands in authorization_details, not in scope',
    address: `${SSO}?client_id=a&${CODE}&${EVIL}&authorization_details=${encodeURIComponent(JSON.stringify([{ type: 'payment_initiation', creditorAccount: { iban: 'DE02100100109307118603' } }, { type: 'payment_initiation' }, { type: 'account_information' }]))}`,
    recognised: {
      platform: 'oauth',
      details: ['payment_initiation', 'account_information'],
      opaque: false,
    },
  },
  {
    id: 'rich-request-unreadable',
    attack: 'RAR that cannot be read',
    address: `${SSO}?client_id=a&${CODE}&${EVIL}&authorization_details=%5B%7Btype`,
    recognised: { platform: 'oauth', details: [], opaque: true },
  },
  {
    id: 'nested-google',
    attack: 'the request inside the sign-in page’s continue parameter',
    address: `https://accounts.google.com/v3/signin/identifier?client_id=a&continue=${encodeURIComponent(`${GOOGLE}?client_id=a&${CODE}&${EVIL}&scope=https://mail.google.com/`)}`,
    recognised: {
      platform: 'google',
      scopes: ['https://mail.google.com/'],
      redirectUri: 'https://evil.test/cb',
    },
  },
  {
    id: 'nested-microsoft-personal',
    attack: 'the request inside ru',
    address: `https://account.live.com/Consent/Update?ru=${encodeURIComponent(`https://login.live.com/oauth20_authorize.srf?client_id=a&${CODE}&scope=Mail.Read&${EVIL}`)}`,
    recognised: { platform: 'microsoft', scopes: ['Mail.Read'], accountKind: 'personal' },
  },
  {
    id: 'nested-xero',
    attack: 'the request inside returnUrl',
    address: `https://authorize.xero.com/?consentId=1&returnUrl=${encodeURIComponent(`https://login.xero.com/identity/connect/authorize/callback?client_id=a&${CODE}&scope=accounting.transactions&${EVIL}`)}`,
    recognised: { platform: 'xero', scopes: ['accounting.transactions'] },
  },
  {
    id: 'nested-salesforce',
    attack: 'the request inside startURL, relative',
    address: `https://acme.my.salesforce.com/?ec=302&startURL=${encodeURIComponent(`/services/oauth2/authorize?client_id=a&${CODE}&${EVIL}&scope=full+refresh_token`)}`,
    recognised: { platform: 'salesforce', scopes: ['full', 'refresh_token'], offline: true },
  },
  {
    id: 'nested-twice',
    attack: 'the request inside a parameter inside a parameter',
    address: `https://sso.acme.example/login?next=${encodeURIComponent(`/mfa?return_to=${encodeURIComponent(`/authorize?client_id=a&${CODE}&${EVIL}&scope=x`)}`)}`,
    recognised: { platform: 'oauth', clientId: 'a', scopes: ['x'] },
  },
  {
    id: 'in-the-fragment',
    attack: 'the request in the fragment of a page that routes by it',
    address: `https://sso.acme.example/#/authorize?client_id=a&${CODE}&${EVIL}&scope=x`,
    recognised: { platform: 'oauth', clientId: 'a', scopes: ['x'] },
  },
  {
    id: 'posted',
    attack: 'the request in a posted form',
    address: SSO,
    form: {
      client_id: ['a'],
      response_type: ['code'],
      redirect_uri: ['https://evil.test/cb'],
      scope: ['mail.read'],
    },
    recognised: { platform: 'oauth', clientId: 'a', scopes: ['mail.read'] },
  },
];
