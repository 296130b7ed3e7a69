/** The request by which Make shares a scenario with whoever has its link. */
import { z } from 'zod/mini';
import { hostOf } from '../dom.ts';
import type { WireCall } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const Share = z.object({ isEnabled: z.optional(z.boolean()) });

export const makeShareWire: readonly WireCall[] = [
  {
    name: 'scenarios-shared',
    urls: ['https://*.make.com/api/v2/scenarios-shared/*'],
    read: (request) => {
      const id = inPath(request, /^\/api\/v2\/scenarios-shared\/([^/]+)/u);
      if (!isMethod(request, 'POST', 'PATCH') || id === null) return null;
      const body = jsonBody(request, Share);
      if (body === null) return 'unreadable';
      // A share that is made or changed without being enabled opens nothing (its default, reference).
      if (body.isEnabled !== true) return null;
      return {
        kind: 'share',
        surface: 'share/make',
        platform: 'make',
        host: hostOf(request.url),
        accountDomain: null,
        sensor: 'wire',
        resource: { type: 'flow', id, label: null },
        recipients: [],
        link: 'anyone_with_link',
        role: 'view',
      };
    },
    seen: 'reference of the Make API for POST, 2026; PATCH inferred, 2026-11',
    sure: 'medium',
  },
];
