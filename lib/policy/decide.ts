/**
 * The policy decision point: a pure function of policy, activity and context. Kill list first, then
 * exceptions, then the strongest effect among the matching rules of the highest band; last, what the
 * person was asked lately and the age of the policy may make it milder.
 */
import type { Activity } from '../activity/activity.ts';
import {
  type Decision,
  type Effect,
  PLAIN_DECISION,
  type Quiet,
  atLeast,
  holds,
} from '../activity/decision.ts';
import { type CompiledPolicy, type CompiledRule, candidates } from './compile.ts';
import type { FailMode } from './configuration-words.ts';
import { exceptionsAbout } from './exception-index.ts';
import { liftedBy } from './exceptions.ts';
import { type Context, type Facts, factsOf } from './facts.ts';
import { pick } from './localise.ts';
import type { PageDocument } from './page-document.ts';
import { countsForBudget, mayBeQuiet, quietOn } from './prompts.ts';
import { alternativesOf, requirementsOf, termsWaiting } from './requirements.ts';
import { identityOf, inShare } from './rollout.ts';
import type { Kill } from './schema.ts';
import { milder, strongestOf } from './stage.ts';

export { soften } from './stage.ts';

/**
 * Decides what happens to an activity.
 * @returns the decision, with the reasons that led to it; never throws.
 */
export function decide(
  compiled: CompiledPolicy<PageDocument>,
  activity: Activity,
  context: Context,
): Decision {
  const facts = factsOf(activity, compiled.known, context, compiled.approves);
  for (const sort of compiled.killSorts) {
    for (const key of facts.keys(sort)) {
      const entry = compiled.kill.get(key);
      if (entry !== undefined) return killed(compiled, facts, entry);
    }
  }
  const matching = matchingRules(compiled, facts);
  const exceptions = exceptionsAbout(compiled.exceptionIndex, facts);
  if (exceptions.length === 0) {
    return matching.length === 0 ? blank(compiled, facts) : byRules(compiled, facts, matching);
  }
  const lifted = new Set<CompiledRule>();
  let exception: string | null = null;
  for (const match of matching) {
    const lifting = liftedBy(exceptions, match.rule, facts);
    if (lifting === null) continue;
    lifted.add(match);
    exception = lifting;
  }
  const standing = matching.filter((match) => !lifted.has(match));
  if (standing.length === 0) {
    const basis = exception === null ? 'none' : 'exception';
    return { ...blank(compiled, facts), basis, entry: exception };
  }
  return byRules(compiled, facts, standing);
}

/** Rules whose condition holds now. */
export function matchingRules(
  compiled: CompiledPolicy<PageDocument>,
  facts: Facts,
): CompiledRule[] {
  return candidates(compiled.rules[facts.activity.kind], facts).filter(
    (candidate) =>
      timeOf(candidate, facts.context.now) === 'now' &&
      reaches(candidate, facts.context) &&
      candidate.test.ask(facts) === true,
  );
}

/** Whether a rule has begun and is not over. A moment that cannot be read is neither. */
export function timeOf({ starts, expires }: CompiledRule, now: number): 'before' | 'now' | 'over' {
  if (!(now >= starts)) return 'before';
  return now < expires ? 'now' : 'over';
}

/** Whether a rule is for this person, or this browser, while it is for a share of them. */
export function reaches({ rule }: CompiledRule, context: Context): boolean {
  return rule.rollout === undefined || inShare(rule.id, identityOf(context), rule.rollout);
}

/** A deciding rule with what is left of its effect. */
export interface Voice {
  readonly match: CompiledRule;
  /** After its stage. */
  readonly effect: Effect;
  /** Why it is quiet about this step, or null. */
  readonly quiet: Quiet | null;
}

/**
 * Rules on trial (`observe`) never hide a rule in force: the deciding band is the highest that has a
 * rule in `coach` or `enforce`. What rules on trial would have done is kept in `intended`.
 */
function byRules(
  compiled: CompiledPolicy<PageDocument>,
  facts: Facts,
  standing: readonly CompiledRule[],
): Decision {
  const { policy } = compiled;
  const { context } = facts;
  const band = decidingBand(standing);
  const deciding = standing
    .filter(({ rule }) => rule.stage === 'observe' || rule.band === band)
    .toSorted(strongestFirst);
  const voices = voicesOf(deciding, compiled, facts);
  const { effect, quiet } = heard(voices, policy, context);
  // Words of a rule on trial are not shown, since nothing of it is; nor are those of a quiet one.
  const speaking = voices
    .filter((voice) => voice.match.rule.stage !== 'observe' && voice.quiet === null)
    .map(({ match }) => match.rule);
  const intended = strongestOf(deciding.map(({ rule }) => rule.effect));
  return {
    ...blank(compiled, facts),
    effect,
    intended,
    stage: (deciding[0] as CompiledRule).rule.stage,
    basis: 'rule',
    rules: deciding.map(({ named }) => named),
    reasons: [...new Set(deciding.flatMap((match) => match.test.reasons(facts)))],
    text: {
      title: firstOf(speaking.map(({ text }) => pick(text.title, context.language))),
      why: [
        ...new Set(
          speaking.flatMap(({ text }) => text.why.map((why) => pick(why, context.language))),
        ),
      ].filter((why) => why !== null),
      advice: firstOf(speaking.map(({ text }) => pick(text.advice, context.language))),
    },
    alternatives: alternativesOf(speaking, policy.lists, context.language),
    risk: facts.riskAsked() || atLeast(intended, 'inform') ? facts.risk() : null,
    requirements: holds(effect)
      ? requirementsOf(speaking, policy, context.prompts, context.language)
      : PLAIN_DECISION.requirements,
    quiet,
  };
}

/** The highest band that has a rule in force, or, where all are on trial, the highest. */
function decidingBand(standing: readonly CompiledRule[]): number {
  let live = -1;
  let highest = -1;
  for (const { rule } of standing) {
    if (rule.band > highest) highest = rule.band;
    if (rule.stage !== 'observe' && rule.band > live) live = rule.band;
  }
  return live < 0 ? highest : live;
}

/** What each rule says, and which of them are quiet about this step. */
export function voicesOf(
  deciding: readonly CompiledRule[],
  { policy }: CompiledPolicy<PageDocument>,
  { activity, context }: Facts,
): Voice[] {
  const isQuiet = quietOn(activity, context.prompts, context.now);
  return deciding.map((match) => {
    const effect = match.softened;
    const quiet =
      mayBeQuiet(effect) && termsWaiting(match.rule, policy.terms, context.prompts) === null
        ? isQuiet(match.rule, match.coolDown)
        : null;
    return { match, effect, quiet };
  });
}

/** The strongest voice, less what history and the age of the policy take from it. */
function heard(
  voices: readonly Voice[],
  policy: PageDocument,
  context: Context,
): { readonly effect: Effect; readonly quiet: Quiet | null } {
  const loudest = strongestOf(voices.map(({ effect }) => effect));
  const spoken = strongestOf(
    voices.map(({ effect, quiet }) => (quiet === null ? effect : milder(effect, 'log'))),
  );
  const quiet =
    spoken === loudest
      ? null
      : (voices.find((voice) => voice.quiet !== null && voice.effect === loudest)?.quiet ?? null);
  const { promptBudget } = policy.settings;
  const waiting = voices.some(
    ({ match, effect }) =>
      mayBeQuiet(effect) && termsWaiting(match.rule, policy.terms, context.prompts) !== null,
  );
  const spent =
    promptBudget !== undefined &&
    context.prompts.today >= promptBudget &&
    countsForBudget(spoken) &&
    !waiting;
  return {
    effect: aged(spent ? 'log' : spoken, policy, context.stale),
    quiet: spent ? 'budget' : quiet,
  };
}

const STALE_LIMITS: Readonly<Record<PageDocument['onStale'], Effect>> = {
  enforce: 'block',
  warn: 'acknowledge',
  open: 'log',
};

/** What the age of the policy leaves of an effect. Kill entries do not age. */
export function aged(effect: Effect, { onStale }: PageDocument, stale: boolean): Effect {
  return stale ? milder(effect, STALE_LIMITS[onStale]) : effect;
}

function strongestFirst(a: CompiledRule, b: CompiledRule): number {
  return b.rank - a.rank || (a.rule.id < b.rule.id ? -1 : 1);
}

function firstOf(texts: ReadonlyArray<string | null>): string | null {
  return texts.find((text) => text !== null) ?? null;
}

function killed(compiled: CompiledPolicy<PageDocument>, facts: Facts, entry: Kill): Decision {
  const why = pick(entry.why, facts.context.language);
  return {
    ...blank(compiled, facts),
    effect: 'block',
    intended: 'block',
    stage: 'enforce',
    basis: 'kill',
    entry: entry.id,
    reasons: ['kill'],
    text: { title: null, why: why === null ? [] : [why], advice: null },
    risk: facts.risk(),
    drill: entry.drill ?? compiled.policy.drill,
  };
}

function blank(compiled: CompiledPolicy<PageDocument>, facts: Facts): Decision {
  const { id, version } = compiled.policy;
  return {
    ...NOTHING_TO_SAY,
    audience: facts.audience,
    risk: facts.riskAsked() ? facts.risk() : null,
    unknownPredicates: [...compiled.unknownPredicates],
    policy: { id, version, stale: facts.context.stale },
  };
}

const NOTHING_TO_SAY: Decision = {
  effect: 'allow',
  intended: 'allow',
  stage: null,
  basis: 'none',
  rules: [],
  reasons: [],
  audience: null,
  entry: null,
  text: { title: null, why: [], advice: null },
  alternatives: [],
  ...PLAIN_DECISION,
  unknownPredicates: [],
  policy: null,
};

const FAIL_EFFECTS: Readonly<Record<FailMode, Effect>> = {
  open: 'allow',
  warn: 'acknowledge',
  closed: 'block',
};

/** The decision while a managed browser has no policy at hand: the admin's fail mode, said so. */
export function decideWithoutPolicy(failMode: FailMode): Decision {
  const effect = FAIL_EFFECTS[failMode];
  return {
    ...NOTHING_TO_SAY,
    effect,
    intended: effect,
    basis: 'fail-mode',
    reasons: ['fail-mode'],
  };
}
