/** The requests by which Appsmith makes an application public and invites people to a workspace. */
import { z } from 'zod/mini';
import type { ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const Access = z.object({ publicAccess: z.boolean() });
const Invitation = z.object({
  usernames: z.array(z.string()),
  workspaceId: z.optional(z.string()),
});

export const appsmithWire: readonly WireCall[] = [
  {
    name: 'Make an application public',
    urls: ['*://*/api/v1/applications/*/changeAccess'],
    read: readAccess,
    seen: 'app/client/src/ce/api/ApplicationApi.tsx of Appsmith cff44ed, 2026-11',
    sure: 'high',
  },
  {
    name: 'Invite to a workspace',
    urls: ['*://*/api/v1/users/invite', '*://*/api/v1/users/invite?*'],
    read: readInvitation,
    seen: 'ce/api/UserApi.tsx and ce/pages/workspace/helpers.ts of Appsmith 147d795, 2026-11',
    sure: 'high',
  },
];

function readAccess(request: WireRequest): WireReading {
  if (!isMethod(request, 'PUT')) return null;
  const body = jsonBody(request, Access);
  if (body === null) return 'unreadable';
  if (!body.publicAccess) return null;
  return {
    ...common(request),
    resource: { type: 'app', id: inPath(request, /\/applications\/([^/]+)\//u), label: null },
    recipients: [],
    link: 'public',
    role: null,
  };
}

function readInvitation(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, Invitation);
  if (body === null) return 'unreadable';
  return {
    ...common(request),
    resource: { type: 'workspace', id: body.workspaceId ?? null, label: null },
    recipients: countByDomain(body.usernames.map(domainOfAddress)),
    link: 'unchanged',
    // Roles are ids of this installation's own.
    role: null,
  };
}

const common = ({ url }: WireRequest) =>
  ({
    kind: 'share',
    surface: 'share/appsmith',
    platform: 'appsmith',
    host: hostOf(url),
    accountDomain: null,
    sensor: 'wire',
  }) satisfies Partial<ShareFacts>;
