/** A small consent page and its surface, for what the gate does for consents alone. */
import { type ConsentActivity, NO_REQUEST_FACTS } from '../../../lib/activity/activity.ts';
import type { Judge } from '../../../lib/gate/guard.ts';
import { EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import type { Effect } from '../../../lib/activity/decision.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { decision } from './share-page.ts';

const SEEN = { seen: 'made for tests, 2026-11', sure: 'high' } as const;

export const PAGE = `
  <main id="consent" data-app="app-1" data-scopes="mail">
    <button id="allow" type="button">Allow</button>
  </main>`;

/** Reads app and scopes from the page. */
export const CONSENT_SURFACE: Surface = {
  id: 'consent/test',
  product: 'Test',
  kind: 'consent',
  platform: 'test',
  version: 2,
  matches: [],
  frames: 'top',
  capability: 'hard-hold',
  root: { selectors: ['#consent'], ...SEEN },
  controls: [
    {
      name: 'Allow',
      locator: { selectors: ['#allow'], ...SEEN },
      takes: 'confirm',
      release: 'click',
    },
  ],
  pageProbe: false,
  read: ({ root }) => {
    const app = root.getAttribute('data-app');
    return app === null ? null : consentOf(app, root.getAttribute('data-scopes')?.split(' ') ?? []);
  },
};

/** A consent for an app. */
export function consentOf(clientId: string, scopes: readonly string[]): ConsentActivity {
  return {
    kind: 'consent',
    surface: 'consent/test',
    platform: 'test',
    host: 'login.example',
    accountDomain: null,
    sensor: 'page',
    app: { clientId, name: null, publisher: null, verified: null },
    scopes: [...scopes],
    redirectUri: null,
    flow: 'code',
    offline: false,
    organisationWide: false,
    opaque: false,
    ...NO_REQUEST_FACTS,
  };
}

/** One effect for every consent; `page: false` is a policy that switched this layer off. */
export function judgeWith(effect: Effect | null, page = true): Judge {
  return {
    decide: () => decision(effect),
    policy: { settings: { layers: { page, request: true, net: true } } } as never,
    catalog: EMPTY_CATALOG,
    flow: null,
    unreadable: () => null,
    earlier: () => null,
    policyAge: () => 1,
  };
}
