/** The request by which Baserow puts an application live on a domain. */
import type { WireCall } from '../surface.ts';
import { publishedBy } from '../wire.ts';

export const baserowAppWire: readonly WireCall[] = [
  {
    name: 'Publish an application',
    urls: ['*://*/api/builder/domains/*/publish/async/'],
    // It names the domain that it goes to, not the application.
    read: publishedBy({
      surface: 'publish/baserow-app',
      platform: 'baserow',
      type: 'app',
      reach: 'public',
    }),
    seen: 'web-frontend/modules/builder/services/publishedBuilder.js of Baserow, 2026-11',
    sure: 'high',
  },
];
