/** Requests that share files of Google Drive: the documented interface, and the dialog's own call. */
import { z } from 'zod/mini';
import type { Role, ShareFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import { type Grantee, granteeNamed } from '../google-audience.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

/** Reference of Drive v3 and v2, `permissions`, 2026-11; v2 names people and domains in `value`. */
const Permission = z.object({
  type: z.optional(z.string()),
  role: z.optional(z.string()),
  emailAddress: z.optional(z.string()),
  domain: z.optional(z.string()),
  value: z.optional(z.string()),
  allowFileDiscovery: z.optional(z.boolean()),
  withLink: z.optional(z.boolean()),
  additionalRoles: z.optional(z.array(z.string())),
  expirationTime: z.optional(z.string()),
  expirationDate: z.optional(z.string()),
});
type Permission = z.infer<typeof Permission>;

const ROLES: Readonly<Record<string, Role>> = {
  reader: 'view',
  commenter: 'comment',
  writer: 'edit',
  fileOrganizer: 'edit',
  organizer: 'edit',
  owner: 'own',
};

export const googleDriveWire: readonly WireCall[] = [
  {
    name: 'Permissions',
    urls: [
      'https://www.googleapis.com/drive/v*/files/*/permissions*',
      'https://content.googleapis.com/drive/v*/files/*/permissions*',
      'https://clients6.google.com/drive/v2internal/files/*/permissions*',
    ],
    read: readPermission,
    seen: 'reference of the Drive interface, 2026-11; the internal host in recordings of 2016',
    sure: 'high',
  },
  {
    name: 'Batch',
    urls: [
      'https://www.googleapis.com/batch/drive/*',
      'https://content.googleapis.com/batch/drive/*',
    ],
    read: readBatch,
    seen: 'guide to batch requests of the Drive interface, 2026-11',
    sure: 'medium',
  },
  {
    name: 'Share dialog',
    urls: [
      'https://docs.google.com/drivesharing/_/DriveShareDialogUi/data/batchexecute*',
      'https://drive.google.com/drivesharing/_/DriveShareDialogUi/data/batchexecute*',
    ],
    // What stands in it is not documented: the dialog on the page says what it does.
    read: (request) => (isMethod(request, 'POST') ? 'unreadable' : null),
    seen: 'two published extensions watch this address, 2026-07',
    sure: 'high',
  },
];

function readPermission(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST', 'PUT', 'PATCH')) return null;
  const body = jsonBody(request, Permission);
  if (body === null) return 'unreadable';
  const given = granteeOf(request, body);
  // A stronger role for somebody who is named by the id of an earlier permission alone.
  if (given === null) return 'unreadable';
  const told = request.url.searchParams;
  return {
    kind: 'share',
    surface: 'share/google-drive',
    platform: 'google',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'unknown', id: inPath(request, /\/files\/([^/]+)\//u), label: null },
    ...given,
    role: roleOf(body),
    expiresInDays: isMethod(request, 'POST') ? daysLeft(body) : null,
    notify:
      given.recipients.length === 0 || !isMethod(request, 'POST')
        ? null
        : (told.get('sendNotificationEmail') ?? told.get('sendNotificationEmails')) !== 'false',
  } satisfies ShareFacts;
}

/** Who is let in; permissions of a link are named by an id of their own, so a change of one is read too. */
function granteeOf(request: WireRequest, body: Permission): Grantee | null {
  const id = inPath(request, /\/permissions\/([^/]+)/u);
  if (body.type === 'anyone' || /^anyone(WithLink)?$/u.test(id ?? '')) {
    const isOld = /\/v2(internal)?\//u.test(request.url.pathname);
    const found = isOld ? body.withLink !== true : body.allowFileDiscovery === true;
    const isPublic = id === null ? found : id === 'anyone';
    return { link: isPublic ? 'public' : 'anyone_with_link', recipients: [] };
  }
  return granteeNamed(body.type ?? '', body.emailAddress ?? body.domain ?? body.value);
}

function roleOf({ role, additionalRoles }: Permission): Role | null {
  return additionalRoles?.includes('commenter') === true ? 'comment' : (ROLES[role ?? ''] ?? null);
}

const DAY = 24 * 60 * 60 * 1000;

function daysLeft({ expirationTime, expirationDate }: Permission): number | 'never' | null {
  const until = expirationTime ?? expirationDate;
  if (until === undefined) return 'never';
  const days = Math.ceil((Date.parse(until) - Date.now()) / DAY);
  return Number.isNaN(days) ? null : Math.max(0, days);
}

/** Many calls in one body. One that makes or changes a permission cannot be told from its neighbours. */
function readBatch(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  if (request.text === null) return 'unreadable';
  return /^(POST|PUT|PATCH) \S*\/permissions/mu.test(request.text) ? 'unreadable' : null;
}
