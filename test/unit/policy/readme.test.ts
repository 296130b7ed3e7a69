import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AUDIENCES, ROLES } from '../../../lib/activity/activity.ts';
import { EFFECTS, STAGES } from '../../../lib/activity/decision.ts';
import { soften } from '../../../lib/policy/decide.ts';
import {
  PREDICATES,
  type PredicateName,
  bindPredicate,
  isPredicate,
} from '../../../lib/policy/predicates.ts';

const folder = new URL('../../../lib/policy/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const code = (cell: string | undefined) => /^`(.*)`$/u.exec(cell ?? '')?.[1] ?? '';

describe('the README of this room', () => {
  const examples = new Map(
    rows
      .filter(([name]) => isPredicate(code(name)))
      .map(([name, example]) => [code(name), code(example)]),
  );

  it('has every predicate, and no other', () => {
    expect([...examples.keys()].toSorted()).toEqual(Object.keys(PREDICATES).toSorted());
  });

  it.each([...examples])('has an example of %s that works', (name, example) => {
    const condition = parse(example) as Record<string, unknown>;
    expect(Object.keys(condition)).toEqual([name]);
    expect(
      typeof bindPredicate(name as PredicateName, condition[name], {
        domains: {},
        apps: {},
        scopes: {},
        people: {},
      }),
    ).toBe('object');
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

  it('names only files that are there', () => {
    const named = [...readme.matchAll(/`([a-z-]+\.(?:ts|yaml))`/gu)].map(
      (match) => match[1] as string,
    );
    expect(named.filter((name) => !existsSync(new URL(name, folder)))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});
