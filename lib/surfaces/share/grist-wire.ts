/** The request by which Grist changes who has access to a document, a workspace or a team site. */
import { z } from 'zod/mini';
import type { Role, ShareFacts } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

/** `PermissionDelta` of app/common/UserAPI.ts; null takes access away. */
const Access = z.object({
  delta: z.object({
    maxInheritedRole: z.optional(z.nullable(z.string())),
    users: z.optional(z.record(z.string(), z.nullable(z.string()))),
  }),
});

/** Whoever is named so stands for everybody who has the link (app/common/UserAPI.ts). */
const EVERYBODY = new Set(['everyone@getgrist.com', 'anon@getgrist.com']);

const ROLES: Readonly<Record<string, Role>> = { viewers: 'view', editors: 'edit', owners: 'own' };

export const gristWire: readonly WireCall[] = [
  {
    name: 'Change access',
    urls: [
      '*://*/api/docs/*/access',
      '*://*/api/workspaces/*/access',
      '*://*/api/orgs/*/access',
    ].flatMap(
      // The address of a team site may stand before it (app/common/urlUtils.ts).
      (url) => [url, url.replace('/api/', '/o/*/api/')],
    ),
    read,
    seen: 'app/common/UserAPI.ts of grist-core, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'PATCH')) return null;
  const body = jsonBody(request, Access);
  if (body === null) return 'unreadable';
  const given = Object.entries(body.delta.users ?? {}).filter(([, role]) => role !== null);
  if (given.length === 0) return null;
  const isDocument = inPath(request, /\/(docs)\//u) !== null;
  return {
    kind: 'share',
    surface: 'share/grist',
    platform: 'grist',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: {
      type: isDocument ? 'spreadsheet' : 'workspace',
      id: inPath(request, /\/(?:docs|workspaces|orgs)\/([^/]+)\/access$/u),
      label: null,
    },
    recipients: countByDomain(
      given.filter(([who]) => !EVERYBODY.has(who)).map(([who]) => domainOfAddress(who)),
    ),
    link: given.some(([who]) => EVERYBODY.has(who)) ? 'anyone_with_link' : 'unchanged',
    role: strongest(given.map(([, role]) => ROLES[role ?? ''] ?? null)),
  } satisfies ShareFacts;
}

const LADDER: ReadonlyArray<Role | null> = [null, 'view', 'edit', 'own'];

function strongest(roles: ReadonlyArray<Role | null>): Role | null {
  return roles.toSorted((a, b) => LADDER.indexOf(b) - LADDER.indexOf(a))[0] ?? null;
}
