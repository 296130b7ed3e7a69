/** Which thing of the inventory a step was about: the same app, connector or published thing has one id. */
import { createHash } from 'node:crypto';
import type { Activity, Audience } from '../../lib/activity/activity.ts';
import { appKey } from '../../lib/policy/known.ts';
import type { ThingKind } from '../contract/inventory.ts';

export type Identity = {
  /** Short enough for an index and an address, however long the id is. */
  thing: string;
  /** By which the policy's lists and providers' exports know it; they name no platform. */
  knownAs: string;
  kind: ThingKind;
  platform: string;
  id: string;
  host: string;
  resourceType: string | null;
};

/** A share that stays in the house is no thing to keep a list of. */
const OUTWARD: ReadonlySet<Audience | null> = new Set([
  'public',
  'anyone_with_link',
  'external',
  'partner',
]);

/** @returns the id under which policy and providers know an app or a connector */
export function knownAs(kind: ThingKind, id: string): string {
  return digest([kind, kind === 'app' ? appKey(id) : id]);
}

/**
 * @param device hashes of resources are keyed by browser, so a thing is told apart on its own browser only
 * @returns null for what the inventory does not list: shares that reach nobody outside
 */
export function thingOf(
  activity: Activity,
  audience: Audience | null,
  device: string,
): Identity | null {
  const { platform, host } = activity;
  switch (activity.kind) {
    case 'consent': {
      const id = appKey(activity.app.clientId);
      // Where the request does not name the app, the place where it was asked is all that tells.
      return identity('app', platform, id, host, null, id === '' ? [host] : []);
    }
    case 'connect':
      return identity('connector', platform, activity.connector.id, host, null, []);
    case 'publish':
    case 'share': {
      if (activity.kind === 'share' && !OUTWARD.has(audience)) return null;
      const kind = activity.kind === 'share' ? 'shared' : 'published';
      const { id, type } = activity.resource;
      // Things of one kind in one place that cannot be told apart are one line.
      const told = id === null ? [host, type] : [device];
      return identity(kind, platform, id ?? '', host, type, told);
    }
  }
}

function identity(
  kind: ThingKind,
  platform: string,
  id: string,
  host: string,
  resourceType: string | null,
  told: readonly string[],
): Identity {
  return {
    thing: digest([kind, platform, id, ...told]),
    knownAs: knownAs(kind, id),
    ...{ kind, platform, id, host, resourceType },
  };
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
