/** Staged delivery: who takes part in a rule or a document that is meant for a share of the fleet. */
import type { Policy } from './schema.ts';

/** Who is asked: the person where one is named, else the browser. Null where neither is known. */
export interface Identity {
  readonly user: string | null;
  readonly device?: string | null;
}

/** The name that shares are drawn by. */
export function identityOf({ user, device }: Identity): string | null {
  return user?.toLowerCase() ?? device ?? null;
}

/**
 * Whether `identity` is in the first `percent` of `name`. The same identity has the same place every
 * time, so that a share only ever grows; another name draws afresh. Nobody known is in no share but all.
 */
export function inShare(name: string, identity: string | null, percent: number): boolean {
  return percent >= 100 || (identity !== null && placeOf(`${name}\n${identity}`) < percent);
}

/**
 * Whether this browser takes a document, or keeps the one it has. Drawn by the id of the document and not
 * by its version, so that those who are in at 10 percent are in at 25.
 */
export function takesPart(
  { id, rollout }: Pick<Policy, 'id' | 'rollout'>,
  identity: Identity,
): boolean {
  return inShare(id, identityOf(identity), rollout);
}

/** 0 to 99. FNV-1a, 32 bits, over UTF-16 units, then the finaliser of MurmurHash3 so that ends count too. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 100;
}
