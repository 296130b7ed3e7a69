/** The same properties for rules that are held back, people who were asked before, and documents of any frame. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fingerprintOf } from '../../../lib/activity/activity.ts';
import { Decision, atLeast, holds } from '../../../lib/activity/decision.ts';
import {
  type SigningKey,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../../../lib/policy/bundle.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { aged, decide, soften } from '../../../lib/policy/decide.ts';
import { explain } from '../../../lib/policy/explain.ts';
import { NO_PROMPTS } from '../../../lib/policy/facts.ts';
import { promptSubjectOf } from '../../../lib/policy/prompts.ts';
import { milder, strongestOf } from '../../../lib/policy/stage.ts';
import { AnyActivity, Frame, StagedRule, StagedRules, situationOf } from './arbitraries.ts';
import { NOW, context, policyWith } from './samples.ts';

// Random search takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

/** Rules, the document around them, a step, and who takes it. */
const Chance = AnyActivity.chain((activity) =>
  fc.record({
    activity: fc.constant(activity),
    rules: StagedRules,
    frame: Frame,
    situation: situationOf(activity),
  }),
);
type Given = typeof Chance extends fc.Arbitrary<infer T> ? T : never;

const decidedIn = ({ activity, rules, frame, situation }: Given) =>
  decide(compile(policyWith({ ...frame, rules })), activity, context(situation));

/** The same person a minute after they were asked by the very rules that decide, which chance hardly ever finds. */
function asked(given: Given, fingerprint: string): Given {
  const { activity, situation } = given;
  const { rules } = decidedIn({ ...given, situation: { ...situation, prompts: NO_PROMPTS } });
  const subject = promptSubjectOf(activity) ?? 'nothing';
  const answered = rules.map(({ id }) => ({ rule: id, subject, fingerprint, time: NOW - 60_000 }));
  const prompts = { ...NO_PROMPTS, ...situation.prompts, answered };
  return { ...given, situation: { ...situation, prompts } };
}

/** The same person late on a day of many questions. */
function spent(given: Given): Given {
  const { frame, situation } = given;
  const prompts = { ...NO_PROMPTS, ...situation.prompts, today: 4 };
  return {
    ...given,
    frame: { ...frame, settings: { promptBudget: 1 } },
    situation: { ...situation, prompts },
  };
}

const Situation: fc.Arbitrary<Given> = fc.oneof(
  Chance,
  Chance.map((given) => asked(given, fingerprintOf(given.activity))),
  Chance.map((given) => asked(given, 'another step')),
  Chance.map(spent),
);

describe('decisions', () => {
  it('never become milder by one more rule of that band, whatever was asked and answered before', () => {
    let quiet = 0;
    fc.assert(
      fc.property(Situation, StagedRule, (given, added) => {
        const before = decidedIn(given);
        const band = before.rules.find(({ stage }) => stage !== 'observe')?.band;
        fc.pre(band !== undefined);
        if (before.quiet !== null) quiet += 1;
        const rules = [...given.rules, { ...added, id: 'added', band }];
        expect(atLeast(decidedIn({ ...given, rules }).effect, before.effect)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(quiet).toBeGreaterThan(50);
  });

  it('do not depend on the order of rules, whatever was asked and answered before', () => {
    fc.assert(
      fc.property(Situation, fc.nat(), (given, turn) => {
        const at = given.rules.length === 0 ? 0 : turn % given.rules.length;
        const rules = [...given.rules.slice(at), ...given.rules.slice(0, at)].toReversed();
        const plain = { unknownPredicates: [] };
        expect({ ...decidedIn({ ...given, rules }), ...plain }).toEqual({
          ...decidedIn(given),
          ...plain,
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('become milder by history for notices, confirmations and reasons only', () => {
    fc.assert(
      fc.property(Situation, (given) => {
        const { effect, intended, rules, quiet, requirements } = decidedIn(given);
        const fresh = decidedIn({
          ...given,
          situation: { ...given.situation, prompts: NO_PROMPTS },
        });
        // Terms that were accepted may change which rules match; everything else stays.
        fc.pre(given.situation.prompts?.accepted.length === 0);
        expect({ intended, rules }).toEqual({ intended: fresh.intended, rules: fresh.rules });
        if (atLeast(fresh.effect, 'request')) expect(effect).toBe(fresh.effect);
        if (effect !== fresh.effect) expect(quiet).not.toBe(null);
        if (!holds(effect)) expect(requirements).toEqual({ checklist: [], terms: null });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('explanations', () => {
  it('lead to the decision, whatever holds rules back', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(Situation, (given) => {
        const compiled = compile(policyWith({ ...given.frame, rules: given.rules }));
        const around = context(given.situation);
        const { decision, rules } = explain(compiled, given.activity, around);
        expect(Decision.parse(decision)).toEqual(decidedIn(given));
        for (const { verdict } of rules) seen.add(verdict);
        seen.add(decision.quiet ?? 'loud');
        const spoken = rules
          .filter(({ verdict }) => verdict === 'decides' || verdict === 'on trial')
          .map(({ effect, stage, quiet }) => {
            const softened = soften(effect, stage);
            return quiet === null ? softened : milder(softened, 'log');
          });
        const strongest = decision.quiet === 'budget' ? 'log' : strongestOf(spoken);
        expect(aged(strongest, compiled.policy, around.stale)).toBe(decision.effect);
        for (const { verdict, condition } of rules)
          expect(condition.answer === 'yes').toBe(verdict !== 'no match');
      }),
      { numRuns: 3000 },
    );
    expect([...seen].toSorted()).toEqual([
      ...['before', 'budget', 'cool-down', 'decides', 'loud', 'lower band', 'no match'],
      ...['on trial', 'other share', 'over', 'same-step'],
    ]);
  });
});

describe('the way to the browser', () => {
  let key: SigningKey;
  beforeAll(async () => {
    key = await generateSigningKey('k');
  });

  it('changes no decision', async () => {
    await fc.assert(
      fc.asyncProperty(Situation, async (given) => {
        const { rules, frame, activity, situation } = given;
        const bundle = await signBundle(policyWith({ ...frame, rules }), key);
        // As a web server hands it out.
        const served = new TextDecoder().decode(new TextEncoder().encode(`${bundle}\n`));
        const verified = await verifyBundle(served, [{ kid: 'k', x: key.x }], {}, NOW);
        if (!verified.ok) throw new Error(verified.detail);
        expect(decide(compile(verified.policy), activity, context(situation))).toEqual(
          decidedIn(given),
        );
      }),
      { numRuns: 200 },
    );
  });
});
