import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../lib/activity/decision.ts';
import { type Delivery, moved } from '../../../lib/policy/delivery/promotion.ts';

const at = (stage: Delivery['stage'], rollout = 100): Delivery => ({ stage, rollout });

describe('moved', () => {
  it.each([
    ['promote', at('observe'), {}, at('coach')],
    ['promote', at('coach'), { rollout: 50 }, 'is a step down'],
    ['promote', at('coach', 25), { rollout: 50 }, at('coach', 50)],
    ['promote', at('coach'), { stage: 'enforce', rollout: 10 }, at('enforce', 10)],
    ['promote', at('enforce'), {}, 'no stage above'],
    ['promote', at('enforce'), { stage: 'coach' }, 'is a step down; use demote'],
    ['promote', at('coach'), { stage: 'coach' }, 'stands at coach already'],
    ['promote', at(null, 10), { rollout: 25 }, at(null, 25)],
    ['demote', at('enforce', 50), {}, at('coach', 50)],
    ['demote', at('enforce'), { rollout: 20 }, at('enforce', 20)],
    ['demote', at('observe'), {}, 'no stage below'],
    ['demote', at('observe'), { stage: 'enforce' }, 'is a step up; use promote'],
  ] as const)('%s from %j with %j', (direction, current, wanted, expected) => {
    const result = moved(direction, current, wanted);
    if (typeof expected === 'string') expect(result).toContain(expected);
    else expect(result).toEqual(expected);
  });

  it('a step up is never a step down, and the other way round', () => {
    const delivery = fc.record({
      stage: fc.constantFrom(...STAGES),
      rollout: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(delivery, delivery, (current, wanted) => {
        const up = typeof moved('promote', current, wanted) !== 'string';
        const down = typeof moved('demote', current, wanted) !== 'string';
        const same = current.stage === wanted.stage && current.rollout === wanted.rollout;
        expect([up, down].filter(Boolean)).toHaveLength(same ? 0 : 1);
      }),
    );
  });
});
