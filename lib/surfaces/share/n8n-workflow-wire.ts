/** The request by which n8n shares a workflow. */
import { z } from 'zod/mini';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Share = z.object({ shareWithIds: z.array(z.string()) });

export const n8nWorkflowWire: readonly WireCall[] = [
  {
    name: 'Share a workflow',
    urls: ['*://*/rest/workflows/*/share'],
    read,
    seen: 'n8n 2.41, 2026-11',
    sure: 'high',
  },
];

/** People stand there as ids of this instance's own: that somebody is let in is all it says. */
function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'PUT')) return null;
  return jsonBody(request, Share)?.shareWithIds.length === 0 ? null : 'unreadable';
}
