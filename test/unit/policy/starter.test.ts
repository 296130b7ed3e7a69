import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { holds } from '../../../lib/activity/decision.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { Case } from '../../../lib/policy/cases/case.ts';
import { coverageOf, runCases } from '../../../lib/policy/cases/case-run.ts';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { consentAt } from '../../../cli/consent-address.ts';
import { ORDINARY_ADDRESSES } from '../recognition/ordinary-addresses.ts';
import { z } from 'zod';
import { NOW } from './samples.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

const cases = z.array(Case).parse(parse(read('../../../lib/policy/starter.cases.yaml')));
const linted = lintPolicy(read('../../../lib/policy/starter.yaml'), NOW);
const policy = linted.policy as Policy;
const results = runCases(policy, cases, { readAddress: consentAt, catalog });

describe('the starter policy', () => {
  it('has nothing for the linter to say', () => {
    expect(linted.findings).toEqual([]);
  });

  it.each(results.map((result) => [result.name, result] as const))('%s', (_name, result) => {
    expect({ problems: result.problems, differences: result.differences }).toEqual({
      problems: [],
      differences: [],
    });
  });

  it('has a case for every rule', () => {
    expect(coverageOf(policy, results).untouched).toEqual([]);
  });

  it('has English and German for every sentence', () => {
    for (const { id, text, alternatives, effect, stage } of policy.rules) {
      const sentences = [
        ...text.why,
        ...(text.advice === undefined ? [] : [text.advice]),
        ...alternatives.flatMap(({ label }) => (label === undefined ? [] : [label])),
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
