/** What the desk makes of the admins' policy: nothing lost, nothing over, names that lead back. */
import { describe, expect, it } from 'vitest';
import { Policy } from '../../../lib/policy/schema.ts';
import { DeskEntryBody, type DeskEntryInput } from '../../../server/contract/desk.ts';
import {
  type KeptEntry,
  composePolicy,
  entryOf,
  nameOfEntry,
  voidIn,
} from '../../../server/desk/compose-policy.ts';
import { NOW, policyWith, rule } from '../policy/samples.ts';

const [ID, ASKED] = [
  '019a0000-0000-7000-8000-00000000000a',
  '019a0000-0000-7000-8000-000000000001',
];
const LATER = new Date(NOW + 60_000).toISOString();
const base = policyWith({
  rules: [rule({ id: 'mail', stage: 'coach' }), rule({ id: 'files' })],
  exceptions: [{ id: 'own', actor: { group: 'g' }, app: 'a', until: '2020-01-01T00:00:00Z' }],
  kill: [{ id: 'incident', app: 'bad' }],
});
const entry = (given: DeskEntryInput, until: number | null = null, id = ID): KeptEntry => ({
  ...DeskEntryBody.parse(given),
  ...{ id, until },
});
const exception = { kind: 'exception', body: { request: ASKED, until: LATER } } as const;
const answer = (at: number, said: 'approved' | 'refused') =>
  ({
    kind: 'answer',
    body: { request: ASKED, answer: said, at: new Date(at).toISOString() },
  }) as const;

describe('a composed policy', () => {
  it('is the base where nothing was added', () => {
    expect(composePolicy(base, [], NOW)).toEqual(base);
  });

  it('keeps everything of the admins, and adds under names that lead back', () => {
    const made = composePolicy(
      base,
      [entry(exception), entry({ kind: 'kill', body: { app: 'x' } })],
      NOW,
    );
    expect(made.exceptions.map(({ id }) => id)).toEqual(['own', `desk-exception-${ID}`]);
    expect(made.exceptions[1]).toMatchObject({ actor: {}, request: ASKED });
    expect(made.kill.map(({ id }) => id)).toEqual(['incident', `desk-kill-${ID}`]);
    expect(made.vocabulary).toBe(4);
    expect(Policy.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    expect(entryOf(nameOfEntry('kill', ID))).toBe(ID);
    expect(entryOf('incident')).toBeNull();
  });

  it('leaves out what is over, whatever says so', () => {
    const over = [entry(exception, NOW), entry(answer(NOW - 31 * 86_400_000, 'refused'))];
    expect(composePolicy(base, over, NOW)).toEqual(base);
    expect(composePolicy(base, [entry(exception)], NOW + 60_000).exceptions).toHaveLength(1);
  });

  it('tells the newest answer of each request', () => {
    const both = [entry(answer(NOW - 5, 'approved')), entry(answer(NOW - 9, 'refused'))];
    expect(composePolicy(base, both, NOW).answers).toMatchObject([{ answer: 'approved' }]);
  });

  it('moves a rule, the newest word first, and nothing else of it', () => {
    const moves = [
      entry({ kind: 'stage', body: { rule: 'mail', stage: 'enforce', rollout: 10 } }),
      entry({ kind: 'stage', body: { rule: 'mail', rollout: 25 } }),
    ];
    const made = composePolicy(base, moves, NOW);
    expect(made.rules).toEqual([
      { ...base.rules[0], stage: 'enforce', rollout: 25 },
      base.rules[1],
    ]);
    const lost = entry({ kind: 'stage', body: { rule: 'gone', stage: 'coach' } });
    expect(voidIn(base, lost)).toBe('The policy has no rule "gone".');
    expect(voidIn(base, moves[0]!)).toBeNull();
  });

  it('takes nothing that browsers would refuse', () => {
    for (const body of [
      { request: 'ada', until: LATER },
      { request: ASKED },
      { request: ASKED, actor: { user: 'ada' }, until: LATER },
    ])
      expect(DeskEntryBody.safeParse({ kind: 'exception', body }).success).toBe(false);
  });
});
