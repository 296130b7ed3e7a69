import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  EditProblem,
  appendEntries,
  removeValue,
  setValue,
} from '../../../lib/policy/delivery/edit.ts';
import { ACME as starter } from '../cli/acme-policy.ts';

const linesOf = (text: string) => text.split('\n');
/** Lines of the first text that the second one does not have, each counted. */
const gone = (before: string, after: string) => {
  const left = linesOf(after);
  return linesOf(before).filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
};

describe('an edit leaves everything else as it was', () => {
  it('sets plain values and keeps their quotes', () => {
    const edited = setValue(
      setValue(starter, ['version'], 2, 'id'),
      ['issued'],
      '2027-01-01T00:00:00Z',
      'version',
    );
    expect(gone(starter, edited)).toEqual(['version: 1', "issued: '2026-11-01T00:00:00Z'"]);
    expect(gone(edited, starter)).toEqual(['version: 2', "issued: '2027-01-01T00:00:00Z'"]);
  });

  it('adds a key behind another one, and takes it away again', () => {
    const edited = setValue(starter, ['rules', 1, 'rollout'], 25, 'stage');
    expect(gone(edited, starter)).toEqual(['    rollout: 25']);
    expect(parse(edited).rules[1].rollout).toBe(25);
    expect(removeValue(edited, ['rules', 1, 'rollout'], 100)).toBe(starter);
  });

  it('puts entries at the end of a list, before the words about the next one', () => {
    const app = { clientId: 'x', name: 'X: with colon' };
    const edited = appendEntries(starter, ['lists', 'apps', 'limited'], [app]);
    expect(gone(starter, edited)).toEqual([]);
    expect(parse(edited).lists.apps.limited.at(-1)).toEqual(app);
    const lines = linesOf(edited);
    const place = lines.findIndex((line) => line.includes('clientId: x'));
    expect(lines[place - 1]).toContain('Ledger Sync');
    expect(lines[place + 2]?.trim()).toMatch(/^#/u);
  });

  it('makes lists that are missing or empty', () => {
    const kill = { id: 'k', app: 'z' };
    const edited = appendEntries(
      appendEntries(starter, ['lists', 'connectors', 'blocked'], [{ id: 'shared_x' }]),
      ['kill'],
      [kill],
    );
    expect(gone(starter, edited)).toEqual(['kill: []']);
    expect(parse(edited).kill).toEqual([kill]);
    expect(parse(edited).lists.connectors).toEqual({ blocked: [{ id: 'shared_x' }] });
    expect(parse(edited).lists.apps).toEqual(parse(starter).lists.apps);
  });

  it('keeps JSON, one-line maps and Windows line ends what they are', () => {
    const json = JSON.stringify({
      lists: { apps: {} },
      kill: [],
      rules: [{ id: 'r', stage: 'coach' }],
    });
    const edited = appendEntries(
      setValue(json, ['rules', 0, 'rollout'], 5, 'stage'),
      ['lists', 'apps', 'approved'],
      [{ clientId: 'a' }],
    );
    expect(JSON.parse(edited)).toEqual({
      lists: { apps: { approved: [{ clientId: 'a' }] } },
      kill: [],
      rules: [{ id: 'r', stage: 'coach', rollout: 5 }],
    });
    expect(removeValue(edited, ['rules', 0, 'rollout'], 100)).toContain('"rollout": 100');
    const oneLine = 'rules:\n  - { id: r, stage: coach } # why\n';
    expect(setValue(oneLine, ['rules', 0, 'rollout'], 5, 'stage')).toBe(
      'rules:\n  - { id: r, stage: coach, rollout: 5 } # why\n',
    );
    const windows = starter.replaceAll('\n', '\r\n');
    const both = appendEntries(
      setValue(windows, ['rules', 0, 'rollout'], 5, 'stage'),
      ['kill'],
      [{ id: 'k', app: 'z' }],
    );
    expect(both.replaceAll('\r\n', '')).not.toContain('\n');
    expect(
      removeValue(
        setValue(windows, ['rules', 0, 'rollout'], 5, 'stage'),
        ['rules', 0, 'rollout'],
        100,
      ),
    ).toBe(windows);
  });

  it('says where it cannot help', () => {
    expect(() => setValue('rules: []', ['rules', 0, 'stage'], 'coach', 'id')).toThrow(EditProblem);
    expect(() => setValue('a: [', ['a'], 1, 'a')).toThrow(EditProblem);
    expect(() => setValue('a: &x { b: 1 }\nc: *x\n', ['c'], 1, 'a')).toThrow(/reference/);
    expect(() => appendEntries('- a\n', ['kill'], [{ id: 'k' }])).toThrow(EditProblem);
  });

  it('holds for entries of any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ clientId: fc.string({ minLength: 1 }), name: fc.string() }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom('approved', 'limited', 'watched', 'brand-new'),
        (apps, list) => {
          const edited = appendEntries(starter, ['lists', 'apps', list], apps);
          const before = parse(starter);
          before.lists.apps[list] = [...(before.lists.apps[list] ?? []), ...apps];
          expect(parse(edited)).toEqual(before);
          expect(gone(starter, edited)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
