/** The requests by which Flowise makes a chatbot public and shares things with other workspaces. */
import { z } from 'zod/mini';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

/** Everything about a chatflow is written to one address. */
const Chatflow = z.object({ isPublic: z.optional(z.nullable(z.boolean())) });

export const flowiseShareWire: readonly WireCall[] = [
  {
    name: 'Make a chatbot public',
    urls: ['*://*/api/v1/chatflows/*'],
    read: readChatflow,
    seen: 'request of Flowise 3.1.4 as it runs, 2026-11',
    sure: 'high',
  },
  {
    name: 'Share with other workspaces',
    urls: ['*://*/api/v1/workspace/shared/*'],
    // Workspaces stand there as ids of this installation's own.
    read: (request) => (isMethod(request, 'POST') ? 'unreadable' : null),
    seen: 'packages/ui/src/api/workspace.js of Flowise ababf4c, 2026-11',
    sure: 'high',
  },
];

function readChatflow(request: WireRequest): WireReading {
  if (!isMethod(request, 'PUT') || jsonBody(request, Chatflow)?.isPublic !== true) return null;
  return {
    kind: 'share',
    surface: 'share/flowise',
    platform: 'flowise',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'assistant', id: inPath(request, /\/chatflows\/([^/]+)$/u), label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: null,
  };
}
