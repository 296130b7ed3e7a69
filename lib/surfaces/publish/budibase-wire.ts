/** The requests by which Budibase publishes, and by which data is opened to people who are not signed in. */
import type { PublishFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, publishedBy } from '../wire.ts';

const SEEN = 'packages/frontend-core/src/api/{app,permissions}.ts of Budibase, 2026-11';

export const budibaseWire: readonly WireCall[] = [
  {
    name: 'Publish',
    urls: ['*://*/api/applications/*/publish'],
    read: publishedBy({
      surface: 'publish/budibase',
      platform: 'budibase',
      type: 'app',
      id: /\/applications\/([^/]+)\/publish$/u,
      reach: 'unchanged',
    }),
    seen: SEEN,
    sure: 'high',
  },
  {
    name: 'Give a role access to data',
    urls: ['*://*/api/permission/PUBLIC/*'],
    read: readPermission,
    seen: SEEN,
    sure: 'high',
  },
];

/** Role `PUBLIC` is everybody who has not signed in; the others are roles inside. */
function readPermission(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  return {
    kind: 'publish',
    surface: 'publish/budibase',
    platform: 'budibase',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    // Tables, views and queries; which of them stands only in the id.
    resource: { type: 'base', id: inPath(request, /\/PUBLIC\/([^/]+)\//u), label: null },
    reach: 'public',
    signIn: 'none',
    runsAs: 'unknown',
    openEndpoints: 1,
  } satisfies PublishFacts;
}
