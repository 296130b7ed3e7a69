import { describe, expect, it } from 'vitest';
import { ConsentFlow, FLOW_LIFETIME, advance } from '../../../lib/surfaces/consent-flow.ts';

const ENTRY =
  'https://sso.acme.example/authorize?client_id=app&response_type=code&scope=mail.read&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s';
const SIGN_IN =
  'https://accounts.google.com/o/oauth2/auth?client_id=sso&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fsso.acme.example%2Fgoogle';

/** Walks a tab through addresses, one a second. */
function walk(...addresses: string[]) {
  let flow: ConsentFlow | null = null;
  const ends: string[] = [];
  addresses.forEach((url, second) => {
    const next = advance(flow, { url, form: null, committed: true, now: second * 1000 });
    flow = next.flow;
    if (next.ended !== null) ends.push(next.ended.result);
  });
  return { flow: flow as ConsentFlow | null, ends };
}

describe('advance', () => {
  it('keeps the request over pages that no longer carry it', () => {
    const { flow } = walk(
      ENTRY,
      'https://sso.acme.example/login',
      'https://sso.acme.example/u/consent?state=opaque',
    );
    expect(flow?.request).toMatchObject({ clientId: 'app', scopes: ['mail.read'] });
  });

  it.each([
    ['granted', 'https://app.example/cb?code=x&state=s'],
    ['granted', 'https://app.example/cb#access_token=x'],
    ['refused', 'https://app.example/cb?error=access_denied'],
    ['unknown', 'https://app.example/cb'],
  ])('reads that it was %s', (end, url) => {
    expect(walk(ENTRY, url)).toEqual({ flow: null, ends: [end] });
  });

  it('does not take another address of the app for the answer', () => {
    expect(walk(ENTRY, 'https://app.example/other?code=x').ends).toEqual([]);
  });

  it('forgets who has left', () => {
    const { flow } = walk(ENTRY);
    expect(
      advance(flow, {
        url: 'https://news.example/',
        form: null,
        committed: true,
        now: FLOW_LIFETIME,
      }).flow,
    ).toBeNull();
  });

  it('finds the first request again after sign-in through another provider', () => {
    const inner = walk(ENTRY, SIGN_IN);
    expect(inner.flow?.request.clientId).toBe('sso');
    expect(ConsentFlow.parse(JSON.parse(JSON.stringify(inner.flow)))).toEqual(inner.flow);
    const after = walk(
      ENTRY,
      SIGN_IN,
      'https://sso.acme.example/google?code=x',
      'https://sso.acme.example/consent',
    );
    expect(after).toMatchObject({
      flow: { request: { clientId: 'app', scopes: ['mail.read'] } },
      ends: ['granted'],
    });
  });

  it('does not keep a request that the next one does not return to', () => {
    const other = ENTRY.replace('client_id=app', 'client_id=other').replace(
      'sso.acme',
      'sso.other',
    );
    expect(walk(ENTRY, other, 'https://app.example/cb?code=x').flow).toBeNull();
  });
});
