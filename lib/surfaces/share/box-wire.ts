/** Requests by which Box shares: shared links of files and folders, and collaborations. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const SEEN = 'developer.box.com, shared links and collaborations, 2026-11';

const SharedLink = z.object({
  shared_link: z.nullish(
    z.object({
      access: z.nullish(z.enum(['open', 'company', 'collaborators'])),
      password: z.nullish(z.string()),
      permissions: z.nullish(
        z.object({ can_download: z.nullish(z.boolean()), can_edit: z.nullish(z.boolean()) }),
      ),
    }),
  ),
});

const Collaboration = z.object({
  item: z.object({ type: z.string(), id: z.string() }),
  accessible_by: z.object({ login: z.optional(z.string()) }),
  role: z.string(),
});

const REACH: Readonly<Record<string, LinkReach>> = {
  open: 'anyone_with_link',
  company: 'organisation',
  collaborators: 'restricted',
};
const ROLES: ReadonlyArray<readonly [Role, RegExp]> = [
  ['own', /co-owner/u],
  ['edit', /editor|uploader/u],
  ['view', /viewer/u],
];

export const boxWire: readonly WireCall[] = [
  {
    name: 'Shared link',
    urls: ['files', 'folders', 'web_links'].map((kind) => `https://api.box.com/2.0/${kind}/*`),
    read: readLink,
    seen: SEEN,
    sure: 'high',
  },
  {
    name: 'Collaboration',
    urls: ['https://api.box.com/2.0/collaborations*'],
    read: readCollaboration,
    seen: SEEN,
    sure: 'high',
  },
];

function factsOf(request: WireRequest, type: string, id: string | null) {
  return {
    kind: 'share',
    surface: 'share/box',
    platform: 'box',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: type.startsWith('folder') ? 'folder' : 'file', id, label: null },
  } as const;
}

function readLink(request: WireRequest): WireReading {
  const id = inPath(request, /^\/2\.0\/(?:files|folders|web_links)\/(\d+)\/?$/u);
  if (id === null || !isMethod(request, 'PUT', 'POST')) return null;
  const body = jsonBody(request, SharedLink);
  if (body === null) return request.text?.includes('shared_link') === true ? 'unreadable' : null;
  const { shared_link: link } = body;
  // Absent: something else of the file is changed. Null takes the link away.
  if (link === undefined || link === null) return null;
  const reach = REACH[link.access ?? ''];
  // Without a level the account's own default holds, which the request does not name.
  if (reach === undefined) return 'unreadable';
  if (reach === 'restricted') return null;
  const { can_edit: edits, can_download: downloads } = link.permissions ?? {};
  return {
    ...factsOf(request, request.url.pathname.split('/')[2] ?? '', id),
    recipients: [],
    link: reach,
    role: edits == null ? null : edits ? 'edit' : 'view',
    ...(typeof downloads === 'boolean' && { mayDownload: downloads }),
    ...(link.password !== undefined && { password: link.password !== null }),
  } satisfies ShareFacts;
}

function readCollaboration(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, Collaboration);
  const recipients = countByDomain([domainOfAddress(body?.accessible_by.login ?? '')]);
  // People of the same account are named by number: whether they are from outside is not said.
  if (body === null || recipients.length === 0) return 'unreadable';
  const notify = request.url.searchParams.get('notify');
  return {
    ...factsOf(request, body.item.type, body.item.id.slice(0, 512)),
    recipients,
    link: 'unchanged',
    role: ROLES.find(([, words]) => words.test(body.role))?.[0] ?? null,
    ...(notify !== null && { notify: notify === 'true' }),
  } satisfies ShareFacts;
}
