/** Requests that share a Google calendar, as its interface documents them. */
import { z } from 'zod/mini';
import type { Role, ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import { granteeNamed } from '../google-audience.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const Rule = z.object({
  role: z.optional(z.string()),
  scope: z.optional(z.object({ type: z.string(), value: z.optional(z.string()) })),
});

const ROLES: Readonly<Record<string, Role>> = {
  freeBusyReader: 'view',
  reader: 'view',
  writerWithoutPrivateAccess: 'edit',
  writer: 'edit',
  owner: 'own',
};

export const googleCalendarWire: readonly WireCall[] = [
  {
    name: 'Access rules',
    urls: [
      'https://www.googleapis.com/calendar/v3/calendars/*/acl*',
      'https://content.googleapis.com/calendar/v3/calendars/*/acl*',
    ],
    read,
    seen: 'reference of the Calendar interface, acl, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST', 'PUT', 'PATCH') || request.url.pathname.endsWith('/acl/watch'))
    return null;
  const body = jsonBody(request, Rule);
  if (body === null) return 'unreadable';
  if (body.role === 'none') return null;
  // A rule's own id says whom it is for: `user:ann@acme.example`, `default`.
  const [type = '', value] =
    body.scope === undefined
      ? (inPath(request, /\/acl\/([^/]+)$/u) ?? '').split(':', 2)
      : [body.scope.type, body.scope.value];
  const given =
    type === 'default' ? { link: 'public' as const, recipients: [] } : granteeNamed(type, value);
  if (given === null) return 'unreadable';
  const told = request.url.searchParams.get('sendNotifications') !== 'false';
  return {
    kind: 'share',
    surface: 'share/google-calendar',
    platform: 'google',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'calendar', id: inPath(request, /\/calendars\/([^/]+)\//u), label: null },
    ...given,
    role: ROLES[body.role ?? ''] ?? null,
    notify: given.recipients.length === 0 ? null : told,
  } satisfies ShareFacts;
}
