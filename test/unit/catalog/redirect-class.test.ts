/** What stands at the address where an answer goes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDIRECT_CLASSES, type RedirectClass } from '../../../lib/catalog/catalog.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { decodePunycode } from '../../../lib/catalog/hosts/punycode.ts';
import { redirectHostOf } from '../../../lib/catalog/hosts/redirect-class.ts';

const TABLE: Readonly<Record<RedirectClass, readonly string[]>> = {
  loopback: [
    'http://localhost:3000/cb',
    'http://LOCALHOST./',
    'http://app.localhost/',
    'http://127.0.0.1:8080',
    'http://127.9.9.9/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0:80/',
    'http://[::ffff:7f00:1]/',
  ],
  'private-network': [
    'http://10.1.1.1/x',
    'http://172.16.0.1/',
    'http://172.31.255.1/',
    'http://192.168.1.1',
    'http://169.254.1.1/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://intranet/cb',
    'https://srv.local',
    'https://printer.home.arpa',
  ],
  'ip-address': ['http://8.8.8.8/', 'http://172.32.0.1/', 'http://[2606:4700::1111]/'],
  tunnel: [
    'https://abc.ngrok-free.app/cb',
    'https://x.trycloudflare.com',
    'https://x.loca.lt',
    'https://abc-3000.euw.devtunnels.ms/',
    'https://webhook.site/6f',
    'storagerelay://https/x.ngrok.io?id=auth1',
    'https://x.ngrok.io./',
  ],
  'free-hosting': [
    'https://me.github.io/x',
    'https://a.workers.dev',
    'https://a.pages.dev',
    'https://a.vercel.app',
    'https://a.netlify.app',
    'https://a.web.app',
    'https://a.powerappsportals.com',
    'https://a.surge.sh',
    'https://a.gitlab.io',
    'https://a.z6.web.core.windows.net',
    'https://script.google.com/macros/d/1/usercallback',
    'https://slack.github.io/cb',
  ],
  'out-of-band': [
    'urn:ietf:wg:oauth:2.0:oob',
    'urn:ietf:wg:oauth:2.0:oob:auto',
    'URN:IETF:WG:OAUTH:2.0:OOB',
    'oob',
  ],
  'native-client': [
    'https://login.microsoftonline.com/common/oauth2/nativeclient',
    'https://login.microsoftonline.com/organizations/oauth2/nativeclient/',
    'https://login.live.com/oauth20_desktop.srf',
  ],
  'custom-scheme': [
    'com.googleusercontent.apps.1:/cb',
    'msal123://auth',
    'slack://x',
    'garbage',
    '',
    'javascript:alert(1)',
  ],
  'browser-extension': [
    'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/cb',
    'https://x.extensions.allizom.org/',
    'chrome-extension://abc/cb.html',
    'moz-extension://abc/cb.html',
  ],
  'look-alike': [
    'https://rnicrosoft.com/',
    'https://micros0ft.com/',
    'https://microsoft-login.xyz/',
    'https://www.microsoftsupport.co.uk/',
    'https://gооgle.com/',
    'https://xn--ggle-55da.com/',
    'https://аpple.com/',
    'https://gogle.com/',
    'https://accounts.google.com.evil.example/',
    'https://login.slack.com.example.co.uk/',
    'https://adobe-sign.vercel.app/cb',
    'https://docusign-documents.pages.dev',
  ],
  web: [
    'https://app.example/cb',
    'http://app.example/cb',
    'https://zoom.us/oauth',
    'https://slack.com/x',
    'https://google.de',
    'https://amazon.com.au/x',
    'https://login.microsoftonline.com/x',
    'https://global.consent.azure-apim.net/redirect',
    'https://slack.acme.example/',
    'https://bücher.example/',
    'https://notgithub.io.example/',
    'storagerelay://https/app.example?id=auth1',
    'postmessage',
  ],
};

describe.each(REDIRECT_CLASSES)('%s', (expected) => {
  it.each(TABLE[expected])('%s', (address) =>
    expect(catalog.redirectClass(address)).toBe(expected),
  );
});

it('takes anything', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (address) => {
      expect(REDIRECT_CLASSES).toContain(catalog.redirectClass(address));
    }),
  );
}, 60_000);

it.each([
  ['https://App.Example./cb', 'app.example'],
  ['storagerelay://https/app.example?id=1', 'app.example'],
  ['msal1://auth', 'auth'],
  ['com.app:/cb', null],
  [null, null],
])('host of %s', (address, host) => expect(redirectHostOf(address)).toBe(host));

describe('Punycode', () => {
  it('is the way back of what browsers do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('abcxyzäöüßéñłаоесріøåћ日本語中文한국')), {
          minLength: 1,
          maxLength: 12,
        }),
        (letters) => {
          const label = letters.join('').normalize('NFC');
          const host = URL.parse(`https://${label}.example/`)?.hostname.split('.')[0];
          fc.pre(host?.startsWith('xn--') === true && !label.includes('ß'));
          expect(decodePunycode(host?.slice(4) ?? '')).toBe(label);
        },
      ),
    );
  });

  it.each([
    ['mnchen-3ya', 'münchen'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ])('%s is %s', (text, label) => expect(decodePunycode(text)).toBe(label));

  it('gives back what is no Punycode', () => {
    for (const text of ['', '-', '!!', 'a-!', '99999999999999'])
      expect(typeof decodePunycode(text)).toBe('string');
  });
});
