/** Requests by which GitLab shares: its API, which its own pages use for invitations. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts, SurfaceId } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const SEEN = 'docs.gitlab.com, projects, members and invitations API; GitLab source, 2026-11';

const Body = z.object({
  visibility: z.optional(z.string()),
  email: z.nullish(z.string()),
  access_level: z.nullish(z.union([z.number(), z.string()])),
  expires_at: z.nullish(z.string()),
});

const REACH: Readonly<Record<string, LinkReach>> = {
  private: 'restricted',
  internal: 'organisation',
  public: 'public',
};

const ANY = '*://*';

/** Levels of access: 10 guest, 15 planner, 20 reporter, 30 developer, 40 maintainer, 50 owner. */
function roleOf(level: unknown): Role | null {
  const number = Number(level);
  if (!(number >= 10)) return null;
  return number >= 50 ? 'own' : number >= 30 ? 'edit' : 'view';
}

/** A form or JSON: the API takes both. */
function bodyOf(request: WireRequest): z.infer<typeof Body> | null {
  if (request.fields === null) return jsonBody(request, Body);
  const one = Object.entries(request.fields).map(([name, values]) => [name, values[0]] as const);
  return Body.safeParse(Object.fromEntries(one)).data ?? null;
}

/** @param origin of the match patterns; `*` stands for the hosts that the policy names. */
function wireOf(surface: SurfaceId, origin: string): readonly WireCall[] {
  const facts = (request: WireRequest) => ({
    kind: 'share' as const,
    surface,
    platform: 'gitlab',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire' as const,
  });

  const readProject = (request: WireRequest): WireReading => {
    const id = inPath(request, /^\/api\/v4\/projects\/([^/]+)$/u);
    const isNew = request.url.pathname === '/api/v4/projects';
    if (!(isNew && isMethod(request, 'POST')) && !(id !== null && isMethod(request, 'PUT')))
      return null;
    const body = bodyOf(request);
    if (body === null) return 'unreadable';
    const link = REACH[body.visibility ?? 'private'];
    if (link === undefined) return 'unreadable';
    if (link === 'restricted') return null;
    const resource = { type: 'repository' as const, id, label: null };
    return { ...facts(request), resource, recipients: [], link, role: null } satisfies ShareFacts;
  };

  const readPeople = (request: WireRequest): WireReading => {
    const id = inPath(
      request,
      /^\/api\/v4\/(?:projects|groups)\/([^/]+)\/(?:invitations|members)$/u,
    );
    if (id === null || !isMethod(request, 'POST')) return null;
    const body = bodyOf(request);
    const recipients = countByDomain((body?.email ?? '').split(/[\s,;]+/u).map(domainOfAddress));
    // People who have an account are named by number, and may be from anywhere.
    if (body === null || recipients.length === 0) return 'unreadable';
    const type = request.url.pathname.includes('/groups/') ? 'workspace' : 'repository';
    return {
      ...facts(request),
      resource: { type, id, label: null },
      recipients,
      link: 'unchanged',
      role: roleOf(body.access_level),
      ...(!body.expires_at && { expiresInDays: 'never' as const }),
    } satisfies ShareFacts;
  };

  const call = (name: string, paths: readonly string[], read: WireCall['read']): WireCall => ({
    name,
    urls: paths.map((path) => `${origin}/api/v4/${path}`),
    read: (request) =>
      // gitlab.com has a surface of its own, also where a policy names it.
      origin === ANY && hostOf(request.url) === 'gitlab.com' ? null : read(request),
    seen: SEEN,
    sure: 'high',
  });
  return [
    call('Visibility', ['projects*'], readProject),
    call(
      'Invite people',
      [
        'projects/*/invitations*',
        'projects/*/members*',
        'groups/*/invitations*',
        'groups/*/members*',
      ],
      readPeople,
    ),
  ];
}

export const gitlabWire = wireOf('share/gitlab', 'https://gitlab.com');
export const gitlabSelfManagedWire = wireOf('share/gitlab-self-managed', ANY);
