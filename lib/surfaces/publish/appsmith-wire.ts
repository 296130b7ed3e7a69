/** The request by which Appsmith deploys an application. */
import type { WireCall } from '../surface.ts';
import { publishedBy } from '../wire.ts';

export const appsmithAppWire: readonly WireCall[] = [
  {
    name: 'Deploy an application',
    urls: ['*://*/api/v1/applications/publish/*'],
    read: publishedBy({
      surface: 'publish/appsmith',
      platform: 'appsmith',
      type: 'app',
      id: /\/publish\/([^/]+)$/u,
      reach: 'unchanged',
    }),
    seen: 'app/client/src/ce/api/ApplicationApi.tsx of Appsmith cff44ed, 2026-11',
    sure: 'high',
  },
];
