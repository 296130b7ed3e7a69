/** Requests of Miro's API that share boards. The web app's own calls were not found. */
import { z } from 'zod/mini';
import type { LinkReach, Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Access = z.optional(z.nullable(z.string()));
const Sharing = z.optional(
  z.object({ access: Access, teamAccess: Access, organizationAccess: Access }),
);
const Board = z.object({
  sharingPolicy: Sharing,
  policy: z.optional(z.object({ sharingPolicy: Sharing })),
});
const Members = z.object({ emails: z.array(z.string()), role: z.optional(z.string()) });

const ROLES: Readonly<Record<string, Role>> = {
  view: 'view',
  comment: 'comment',
  edit: 'edit',
  viewer: 'view',
  commenter: 'comment',
  editor: 'edit',
  coowner: 'own',
};

export const miroWire: readonly WireCall[] = [
  {
    name: 'boards',
    urls: ['https://api.miro.com/v2/boards*', 'https://api.miro.com/v1/boards*'],
    read,
    seen: 'reference of the Miro API: sharing policy, board members, 2026-07',
    sure: 'medium',
  },
];

function read(request: WireRequest): WireReading {
  const [, id = '', what = ''] =
    /^\/v[12]\/boards(?:\/([^/]+))?(\/(?:members|share))?$/u.exec(request.url.pathname) ?? [];
  const facts: ShareFacts = {
    kind: 'share',
    surface: 'share/miro',
    platform: 'miro',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'board', id: id === '' ? null : id.slice(0, 512), label: null },
    recipients: [],
    link: 'unchanged',
    role: null,
  };
  if (what !== '' && isMethod(request, 'POST')) return invited(request, facts);
  if (what !== '' || !isMethod(request, 'POST', 'PATCH')) return null;
  const body = jsonBody(request, Board);
  const policy = body?.sharingPolicy ?? body?.policy?.sharingPolicy;
  return (
    opened(facts, policy?.access, 'anyone_with_link') ??
    opened(facts, policy?.organizationAccess, 'organisation') ??
    // A team is part of the organisation; there is no narrower word for it.
    opened(facts, policy?.teamAccess, 'organisation')
  );
}

/** `private` opens nothing, and so does what is not said. */
function opened(
  facts: ShareFacts,
  access: string | null | undefined,
  link: LinkReach,
): ShareFacts | null {
  const role = ROLES[access ?? ''];
  return role === undefined ? null : { ...facts, link, role };
}

function invited(request: WireRequest, facts: ShareFacts): WireReading {
  const body = jsonBody(request, Members);
  const recipients = countByDomain((body?.emails ?? []).map(domainOfAddress));
  if (recipients.length === 0) return 'unreadable';
  return { ...facts, recipients, role: ROLES[body?.role ?? ''] ?? null };
}
