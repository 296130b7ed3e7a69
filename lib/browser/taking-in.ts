/**
 * What a policy changes beside decisions: scripts on the hosts that it names, the apps that it stops, and its
 * answers to what was asked from here. Each is told when a policy is applied and again after every start, and does
 * nothing twice: a worker may end before it is through, and the same policy is not applied a second time.
 */
import type { Policy } from '../policy/schema.ts';
import { reachPolicyHosts } from './open-pages.ts';
import type { OwnRequests } from './own-requests.ts';
import type { StoppedApps } from './stopped-apps.ts';

export interface TakingInParts {
  readonly requests: Pick<OwnRequests, 'applied'>;
  readonly stopped: Pick<StoppedApps, 'applied'>;
}

/** Takes a policy in. Settles once its answers are known, which decisions on pages need; the rest is on its way. */
export function takeIn(policy: Policy, { requests, stopped }: TakingInParts): Promise<void> {
  void reachPolicyHosts(policy);
  void stopped.applied(policy);
  return requests.applied(policy);
}

/** Takes in, after a start of the worker, what is in force already. */
export async function takeInHeld(
  held: () => Promise<Policy | null>,
  parts: TakingInParts,
): Promise<void> {
  const policy = await held();
  if (policy !== null) await takeIn(policy, parts);
}
