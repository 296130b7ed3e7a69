import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ANOMALIES, AUDIENCES, FLOWS, ROLES } from '../../../lib/activity/activity.ts';
import { EFFECTS, QUIETS, RISK_LEVELS, STAGES } from '../../../lib/activity/decision.ts';
import { REDIRECT_CLASSES, WEIGHTS } from '../../../lib/catalog/catalog.ts';
import { soften } from '../../../lib/policy/decide.ts';
import { NO_LISTS, VENDOR_STATUSES } from '../../../lib/policy/lists.ts';
import {
  PREDICATES,
  type PredicateName,
  bindPredicate,
  isPredicate,
} from '../../../lib/policy/predicates/predicates.ts';

const folder = new URL('../../../lib/policy/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        // A bar inside a cell is written as \\|.
        .split(/(?<!\\)\|/u)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
const rows = rowsOf(readme);
const code = (cell: string | undefined) => /^`(.*)`$/u.exec(cell ?? '')?.[1] ?? '';

describe('the README of this room', () => {
  const examples = new Map(
    rowsOf(/^## Predicates\n(.*?)^## /msu.exec(readme)?.[1] ?? '')
      .filter(([name]) => isPredicate(code(name)))
      .map(([name, example]) => [code(name), code(example)]),
  );

  it('has every predicate, and no other', () => {
    expect([...examples.keys()].toSorted()).toEqual(Object.keys(PREDICATES).toSorted());
  });

  it.each([...examples])('has an example of %s that works', (name, example) => {
    const condition = parse(example) as Record<string, unknown>;
    expect(Object.keys(condition)).toEqual([name]);
    expect(typeof bindPredicate(name as PredicateName, condition[name], NO_LISTS)).toBe('object');
  });

  it('has the table of effects and stages', () => {
    for (const effect of EFFECTS) {
      const row = rows.find(([name]) => code(name) === effect);
      expect(row?.slice(2).map(code), effect).toEqual(STAGES.map((stage) => soften(effect, stage)));
    }
  });

  it('has every audience and role', () => {
    for (const word of [...AUDIENCES, ...ROLES]) expect(readme).toContain(`\`${word}\``);
  });

  it('has every area of words that predicates take', () => {
    const words = [...RISK_LEVELS, ...FLOWS, ...ANOMALIES, ...REDIRECT_CLASSES, ...WEIGHTS];
    for (const word of [...words, ...VENDOR_STATUSES, ...QUIETS])
      expect(readme, word).toMatch(new RegExp(`\\b${word}\\b`, 'u'));
  });

  it('names only files that are there', () => {
    const named = [...readme.matchAll(/`([a-z-]+\.(?:ts|yaml))`/gu)].map(
      (match) => match[1] as string,
    );
    expect(named.filter((name) => !existsSync(new URL(name, folder)))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});
