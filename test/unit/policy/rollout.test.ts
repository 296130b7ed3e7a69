/** Staged delivery: shares of the fleet, begin and end of rules, drills, and what a policy overrides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decision, EFFECTS, type Effect } from '../../../lib/activity/decision.ts';
import { decideUnreadable, failModeOf, privacyOf } from '../../../lib/policy/overrides.ts';
import { inShare, takesPart } from '../../../lib/policy/rollout.ts';
import { NOW, byRules, consent, decisionOf, policyWith, rule } from './samples.ts';

const people = Array.from({ length: 10_000 }, (_, index) => `person-${index}@acme.example`);

describe('a share of the fleet', () => {
  it.each([1, 10, 25, 50, 99])('of %i percent is about that many people', (percent) => {
    const inside = people.filter((person) => inShare('rule', person, percent)).length;
    // Four standard deviations of 10,000 draws are at most 200.
    expect(Math.abs(inside - percent * 100)).toBeLessThan(200);
  });

  it('only grows, and is drawn afresh for each name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(99), fc.nat(99), (name, person, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        if (inShare(name, person, less)) expect(inShare(name, person, more)).toBe(true);
        expect(inShare(name, person, 100)).toBe(true);
        expect(inShare(name, person, 0)).toBe(false);
      }),
    );
    const both = people.filter(
      (person) => inShare('rule-1', person, 50) && inShare('rule-2', person, 50),
    ).length;
    expect(Math.abs(both - 2500)).toBeLessThan(200);
  });

  it('does not change from one version to the next', () => {
    // Written down once: a change of the hash would move everybody.
    const inside = people.slice(0, 12).filter((person) => inShare('rule', person, 50));
    expect(inside.map((person) => Number(/\d+/u.exec(person)))).toEqual([5, 6, 7, 8, 11]);
  });

  it('of a document is drawn by person or browser, in any case of letters, not by version', () => {
    const document = { id: 'acme', rollout: 30 };
    const taking = people.filter((user) => takesPart(document, { user }));
    expect(Math.abs(taking.length - 3000)).toBeLessThan(200);
    for (const user of taking.slice(0, 100)) {
      expect(takesPart({ ...document, rollout: 31 }, { user: user.toUpperCase() })).toBe(true);
      expect(takesPart(document, { user: null, device: user })).toBe(true);
    }
    expect(takesPart(document, { user: null })).toBe(false);
    expect(takesPart({ ...document, rollout: 100 }, { user: null })).toBe(true);
    expect(policyWith()).toMatchObject({ rollout: 100 });
  });
});

describe('a rule for a share', () => {
  const asked = (rollout: number, user: string | null, device?: string) =>
    byRules([rule({ rollout })], consent(), {
      user,
      ...(device === undefined ? {} : { device }),
    }).basis === 'rule';

  it('holds for those who are in it', () => {
    for (const person of people.slice(0, 50)) {
      expect(asked(40, person)).toBe(inShare('rule', person, 40));
      expect(asked(40, null, person)).toBe(inShare('rule', person, 40));
    }
    expect(asked(99, null)).toBe(false);
    expect(asked(100, null)).toBe(true);
  });

  it('begins and ends at its moments', () => {
    const rules = [rule({ starts: '2026-11-25T10:00:00Z', expires: '2026-11-25T11:00:00Z' })];
    const at = (now: number) => byRules(rules, consent(), { now }).basis;
    expect([NOW - 1, NOW, NOW + 3_599_999, NOW + 3_600_000].map(at)).toEqual([
      'none',
      'rule',
      'rule',
      'none',
    ]);
  });
});

describe('a drill', () => {
  const kill = [{ id: 'made-up', app: 'mailtidy' }];

  it('is said with the decision that stops the made-up app, and with no other', () => {
    const rules = [rule()];
    expect(decisionOf({ drill: true, kill, rules }, consent())).toMatchObject({
      basis: 'kill',
      drill: true,
    });
    expect(
      decisionOf({ drill: true, kill: [{ id: 'k', app: 'other' }], rules }, consent()),
    ).toMatchObject({ basis: 'rule', drill: false });
    expect(decisionOf({ kill, rules }, consent()).drill).toBe(false);
  });

  it('can be one entry, and a real entry in a drill stays real', () => {
    const one = (drill: boolean) => [{ id: 'k', app: 'mailtidy', drill }];
    expect(decisionOf({ kill: one(true) }, consent()).drill).toBe(true);
    expect(decisionOf({ drill: true, kill: one(false) }, consent()).drill).toBe(false);
  });
});

describe('a policy past its day', () => {
  const limit = { enforce: 'block', warn: 'acknowledge', open: 'log' } as const;
  const cases = (['enforce', 'warn', 'open'] as const).flatMap((onStale) =>
    EFFECTS.map((effect) => [onStale, effect] as const),
  );

  it.each(cases)('with onStale %s takes %s no further than it says', (onStale, effect) => {
    const milder: Effect =
      EFFECTS.indexOf(effect) < EFFECTS.indexOf(limit[onStale]) ? effect : limit[onStale];
    const policy = { onStale, rules: [rule({ effect })] };
    expect(decisionOf(policy, consent(), { stale: true })).toMatchObject({
      effect: milder,
      intended: effect,
      policy: { stale: true },
    });
    expect(decisionOf(policy, consent()).effect).toBe(effect);
  });

  it('still stops what is on the kill list', () => {
    const kill = [{ id: 'k', app: 'mailtidy' }];
    expect(decisionOf({ onStale: 'open', kill }, consent(), { stale: true }).effect).toBe('block');
  });
});

describe('what a policy says over the browser', () => {
  it('is the fail mode, where it has one', () => {
    expect(failModeOf(null, 'warn')).toBe('warn');
    expect(failModeOf(policyWith(), 'warn')).toBe('warn');
    expect(failModeOf(policyWith({ failMode: 'closed' }), 'open')).toBe('closed');
  });

  it('is pseudonyms, which nobody can take back', () => {
    const pseudonymous = policyWith({ settings: { privacy: 'pseudonymous' } });
    expect(privacyOf(pseudonymous, 'plain')).toBe('pseudonymous');
    expect(privacyOf(policyWith({ settings: { privacy: 'plain' } }), 'pseudonymous')).toBe(
      'pseudonymous',
    );
    expect(privacyOf(null, 'plain')).toBe('plain');
  });

  it.each([
    ['pass', 'allow'],
    ['warn', 'acknowledge'],
    ['hold', 'block'],
  ] as const)('is what a dialog that cannot be read gets: %s is %s', (onUnreadable, effect) => {
    expect(Decision.parse(decideUnreadable(policyWith({ onUnreadable }), false))).toMatchObject({
      effect,
      reasons: ['unreadable'],
      policy: { id: 'test', version: 3 },
    });
  });
});
