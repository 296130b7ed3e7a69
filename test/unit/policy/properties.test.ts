import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Decision, EFFECTS, type Effect, atLeast } from '../../../lib/activity/decision.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide, soften } from '../../../lib/policy/decide.ts';
import { explain } from '../../../lib/policy/explain.ts';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { unknownKeys } from '../../../lib/policy/lint/unknown-keys.ts';
import { AnyActivity, Rule, Rules } from './arbitraries.ts';
import { NOW, type RuleInput, consent, context, policyInput, policyWith, rule } from './samples.ts';

// Random search takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const decided = (rules: readonly RuleInput[], activity: Parameters<typeof decide>[1]) =>
  decide(compile(policyWith({ rules: [...rules] })), activity, context());

describe('decisions', () => {
  it('never become milder by a rule added to the deciding band', () => {
    fc.assert(
      fc.property(Rules, Rule, AnyActivity, (rules, added, activity) => {
        const before = decided(rules, activity);
        const band = before.rules.find(({ stage }) => stage !== 'observe')?.band;
        fc.pre(band !== undefined);
        const after = decided([...rules, { ...added, id: 'added', band }], activity);
        expect(atLeast(after.effect, before.effect)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('do not change by a rule on trial, wherever it is put', () => {
    fc.assert(
      fc.property(Rules, Rule, AnyActivity, (rules, added, activity) => {
        const before = decided(rules, activity);
        const after = decided([{ ...added, id: 'added', stage: 'observe' }, ...rules], activity);
        // It may add a line to the report where there was none.
        if (atLeast(before.effect, 'log')) expect(after.effect).toBe(before.effect);
        else expect(atLeast('log', after.effect)).toBe(true);
        expect(after.text).toEqual(before.text);
      }),
      { numRuns: 1000 },
    );
  });

  it('are always a block for what is on the kill list', () => {
    fc.assert(
      fc.property(Rules, AnyActivity, fc.boolean(), (rules, activity, excepted) => {
        const kill = [
          { id: 'k1', host: activity.host },
          { id: 'k2', app: 'mailtidy' },
        ];
        const exceptions = excepted
          ? [
              {
                id: 'e',
                actor: { group: 'sales' },
                app: 'mailtidy',
                resource: 'file-1',
                audience: 'public' as const,
                until: '2030-01-01T00:00:00Z',
              },
            ]
          : [];
        const decision = decide(
          compile(policyWith({ rules, kill, exceptions })),
          activity,
          context(),
        );
        expect(decision).toMatchObject({ effect: 'block', basis: 'kill' });
      }),
      { numRuns: 1000 },
    );
  });

  it('do not depend on the order of rules', () => {
    const shuffled = Rules.chain((rules) =>
      fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
    );
    fc.assert(
      fc.property(shuffled, AnyActivity, ([rules, reordered], activity) => {
        expect({ ...decided(reordered, activity), unknownPredicates: [] }).toEqual({
          ...decided(rules, activity),
          unknownPredicates: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('follow from their own explanation', () => {
    fc.assert(
      fc.property(Rules, AnyActivity, (rules, activity) => {
        const { decision, rules: reasoned } = explain(
          compile(policyWith({ rules })),
          activity,
          context(),
        );
        expect(Decision.parse(decision)).toEqual(decided(rules, activity));
        const speaking = reasoned.filter(
          ({ verdict }) => verdict === 'decides' || verdict === 'on trial',
        );
        const strongest = speaking
          .map(({ effect, stage }) => soften(effect, stage))
          .reduce<Effect>((a, b) => (atLeast(b, a) ? b : a), 'allow');
        expect(strongest).toBe(decision.effect);
        for (const { verdict, condition } of reasoned)
          expect(condition.answer === 'yes').toBe(verdict !== 'no match');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the border', () => {
  const garbage = fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.record({ rules: fc.anything(), lists: fc.anything(), kill: fc.anything() }),
    fc
      .tuple(
        fc.constantFrom(
          'rules',
          'lists',
          'kill',
          'exceptions',
          'answers',
          'hosts',
          'settings',
          'organisation',
          'version',
          'terms',
          'locators',
          'leftOut',
          'onStale',
          'rollout',
        ),
        fc.jsonValue(),
      )
      .map(([key, value]) => ({ ...policyInput(), [key]: value })),
    fc.jsonValue().map((when) =>
      policyInput({
        rules: [rule({ when: { all: [when] } }), rule({ id: 'b', when: { not: when } })],
      }),
    ),
    fc.tuple(fc.string(), fc.jsonValue()).map(([name, value]) =>
      policyInput({
        rules: [rule({ when: JSON.parse(JSON.stringify({ [name]: value })) as never })],
      }),
    ),
    fc.string().map((name) =>
      policyInput({
        rules: [rule({ when: { appIn: name } }), rule({ id: 'b', when: { hostIn: name } })],
      }),
    ),
  );

  it('lets no garbage throw on its way to a decision', () => {
    let accepted = 0;
    fc.assert(
      fc.property(garbage, AnyActivity, (document, activity) => {
        unknownKeys(document);
        const parsed = Policy.safeParse(document);
        if (!parsed.success) return;
        accepted += 1;
        Decision.parse(decide(compile(parsed.data), activity, context()));
        explain(compile(parsed.data), activity, context());
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('lets no garbage throw in the linter', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbage.map((document) => JSON.stringify(document) ?? ''),
          fc.string(),
          fc.string().map((text) => `rules: ${text}`),
        ),
        (text) => {
          const { findings, policy } = lintPolicy(text, NOW);
          if (policy === null)
            expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
          for (const { line, column } of findings)
            expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('the ladder', () => {
  it('knows every effect', () => {
    for (const effect of EFFECTS)
      expect(decided([rule({ effect })], consent()).effect).toBe(effect);
  });
});
