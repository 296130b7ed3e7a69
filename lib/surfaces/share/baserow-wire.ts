/** The requests by which Baserow opens a view's link and invites people to a workspace. */
import { z } from 'zod/mini';
import type { Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

/** web-frontend/modules/database/services/view.js; any other field of the view may stand there. */
const View = z.object({
  public: z.optional(z.boolean()),
  public_view_password: z.optional(z.string()),
});

/** web-frontend/modules/core/services/workspace.js: `sendInvitation`. */
const Invitation = z.object({ email: z.string(), permissions: z.string() });

const ROLES: Readonly<Record<string, Role>> = {
  ADMIN: 'own',
  MEMBER: 'edit',
  BUILDER: 'edit',
  EDITOR: 'edit',
  COMMENTER: 'comment',
  VIEWER: 'view',
};

const SEEN = 'services of web-frontend of Baserow, 2026-11';

export const baserowWire: readonly WireCall[] = [
  {
    name: 'Open the link of a view',
    urls: ['*://*/api/database/views/*/'],
    read: readView,
    seen: SEEN,
    sure: 'high',
  },
  {
    name: 'Invite to a workspace',
    urls: ['*://*/api/workspaces/invitations/workspace/*/'],
    read: readInvitation,
    seen: SEEN,
    sure: 'high',
  },
];

function readView(request: WireRequest): WireReading {
  const id = inPath(request, /\/views\/(\d+)\/$/u);
  if (!isMethod(request, 'PATCH') || id === null) return null;
  const body = jsonBody(request, View);
  if (body === null) return 'unreadable';
  const unprotected = body.public_view_password === '';
  // Everything else about a view is written to this address as well.
  if (body.public !== true && !unprotected) return null;
  return {
    ...common(request),
    resource: { type: 'view', id, label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: 'view',
    ...(unprotected && { password: false }),
  };
}

function readInvitation(request: WireRequest): WireReading {
  const id = inPath(request, /\/workspace\/(\d+)\/$/u);
  if (!isMethod(request, 'POST') || id === null) return null;
  const body = jsonBody(request, Invitation);
  if (body === null) return 'unreadable';
  return {
    ...common(request),
    resource: { type: 'workspace', id, label: null },
    recipients: countByDomain([domainOfAddress(body.email)]),
    link: 'unchanged',
    role: ROLES[body.permissions] ?? null,
  };
}

const common = ({ url }: WireRequest) =>
  ({
    kind: 'share',
    surface: 'share/baserow',
    platform: 'baserow',
    host: hostOf(url),
    accountDomain: null,
    sensor: 'wire',
  }) satisfies Partial<ShareFacts>;
