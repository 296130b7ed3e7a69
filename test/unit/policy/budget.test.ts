/** Fewer prompts: the budget of a day. */
import { describe, expect, it } from 'vitest';
import { EFFECTS, type Effect } from '../../../lib/activity/decision.ts';
import { NO_KEPT_PROMPTS, countPrompt, prunePrompts } from '../../../lib/policy/prompts.ts';
import { type RuleInput, consent, decisionOf, rule } from './samples.ts';

const HOUR = 60 * 60_000;

describe('the budget of a day', () => {
  const asked = (effect: Effect, today: number) =>
    decisionOf({ rules: [rule({ effect })], settings: { promptBudget: 3 } }, consent(), {
      prompts: { today, answered: [], accepted: [] },
    });

  it.each([
    ['inform', 2, 'inform', null],
    ['inform', 3, 'log', 'budget'],
    ['acknowledge', 3, 'log', 'budget'],
    ['justify', 3, 'justify', null],
    ['request', 9, 'request', null],
    ['block', 9, 'block', null],
    ['log', 9, 'log', null],
  ] as const)('%s after %i prompts becomes %s', (effect, today, expected, quiet) => {
    expect(asked(effect, today)).toMatchObject({ effect: expected, quiet, intended: effect });
  });

  it('takes nothing away while terms wait that a milder rule of the same band asks for', () => {
    const mild = rule({ id: 'mild', effect: 'inform', requires: { terms: 'aup' } });
    const spent = { prompts: { today: 1, answered: [], accepted: [] } };
    const policy = {
      terms: [{ id: 'aup', version: 2, text: { en: 'Be kind.' } }],
      settings: { promptBudget: 1 },
    };
    const decided = (rules: RuleInput[]) =>
      decisionOf({ ...policy, rules }, consent(), spent).effect;
    expect(decided([mild])).toBe('inform');
    expect(decided([mild, rule({ effect: 'acknowledge' })])).toBe('acknowledge');
    expect(decided([rule({ effect: 'acknowledge' })])).toBe('log');
  });

  it('counts what is milder than justify, and begins anew each day', () => {
    const morning = new Date(2026, 10, 25, 9).getTime();
    let kept = NO_KEPT_PROMPTS;
    for (const effect of EFFECTS) kept = countPrompt(kept, effect, morning);
    expect(kept).toMatchObject({ today: 2, day: '2026-11-25' });
    expect(countPrompt(kept, 'inform', morning + HOUR).today).toBe(3);
    expect(countPrompt(kept, 'inform', new Date(2026, 10, 26, 0, 1).getTime()).today).toBe(1);
    expect(prunePrompts(kept, new Date(2026, 10, 26).getTime()).today).toBe(0);
  });
});
