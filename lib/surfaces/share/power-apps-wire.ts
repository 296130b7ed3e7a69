/** The request by which Power Apps shares an app, and Power Automate a flow. */
import { z } from 'zod/mini';
import type { Recipient, Resource, Role, SurfaceId } from '../../activity/activity.ts';
import { domainOfAddress, hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const SEEN = 'Microsoft.PowerApps PowerShell module and pnp/cli-microsoft365, read 2026-11';

/** Who is given what. `delete` stands beside `put` and takes access away: no step of ours. */
export const Permissions = z.object({
  put: z.optional(
    z.array(
      z.object({
        properties: z.object({
          roleName: z.string(),
          NotifyShareTargetOption: z.optional(z.string()),
          principal: z.object({
            type: z.string(),
            email: z.optional(z.nullable(z.string())),
          }),
        }),
      }),
    ),
  ),
});

const ROLES: Readonly<Record<string, Role>> = {
  CanView: 'view',
  CanViewWithShare: 'view',
  CanEdit: 'edit',
};

/** Reads `modifyPermissions` of an app or a flow; `id` finds it in the path. */
export function permissionsRead(
  surface: SurfaceId,
  type: Resource['type'],
  id: RegExp,
): (request: WireRequest) => WireReading {
  return (request) => {
    if (!isMethod(request, 'POST')) return null;
    const body = jsonBody(request, Permissions);
    if (body === null) return 'unreadable';
    const given = (body.put ?? []).map(({ properties }) => properties);
    if (given.length === 0) return null;
    const everyone = given.some(({ principal }) => principal.type === 'Tenant');
    const recipients = recipientsOf(given);
    // The directory's ids alone do not say whether somebody is a guest.
    if (!everyone && recipients.length === 0) return 'unreadable';
    const roles = given.map(({ roleName }) => ROLES[roleName] ?? null);
    const environment = inPath(request, /\/environments\/([^/]+)/u);
    const notices = given.map(({ NotifyShareTargetOption: notice }) => notice);
    return {
      kind: 'share',
      surface,
      platform: 'microsoft',
      host: hostOf(request.url),
      accountDomain: null,
      sensor: 'wire',
      resource: {
        type,
        id: inPath(request, id),
        label: null,
        ...(environment !== null && { container: { type: 'environment', id: environment } }),
      },
      recipients,
      link: everyone ? 'organisation' : 'unchanged',
      role: roles.includes('edit') ? 'edit' : (roles.find((role) => role !== null) ?? null),
      ...(given.some(({ roleName }) => /Share|Edit/u.test(roleName)) && { mayReshare: true }),
      notify: notices.includes('Notify') ? true : notices.includes('DoNotNotify') ? false : null,
    };
  };
}

interface Given {
  readonly principal: { readonly type: string; readonly email?: string | null | undefined };
}

function recipientsOf(given: readonly Given[]): Recipient[] {
  const counts = new Map<string, Recipient>();
  for (const { principal } of given) {
    const domain = domainOfAddress(principal.email ?? '');
    if (domain === null) continue;
    const type = principal.type === 'Group' ? 'group' : 'person';
    const key = `${type} ${domain}`;
    counts.set(key, { domain, type, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].slice(0, 1000);
}

export const powerAppsWire: readonly WireCall[] = [
  {
    name: 'modifyPermissions',
    urls: ['https://*.api.powerapps.com/providers/Microsoft.PowerApps/*apps/*/modifyPermissions*'],
    read: permissionsRead('share/power-apps', 'app', /\/apps\/([^/]+)\/modifyPermissions$/u),
    seen: SEEN,
    sure: 'high',
  },
];
