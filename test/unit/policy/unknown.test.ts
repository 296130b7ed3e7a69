import { describe, expect, it } from 'vitest';
import { byRules, consent, rule } from './samples.ts';

describe('what is not known', () => {
  it('reads a rule without the predicates it does not know, and reports them', () => {
    const when = { all: [{ scopeIn: 'mail' }, { moonPhase: 'full' }, { offline: 'yes' }] };
    expect(byRules([rule({ when })], consent())).toMatchObject({
      effect: 'justify',
      unknownPredicates: ['moonPhase', 'offline'],
    });
    expect(byRules([rule({ when: { moonPhase: 'full' } })], consent())).toMatchObject({
      basis: 'none',
      unknownPredicates: ['moonPhase'],
    });
    expect(
      byRules([rule({ when: { any: [{ moonPhase: 'full' }, { scopeIn: 'mail' }] } })], consent())
        .effect,
    ).toBe('justify');
    expect(byRules([rule({ when: { not: { moonPhase: 'full' } } })], consent()).basis).toBe('none');
  });

  it.each([
    [{ not: 5 }],
    [{ not: {} }],
    [{ all: 'x' }],
    [{ all: [] }],
    [{ any: [[]] }],
    [{ all: [{ a: 1, b: 2 }] }],
  ])('reports %j instead of throwing', (when) => {
    const decision = byRules([rule({ when })], consent());
    expect(decision.basis).toBe('none');
    if (!Array.isArray(Object.values(when)[0]) || (Object.values(when)[0] as unknown[]).length > 0)
      expect(decision.unknownPredicates).toEqual(Object.keys(when));
  });

  it('reads conditions that lie very deep as far as people write them', () => {
    let when: Record<string, unknown> = { always: true };
    for (let depth = 0; depth < 20_000; depth += 1) when = { not: when };
    expect(byRules([rule({ when })], consent())).toMatchObject({
      basis: 'none',
      unknownPredicates: ['not'],
    });
  });

  it('finds no list by a name that every object has', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      for (const predicate of [
        'hostIn',
        'appIn',
        'scopeIn',
        'scopeOutside',
        'personIn',
        'recipientDomainIn',
      ])
        expect(() => byRules([rule({ when: { [predicate]: name } })], consent())).not.toThrow();
  });

  it('takes a fact that is not known for neither yes nor no', () => {
    for (const when of [
      { publisherVerified: true },
      { publisherVerified: false },
      { not: { publisherVerified: true } },
    ])
      expect(byRules([rule({ when })], consent()).basis).toBe('none');
    expect(
      byRules(
        [rule({ when: { any: [{ publisherVerified: false }, { scopeIn: 'mail' }] } })],
        consent(),
      ).basis,
    ).toBe('rule');
  });
});
