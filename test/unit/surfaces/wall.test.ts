// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { WALLS, type Wall } from '../../../lib/activity/activity.ts';
import { matchesUrl, readSurface } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import { readWall } from '../../../lib/surfaces/wall.ts';
import { questionOf, show } from './open-page.ts';
import { savedPages } from './saved-pages.ts';

/** Saved pages on which a provider itself stops the step. */
const STOPPED: Readonly<Record<string, Wall>> = {
  'consent/github/organisation-access-restricted': 'blocked-by-organisation',
  'consent/google/admin-policy-enforced': 'blocked-by-organisation',
  'consent/google/app-blocked': 'blocked-by-provider',
  'consent/google/not-verified-for-testers-ja': 'unverified-app',
  'consent/google/org-internal-de': 'blocked-by-organisation',
  'consent/google/redirect-uri-mismatch': 'misconfigured-app',
  'consent/microsoft-entra/misconfigured-by-code-de': 'misconfigured-app',
  'consent/microsoft-entra/need-admin-approval': 'needs-admin-approval',
  'consent/microsoft-entra/need-admin-approval-de': 'needs-admin-approval',
  'consent/microsoft-entra/needs-admin-approval-by-code-fr': 'needs-admin-approval',
  'consent/microsoft-entra/not-assigned-by-code': 'blocked-by-organisation',
  'consent/salesforce/blocked-in-org-fr': 'blocked-by-organisation',
  'consent/salesforce/not-installed-in-org': 'needs-admin-approval',
  'consent/slack/approval-required': 'needs-admin-approval',
};

const pages = savedPages();

describe('walls of the providers', () => {
  it.each(Object.entries(STOPPED))('%s: %s', (name, wall) => {
    const page = pages.find((one) => one.name === name)!;
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const { document, url } = questionOf(page);
    expect(readWall(surface, document, url)).toBe(wall);
    // Nothing can be granted there, so that nothing is asked a second time.
    expect(page.expected.activity).toBeNull();
  });

  it('every kind of wall is on a page', () => {
    expect(new Set(Object.values(STOPPED))).toEqual(new Set(WALLS));
  });

  it('no wall is seen on any other page', () => {
    const wrong: string[] = [];
    const walled = surfaces.filter(({ walls }) => walls !== undefined);
    for (const page of pages.filter(({ name }) => !(name in STOPPED))) {
      const address = new URL(page.expected.url);
      const asked = walled.filter(
        ({ id, matches }) => id === page.folder || matchesUrl(matches, address),
      );
      if (asked.length === 0) continue;
      const { document, url } = questionOf(page);
      for (const surface of asked) {
        const wall = readWall(surface, document, url);
        if (wall !== null) wrong.push(`${page.name}: ${surface.id} sees ${wall}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    'Need admin approval',
    'Approval required',
    'Administratorgenehmigung erforderlich',
    'Genehmigung erforderlich',
    'Approbation de l’administrateur requise',
    'Se requiere la aprobación del administrador',
    'Aprobación del administrador necesaria',
    'È necessaria l’approvazione dell’amministratore',
    'É necessária a aprovação do administrador',
    'Goedkeuring van beheerder vereist',
    'Wymagana jest zgoda administratora',
    'Administratörens godkännande krävs',
    '管理者の承認が必要',
    '需要管理员批准',
  ])('Entra says "%s"', (heading) => {
    const entra = surfaces.find(({ id }) => id === 'consent/microsoft-entra')!;
    const url = new URL('https://login.microsoftonline.com/common/login');
    const document = show(`<body><div role="heading">${heading}</div></body>`);
    expect(readWall(entra, document, url)).toBe('needs-admin-approval');
  });

  it.each([
    ['consent/google', 'https://accounts.google.com/signin/oauth/consent', 'This app is blocked'],
    ['consent/google', 'https://myaccount.google.com/help', 'Error 400: admin_policy_enforced'],
    ['consent/salesforce', 'https://acme.my.salesforce.com/home', 'OAUTH_APP_BLOCKED'],
  ])('%s says so at its own addresses only: %s', (id, url, heading) => {
    const surface = surfaces.find((one) => one.id === id)!;
    const document = show(`<body><h1>${heading}</h1></body>`);
    expect(readWall(surface, document, new URL(url))).toBeNull();
  });

  it.each([
    'consent/slack/consent',
    'consent/github/consent',
    'consent/google/external-app',
    'consent/microsoft-entra/user-consent-unverified',
    'consent/salesforce/consent',
  ])('an app that calls itself like a wall makes none of %s', (name) => {
    const page = pages.find((one) => one.name === name)!;
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const called =
      'Approval required: organization access restricted, app is blocked, OAUTH_APP_BLOCKED';
    const html = page.html.replace(
      /<body[^>]*>/u,
      `$&<h1>${called}</h1><div role="heading">${called} wants to access your account</div>`,
    );
    const { document, url, flow } = questionOf({ ...page, html });
    expect(readWall(surface, document, url)).toBeNull();
    const reading = readSurface(surface, { document, url, flow, askPage: () => null });
    expect(reading?.activity.kind).toBe('consent');
  });

  it('and none beside a button that says "Allow", where the control has changed', () => {
    const page = pages.find(({ name }) => name === 'consent/slack/consent')!;
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const html = page.html
      .replace(' data-qa="oauth_submit_button"', '')
      .replace('Standup Bot is requesting', 'Approval required is requesting');
    const { document, url, flow } = questionOf({ ...page, html });
    const reading = readSurface(surface, { document, url, flow, askPage: () => null });
    expect(reading?.activity).toMatchObject({ app: { name: 'Approval required' } });
  });

  it('a page that shadows methods of the document throws nothing', () => {
    const url = new URL('https://login.microsoftonline.com/common/login');
    const spoiled = new Proxy(show('<body><h1>Need admin approval</h1></body>'), {
      get: () => {
        throw new Error('shadowed');
      },
    });
    for (const surface of surfaces) expect(readWall(surface, spoiled, url)).toBeNull();
  });
});
