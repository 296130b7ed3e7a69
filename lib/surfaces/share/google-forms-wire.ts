/** The request that publishes a form. Who may respond is a permission of the file, see Drive's requests. */
import { z } from 'zod/mini';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const State = z.object({
  isPublished: z.optional(z.boolean()),
  isAcceptingResponses: z.optional(z.boolean()),
});

/** The reference nests the state; the guide's example does not. */
const PublishSettings = z.object({
  publishSettings: z.extend(State, { publishState: z.optional(State) }),
});

export const googleFormsWire: readonly WireCall[] = [
  {
    name: 'Publish settings',
    urls: ['https://forms.googleapis.com/v1/forms/*:setPublishSettings*'],
    read,
    seen: 'reference of the Forms interface, forms.setPublishSettings, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, PublishSettings);
  if (body === null) return 'unreadable';
  const state = body.publishSettings.publishState ?? body.publishSettings;
  return state.isPublished === false || state.isAcceptingResponses === false ? null : 'unreadable';
}
