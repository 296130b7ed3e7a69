/** Who began a request. */
import { describe, expect, it } from 'vitest';
import { initiatorOf } from '../../../lib/surfaces/consent-flow.ts';
import { read } from './read.ts';

function ask(redirect: string, host = 'login.microsoftonline.com') {
  const request = read(
    `https://${host}/common/oauth2/v2.0/authorize?client_id=a&response_type=code&redirect_uri=${encodeURIComponent(redirect)}`,
  );
  if (request === null) throw new Error('not recognised');
  return request;
}

describe('initiatorOf', () => {
  it.each([
    ['app', 'https://app.example/start', 'https://login.app.example/cb', 'link'],
    ['app', 'https://app.example', 'https://app.example/cb', 'form_submit'],
    ['app', 'http://localhost:5173/', 'http://localhost:8400/', 'link'],
    ['app', 'https://www.acme.co.uk/', 'https://app.acme.co.uk/cb', 'link'],
    ['app', 'https://acme.github.io/x', 'https://acme.github.io/cb', 'link'],
    ['provider', 'https://login.microsoftonline.com/', 'https://app.example/cb', 'link'],
    ['provider', 'https://x.microsoftonline.com/', 'https://app.example/cb', 'link'],
    [
      'provider',
      'https://login.microsoftonline.com/',
      'https://login.microsoftonline.com/common/oauth2/nativeclient',
      'link',
    ],
    ['other', 'https://evil.test/captcha', 'http://localhost:8400/', 'link'],
    ['other', 'https://evil.test/', 'https://app.example/cb', null],
    ['other', 'https://evil.co.uk/', 'https://acme.co.uk/cb', 'link'],
    ['other', 'https://evil.github.io/', 'https://acme.github.io/cb', 'link'],
    ['other', 'http://10.0.0.1/', 'http://127.0.0.1:8400/', 'link'],
    ['other', 'https://mail.example/', 'urn:ietf:wg:oauth:2.0:oob', 'link'],
    ['other', 'blob:https://evil.test/1b2c', 'https://app.example/cb', 'link'],
    ['none', null, 'https://app.example/cb', 'typed'],
    ['none', null, 'https://app.example/cb', 'auto_bookmark'],
    ['none', null, 'https://app.example/cb', 'start_page'],
    ['none', 'file:///home/ana/invoice.html', 'https://app.example/cb', 'link'],
    ['none', 'about:blank', 'https://app.example/cb', 'link'],
    ['unknown', null, 'https://app.example/cb', 'link'],
    ['unknown', null, 'https://app.example/cb', null],
    ['unknown', 'null', 'https://app.example/cb', 'link'],
  ])('%s: %s for %s (%s)', (expected, page, redirect, transition) => {
    expect(initiatorOf(ask(redirect), page, transition)).toBe(expected);
  });
});
