/** What a person ticks, accepts or is pointed to. */
import { describe, expect, it } from 'vitest';
import { Decision } from '../../../lib/activity/decision.ts';
import { type RuleInput, consent, decisionOf, rule } from './samples.ts';

const terms = [
  {
    id: 'aup',
    version: 4,
    text: { en: 'Use it well.', de: 'Nutzen Sie es gut.' },
    url: 'https://intranet.acme.example/aup',
  },
  { id: 'other', version: 1, text: { en: 'Other terms.' } },
];
const asked = (
  rules: readonly RuleInput[],
  accepted: ReadonlyArray<{ id: string; version: number }> = [],
  language = 'en',
) =>
  Decision.parse(
    decisionOf({ rules: [...rules], terms }, consent(), {
      language,
      prompts: { today: 0, answered: [], accepted },
    }),
  );

describe('requirements', () => {
  const publishing = rule({
    requires: {
      checklist: [
        { en: 'It has an owner.', de: 'Es hat jemanden, der dafür zuständig ist.' },
        { en: 'It holds no personal data.' },
      ],
      terms: 'aup',
    },
  });

  it("come in the person's language", () => {
    expect(asked([publishing], [], 'de').requirements).toEqual({
      checklist: ['Es hat jemanden, der dafür zuständig ist.', 'It holds no personal data.'],
      terms: {
        id: 'aup',
        version: 4,
        text: 'Nutzen Sie es gut.',
        url: 'https://intranet.acme.example/aup',
      },
    });
  });

  it('leave out terms that were accepted in this version or a later one', () => {
    expect(asked([publishing], [{ id: 'aup', version: 3 }]).requirements.terms?.version).toBe(4);
    expect(asked([publishing], [{ id: 'aup', version: 4 }]).requirements.terms).toBe(null);
    expect(asked([publishing], [{ id: 'aup', version: 5 }]).requirements.terms).toBe(null);
    expect(asked([publishing], [{ id: 'aup', version: 4 }]).requirements.checklist).toHaveLength(2);
  });

  it('of several rules are put together, one text at a time', () => {
    const second = rule({
      id: 'second',
      effect: 'acknowledge',
      requires: { checklist: [{ en: 'It has an owner.' }, { en: 'I told IT.' }], terms: 'other' },
    });
    expect(asked([second, publishing]).requirements).toMatchObject({
      checklist: ['It has an owner.', 'It holds no personal data.', 'I told IT.'],
      terms: { id: 'aup' },
    });
    expect(asked([second, publishing], [{ id: 'aup', version: 4 }]).requirements.terms?.id).toBe(
      'other',
    );
  });

  it('are nothing where nothing is shown, on trial, or in a lower band', () => {
    const nothing = { checklist: [], terms: null };
    expect(asked([{ ...publishing, effect: 'inform' }]).requirements).toEqual(nothing);
    expect(asked([{ ...publishing, stage: 'observe' }]).requirements).toEqual(nothing);
    expect(asked([{ ...publishing, band: 1 }, rule({ id: 'top' })]).requirements).toEqual(nothing);
    expect(asked([rule({ requires: { terms: 'gone' } })]).requirements).toEqual(nothing);
  });
});

describe('alternatives', () => {
  const pointing = (alternatives: RuleInput['alternatives']) =>
    asked([rule({ alternatives })], [], 'de').alternatives;

  it('may be a template, with words or an address of their own', () => {
    expect(pointing([{ template: 'form' }])).toEqual([
      { label: 'Formular', url: 'https://t.acme.example/f' },
    ]);
    expect(pointing([{ template: 'form', label: { de: 'Unser Formular' } }])).toEqual([
      { label: 'Unser Formular', url: 'https://t.acme.example/f' },
    ]);
  });

  it('leave out a template that is not there, and say each once', () => {
    expect(pointing([{ template: 'gone' }, { template: 'constructor' }])).toEqual([]);
    expect(pointing([{ template: 'form' }, { template: 'form' }])).toHaveLength(1);
  });

  it('need a label and an address, or a template', () => {
    expect(() => pointing([{ label: { en: 'Go' } }])).toThrow(/names a template/);
  });
});
