/**
 * What may follow what. Browsers take a bundle only when its key is pinned and its version is not lower
 * than the one they know for that key, so a publication that breaks either would be lost on them.
 */
import type { PublicKey } from '../bundle.ts';

/** A bundle that is published or is to be. */
export interface Publication {
  readonly id: string;
  readonly version: number;
  readonly kid: string;
}

export interface KeyState {
  /** The key that is to sign. */
  readonly next: PublicKey;
  /** What browsers pin; null when nobody said. */
  readonly pinned: readonly PublicKey[] | null;
  /** Whether what is published verifies: by a pinned key, or by the next one where nobody named any. */
  readonly previousVerifies: boolean;
}

export type PublishProblem =
  | 'other-policy'
  | 'not-higher'
  | 'key-not-pinned'
  | 'key-change'
  | 'key-change-without-overlap'
  | 'published-not-verified';

export interface PublishRefusal {
  readonly problem: PublishProblem;
  readonly detail: string;
  readonly hint: string;
}

/**
 * Why a bundle must not follow the one that is published, or null when it may.
 *
 * A change of keys needs an overlap: browsers must pin the old and the new key at the same time, so that
 * those with the old bundle and those with the new one can all check what they have. So the key list
 * must hold the key of the next bundle and the key of the published one, and the published bundle must
 * verify by it.
 */
export function publishRefusal(
  previous: Publication | null,
  next: Publication,
  { next: key, pinned, previousVerifies }: KeyState,
): PublishRefusal | null {
  if (pinned !== null && !pinned.some(({ kid, x }) => kid === key.kid && x === key.x))
    return {
      problem: 'key-not-pinned',
      detail: `The key "${key.kid}" is not among the pinned keys, so browsers would refuse the bundle.`,
      hint: 'Roll out a managed configuration whose policyKeys hold it, beside the old one, and name that list with --keys.',
    };
  if (previous === null) return null;
  if (next.id !== previous.id)
    return {
      problem: 'other-policy',
      detail: `What is published there is the policy "${previous.id}", and this one is "${next.id}".`,
      hint: 'Publish it elsewhere, or keep the id.',
    };
  if (next.version <= previous.version)
    return {
      problem: 'not-higher',
      detail: `Version ${previous.version} is published; version ${next.version} is not higher.`,
      hint: `Set version: ${previous.version + 1} in the policy.`,
    };
  return keyRefusal(previous, key, pinned, previousVerifies);
}

function keyRefusal(
  previous: Publication,
  key: PublicKey,
  pinned: readonly PublicKey[] | null,
  previousVerifies: boolean,
): PublishRefusal | null {
  if (previous.kid !== key.kid && pinned === null)
    return {
      problem: 'key-change',
      detail: `Version ${previous.version} was signed with "${previous.kid}", and this would be signed with "${key.kid}".`,
      hint: 'Name the keys that browsers pin with --keys; the list must hold both.',
    };
  if (previous.kid !== key.kid && !(pinned ?? []).some(({ kid }) => kid === previous.kid))
    return {
      problem: 'key-change-without-overlap',
      detail: `The pinned keys hold "${key.kid}" and no longer "${previous.kid}", which signed version ${previous.version}.`,
      hint: 'Pin both keys until every browser has a bundle of the new one, then take the old one away.',
    };
  if (!previousVerifies)
    return {
      problem: 'published-not-verified',
      detail: `What is published does not verify with the key "${previous.kid}".`,
      hint: 'Somebody else may have written it. Look into it before anything is published over it.',
    };
  return null;
}
