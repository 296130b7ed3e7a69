/** What the linter says of a policy's words: tone, length, languages; and what people get in theirs. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import { FITS } from '../../../lib/policy/lint/lint-tone.ts';
import { pick } from '../../../lib/policy/localise.ts';
import { ofCode, said, used } from './lint-samples.ts';
import { NOW, rule } from './samples.ts';

const why = (text: Record<string, string>) => ({
  rules: [used, rule({ id: 'x', text: { why: [text], advice: { en: 'Advice' } } })],
});
const tone = (text: Record<string, string>) => ofCode('text-tone', why(text));

describe('tone', () => {
  it.each([
    ['en', 'Stop!', /exclamation mark/],
    ['ja', '停止！', /exclamation mark/],
    ['en', 'This is an unauthorized app.', /“unauthorized”/],
    ['en-GB', 'You must ask first.', /“You must”/],
    ['de', 'Das ist ein Verstoß gegen die Regeln.', /“Verstoß”/],
    ['fr', 'C’est interdit.', /“interdit”/],
    ['es', 'Está prohibido.', /“prohibid”/],
    ['ja', '外部との共有は禁止です。', /“禁止”/],
    ['ar', 'المشاركة ممنوعة.', /“ممنوع”/],
    ['en', 'DO NOT SHARE customer data.', /in capitals/],
  ])('%s: %s', (tag, text, message) => {
    const found = tone({ en: 'Why.', [tag]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
    expect(found[0]).toMatch(/^warning rules\[1\]\.text\.why\[0\]:/u);
  });

  it.each([
    'It leaves Acme, and what is outside can’t be called back.',
    'SAP and JIRA are reviewed; ask for others.',
    'A mustard recipe is fine.',
  ])('nothing about: %s', (text) => expect(tone({ en: text })).toEqual([]));
});

describe('length', () => {
  const long = (text: Record<string, string>) => ofCode('text-too-long', why(text));
  it('of what fits on a small screen', () => {
    expect(long({ en: 'w'.repeat(FITS['why']!) })).toEqual([]);
    expect(long({ en: 'w'.repeat(FITS['why']! + 1) })[0]).toMatch(/161 letters long; about 160/u);
  });
  it('wide letters count twice', () => {
    expect(long({ en: 'Why', ja: '共'.repeat(80) })).toEqual([]);
    expect(long({ en: 'Why', ja: '共'.repeat(81) })).toHaveLength(1);
  });
  it('of labels and titles, too', () => {
    const rules = [
      used,
      rule({
        text: { title: { en: 't'.repeat(91) }, why: [{ en: 'W' }] },
        alternatives: [{ label: { en: 'l'.repeat(41) }, url: 'https://a.example/' }],
      }),
    ];
    expect(ofCode('text-too-long', { rules }).map((line) => line.split(':')[0])).toEqual([
      'warning rules[1].text.title',
      'warning rules[1].alternatives[0].label',
    ]);
  });
  it('terms may be as long as they are', () => {
    const terms = [{ id: 't', version: 1, text: { en: 'w'.repeat(900) } }];
    expect(ofCode('text-too-long', { rules: [said, used], terms })).toEqual([]);
  });
});

it.each(['starter', 'presets/days-0-30', 'presets/days-30-60', 'presets/days-60-90'])(
  '%s is an example of both',
  (name) => {
    const { findings } = lintPolicy(readFileSync(`lib/policy/${name}.yaml`, 'utf8'), NOW);
    expect(findings.filter(({ code }) => code.startsWith('text-'))).toEqual([]);
  },
);

describe('languages', () => {
  it('a person reads the nearest one: the tag, its shorter forms, English, any', () => {
    const texts = { en: 'E', fr: 'F', 'pt-BR': 'P' };
    expect(
      ['fr-CA', 'fr', 'FR-fr', 'pt-BR', 'pt-PT', 'ar', 'en-GB'].map((tag) => pick(texts, tag)),
    ).toEqual(['F', 'F', 'F', 'P', 'E', 'E', 'E']);
    expect(pick({ de: 'D' }, 'ja')).toBe('D');
    expect(pick(undefined, 'ja')).toBeNull();
  });

  it('one that half of the texts have is missed, by name and place', () => {
    const both = { en: 'W', ar: 'ق' };
    const rules = [
      used,
      rule({ id: 'a', text: { why: [both], advice: both } }),
      rule({ id: 'b', text: { why: [{ en: 'W' }], advice: both } }),
    ];
    expect(ofCode('language-missing', { rules })).toEqual([
      'warning rules[2].text.why[0]: The rule "b" has no Arabic (ar) in text.why.0; 3 of 4 texts have it.',
    ]);
  });
});
