/** The requests by which NocoDB opens views and bases to anyone who has the link, and invites people. */
import { z } from 'zod/mini';
import type { Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const Shared = z.object({ roles: z.optional(z.nullable(z.string())) });
const Invitation = z.object({ email: z.string(), roles: z.optional(z.nullable(z.string())) });

const ROLES: Readonly<Record<string, Role>> = {
  owner: 'own',
  creator: 'edit',
  editor: 'edit',
  commenter: 'comment',
  viewer: 'view',
};

const SEEN = 'requests of NocoDB 0.301.3 as it runs, 2026-11';

export const nocodbWire: readonly WireCall[] = [
  {
    name: 'Open a view',
    urls: ['*://*/api/v2/internal/*operation=shareView*', '*://*/api/v*/meta/views/*/share'],
    read: readView,
    seen: `${SEEN}; the older address from public code`,
    sure: 'high',
  },
  {
    name: 'Open a base',
    urls: ['*://*/api/v*/meta/projects/*/shared', '*://*/api/v*/meta/bases/*/shared'],
    read: readBase,
    seen: SEEN,
    sure: 'high',
  },
  {
    name: 'Invite to a base',
    urls: ['*://*/api/v*/meta/projects/*/users', '*://*/api/v*/meta/bases/*/users'],
    read: readInvitation,
    seen: SEEN,
    sure: 'high',
  },
];

function readView(request: WireRequest): WireReading {
  const { pathname, searchParams } = request.url;
  const operation = searchParams.get('operation');
  // Other operations, also those that change or end the sharing, go to the same address.
  if (!isMethod(request, 'POST') || (operation !== null && operation !== 'shareView')) return null;
  if (operation === null && !pathname.endsWith('/share')) return null;
  const id = searchParams.get('viewId') ?? inPath(request, /\/views\/([^/]+)\/share$/u);
  return {
    ...common(request),
    resource: { type: 'view', id: id?.slice(0, 512) ?? null, label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: null,
  };
}

function readBase(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST', 'PATCH')) return null;
  const body = jsonBody(request, Shared);
  if (body === null) return 'unreadable';
  return {
    ...common(request),
    resource: { type: 'base', id: inPath(request, /\/([^/]+)\/shared$/u), label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: ROLES[body.roles ?? ''] ?? null,
  };
}

function readInvitation(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, Invitation);
  if (body === null) return 'unreadable';
  return {
    ...common(request),
    resource: { type: 'base', id: inPath(request, /\/([^/]+)\/users$/u), label: null },
    recipients: countByDomain(body.email.split(',').map(domainOfAddress)),
    link: 'unchanged',
    role: ROLES[body.roles ?? ''] ?? null,
  };
}

const common = ({ url }: WireRequest) =>
  ({
    kind: 'share',
    surface: 'share/nocodb',
    platform: 'nocodb',
    host: hostOf(url),
    accountDomain: null,
    sensor: 'wire',
  }) satisfies Partial<ShareFacts>;
