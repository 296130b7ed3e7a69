/** The request by which Make stores a connection. */
import { z } from 'zod/mini';
import { hostOf } from '../dom.ts';
import type { WireCall } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Connection = z.object({ accountType: z.string().check(z.maxLength(200)) });

export const makeConnectWire: readonly WireCall[] = [
  {
    name: 'connections',
    urls: ['https://*.make.com/api/v2/connections*'],
    read: (request) => {
      if (!isMethod(request, 'POST') || !/^\/api\/v2\/connections\/?$/u.test(request.url.pathname))
        return null;
      const body = jsonBody(request, Connection);
      if (body === null) return 'unreadable';
      return {
        kind: 'connect',
        surface: 'connect/make',
        platform: 'make',
        host: hostOf(request.url),
        accountDomain: null,
        sensor: 'wire',
        connector: { id: body.accountType, name: null },
        // Everybody in the team may use it (help pages, 2026-11).
        sharedWith: 'organisation',
        endpointHost: null,
      };
    },
    seen: 'reference of the Make API, 2026-07',
    sure: 'medium',
  },
];
