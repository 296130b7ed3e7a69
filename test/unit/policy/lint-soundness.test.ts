import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { KINDS } from '../../../lib/activity/activity.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { bindCondition } from '../../../lib/policy/predicates/condition.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { factsOf } from '../../../lib/policy/facts.ts';
import type { Remark } from '../../../lib/policy/lint/finding.ts';
import { knownOf } from '../../../lib/policy/known.ts';
import { lintReach } from '../../../lib/policy/lint/lint-reach.ts';
import {
  clashes,
  implies,
  normalise,
  termsOf,
  traitsUnder,
} from '../../../lib/policy/lint/normal-form.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { Circumstances, Condition, Leaf, Step, WORLD_LISTS, World } from './lint-worlds.ts';
import { NOW } from './samples.ts';

vi.setConfig({ testTimeout: 120_000 });

const traits = traitsUnder(WORLD_LISTS);
const known = knownOf(WORLD_LISTS);
describe('what the linter concludes is so', () => {
  it('an implied condition holds wherever the other one does, and one without terms never', () => {
    const counts = { implied: 0, held: 0, never: 0 };
    const Pair = fc
      .tuple(Condition, Condition, fc.boolean())
      // Unrelated conditions imply each other too seldom.
      .map(([a, b, joined]) => [joined ? { all: [b, a] } : a, b] as const);
    fc.assert(
      fc.property(Pair, Step, Circumstances, ([a, b], step, circumstances) => {
        const facts = factsOf(step, known, circumstances);
        const [formulaA, formulaB] = [a, b].map((one) => normalise(one, step.kind, traits));
        if (formulaA == null || formulaB == null) throw new Error('every predicate is known');
        const holds = (one: typeof a) => bindCondition(one, WORLD_LISTS).test.ask(facts) === true;
        if (termsOf(formulaA)?.length === 0) {
          counts.never += 1;
          expect(holds(a)).toBe(false);
        }
        if (!implies(formulaA, formulaB)) return;
        counts.implied += 1;
        if (!holds(a)) return;
        counts.held += 1;
        expect(holds(b)).toBe(true);
      }),
      { numRuns: 12_000 },
    );
    // The search has met what it is about.
    expect(counts.implied).toBeGreaterThan(2000);
    expect(counts.held).toBeGreaterThan(200);
    expect(counts.never).toBeGreaterThan(200);
  });

  it('what is said of two predicates about the same fact holds for every step', () => {
    const leaves = new Map(
      fc.sample(Leaf, { numRuns: 4000, seed: 1 }).map((leaf) => [JSON.stringify(leaf), leaf]),
    );
    const steps = fc.sample(fc.tuple(Step, Circumstances), { numRuns: 2500, seed: 2 });
    const facts = steps.map(([step, circumstances]) => factsOf(step, known, circumstances));
    const counts = { implied: 0, excluded: 0, witnessed: 0 };
    for (const kind of KINDS) {
      const here = facts.filter(({ activity }) => activity.kind === kind);
      const literals = [...leaves.values()].flatMap((leaf) =>
        [true, false].flatMap((want) => {
          const formula = normalise(leaf, kind, traits, want);
          if (formula === null || formula === true || formula === false) return [];
          if (formula.type !== 'literal') return [];
          const { test } = bindCondition(leaf, WORLD_LISTS);
          return [{ formula, holds: here.map((one) => test.ask(one) === want) }];
        }),
      );
      for (const a of literals)
        for (const b of literals) {
          if (a.formula.family !== b.formula.family) continue;
          const both = a.holds.some((holds, index) => holds && b.holds[index] === true);
          const alone = a.holds.some((holds, index) => holds && b.holds[index] === false);
          const pair = JSON.stringify([a.formula, b.formula]);
          if (clashes(a.formula, b.formula)) {
            counts.excluded += 1;
            expect(both, pair).toBe(false);
          }
          if (implies(a.formula, b.formula)) {
            counts.implied += 1;
            if (both) counts.witnessed += 1;
            expect(alone, pair).toBe(false);
          }
        }
    }
    console.log('linter: pairs of predicates', counts);
    expect(counts.witnessed).toBeGreaterThan(1000);
    expect(counts.excluded).toBeGreaterThan(1000);
  });

  it('a condition in normal form holds exactly where the condition does', () => {
    fc.assert(
      fc.property(Condition, Step, Circumstances, (condition, step, circumstances) => {
        const facts = factsOf(step, known, circumstances);
        const terms = termsOf(normalise(condition, step.kind, traits) ?? false);
        fc.pre(terms !== null);
        const byTerms = (terms ?? []).some((term) =>
          term.every(
            ({ predicate, parameter, want }) =>
              bindCondition({ [predicate]: parameter }, WORLD_LISTS).test.ask(facts) === want,
          ),
        );
        expect(byTerms).toBe(bindCondition(condition, WORLD_LISTS).test.ask(facts) === true);
      }),
      { numRuns: 5000 },
    );
  });

  it('a rule that never applies or decides changes no decision when it is taken out', () => {
    const met = new Map<string, number>();
    fc.assert(
      fc.property(
        World,
        fc.array(fc.tuple(Step, Circumstances), { minLength: 10, maxLength: 10 }),
        (policy, steps) => {
          const remarks = [...lintReach(policy, NOW)].filter(({ code }) => code !== 'kind-never');
          for (const remark of remarks) met.set(remark.code, (met.get(remark.code) ?? 0) + 1);
          for (const remark of remarks) expectNoChange(policy, remark, steps);
        },
      ),
      { numRuns: 1200 },
    );
    for (const code of ['rule-never', 'rule-shadowed', 'rule-overruled'])
      expect(met.get(code) ?? 0, code).toBeGreaterThan(10);
  });

  function expectNoChange(
    policy: Policy,
    { code, at }: Remark,
    steps: ReadonlyArray<readonly [Parameters<typeof decide>[1], Parameters<typeof decide>[2]]>,
  ): void {
    const index = at[1] as number;
    const without = { ...policy, rules: policy.rules.filter((_rule, place) => place !== index) };
    const [before, after] = [compile(policy), compile(without)];
    for (const [step, circumstances] of steps) {
      const [a, b] = [before, after].map((one) => decide(one, step, circumstances));
      expect([a!.effect, a!.intended, a!.basis]).toEqual([b!.effect, b!.intended, b!.basis]);
      if (code !== 'rule-shadowed')
        expect(a!.rules.map(({ id }) => id)).toEqual(b!.rules.map(({ id }) => id));
    }
  }
});
