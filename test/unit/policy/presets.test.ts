/** The presets of the first ninety days: the same rules in three stages, each doing what its cases say. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { consentAt } from '../../../cli/consent-address.ts';
import { STAGES } from '../../../lib/activity/decision.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { Case } from '../../../lib/policy/cases/case.ts';
import { coverageOf, runCases } from '../../../lib/policy/cases/case-run.ts';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { NOW } from './samples.ts';

const FOLDER = new URL('../../../lib/policy/presets/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const NAMES = ['days-0-30', 'days-30-60', 'days-60-90'] as const;

const presets = NAMES.map((name) => {
  const linted = lintPolicy(read(`${name}.yaml`), NOW);
  const policy = linted.policy as Policy;
  const cases = z.array(Case).parse(parse(read(`${name}.cases.yaml`)));
  return { name, findings: linted.findings, policy, cases };
});

describe.each(presets)('$name', ({ findings, policy, cases }) => {
  const results = runCases(policy, cases, { readAddress: consentAt, catalog });

  it('has nothing for the linter to say', () => expect(findings).toEqual([]));

  it.each(results.map((result) => [result.name, result] as const))('%s', (_name, result) => {
    expect({ problems: result.problems, differences: result.differences }).toEqual({
      problems: [],
      differences: [],
    });
  });

  it('has a case for every rule', () => expect(coverageOf(policy, results).percent).toBe(100));
});

describe('the three together', () => {
  it('have the same rules, and only ever move on', () => {
    const [first, ...later] = presets.map(({ policy }) => policy);
    for (const policy of later) {
      const same = policy.rules.map((rule, index) => ({
        ...rule,
        stage: first!.rules[index]!.stage,
      }));
      expect(same).toEqual(first!.rules);
    }
    for (const [index] of first!.rules.entries()) {
      const stages = presets.map(({ policy }) => STAGES.indexOf(policy.rules[index]!.stage));
      expect(stages, first!.rules[index]!.id).toEqual(stages.toSorted((a, b) => a - b));
    }
  });

  it('show nobody anything in the first month', () => {
    const shown = presets[0]!.cases.filter(({ effect }) => effect !== 'allow' && effect !== 'log');
    expect(shown).toEqual([]);
  });

  it('stand each beside its cases', () => {
    expect(readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))).toEqual(
      NAMES.flatMap((name) => [`${name}.cases.yaml`, `${name}.yaml`]),
    );
  });
});

/** Names in the table that are parts of a policy and no rules. */
const OTHER_NAMES = new Set('checked-apps makers owner users vendor requires request'.split(' '));

describe('the table of controls', () => {
  const rows = read('README.md')
    .split('\n')
    .map((line) => /^\| ([A-Z]\d+[a-e]?) +\| (.*?) *\| (.*?) *\|$/u.exec(line))
    .filter((match) => match !== null)
    .map(([, row = '', answer = '']) => ({ row, answer }));

  it('has each row of the programme once', () => {
    const letters = (name: string, ...parts: string[]) => parts.map((part) => `${name}${part}`);
    expect(rows.map(({ row }) => row)).toEqual([
      ...letters('R', '1', '2a', '2b', '2c', '3', '4'),
      ...letters('V', '1', '2', '3', '4'),
      ...letters('G', '1a', '1b', '1c', '2a', '2b', '2c', '2d', '2e', '3a', '3b', '3c'),
      ...letters('G', '4a', '4b', '4c', '5a', '5b', '5c', '6a', '6b', '6c', '7'),
      ...letters('B', '1', '2', '3', '4', '5'),
      ...letters('P', '30a', '30b', '30c', '60a', '60b', '60c', '90a', '90b', '90c'),
      ...letters('I', '1', '2', '3', '4', '5', '6'),
      ...letters('M', '1', '2', '3', '4', '5'),
      ...letters('C', '1', '2', '3', '4', '5'),
      ...letters('E', '1', '2', '3'),
    ]);
  });

  it('names rules that are there, and every rule is named', () => {
    const rules = new Set(presets[0]!.policy.rules.map(({ id }) => id));
    const named = new Set(
      rows
        .flatMap(({ answer }) => [...answer.matchAll(/`([a-z]+(?:-[a-z]+)*)`/gu)])
        .map(([, name]) => name!)
        .filter((name) => !OTHER_NAMES.has(name)),
    );
    expect([...named].filter((name) => !rules.has(name))).toEqual([]);
    expect([...rules].filter((name) => !named.has(name))).toEqual([]);
  });

  it('the letters behind each rule are rows of the table', () => {
    const known = new Set(rows.map(({ row }) => row));
    for (const { name } of presets) {
      const letters = [...read(`${name}.yaml`).matchAll(/^ {2}- id: \S+ # (.+)$/gmu)].flatMap(
        ([, list = '']) => list.split(', '),
      );
      expect(letters.length, name).toBeGreaterThan(20);
      expect(letters.filter((letter) => !known.has(letter))).toEqual([]);
    }
  });
});
