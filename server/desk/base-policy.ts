/** The admins' own policy, which everything at the desk is added to. */
import { type PublicKey, openBundle, verifyBundle } from '../../lib/policy/bundle.ts';
import type { Policy } from '../../lib/policy/schema.ts';

export type BasePolicy = {
  policy: Policy;
  kid: string;
  checked: 'signature' | 'structure';
};

/**
 * Reads a bundle as the base.
 * @param keys the admins' public keys; without any only the structure is checked
 * @returns a sentence where it cannot be one
 */
export async function readBase(
  bundle: string,
  keys: readonly PublicKey[],
): Promise<BasePolicy | string> {
  if (keys.length === 0) {
    const opened = openBundle(bundle);
    if ('detail' in opened) return opened.detail;
    return usable({ ...opened, checked: 'structure' });
  }
  // A base past its day is still the base; browsers are told by what is served that it is over.
  const verified = await verifyBundle(bundle, keys, {}, 0);
  if (!verified.ok) return verified.detail;
  return usable({ policy: verified.policy, kid: verified.kid, checked: 'signature' });
}

function usable(base: BasePolicy): BasePolicy | string {
  const { leftOut } = base.policy;
  if (leftOut.length === 0) return base;
  return `It has parts of a later vocabulary that this version does not know: ${leftOut.join(', ')}.`;
}

/** Whether a policy comes after another one, the same for every process whatever file it has. */
export function isNewer(one: Policy, other: { version: number; issued: number }): boolean {
  if (one.version !== other.version) return one.version > other.version;
  return Date.parse(one.issued) > other.issued;
}
