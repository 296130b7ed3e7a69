import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Activity } from '../../../lib/activity/activity.ts';
import { Effect, holds } from '../../../lib/activity/decision.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { explain } from '../../../lib/policy/explain.ts';
import { lintPolicy } from '../../../lib/policy/lint.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { consentAt } from '../../../cli/consent-address.ts';
import { ORDINARY_ADDRESSES } from '../recognition/ordinary-addresses.ts';
import { z } from 'zod/mini';
import { NOW, context, publish, share } from './samples.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

const Case = z.strictObject({
  name: z.string(),
  address: z.optional(z.string()),
  share: z.optional(z.record(z.string(), z.unknown())),
  publish: z.optional(z.record(z.string(), z.unknown())),
  effect: Effect,
  intended: z.optional(Effect),
  rules: z.array(z.string()),
});
const cases = z.array(Case).parse(parse(read('../../policies/starter.cases.yaml')));
const linted = lintPolicy(read('../../../lib/policy/starter.yaml'), NOW);
const policy = linted.policy as Policy;
const compiled = compile(policy);

function activityOf(given: z.infer<typeof Case>): Activity {
  if (given.address !== undefined) return Activity.parse(consentAt(given.address));
  return Activity.parse(given.share === undefined ? publish(given.publish) : share(given.share));
}

describe('the starter policy', () => {
  it('has nothing for the linter to say', () => {
    expect(linted.findings).toEqual([]);
  });

  it.each(cases.map((given) => [given.name, given] as const))('%s', (_name, given) => {
    const decision = decide(compiled, activityOf(given), context());
    expect({ effect: decision.effect, rules: decision.rules.map(({ id }) => id) }).toEqual({
      effect: given.effect,
      rules: given.rules,
    });
    if (given.intended !== undefined) expect(decision.intended).toBe(given.intended);
    expect(explain(compiled, activityOf(given), context()).rules.length).toBeGreaterThanOrEqual(
      given.rules.length,
    );
  });

  it('uses every rule in some case, save for those that need what no surface reads yet', () => {
    const seen = new Set(cases.flatMap(({ rules }) => rules));
    expect(policy.rules.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([
      'unverified-publisher',
      'private-account',
      'connection-for-others',
    ]);
  });

  it('has English and German for every sentence', () => {
    for (const { id, text, alternatives, effect, stage } of policy.rules) {
      const sentences = [
        ...text.why,
        ...(text.advice === undefined ? [] : [text.advice]),
        ...alternatives.map(({ label }) => label),
      ];
      for (const sentence of sentences)
        expect(Object.keys(sentence).toSorted(), id).toEqual(['de', 'en']);
      if (holds(effect) && stage !== 'observe') expect(text.why.length, id).toBeGreaterThan(0);
    }
  });

  it('speaks calmly', () => {
    const words = JSON.stringify(policy.rules.map(({ text }) => text));
    expect(words).not.toMatch(
      /!|violat|unauthori[sz]ed|forbidden|prohibit|warning|verboten|untersagt|Verstoß/iu,
    );
  });

  it('shows every stage', () => {
    expect(new Set(policy.rules.map(({ stage }) => stage))).toEqual(
      new Set(['observe', 'coach', 'enforce']),
    );
  });

  it('asks nobody anything on ordinary addresses', () => {
    expect(ORDINARY_ADDRESSES.filter((address) => consentAt(address) !== null)).toEqual([]);
  });
});
