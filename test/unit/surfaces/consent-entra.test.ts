// @vitest-environment jsdom
/** What Entra's page and the request before it say together; the saved pages are shown as they are. */
import { expect, it } from 'vitest';
import type { AuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';
import { microsoftEntra } from '../../../lib/surfaces/consent/microsoft-entra.ts';
import { readSurface } from '../../../lib/surfaces/read.ts';
import { questionOf } from './open-page.ts';
import { savedPages } from './saved-pages.ts';

const pages = savedPages().filter(({ folder }) => folder === 'consent/microsoft-entra');

/** What is read on a saved page after a request that the tracker kept. */
function readAfter(name: string, changes: Partial<AuthorizeRequest>) {
  const page = pages.find((one) => one.name === `consent/microsoft-entra/${name}`)!;
  const { flow } = pages.find((one) => one.name.endsWith('/user-consent-unverified'))!.expected;
  return readSurface(microsoftEntra, { ...questionOf(page), flow: { ...flow!, ...changes } })
    ?.activity;
}

const PUSHED = { scopes: ['openid'], opaque: true };

it('tells what a pushed request asks for once the page has told it', () => {
  expect(readAfter('user-consent-unverified', PUSHED)).toMatchObject({
    scopes: ['Mail.Read', 'Files.ReadWrite.All', 'openid'],
    opaque: false,
  });
});

it('calls a pushed request hidden where the page tells nothing, whatever stood beside it', () => {
  expect(readAfter('organisation-box-ticked', PUSHED)).toMatchObject({
    scopes: ['openid'],
    opaque: true,
  });
});

it('tells who began a request that is drawn at the authorize address itself', () => {
  const begun = { scopes: ['Mail.Read'], offline: false, initiator: 'other' as const };
  expect(readAfter('at-the-authorize-address', begun)).toMatchObject(begun);
  // What the tracker kept of another app says nothing of this one.
  expect(readAfter('at-the-authorize-address', { ...begun, clientId: 'another' })).toMatchObject({
    app: { clientId: '8f3b6c1e-2d4a-4f7b-9c0d-5e6f7a8b9c0d' },
    initiator: 'unknown',
  });
});
