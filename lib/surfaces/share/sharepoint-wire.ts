/** The request by which SharePoint and OneDrive make, change and send a sharing link. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody, jsonText } from '../wire.ts';

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
];

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
    kind: 'share',
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'unknown', id: itemOf(request), label: null },
    recipients,
    link,
    role: ROLES[settings.role ?? -1] ?? null,
    ...(settings.role === 7 && { mayDownload: false }),
    ...(settings.expiration === null && { expiresInDays: 'never' as const }),
    ...(typeof settings.password === 'string' && { password: settings.password !== '' }),
  } satisfies ShareFacts;
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
