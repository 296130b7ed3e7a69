/** Requests of Smartsheet's API that share and publish. The web app's own calls were not found. */
import { z } from 'zod/mini';
import type { LinkReach, Resource, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Share = z.object({ email: z.optional(z.string()), accessLevel: z.optional(z.string()) });
const Shares = z.union([z.array(Share), Share]);

const Access = z.optional(z.nullable(z.enum(['ALL', 'ORG', 'SHARED'])));
const Publish = z.object({
  readOnlyLiteEnabled: z.optional(z.boolean()),
  readOnlyFullEnabled: z.optional(z.boolean()),
  readOnlyFullAccessibleBy: Access,
  readWriteEnabled: z.optional(z.boolean()),
  readWriteAccessibleBy: Access,
  icalEnabled: z.optional(z.boolean()),
});

const LEVELS: Readonly<Record<string, Role>> = {
  VIEWER: 'view',
  COMMENTER: 'comment',
  EDITOR: 'edit',
  EDITOR_SHARE: 'edit',
  ADMIN: 'own',
};
const THINGS: Readonly<Record<string, Resource['type']>> = {
  sheets: 'spreadsheet',
  workspaces: 'workspace',
};
const REACHES: Readonly<Record<string, LinkReach>> = {
  ALL: 'anyone_with_link',
  ORG: 'organisation',
  SHARED: 'restricted',
};

export const smartsheetWire: readonly WireCall[] = [
  {
    name: 'shares and publish',
    urls: ['com', 'eu', 'au'].map((end) => `https://api.smartsheet.${end}/2.0/*`),
    read,
    seen: 'reference of the Smartsheet API and public code, 2026-07',
    sure: 'medium',
  },
];

function read(request: WireRequest): WireReading {
  const [, thing = '', id = '', what] =
    /^\/2\.0\/(sheets|reports|sights|workspaces)\/(\w+)\/(shares|publish)$/u.exec(
      request.url.pathname,
    ) ?? [];
  const facts: ShareFacts = {
    kind: 'share',
    surface: 'share/smartsheet',
    platform: 'smartsheet',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: THINGS[thing] ?? 'report', id, label: null },
    recipients: [],
    link: 'unchanged',
    role: null,
  };
  if (what === 'shares' && isMethod(request, 'POST')) return withPeople(request, facts);
  return what === 'publish' && isMethod(request, 'PUT') ? published(request, facts) : null;
}

function withPeople(request: WireRequest, facts: ShareFacts): WireReading {
  const shares = [jsonBody(request, Shares) ?? []].flat();
  const recipients = countByDomain(shares.map(({ email }) => domainOfAddress(email ?? '')));
  // A group is named by its id alone.
  if (recipients.length === 0) return 'unreadable';
  const notify = request.url.searchParams.get('sendEmail');
  return {
    ...facts,
    recipients,
    role: LEVELS[shares[0]?.accessLevel ?? ''] ?? null,
    mayReshare: shares.some(({ accessLevel }) => /SHARE|ADMIN/u.test(accessLevel ?? '')),
    ...(notify !== null && { notify: notify === 'true' }),
  };
}

function published(request: WireRequest, facts: ShareFacts): WireReading {
  const body = jsonBody(request, Publish);
  if (body === null) return 'unreadable';
  const isRead = body.readOnlyFullEnabled === true;
  const isWritten = body.readWriteEnabled === true;
  const reaches = [
    ...(body.readOnlyLiteEnabled === true || body.icalEnabled === true ? ['ALL'] : []),
    ...(isRead ? [body.readOnlyFullAccessibleBy ?? 'ALL'] : []),
    ...(isWritten ? [body.readWriteAccessibleBy ?? 'ALL'] : []),
  ].map((access) => REACHES[access]);
  const link = (['anyone_with_link', 'organisation'] as const).find((one) => reaches.includes(one));
  return link === undefined ? null : { ...facts, link, role: isWritten ? 'edit' : 'view' };
}
