/** Requests by which GitHub puts a site live. */
import { z } from 'zod/mini';
import type { PublishFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const Site = z.object({ public: z.optional(z.boolean()) });

export const githubPagesWire: readonly WireCall[] = [
  {
    name: 'Publish or open a site',
    urls: ['https://api.github.com/repos/*/pages'],
    read: (request) => {
      const id = inPath(request, /^\/repos\/([^/]+\/[^/]+)\/pages$/u);
      if (id === null || !isMethod(request, 'POST', 'PUT')) return null;
      const body = jsonBody(request, Site);
      // A first site gets the reach that its owner's plan gives it.
      if (isMethod(request, 'POST') || body === null) return 'unreadable';
      if (body.public !== true) return null;
      return {
        kind: 'publish',
        surface: 'publish/github-pages',
        platform: 'github',
        host: hostOf(request.url),
        accountDomain: null,
        sensor: 'wire',
        resource: { type: 'site', id, label: null },
        reach: 'public',
        signIn: 'none',
        runsAs: 'unknown',
        openEndpoints: 0,
      } satisfies PublishFacts;
    },
    seen: 'docs.github.com, REST API for Pages, 2026-11',
    sure: 'high',
  },
];
