/**
 * What the browser withholds of the permissions that the manifest asks for: people may limit an extension to
 * some sites, and admins may take permissions away. Hosts that an admin blocks (`runtime_blocked_hosts`) look
 * granted from here: that part no extension can read.
 */
import { z } from 'zod/mini';
import { browser } from './extension.ts';
import { row } from './rows.ts';

/** Of the manifest. */
const Wanted = z.object({
  permissions: z.optional(z.array(z.string())),
  host_permissions: z.optional(z.array(z.string())),
});

/** No permission by name: the browser asks for it on its page of extensions. */
const PRIVATE_WINDOWS = 'private-windows';

export interface Permissions {
  /** What is missing, as the manifest names it, and whether private windows are open to it. */
  readonly given: () => Promise<{ withheld: string[]; privately: boolean | null }>;
  /** Looks, and tells of what is missing once, until something else is. */
  readonly look: () => Promise<void>;
}

/** @param missing told of permissions that were not missing before. */
export function createPermissions(missing: (withheld: readonly string[]) => void): Permissions {
  const told = row('local', 'permissions-missing-1', z.array(z.string()));

  const withheld = async () =>
    (await deniedPermissions()).filter((name) => !SAID_OTHERWISE.has(name));

  const look = async () => {
    const now = await withheld();
    const before = (await told.read()) ?? [];
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    await told.write(now);
    if (now.some((name) => !before.includes(name))) missing(now);
  };

  browser.permissions.onAdded.addListener(() => void look());
  browser.permissions.onRemoved.addListener(() => void look());
  return {
    given: async () => ({
      withheld: await withheld(),
      privately: await browser.extension.isAllowedIncognitoAccess().catch(() => null),
    }),
    look,
  };
}

/** Chromium gives it only to extensions installed by policy, which the layers say in their own words. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set(['webRequestBlocking', PRIVATE_WINDOWS]);

/**
 * What the manifest asks for and the browser does not give: a person or an admin may narrow the hosts, and
 * Chromium gives some permissions only to extensions installed by policy.
 */
export async function deniedPermissions(): Promise<string[]> {
  const { permissions = [], host_permissions: hosts = [] } = Wanted.parse(
    browser.runtime.getManifest(),
  );
  const given = new Set<string>((await browser.permissions.getAll()).permissions ?? []);
  const [everywhere, inPrivate] = await Promise.all([
    browser.permissions.contains({ origins: hosts }),
    browser.extension.isAllowedIncognitoAccess(),
  ]);
  return [
    ...permissions.filter((name) => !given.has(name)),
    ...(everywhere ? [] : hosts),
    ...(inPrivate ? [] : [PRIVATE_WINDOWS]),
  ];
}
