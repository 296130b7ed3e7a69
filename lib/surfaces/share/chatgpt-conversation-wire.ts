/** Requests by which a ChatGPT conversation gets its link: one makes it, one opens it. */
import { z } from 'zod/mini';
import type { ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const SEEN = 'public code of six authors, 2026-07';
const HOSTS = ['https://chatgpt.com', 'https://chat.openai.com'];
const PATH = '/backend-api/share/';

const Made = z.object({ conversation_id: z.string() });
const Opened = z.object({
  is_public: z.optional(z.boolean()),
  is_visible: z.optional(z.boolean()),
});

export const chatgptConversationWire: readonly WireCall[] = [
  {
    name: 'Make and open a link',
    urls: HOSTS.map((host) => `${host}${PATH}*`),
    read: (request) => {
      const which = inPath(request, /^\/backend-api\/share\/([\w-]+)$/u);
      if (which === 'create' && isMethod(request, 'POST')) {
        const body = jsonBody(request, Made);
        return body === null ? 'unreadable' : factsOf(request, body.conversation_id);
      }
      if (which === null || !isMethod(request, 'PATCH')) return null;
      const body = jsonBody(request, Opened);
      if (body === null) return 'unreadable';
      return body.is_public === true && body.is_visible !== false ? factsOf(request, null) : null;
    },
    seen: SEEN,
    sure: 'high',
  },
];

/** The link as a personal account makes it; a workspace may keep it inside, which no request says. */
function factsOf(request: WireRequest, id: string | null) {
  return {
    kind: 'share',
    surface: 'share/chatgpt-conversation',
    platform: 'openai',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'conversation', id: id?.slice(0, 512) ?? null, label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: null,
  } satisfies ShareFacts;
}
