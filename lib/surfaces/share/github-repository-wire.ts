/** Requests by which a GitHub repository is opened: its settings form, and the REST API. */
import { z } from 'zod/mini';
import type { LinkReach, ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';
import { VISIBILITIES } from './github-repository.ts';

const REST = 'docs.github.com, REST API for repositories and collaborators, 2026-11';

const Visibility = z.object({
  visibility: z.optional(z.string()),
  private: z.optional(z.boolean()),
});

export const githubRepositoryWire: readonly WireCall[] = [
  {
    name: 'Change visibility',
    urls: ['https://github.com/*/settings/set_visibility*'],
    read: (request) => {
      const id = inPath(request, /^\/([^/]+\/[^/]+)\/settings\/set_visibility\/?$/u);
      if (id === null || !isMethod(request, 'POST')) return null;
      return opening(request, id, VISIBILITIES[request.fields?.['visibility']?.[0] ?? '']);
    },
    seen: 'public automation code of three authors, 2026-07',
    sure: 'high',
  },
  {
    name: 'Update a repository',
    urls: ['https://api.github.com/repos/*'],
    read: readApi,
    seen: REST,
    sure: 'high',
  },
  {
    name: 'Make a repository',
    urls: ['https://api.github.com/user/repos*', 'https://api.github.com/orgs/*/repos*'],
    read: (request) => {
      if (!isMethod(request, 'POST')) return null;
      const body = jsonBody(request, Visibility);
      // A repository that is not said to be private is public.
      return opening(request, null, body === null ? undefined : (reachIn(body) ?? 'public'));
    },
    seen: REST,
    sure: 'high',
  },
];

function reachIn({ visibility, private: closed }: z.infer<typeof Visibility>): LinkReach | null {
  if (visibility !== undefined) return VISIBILITIES[visibility] ?? null;
  return closed === undefined ? null : closed ? 'restricted' : 'public';
}

function readApi(request: WireRequest): WireReading {
  // People are invited by user name, which tells no domain.
  if (inPath(request, /^\/repos\/[^/]+\/[^/]+\/collaborators\/([^/]+)$/u) !== null)
    return isMethod(request, 'PUT') ? 'unreadable' : null;
  const id = inPath(request, /^\/repos\/([^/]+\/[^/]+)\/?$/u);
  if (id === null || !isMethod(request, 'PATCH')) return null;
  const body = jsonBody(request, Visibility);
  if (body === null) return 'unreadable';
  const reach = reachIn(body);
  // Its name or description alone.
  return reach === null && body.visibility === undefined
    ? null
    : opening(request, id, reach ?? undefined);
}

/** The step that lets more people in; null where it lets in fewer. */
function opening(request: WireRequest, id: string | null, link?: LinkReach): WireReading {
  if (link === undefined) return 'unreadable';
  if (link === 'restricted') return null;
  return {
    kind: 'share',
    surface: 'share/github-repository',
    platform: 'github',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'repository', id, label: null },
    recipients: [],
    link,
    role: null,
  } satisfies ShareFacts;
}
