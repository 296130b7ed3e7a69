/** The requests by which SharePoint and OneDrive share: the dialog's own, the Graph's, and the older one. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody, jsonText } from '../wire.ts';
import { daysUntil } from './sharepoint-page.ts';

/** Captured request bodies in public code, 2026-07 (share facts §2). */
const ShareLink = z.object({
  request: z.object({
    settings: z.object({
      linkKind: z.optional(z.number()),
      scope: z.optional(z.number()),
      role: z.optional(z.number()),
      expiration: z.optional(z.nullable(z.string())),
      password: z.optional(z.nullable(z.string())),
    }),
    peoplePickerInput: z.optional(z.nullable(z.string())),
  }),
});

const Person = z.object({
  Key: z.optional(z.string()),
  EntityData: z.optional(z.nullable(z.object({ Email: z.optional(z.nullable(z.string())) }))),
});

/** `linkKind`: 2 and 3 are links for the organisation, 4 and 5 for anyone; 0, 1 and 6 leave it to the scope. */
const KINDS: Readonly<Record<number, LinkReach>> = {
  2: 'organisation',
  3: 'organisation',
  4: 'anyone_with_link',
  5: 'anyone_with_link',
};
const SCOPES: Readonly<Record<number, LinkReach>> = {
  0: 'anyone_with_link',
  1: 'organisation',
  2: 'restricted',
};
const ROLES: Readonly<Record<number, Role>> = { 1: 'view', 2: 'edit', 6: 'comment', 7: 'view' };

/** Graph 1.0, driveItem: createLink and invite (read 2026-11); `_api/v2.0` and `v2.1` of a site are the same. */
const CreateLink = z.object({
  type: z.optional(z.string()),
  scope: z.optional(z.string()),
  expirationDateTime: z.optional(z.nullable(z.string())),
  password: z.optional(z.nullable(z.string())),
  recipients: z.optional(z.array(z.object({ email: z.optional(z.nullable(z.string())) }))),
});
const Invite = z.object({
  recipients: z.array(z.object({ email: z.optional(z.nullable(z.string())) })),
  roles: z.array(z.string()),
  sendInvitation: z.optional(z.boolean()),
  expirationDateTime: z.optional(z.nullable(z.string())),
  password: z.optional(z.nullable(z.string())),
});
const LINK_SCOPES: Readonly<Record<string, LinkReach>> = {
  anonymous: 'anyone_with_link',
  organization: 'organisation',
  users: 'restricted',
};
const LINK_TYPES: Readonly<Record<string, Role>> = {
  view: 'view',
  edit: 'edit',
  embed: 'view',
  blocksDownload: 'view',
  review: 'comment',
};

/** The older request; the role's number is that of SharePoint's role definitions. */
const ShareObject = z.object({ peoplePickerInput: z.string(), roleValue: z.string() });
const OLD_ROLES: Readonly<Record<string, Role>> = {
  1073741826: 'view',
  1073741827: 'edit',
  1073741829: 'own',
  1073741830: 'edit',
};

const hosts = (path: string): string[] => [
  ...['v1.0', 'beta'].map((version) => `https://graph.microsoft.com/${version}/*/${path}*`),
  `https://*.sharepoint.com/*_api/v2.*/${path}*`,
];

export const sharepointWire: readonly WireCall[] = [
  {
    name: 'ShareLink',
    urls: [
      'https://*.sharepoint.com/*/_api/*/ShareLink*',
      'https://*.sharepoint.com/_api/*/ShareLink*',
    ],
    read,
    seen: 'captured requests in public code, 2026-07',
    sure: 'high',
  },
  {
    name: 'createLink',
    urls: hosts('createLink'),
    read: readLink,
    seen: 'documentation of Microsoft Graph 1.0, read 2026-11',
    sure: 'high',
  },
  {
    name: 'invite',
    urls: hosts('invite'),
    read: readInvite,
    seen: 'documentation of Microsoft Graph 1.0, read 2026-11',
    sure: 'high',
  },
  {
    name: 'ShareObject',
    urls: ['https://*.sharepoint.com/*_api/SP.Web.ShareObject*'],
    read: readObject,
    seen: 'pnp/cli-microsoft365 and public code, 2026-11',
    sure: 'high',
  },
];

/** What every one of these steps says in the same way. */
function step(request: WireRequest, id: string | null) {
  return {
    kind: 'share',
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'unknown', id, label: null },
  } as const;
}

/** Expiry and password, where the request says them; `null` stands for a link that never ends. */
function terms(ends: string | null | undefined, password: string | null | undefined) {
  return {
    ...(ends !== undefined && {
      expiresInDays: ends === null ? ('never' as const) : daysUntil(ends, '', Date.now()),
    }),
    ...(typeof password === 'string' && { password: password !== '' }),
  } satisfies Partial<ShareFacts>;
}

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, ShareLink);
  if (body === null) return 'unreadable';
  const { settings, peoplePickerInput } = body.request;
  const link = KINDS[settings.linkKind ?? -1] ?? SCOPES[settings.scope ?? -1] ?? null;
  if (link === null) return 'unreadable';
  const recipients = peopleIn(peoplePickerInput ?? '');
  if (recipients.length === 0 && link === 'restricted') return null;
  return {
    ...step(request, itemOf(request)),
    recipients,
    link,
    role: ROLES[settings.role ?? -1] ?? null,
    ...(settings.role === 7 && { mayDownload: false }),
    ...terms(settings.expiration, settings.password),
  };
}

const ITEM = /\/(?:items|root:)\/?([^/]+(?:\/[^:]+)?):?\/(?:createLink|invite)$/u;

const byDomain = (people: ReadonlyArray<{ email?: string | null | undefined }>) =>
  countByDomain(people.map(({ email }) => domainOfAddress(email ?? '')));

function readLink(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, CreateLink);
  // Without a scope the organisation's default holds, which only the service knows.
  const link = LINK_SCOPES[body?.scope ?? ''] ?? null;
  if (body === null || link === null) return 'unreadable';
  const recipients = byDomain(body.recipients ?? []);
  if (recipients.length === 0 && link === 'restricted') return null;
  return {
    ...step(request, inPath(request, ITEM)),
    recipients,
    link,
    role: LINK_TYPES[body.type ?? ''] ?? null,
    ...(body.type === 'blocksDownload' && { mayDownload: false }),
    ...terms(body.expirationDateTime, body.password),
  };
}

function readInvite(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, Invite);
  const recipients = byDomain(body?.recipients ?? []);
  // People may be named by the directory's ids alone, which do not say whether they are guests.
  if (body === null || recipients.length === 0) return 'unreadable';
  return {
    ...step(request, inPath(request, ITEM)),
    recipients,
    link: 'unchanged',
    role: body.roles.includes('write') ? 'edit' : body.roles.includes('read') ? 'view' : null,
    notify: body.sendInvitation ?? null,
    ...terms(body.expirationDateTime, body.password),
  };
}

function readObject(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, ShareObject);
  const recipients = peopleIn(body?.peoplePickerInput ?? '');
  if (body === null || recipients.length === 0) return 'unreadable';
  const number = /^role:\s*(\d+)$/u.exec(body.roleValue)?.[1] ?? '';
  return {
    ...step(request, null),
    recipients,
    link: 'unchanged',
    role: OLD_ROLES[number] ?? null,
  };
}

/** List and item, as the dialog's own address names them. */
function itemOf(request: WireRequest): string | null {
  const list = request.url.searchParams.get('@a1')?.replace(/^'|'$/gu, '') ?? '';
  const item = request.url.searchParams.get('@a2')?.replace(/^'|'$/gu, '') ?? '';
  if (inPath(request, /\/(Lists\(@a1\))\//u) === null || list === '' || item === '') return null;
  return `${list}/${item}`.slice(0, 512);
}

/** People as the picker names them: `i:0#.f|membership|ann@acme.example`, or a bare address from outside. */
function peopleIn(text: string) {
  const people = jsonText(text, z.array(Person)) ?? [];
  return countByDomain(
    people.map(({ Key, EntityData }) =>
      domainOfAddress(EntityData?.Email ?? Key?.split('|').at(-1) ?? ''),
    ),
  );
}
