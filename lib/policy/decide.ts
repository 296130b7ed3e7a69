/**
 * The policy decision point: a pure function of policy, activity and context. Kill list first, then
 * exceptions, then the strongest effect among the matching rules of the highest band.
 */
import type { Activity } from '../activity/activity.ts';
import {
  EFFECTS,
  type Decision,
  type Effect,
  PLAIN_DECISION,
  type Stage,
} from '../activity/decision.ts';
import { type CompiledPolicy, type CompiledRule, candidates } from './compile.ts';
import { liftedBy } from './exceptions.ts';
import { type Context, type Facts, factsOf } from './facts.ts';
import { pick } from './localise.ts';
import type { FailMode } from './configuration.ts';
import type { Kill } from './schema.ts';

/** What a rule's stage makes of its effect (DESIGN §1). */
export function soften(effect: Effect, stage: Stage): Effect {
  switch (stage) {
    case 'observe':
      return milder(effect, 'log');
    case 'coach':
      return milder(effect, 'justify');
    case 'enforce':
      return effect;
  }
}

function milder(a: Effect, b: Effect): Effect {
  return EFFECTS.indexOf(a) < EFFECTS.indexOf(b) ? a : b;
}

/**
 * Decides what happens to an activity.
 * @returns the decision, with the reasons that led to it; never throws.
 */
export function decide(compiled: CompiledPolicy, activity: Activity, context: Context): Decision {
  const facts = factsOf(activity, compiled.domains, context);
  for (const key of facts.keys) {
    const entry = compiled.kill.get(key);
    if (entry !== undefined) return killed(compiled, facts, entry);
  }
  const matching = matchingRules(compiled, facts);
  const lifted = new Set<CompiledRule>();
  let exception: string | null = null;
  for (const match of matching) {
    const lifting = liftedBy(compiled.exceptions, match.rule.id, facts);
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
export function matchingRules(compiled: CompiledPolicy, facts: Facts): CompiledRule[] {
  return candidates(compiled.rules[facts.activity.kind], facts).filter(
    (candidate) => facts.context.now < candidate.expires && candidate.test.ask(facts) === true,
  );
}

/**
 * Rules on trial (`observe`) never hide a rule in force: the deciding band is the highest that has a
 * rule in `coach` or `enforce`. What rules on trial would have done is kept in `intended`.
 */
function byRules(
  compiled: CompiledPolicy,
  facts: Facts,
  standing: readonly CompiledRule[],
): Decision {
  const live = standing.filter(({ rule }) => rule.stage !== 'observe');
  const band = Math.max(...(live.length > 0 ? live : standing).map(({ rule }) => rule.band));
  const deciding = standing
    .filter(({ rule }) => rule.stage === 'observe' || rule.band === band)
    .toSorted(strongestFirst);
  const strongest = deciding[0] as CompiledRule;
  const effects = deciding.map(({ rule }) => soften(rule.effect, rule.stage));
  const language = facts.context.language;
  // Words of a rule on trial are not shown, since nothing of it is.
  const speaking = deciding.filter(({ rule }) => rule.stage !== 'observe');
  return {
    ...blank(compiled, facts),
    effect: strongestOf(effects),
    intended: strongestOf(deciding.map(({ rule }) => rule.effect)),
    stage: strongest.rule.stage,
    basis: 'rule',
    rules: deciding.map(({ rule }) => ({
      id: rule.id,
      effect: rule.effect,
      stage: rule.stage,
      band: rule.band,
    })),
    reasons: [...new Set(deciding.flatMap((match) => match.test.reasons(facts)))],
    text: {
      title: firstOf(speaking.map(({ rule }) => pick(rule.text.title, language))),
      why: [
        ...new Set(speaking.flatMap(({ rule }) => rule.text.why.map((why) => pick(why, language)))),
      ].filter((why) => why !== null),
      advice: firstOf(speaking.map(({ rule }) => pick(rule.text.advice, language))),
    },
    alternatives: speaking
      .flatMap(({ rule }) => rule.alternatives)
      .flatMap(({ label, url }) => {
        const words = pick(label, language);
        return words === null ? [] : [{ label: words, url }];
      }),
  };
}

function strongestFirst(a: CompiledRule, b: CompiledRule): number {
  const rank = ({ rule }: CompiledRule) => EFFECTS.indexOf(soften(rule.effect, rule.stage));
  return (
    rank(b) - rank(a) ||
    EFFECTS.indexOf(b.rule.effect) - EFFECTS.indexOf(a.rule.effect) ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

function strongestOf(effects: readonly Effect[]): Effect {
  return EFFECTS[Math.max(...effects.map((effect) => EFFECTS.indexOf(effect)))] ?? 'allow';
}

function firstOf(texts: ReadonlyArray<string | null>): string | null {
  return texts.find((text) => text !== null) ?? null;
}

function killed(compiled: CompiledPolicy, facts: Facts, entry: Kill): Decision {
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
  };
}

function blank(compiled: CompiledPolicy, facts: Facts): Decision {
  const { id, version } = compiled.policy;
  return {
    ...NOTHING_TO_SAY,
    audience: facts.audience,
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
