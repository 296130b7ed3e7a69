/** The address that begins a new connection in Zapier. */
import { hostOf } from '../dom.ts';
import type { WireCall } from '../surface.ts';
import { isMethod } from '../wire.ts';
import { connectorIn } from './zapier.ts';

export const zapierConnectWire: readonly WireCall[] = [
  {
    name: 'auth start',
    urls: ['https://zapier.com/engine/auth/start/*'],
    read: (request) => {
      const connector = connectorIn(request.url);
      if (!isMethod(request, 'GET', 'POST') || connector === null) return null;
      return {
        kind: 'connect',
        surface: 'connect/zapier',
        platform: 'zapier',
        host: hostOf(request.url),
        accountDomain: null,
        sensor: 'wire',
        connector,
        // A connection is private until its owner shares it (help pages, 2025-09).
        sharedWith: 'restricted',
        endpointHost: null,
      };
    },
    seen: 'public code of six authors that opens this address, 2024 to 2026-07',
    sure: 'high',
  },
];
