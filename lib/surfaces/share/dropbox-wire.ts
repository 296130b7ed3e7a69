/** Requests by which Dropbox shares. Its own pages send the documented calls to their own host. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

/** A union of the API: `{".tag": "public"}`, or the tag alone. */
const Tag = z.nullish(z.union([z.string(), z.object({ '.tag': z.string() })]));

const LinkSettings = z.object({
  audience: Tag,
  requested_visibility: Tag,
  access: Tag,
  require_password: z.nullish(z.boolean()),
  link_password: z.nullish(z.string()),
  allow_download: z.nullish(z.boolean()),
});
const MakeLink = z.object({ path: z.string(), settings: z.nullish(LinkSettings) });
const ChangeLink = z.object({ settings: LinkSettings });

const Person = z.object({ email: z.optional(z.string()) });
const Members = z.object({
  members: z.array(z.union([z.object({ member: Person, access_level: Tag }), Person])),
  access_level: Tag,
  quiet: z.nullish(z.boolean()),
  file: z.optional(z.string()),
  shared_folder_id: z.optional(z.string()),
});

const REACH: Readonly<Record<string, LinkReach>> = {
  public: 'anyone_with_link',
  password: 'anyone_with_link',
  team: 'organisation',
  team_only: 'organisation',
  team_and_password: 'organisation',
  no_one: 'restricted',
  members: 'restricted',
  shared_folder_only: 'restricted',
};
const ROLES: Readonly<Record<string, Role>> = {
  viewer: 'view',
  viewer_no_comment: 'view',
  editor: 'edit',
  owner: 'own',
};

const SEEN =
  'dropbox.com/developers, sharing; the same paths on www.dropbox.com in public code, 2026-11';
const call = (name: string, path: string, read: WireCall['read']): WireCall => ({
  name,
  urls: ['https://api.dropboxapi.com', 'https://www.dropbox.com'].map(
    (host) => `${host}/2/sharing/${path}*`,
  ),
  read: (request) => (isMethod(request, 'POST') ? read(request) : null),
  seen: SEEN,
  sure: 'high',
});

export const dropboxWire: readonly WireCall[] = [
  call('Make a link', 'create_shared_link_with_settings', (request) => {
    const body = jsonBody(request, MakeLink);
    return body === null ? 'unreadable' : linkFacts(request, body.settings, body.path);
  }),
  call('Change a link', 'modify_shared_link_settings', (request) => {
    const body = jsonBody(request, ChangeLink);
    if (body === null) return 'unreadable';
    // A new date or password alone leaves the reach as it is.
    const reaches = tagOf(body.settings.audience) ?? tagOf(body.settings.requested_visibility);
    return reaches === null ? null : linkFacts(request, body.settings, '');
  }),
  call('Add people to a file', 'add_file_member', readMembers),
  call('Add people to a folder', 'add_folder_member', readMembers),
];

function tagOf(tag: z.infer<typeof Tag>): string | null {
  return typeof tag === 'object' && tag !== null ? tag['.tag'] : (tag ?? null);
}

function factsOf(request: WireRequest, type: 'unknown' | 'file' | 'folder', id: string) {
  return {
    kind: 'share',
    surface: 'share/dropbox',
    platform: 'dropbox',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    // A path is made of names, which are never read; an id is none.
    resource: {
      type,
      id: /^(id|ns):[\w-]+$|^\d+$/u.test(id) ? id.slice(0, 512) : null,
      label: null,
    },
  } as const;
}

function linkFacts(
  request: WireRequest,
  settings: z.infer<typeof LinkSettings> | null | undefined,
  path: string,
): WireReading {
  const visibility = tagOf(settings?.requested_visibility);
  const link = REACH[tagOf(settings?.audience) ?? visibility ?? ''];
  // Without an audience the team's own default holds, which the request does not name.
  if (link === undefined) return 'unreadable';
  if (link === 'restricted') return null;
  const password =
    settings?.require_password ??
    (settings?.link_password === undefined ? null : settings.link_password !== null);
  return {
    ...factsOf(request, 'unknown', path),
    recipients: [],
    link,
    role: ROLES[tagOf(settings?.access) ?? ''] ?? null,
    password: /password/u.test(visibility ?? '') ? true : password,
    mayDownload: settings?.allow_download ?? null,
  } satisfies ShareFacts;
}

function readMembers(request: WireRequest): WireReading {
  const body = jsonBody(request, Members);
  if (body === null) return 'unreadable';
  const people = body.members.map((one) => ('member' in one ? one.member : one));
  const recipients = countByDomain(people.map(({ email }) => domainOfAddress(email ?? '')));
  // People named by their Dropbox id may be from anywhere.
  if (recipients.length === 0) return 'unreadable';
  const first = body.members.find((one) => 'member' in one);
  const level = tagOf(body.access_level) ?? tagOf(first?.access_level);
  return {
    ...factsOf(
      request,
      body.file === undefined ? 'folder' : 'file',
      body.file ?? body.shared_folder_id ?? '',
    ),
    recipients,
    link: 'unchanged',
    role: ROLES[level ?? ''] ?? null,
    notify: body.quiet == null ? null : !body.quiet,
  } satisfies ShareFacts;
}
