/** What browsers get now, and what they got before. */
import type { LivePolicy } from '../contract/policy.ts';
import type { Queries } from '../database/database.ts';
import { readPolicyHistory } from '../published/policy-history.ts';
import type { PublishedState } from './published.ts';

const SHOWN_HISTORY = 30;

/** @param signs whether the service signs what people decide in the console */
export async function readLive(
  queries: Queries,
  state: PublishedState,
  signs: boolean,
): Promise<LivePolicy> {
  const history = (await readPolicyHistory(queries, SHOWN_HISTORY)).map(
    ({ since, version, kid }) => ({ since, version, kid }),
  );
  if (typeof state === 'string') return { state, signs, policy: null, history };
  const { id, version, issued, expires, rollout, drill, rules, exceptions, kill } = state.policy;
  return {
    ...{ state: 'live', signs, history },
    policy: {
      ...{ id, version, kid: state.kid, issued, expires, rollout, drill },
      ...{ rules: rules.length, exceptions: exceptions.length, kill: kill.length },
    },
  };
}
