/** Hosts that imitate a provider's, and the many that do not. */
import { describe, expect, it } from 'vitest';
import { imitatesProvider } from '../../../lib/surfaces/look-alike-host.ts';
import { AUTHORIZE_ADDRESSES } from './authorize-addresses.ts';
import { FURTHER_ADDRESSES } from './further-addresses.ts';
import { ORDINARY_ADDRESSES } from './ordinary-addresses.ts';
import { ORDINARY_PAGES } from './ordinary-pages.ts';

const hostOf = (address: string) =>
  new URL(address.replace('[subdomain].', 'acme.').replace('[subdomain]', 'sso.acme.example')).host;

/** As a browser writes it: names in other scripts become `xn--…`. */
const asBrowsersWrite = (host: string) => new URL(`https://${host}/`).hostname;

describe('a host that imitates a provider', () => {
  it.each([
    'accounts.google.com.evil.test',
    'accounts-google-com.evil.test',
    'login.microsoftonline.com-secure.evil.test',
    'login.microsoftonline.evil.test',
    'github.com.evil.test',
    'acme.okta.com.sso.test',
    'g\u043e\u043egle.com',
    'githu\u0184.com',
    's\u0430lesforce.com',
    'lo\u0262in.micrоsoft.com',
    'g\u00f6ogle.com',
    'g00gle.com',
    'micr0soft.com',
    'rnicrosoft.com',
    '0kta.com',
    'acme.0kta.com',
    'l1ve.com',
    'gogle.com',
    'gooogle.com',
    'googel.com',
    'githib.com',
    'giihub.com',
    'salesfroce.com',
    'saleforce.co.uk',
    'microsftonline.com',
    'microsoftonllne.com',
    'microsoftonline.net',
    'atlasian.com',
    'facebok.com',
    'linkedln.com',
    'slaack.com',
    'oktta.com',
    'github-login.com',
    'login-microsoft.com',
    'okta-sso.support',
    'google-accounts.co.uk',
  ])('%s', (host) => {
    expect(imitatesProvider(asBrowsersWrite(host))).toBe(true);
  });
});

describe('a host that does not', () => {
  it.each([
    'accounts.google.com',
    'google.com',
    'accounts.google.de',
    'google.co.uk',
    'login.microsoftonline.com',
    'login-us.microsoftonline.com',
    'login.partner.microsoftonline.cn',
    'login.live.com',
    'github.com',
    'github.acme.example',
    'github2.acme.example',
    'gitlab-1.acme.example',
    'okta.acme.example',
    'login.okta.acme.example',
    'slack-oauth.acme.example',
    'google-auth.acme.example',
    'acme.okta-emea.com',
    'login.microsoftonline.com.mcas.ms',
    'acme.slack.com.us3.cas.ms',
    'stackoverflow.com',
    'line.me',
    'olive.example',
    'five.com',
    'octa.example',
    'black.com',
    'stack.com',
    'motion.com',
    'nation.com',
    'livechat.com',
    'm\u00fcller.de',
    'gr\u00fcne.example',
    '\u0433\u0443\u0433\u043b.\u0440\u0444',
    'xn--nothing-at-all-.example',
    'xn--99999999999.example',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'example.com',
  ])('%s', (host) => {
    const written = URL.parse(`https://${host}/`)?.hostname ?? host;
    expect(imitatesProvider(written)).toBe(false);
  });

  it('is any of those in the other tables', () => {
    const addresses = [
      ...AUTHORIZE_ADDRESSES,
      ...FURTHER_ADDRESSES,
      ...ORDINARY_ADDRESSES,
      ...Object.values(ORDINARY_PAGES).flat(),
    ].filter((address) => /^https?:/u.test(address));
    const hosts = new Set(addresses.map(hostOf));
    expect(hosts.size).toBeGreaterThan(300);
    expect([...hosts].filter(imitatesProvider)).toEqual([]);
  });
});
