import { describe, expect, it } from 'vitest';
import {
  type Activity,
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  type ShareActivity,
} from '../../../lib/activity/activity.ts';
import { FIXES, isWithin, mended } from '../../../lib/activity/fix.ts';

const where = {
  platform: 'google',
  host: 'docs.google.com',
  accountDomain: null,
  sensor: 'page',
} as const;
const resource = { type: 'document', id: 'abc', label: null } as const;

const share = (changes: Partial<ShareActivity> = {}): ShareActivity => ({
  kind: 'share',
  surface: 'share/google-drive',
  ...where,
  resource,
  recipients: [
    { domain: 'acme.example', type: 'person', count: 2 },
    { domain: 'vendor.example', type: 'person', count: 1 },
  ],
  link: 'anyone_with_link',
  role: 'edit',
  ...NO_SHARE_TERMS,
  ...changes,
});
const publish: Activity = {
  kind: 'publish',
  surface: 'publish/node-red',
  ...where,
  resource,
  reach: 'public',
  signIn: 'none',
  runsAs: 'viewer',
  openEndpoints: 1,
  ...NO_PUBLISH_FACTS,
};
const connect: Activity = {
  kind: 'connect',
  surface: 'connect/n8n',
  ...where,
  connector: { id: 'slack', name: null },
  sharedWith: 'organisation',
  endpointHost: 'hooks.example',
  ...NO_CONNECT_FACTS,
};

const own = ({ domain }: { domain: string }) => domain === 'acme.example';

describe('what a fix makes of a step', () => {
  it('narrows the link, and leaves one alone that is narrow already', () => {
    expect(mended(share(), 'link-organisation', own)).toEqual(share({ link: 'organisation' }));
    expect(mended(share({ link: 'organisation' }), 'link-organisation', own)).toBeNull();
    expect(mended(share({ link: 'unchanged' }), 'link-restricted', own)).toBeNull();
    expect(mended(publish, 'link-organisation', own)).toEqual({
      ...publish,
      reach: 'organisation',
    });
    expect(mended(connect, 'link-restricted', own)).toEqual({
      ...connect,
      sharedWith: 'restricted',
    });
  });
  it('takes people out, as long as somebody stays', () => {
    const inside = [{ domain: 'acme.example', type: 'person', count: 2 }] as const;
    expect(mended(share(), 'remove-recipients', own)).toEqual(share({ recipients: [...inside] }));
    expect(mended(share(), 'remove-recipients', () => false)).toBeNull();
    expect(mended(share(), 'remove-recipients', () => true)).toBeNull();
  });
  it('makes editors viewers, and gives access an end', () => {
    expect(mended(share(), 'view-only', own)).toEqual(share({ role: 'view' }));
    expect(mended(share({ role: null }), 'view-only', own)).toBeNull();
    expect(mended(share({ role: 'view' }), 'view-only', own)).toBeNull();
    expect(mended(share({ expiresInDays: 'never' }), 'expire-in-30-days', own)).toEqual(
      share({ expiresInDays: 30 }),
    );
    expect(mended(share({ expiresInDays: 7 }), 'expire-in-30-days', own)).toBeNull();
  });
  it('always lies within the step that it mends', () => {
    for (const step of [share({ expiresInDays: 'never' }), publish, connect]) {
      for (const fix of FIXES) {
        const better = mended(step, fix, own);
        expect(better === null || isWithin(better, step), `${fix} of ${step.kind}`).toBe(true);
        expect(better === null || !isWithin(step, better), `${fix} of ${step.kind}`).toBe(true);
      }
    }
  });
});

describe('a step within one that was agreed to', () => {
  it.each([
    ['a wider link', share({ link: 'public' })],
    [
      'one person more',
      share({ recipients: [{ domain: 'acme.example', type: 'person', count: 3 }] }),
    ],
    [
      'somebody else',
      share({ recipients: [{ domain: 'other.example', type: 'person', count: 1 }] }),
    ],
    ['a stronger role', share({ role: 'own' })],
    ['another product', share({ platform: 'microsoft' })],
  ])('is not %s', (_name, step) => {
    expect(isWithin(step, share())).toBe(false);
  });
  it('is the same step, and a smaller one', () => {
    expect(isWithin(share(), share())).toBe(true);
    expect(isWithin(share({ link: 'unchanged', recipients: [], role: null }), share())).toBe(true);
    expect(isWithin(share({ expiresInDays: 'never' }), share({ expiresInDays: 30 }))).toBe(false);
  });
  it('may carry a link that opens to nobody new where the page left the link alone', () => {
    const untouched = share({ link: 'unchanged' });
    expect(isWithin(share({ link: 'restricted' }), untouched)).toBe(true);
    expect(isWithin(share({ link: 'organisation' }), untouched)).toBe(false);
  });
  it('holds publishing to its sign-in, its credentials and its endpoints', () => {
    const signedIn: Activity = { ...publish, signIn: 'required' };
    expect(isWithin(publish, signedIn)).toBe(false);
    expect(isWithin(signedIn, publish)).toBe(true);
    expect(isWithin({ ...publish, runsAs: 'maker' }, publish)).toBe(false);
    expect(isWithin({ ...publish, openEndpoints: 2 }, publish)).toBe(false);
  });
  it('holds a connection to its connector and its endpoint', () => {
    expect(isWithin({ ...connect, connector: { id: 'sql', name: null } }, connect)).toBe(false);
    expect(isWithin({ ...connect, endpointHost: 'elsewhere.example' }, connect)).toBe(false);
    expect(isWithin(connect, connect)).toBe(true);
  });
});
