/** The request by which n8n publishes a workflow. */
import type { WireCall } from '../surface.ts';
import { isMethod } from '../wire.ts';

export const n8nPublishWire: readonly WireCall[] = [
  {
    name: 'Publish a workflow',
    urls: ['*://*/rest/workflows/*/activate'],
    // It names a version that was saved before: what that version opens does not stand there.
    read: (request) => (isMethod(request, 'POST') ? 'unreadable' : null),
    seen: 'request of n8n 2.41.1 as it runs, 2026-11',
    sure: 'high',
  },
];
