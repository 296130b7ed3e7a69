/** Who said what at the end of a request, by every code that is known. */
import { describe, expect, it } from 'vitest';
import { type ConsentFlow, FLOW_LIFETIME, advance } from '../../../lib/surfaces/consent-flow.ts';
import { jwt } from './trick.ts';

const BACK = 'https://app.example/cb';
const ASK = `https://sso.acme.example/authorize?client_id=app&response_type=code&scope=mail.read&redirect_uri=${encodeURIComponent(BACK)}&state=s`;
const at = (url: string, form: Record<string, string[]> | null = null, now = 0) => ({
  url,
  form,
  committed: true,
  now,
});

/** Where a tab ends that opened these addresses, one a second. */
function walk(...addresses: string[]): { flow: ConsentFlow | null; ends: unknown[] } {
  let flow: ConsentFlow | null = null;
  const ends: unknown[] = [];
  addresses.forEach((url, second) => {
    const next = advance(flow, at(url, null, second * 1000));
    flow = next.flow;
    if (next.ended !== null) ends.push(next.ended);
  });
  return { flow, ends };
}
const answer = (query: string) => walk(ASK, `${BACK}?${query}`).ends[0];
const results = (...addresses: string[]) =>
  walk(...addresses).ends.map((end) => (end as { result: string }).result);

describe('an answer that grants', () => {
  it.each([
    ['code=4/0A&state=s', null],
    [
      'code=4/0A&scope=email%20https://www.googleapis.com/auth/drive.file&authuser=0&hd=acme.example',
      ['email', 'https://www.googleapis.com/auth/drive.file'],
    ],
    ['code=x&scope=read,write', ['read', 'write']],
    ['code=x&scope=', []],
    ['admin_consent=True&tenant=8eaef023&scope=User.Read', ['User.Read']],
    [`response=${jwt({ code: 'x', state: 's', scope: 'mail.read' })}`, ['mail.read']],
  ])('%s', (query, scopes) => {
    expect(answer(query)).toEqual({ result: 'granted', scopes });
  });

  it('names its scopes in the fragment, too', () => {
    const { ends } = walk(ASK, `${BACK}#access_token=x&token_type=bearer&scope=a+b+a&expires_in=1`);
    expect(ends).toEqual([{ result: 'granted', scopes: ['a', 'b'] }]);
  });
});

describe('an answer that does not grant', () => {
  it.each([
    ['refused', 'error=access_denied', 'RFC 6749'],
    [
      'refused',
      'error=access_denied&error_description=The+user+has+denied+your+application+access.',
      'GitHub',
    ],
    ['refused', 'error=user_cancelled_authorize', 'LinkedIn, Apple'],
    ['refused', 'error=user_cancelled_login', 'LinkedIn'],
    ['refused', 'error=user_denied', 'no standard'],
    [
      'refused',
      'error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.',
      'Entra',
    ],
    [
      'refused',
      'error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent',
      'Entra',
    ],
    ['refused', 'error=consent_required&error_subcode=cancel', 'Entra'],
    [
      'refused',
      'error=access_denied&error_description=AADB2C90091%3a+The+user+has+cancelled',
      'B2C',
    ],
    ['refused', `response=${jwt({ error: 'access_denied', state: 's' })}`, 'JARM'],
    [
      'denied',
      'error=access_denied&error_description=AADSTS90094%3a+admin+consent+required',
      'Entra',
    ],
    ['denied', 'error=access_denied&error_description=AADSTS50105%3a+not+assigned', 'Entra'],
    [
      'denied',
      'error=access_denied&error_description=User+is+not+assigned+to+the+client+application.',
      'Okta',
    ],
    ['denied', 'error=admin_policy_enforced', 'Google'],
    ['denied', 'error=org_internal', 'Google'],
    ['denied', 'error=consent_required', 'OIDC Core §3.1.2.6'],
    ['denied', 'error=login_required', 'OIDC Core §3.1.2.6'],
    ['denied', 'error=interaction_required', 'OIDC Core §3.1.2.6'],
    ['denied', 'error=OAUTH_APPROVAL_ERROR_GENERIC', 'Salesforce'],
    ['denied', 'error=invalid_scope', 'RFC 6749'],
    ['denied', 'error=unauthorized_client', 'RFC 6749'],
    ['denied', 'error=server_error', 'RFC 6749'],
    ['denied', 'error=redirect_uri_mismatch', 'GitHub'],
    ['denied', 'error=', 'nothing said'],
    ['unknown', 'hello=1', 'no answer'],
  ])('%s: %s (%s)', (result, query) => {
    expect(answer(query)).toEqual({ result, scopes: null });
  });
});

describe('other kinds of flows', () => {
  it('end with OAuth 1’s verifier, or the token that was refused', () => {
    const ask = 'https://api.twitter.com/oauth/authorize?oauth_token=t';
    expect(results(ask, `${BACK}?oauth_token=t&oauth_verifier=v`)).toEqual(['granted']);
    expect(results(ask, `${BACK}?denied=t`)).toEqual(['refused']);
    expect(results(ask, `${BACK}?x=1`)).toEqual([]);
  });

  it('end where an app was installed', () => {
    const ask = 'https://github.com/apps/some-bot/installations/new';
    expect(results(ask, `${BACK}?installation_id=1&setup_action=install&code=x`)).toEqual([
      'granted',
    ]);
  });

  it('of devices have no answer that comes this way', () => {
    const ask = 'https://microsoft.com/devicelogin';
    expect(results(ask, `${BACK}?code=x`)).toEqual([]);
    const { flow } = walk(ask);
    const late = advance(flow, at('https://news.example/', null, FLOW_LIFETIME));
    expect(late).toEqual({ flow: null, ended: { result: 'unknown', scopes: null } });
  });
});

describe('a flow without an answer', () => {
  it('was abandoned: time went by, or another app asked', () => {
    const { flow } = walk(ASK);
    const late = advance(flow, at('https://news.example/', null, FLOW_LIFETIME));
    expect(late).toEqual({ flow: null, ended: { result: 'abandoned', scopes: null } });
    const other = 'https://sso.other.example/authorize?client_id=b&response_type=code&scope=x';
    expect(results(ASK, other)).toEqual(['abandoned']);
  });

  it('goes on below a sign-in elsewhere on the same site', () => {
    const inner =
      'https://accounts.google.com/o/oauth2/auth?client_id=sso&response_type=code&redirect_uri=https%3A%2F%2Flogin.acme.example%2Fg';
    const { flow, ends } = walk(ASK, inner, 'https://login.acme.example/g?code=x');
    expect(ends).toEqual([{ result: 'granted', scopes: null }]);
    expect(flow?.request.clientId).toBe('app');
  });
});

describe('later steps of a flow', () => {
  const step = (parameters: string) => `https://sso.acme.example/authorize?${parameters}`;
  const request = (...addresses: string[]) => walk(...addresses).flow?.request;

  it('keep both client ids when the server goes on with one', () => {
    const two = `${ASK}&client_id=other`;
    expect(request(two, step('client_id=app&request_uri=x'))).toMatchObject({
      clientId: 'app other',
      scopes: ['mail.read'],
      anomalies: ['duplicate-parameter'],
      opaque: true,
    });
  });

  it('show what a pushed request hid, and hide what an open one showed', () => {
    const pushed = step('client_id=app&request_uri=urn:x');
    expect(request(pushed)?.opaque).toBe(true);
    expect(request(pushed, step('client_id=app&response_type=code&scope=a'))?.opaque).toBe(false);
    expect(request(ASK, pushed)?.opaque).toBe(true);
  });

  it('may lead elsewhere than the first one, and with a screen after none', () => {
    const again = ASK.replace('app.example', 'evil.test');
    expect(request(`${ASK}&prompt=none`, again)).toMatchObject({
      flow: 'code',
      redirectUri: 'https://evil.test/cb',
    });
    expect(results(ASK, again, 'https://evil.test/cb?code=x')).toEqual(['granted']);
  });

  it('gather resources, details and anomalies', () => {
    const more = `${ASK}&resource=https://b.example&authorization_details=${encodeURIComponent('[{"type":"y"}]')}`;
    const first = ASK.replace('https://sso', 'https://ana:x@sso');
    expect(request(`${first}&resource=https://a.example`, more)).toMatchObject({
      resources: ['https://a.example/', 'https://b.example/'],
      details: ['y'],
      anomalies: ['credentials-in-address'],
    });
  });

  it('of a device name the app', () => {
    const flow = request(
      'https://www.google.com/device',
      'https://accounts.google.com/signin/oauth/consent?client_id=tv&part=x',
    );
    expect(flow).toMatchObject({ flow: 'device', clientId: 'tv', opaque: true });
  });

  it('without a client id are not those of another server', () => {
    const first = 'https://jira.acme.example/plugins/servlet/oauth/authorize?oauth_token=a';
    const other = 'https://discogs.com/oauth/authorize?oauth_token=b';
    expect(results(first, other)).toEqual(['abandoned']);
    expect(request(first, other)?.platform).toBe('discogs');
  });
});
