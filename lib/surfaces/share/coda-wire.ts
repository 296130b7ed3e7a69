/** Requests of Coda's API that share and publish. The web app's own calls were not found. */
import { z } from 'zod/mini';
import { type Role, type ShareFacts, Domain } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Permission = z.object({
  access: z.string(),
  principal: z.object({
    type: z.string(),
    email: z.optional(z.string()),
    domain: z.optional(z.string()),
  }),
  suppressEmail: z.optional(z.boolean()),
});
const Publish = z.object({
  discoverable: z.optional(z.boolean()),
  mode: z.optional(z.string()),
});

const ROLES: Readonly<Record<string, Role>> = {
  readonly: 'view',
  comment: 'comment',
  write: 'edit',
  view: 'view',
  play: 'view',
  edit: 'edit',
};

export const codaWire: readonly WireCall[] = [
  {
    name: 'permissions and publish',
    urls: ['https://coda.io/apis/v1/docs/*'],
    read,
    seen: 'phouse512/go-coda v1.1.1 and descriptions of the Coda API, 2026-07',
    sure: 'medium',
  },
];

function read(request: WireRequest): WireReading {
  const [, id = '', what] =
    /^\/apis\/v1\/docs\/([\w-]+)\/(acl\/permissions|publish)$/u.exec(request.url.pathname) ?? [];
  const facts: ShareFacts = {
    kind: 'share',
    surface: 'share/coda',
    platform: 'coda',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'document', id, label: null },
    recipients: [],
    link: 'unchanged',
    role: null,
  };
  if (what === 'publish' && isMethod(request, 'PUT')) {
    const body = jsonBody(request, Publish);
    if (body === null) return 'unreadable';
    const link = body.discoverable === true ? 'public' : 'anyone_with_link';
    return { ...facts, link, role: ROLES[body.mode ?? ''] ?? null };
  }
  return what === 'acl/permissions' && isMethod(request, 'POST') ? permitted(request, facts) : null;
}

function permitted(request: WireRequest, facts: ShareFacts): WireReading {
  const body = jsonBody(request, Permission);
  if (body === null) return 'unreadable';
  if (body.access === 'none') return null;
  const { type, email = '', domain = '' } = body.principal;
  const given = {
    ...facts,
    role: ROLES[body.access] ?? null,
    ...(body.suppressEmail !== undefined && { notify: !body.suppressEmail }),
  };
  switch (type) {
    case 'anyone':
      return { ...given, link: 'anyone_with_link' };
    case 'workspace':
      return { ...given, link: 'organisation' };
    case 'domain': {
      const whole = Domain.safeParse(domain.toLowerCase()).data;
      return whole === undefined
        ? 'unreadable'
        : { ...given, recipients: [{ domain: whole, type: 'group', count: 1 }] };
    }
    default: {
      const recipients = countByDomain([domainOfAddress(email)]);
      return recipients.length === 0 ? 'unreadable' : { ...given, recipients };
    }
  }
}
