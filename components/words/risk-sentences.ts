/** The risk of a consent in words: the level, and what makes it that is not said elsewhere. Pure. */
import type { Activity, ConsentActivity } from '../../lib/activity/activity.ts';
import type { Decision, RiskLevel } from '../../lib/activity/decision.ts';
import { hostOf } from '../facts.ts';
import type { Words } from './words.ts';

export interface RiskTold {
  /** Null where nobody has reckoned it: without a policy. */
  readonly level: RiskLevel | null;
  /** Two at most, strongest first. */
  readonly why: readonly string[];
}

const MOST = 2;
/** What title and list of scopes say already: the data, what is done with it, for how long, for whom. */
const IN_TITLE = /^(data\..+|write|send|offline|organisation-wide)$/u;

/** Codes of the sum whose fact the policy's predicates call by another name. */
const ALSO: Readonly<Record<string, string>> = {
  'app.abused': 'client.abused',
  'app.look-alike': 'name.look-alike',
  'app.few-colleagues': 'colleagues.none',
  'scope.details': 'details',
  'scope.hidden': 'scopes.hidden',
  'account.not-own': 'account.other',
};

/**
 * What is told of a decision's risk.
 * @param said sentences that are on screen already; the codes of the deciding rules count as said too.
 */
export function riskTold(
  activity: Activity,
  decision: Decision,
  said: readonly string[],
  words: Words,
): RiskTold | null {
  // The made-up app of an exercise has made-up risks.
  if (activity.kind !== 'consent' || decision.drill) return null;
  const { risk } = decision;
  const codes = risk?.parts.filter(({ points }) => points > 0).map(({ code }) => code);
  const why = (codes ?? codesOf(activity))
    .filter((code) => !isGiven(code, decision.reasons))
    .map((code) => riskSentence(code, activity, words))
    .filter((text) => text !== null && !said.includes(text))
    .slice(0, MOST) as string[];
  if (risk === null) return why.length === 0 ? null : { level: null, why };
  const inTitle = codes?.some((code) => IN_TITLE.test(code)) ?? false;
  const reach = why.length === 0 && inTitle && risk.level !== 'low';
  return { level: risk.level, why: reach ? [words.risk.reach] : why };
}

/** Whether the deciding rules give this reason already, or one that says more of the same. */
function isGiven(code: string, reasons: readonly string[]): boolean {
  return (
    reasons.some((reason) => reason === code || ALSO[reason] === code) ||
    (code === 'initiator.other' && reasons.includes('initiator.first-party-client'))
  );
}

/** A code as a sentence; null for codes that this version does not know, and for those the title covers. */
export function riskSentence(
  reason: string,
  { redirectUri }: ConsentActivity,
  { risk }: Words,
): string | null {
  const code = Object.hasOwn(ALSO, reason) ? ALSO[reason]! : reason;
  if (Object.hasOwn(risk.said, code)) return risk.said[code] ?? null;
  const host = hostOf(redirectUri);
  return host !== null && Object.hasOwn(risk.hosts, code)
    ? (risk.hosts[code]?.(host) ?? null)
    : null;
}

/** What is unusual about a request, where no sum was made of it. */
function codesOf({ flow, initiator, anomalies }: ConsentActivity): readonly string[] {
  return [
    ...anomalies.map((anomaly) => `anomaly.${anomaly}`),
    `flow.${flow}`,
    `initiator.${initiator}`,
  ];
}
