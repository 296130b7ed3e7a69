/** Requests that share reports and data sources of Looker Studio, as its interface documents them. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import { type Grantee, granteeNamed } from '../google-audience.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const AddMembers = z.object({
  role: z.enum(['VIEWER', 'EDITOR', 'LINK_VIEWER', 'LINK_EDITOR']),
  members: z.array(z.string()).check(z.minLength(1), z.maxLength(1000)),
});

export const lookerStudioWire: readonly WireCall[] = [
  {
    name: 'Permissions',
    urls: ['https://datastudio.googleapis.com/v1/assets/*/permissions*'],
    read,
    seen: 'reference of the Looker Studio interface, permissions, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  // A changed list holds old and new members alike, and stands for both.
  if (isMethod(request, 'PATCH', 'PUT')) return 'unreadable';
  if (!isMethod(request, 'POST') || !request.url.pathname.endsWith(':addMembers')) return null;
  const body = jsonBody(request, AddMembers);
  const given = body?.members.map(granteeOf) ?? [null];
  if (body === null || !given.every((one) => one !== null)) return 'unreadable';
  return {
    kind: 'share',
    surface: 'share/looker-studio',
    platform: 'google',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'report', id: inPath(request, /\/assets\/([^/]+)\//u), label: null },
    recipients: given.flatMap(({ recipients }) => recipients),
    link: widest(given),
    role: (body.role.endsWith('EDITOR') ? 'edit' : 'view') satisfies Role,
  } satisfies ShareFacts;
}

/** `user:ann@acme.example`, `domain:acme.example`, or `allUsers` for whoever has the link. */
function granteeOf(member: string): Grantee | null {
  if (member === 'allUsers') return { link: 'anyone_with_link', recipients: [] };
  const [type = '', name] = member.split(':', 2);
  return granteeNamed(type === 'serviceAccount' ? 'user' : type, name);
}

function widest(given: readonly Grantee[]): LinkReach {
  const links = given.map(({ link }) => link);
  if (links.includes('anyone_with_link')) return 'anyone_with_link';
  return links.includes('organisation') ? 'organisation' : 'unchanged';
}
