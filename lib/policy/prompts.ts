/**
 * Fewer prompts, so that people read those that are left: the same step is asked about once, a rule may
 * be quiet for a while about the same thing, and a day has a budget. Never for `request` and `block`, and
 * never while terms of use still wait to be accepted.
 */
import { type Activity, fingerprintOf } from '../activity/activity.ts';
import { type Decision, type Effect, type Quiet, atLeast } from '../activity/decision.ts';
import { scopeNames } from '../catalog/scopes.ts';
import type { AnsweredPrompt, PromptHistory } from './facts.ts';
import { appKey } from './known.ts';
import type { PageDocument } from './page-document.ts';
import { termsWaiting } from './requirements.ts';
import type { Rule } from './schema.ts';
import { soften } from './stage.ts';
import { LONGEST_COOL_DOWN, millisecondsOf } from './spans.ts';

/** How long an answer holds for the very same step, in ms: a working day with its evening. */
export const SAME_STEP = 24 * 60 * 60_000;
/** Answers that are kept, newest first; what is forgotten is asked again. */
const MOST_KEPT = 100;

/** The history as the worker keeps it: with the day that is being counted, in the person's own clock. */
export interface KeptPrompts extends PromptHistory {
  readonly day: string;
}

/** Nothing was kept yet. */
export const NO_KEPT_PROMPTS: KeptPrompts = { today: 0, answered: [], accepted: [], day: '' };

/** What an answered prompt leaves behind. */
export interface PromptTrace {
  readonly answered: readonly AnsweredPrompt[];
  /** Terms that the person was shown and accepted by going on. */
  readonly accepted: PromptHistory['accepted'];
}

/**
 * What a step is about, first, and how far it reaches, so that a step that reaches further is another
 * one: scopes, recipients' domains, link, role. Null where the thing cannot be told from others, as a
 * file without an id, an app without a name or a request that hides itself; then nobody is quiet about it.
 */
export function promptSubjectOf(activity: Activity): string | null {
  switch (activity.kind) {
    case 'consent': {
      const { app, scopes, opaque, redirectUri } = activity;
      if (app.clientId === '' || opaque) return null;
      return inWords(`app ${activity.platform} ${appKey(app.clientId)}`, [
        ...scopes.map((scope) => `scope ${scopeNames(scope).at(-1)}`),
        `redirect ${redirectUri}`,
        `flow ${activity.flow}`,
        `account ${activity.accountKind} ${activity.accountDomain}`,
        ...(activity.offline ? ['offline'] : []),
        ...(activity.organisationWide ? ['everyone'] : []),
        ...activity.resources.map((resource) => `resource ${resource}`),
        ...activity.details.map((detail) => `detail ${detail}`),
        ...activity.anomalies.map((anomaly) => `anomaly ${anomaly}`),
      ]);
    }
    case 'share':
      return activity.resource.id === null
        ? null
        : inWords(`share ${activity.host} ${activity.resource.id}`, [
            ...activity.recipients.map(({ domain, type }) => `${type} ${domain}`),
            `link ${activity.link}`,
            `role ${activity.role}`,
            `label ${activity.resource.label}`,
            `account ${activity.accountKind} ${activity.accountDomain}`,
            `pass on ${activity.mayReshare}`,
            `download ${activity.mayDownload}`,
            `ends ${activity.expiresInDays}`,
            `password ${activity.password}`,
          ]);
    case 'connect':
      return inWords(`connector ${activity.host} ${activity.connector.id}`, [
        `shared ${activity.sharedWith}`,
        `endpoint ${activity.endpointHost}`,
        `connected ${activity.connectedAccount?.kind} ${activity.connectedAccount?.domain}`,
        `account ${activity.accountKind} ${activity.accountDomain}`,
      ]);
    case 'publish':
      return activity.resource.id === null
        ? null
        : inWords(`publish ${activity.host} ${activity.resource.id}`, [
            `reach ${activity.reach}`,
            `sign-in ${activity.signIn}`,
            `runs as ${activity.runsAs}`,
            `open ${activity.openEndpoints}`,
            `label ${activity.resource.label}`,
          ]);
  }
}

/** One line each; a page cannot write a line into another's. */
function inWords(thing: string, reach: readonly string[]): string {
  return [thing, ...new Set(reach)].map((word) => word.replaceAll(/\s+/gu, ' ')).join('\n');
}

/** Whether `asked` reaches no further than what was answered. */
function isWithin(asked: string, answered: string): boolean {
  const [thing, ...reach] = asked.split('\n');
  const [answeredThing, ...answeredReach] = answered.split('\n');
  return thing === answeredThing && reach.every((word) => answeredReach.includes(word));
}

/** Whether prompts of this strength may be left out. */
export function mayBeQuiet(effect: Effect): boolean {
  return atLeast(effect, 'inform') && !atLeast(effect, 'request');
}

/** Whether the history lets a rule be quiet about a step; made once for each step. */
export function quietOn(
  activity: Activity,
  { answered }: PromptHistory,
  now: number,
): (rule: Rule, coolDown: number) => Quiet | null {
  const subject = answered.length === 0 ? null : promptSubjectOf(activity);
  if (subject === null) return () => null;
  const fingerprint = fingerprintOf(activity);
  return ({ id }, coolDown) => {
    // An answer from the future is a clock that was turned back.
    const since = answered.filter(({ rule, time }) => rule === id && time <= now);
    if (since.some((entry) => entry.fingerprint === fingerprint && now - entry.time < SAME_STEP))
      return 'same-step';
    return since.some((entry) => now - entry.time < coolDown && isWithin(subject, entry.subject))
      ? 'cool-down'
      : null;
  };
}

/** What a prompt was made under: what was remembered before it, and the policy, where there is one. */
export interface PromptedUnder {
  readonly prompts: PromptHistory;
  readonly policy: PageDocument | null;
}

/**
 * What the worker remembers once a person has gone on after a prompt. A rule that was quiet asked nothing, so that
 * its last answer keeps its time: else another rule that speaks more often would keep it quiet for good.
 * @param decision the one that was shown.
 * @param now Unix time in ms.
 */
export function answeredPrompt(
  decision: Decision,
  activity: Activity,
  now: number,
  { prompts, policy }: PromptedUnder,
): PromptTrace {
  const subject = promptSubjectOf(activity);
  const isQuiet = quietOn(activity, prompts, now);
  const asked = decision.rules.filter(({ id, effect, stage }) => {
    if (stage === 'observe' || !mayBeQuiet(soften(effect, stage))) return false;
    const rule = policy?.rules.find((one) => one.id === id);
    return (
      rule === undefined ||
      policy === null ||
      termsWaiting(rule, policy.terms, prompts) !== null ||
      isQuiet(rule, millisecondsOf(rule.coolDown ?? '')) === null
    );
  });
  const { terms } = decision.requirements;
  const shown = mayBeQuiet(decision.effect);
  return {
    answered:
      subject === null || !shown
        ? []
        : asked.map(({ id }) => ({
            rule: id,
            subject,
            fingerprint: fingerprintOf(activity),
            time: now,
          })),
    accepted: terms === null ? [] : [{ id: terms.id, version: terms.version }],
  };
}

/**
 * How long a person who goes on is not asked again about the same thing, in ms: the shortest cool-down of
 * the rules that speak. 0 where one of them has none.
 */
export function quietAfter({ effect, rules }: Decision, policy: PageDocument): number {
  if (!mayBeQuiet(effect)) return 0;
  const asking = rules.filter(
    ({ effect: wanted, stage }) => stage !== 'observe' && mayBeQuiet(soften(wanted, stage)),
  );
  const spans = asking.map(({ id }) =>
    millisecondsOf(policy.rules.find((rule) => rule.id === id)?.coolDown ?? ''),
  );
  return spans.length === 0 ? 0 : Math.min(...spans);
}

/** Adds what was answered. */
export function rememberAnswer(kept: KeptPrompts, trace: PromptTrace, now: number): KeptPrompts {
  const again = new Set(trace.answered.map(({ rule, fingerprint }) => `${rule}\n${fingerprint}`));
  const accepted = new Set(trace.accepted.map(({ id }) => id));
  return prunePrompts(
    {
      ...kept,
      answered: [
        ...trace.answered,
        ...kept.answered.filter(({ rule, fingerprint }) => !again.has(`${rule}\n${fingerprint}`)),
      ],
      accepted: [...kept.accepted.filter(({ id }) => !accepted.has(id)), ...trace.accepted],
    },
    now,
  );
}

/** Counts a prompt against the budget of the day, whatever the person answers. */
export function countPrompt(kept: KeptPrompts, effect: Effect, now: number): KeptPrompts {
  const pruned = prunePrompts(kept, now);
  return countsForBudget(effect) ? { ...pruned, today: pruned.today + 1 } : pruned;
}

/** Whether a prompt of this strength counts for, and ends with, the budget: those below `justify`. */
export function countsForBudget(effect: Effect): boolean {
  return effect === 'inform' || effect === 'acknowledge';
}

/** Forgets what is over, and begins to count anew on a new day. */
export function prunePrompts(kept: KeptPrompts, now: number): KeptPrompts {
  const day = dayOf(now);
  return {
    ...kept,
    day,
    today: kept.day === day ? kept.today : 0,
    answered: kept.answered
      .filter(({ time }) => time <= now && now - time < LONGEST_COOL_DOWN)
      .toSorted((a, b) => b.time - a.time)
      .slice(0, MOST_KEPT),
  };
}

/** The history as decisions take it. */
export function historyOf({ today, answered, accepted }: KeptPrompts): PromptHistory {
  return { today, answered, accepted };
}

/** The day on the person's own clock, as `2026-11-25`. */
function dayOf(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
