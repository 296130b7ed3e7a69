/** Cool-downs of several rules that speak about one thing, over a day. */
import { expect, it } from 'vitest';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import {
  NO_KEPT_PROMPTS,
  answeredPrompt,
  historyOf,
  rememberAnswer,
} from '../../../lib/policy/prompts.ts';
import { NOW, context, policyWith, rule, share, to } from './samples.ts';

const HOUR = 60 * 60_000;
const OUTSIDE = { kinds: ['share'] as ['share'], when: { audienceAtLeast: 'external' } };
const policy = policyWith({
  rules: [
    rule({ id: 'asks', effect: 'acknowledge', coolDown: 'PT8H', ...OUTSIDE }),
    rule({ id: 'tells', effect: 'inform', ...OUTSIDE }),
  ],
});
const compiled = compile(policy);
const withAll = (...names: string[]) =>
  share({ recipients: names.map((name) => to(`${name}.example`)) });

/** A person who goes on after each prompt. */
function person() {
  let kept = NO_KEPT_PROMPTS;
  return (activity: ReturnType<typeof share>, hour: number) => {
    const now = NOW + hour * HOUR;
    const prompts = historyOf(kept);
    const decision = decide(compiled, activity, context({ now, prompts }));
    kept = rememberAnswer(kept, answeredPrompt(decision, activity, now, { prompts, policy }), now);
    return decision;
  };
}

it.each([
  ['another thing', withAll('a')],
  ['the very same thing', withAll('a', 'b')],
])('a rule that was quiet while another spoke asks again in time, about %s', (_what, later) => {
  const goesOn = person();
  expect(goesOn(withAll('a', 'b', 'c'), 0).effect).toBe('acknowledge');
  expect(goesOn(withAll('a', 'b'), 6)).toMatchObject({ effect: 'inform', quiet: 'cool-down' });
  expect(goesOn(later, 9)).toMatchObject({ effect: 'acknowledge', quiet: null });
});
