/** What a policy says over the managed configuration of a browser, once there is one. */
import { type Decision, PLAIN_DECISION } from '../activity/decision.ts';
import type { Configuration } from './configuration.ts';
import type { FailMode } from './configuration-words.ts';
import { decideWithoutPolicy } from './decide.ts';
import type { PageDocument } from './page-document.ts';
import type { Policy } from './schema.ts';

/** What happens while no policy can be asked: the last one that was seen knows better than the browser. */
export function failModeOf(policy: Policy | null, managed: FailMode): FailMode {
  return policy?.failMode ?? managed;
}

/** Whether reports name people. Either may ask for pseudonyms; neither can take them back. */
export function privacyOf(
  policy: Policy | null,
  managed: Configuration['privacy'],
): Configuration['privacy'] {
  return policy?.settings.privacy === 'pseudonymous' ? 'pseudonymous' : managed;
}

const UNREADABLE: Readonly<Record<PageDocument['onUnreadable'], FailMode>> = {
  pass: 'open',
  warn: 'warn',
  hold: 'closed',
};

/** The decision on a dialog that is known and could not be read, so that nobody knows what it is about. */
export function decideUnreadable(
  { id, version, onUnreadable }: PageDocument,
  stale: boolean,
): Decision {
  return {
    ...decideWithoutPolicy(UNREADABLE[onUnreadable]),
    ...PLAIN_DECISION,
    reasons: ['unreadable'],
    policy: { id, version, stale },
  };
}
