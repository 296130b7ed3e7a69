/** What can be wrong with the words of a policy: missing languages, tone and length, nothing said, no other way shown. */
import { holds } from '../../activity/decision.ts';
import { type Remark, warning } from './finding.ts';
import { lintTone } from './lint-tone.ts';
import type { Localised, Policy, Rule } from '../schema.ts';
import type { Path } from './unknown-keys.ts';

/** One text of the policy, and what it belongs to. */
interface PlacedText {
  readonly owner: string;
  readonly at: Path;
  /** Its place below what it belongs to. */
  readonly below: string;
  readonly text: Localised;
}

/** Everything about the words that is worth a remark. */
export function* lintTexts(policy: Policy): Generator<Remark> {
  const texts = textsOf(policy);
  for (const { at, text } of texts)
    if (text['en'] === undefined)
      yield warning(
        'no-english',
        at,
        'The English text is missing; it is what people get whose language is not here.',
        'add en',
      );
  for (const { at, text: byTag } of texts)
    for (const [tag, text] of Object.entries(byTag)) yield* lintTone({ at, tag, text });
  yield* lintLanguages(texts);
  for (const [index, rule] of policy.rules.entries()) yield* lintSilence(rule, ['rules', index]);
}

function textsOf(policy: Policy): PlacedText[] {
  return [
    ...policy.rules.flatMap(ruleTexts),
    ...policy.kill.flatMap(({ id, why }, index) =>
      why === undefined ? [] : [placed(`The kill entry "${id}"`, ['kill', index], 'why', why)],
    ),
    ...policy.terms.map(({ id, text }, index) =>
      placed(`The terms "${id}"`, ['terms', index], 'text', text),
    ),
    ...Object.entries(policy.lists.templates).map(([name, { label }]) =>
      placed(`The template "${name}"`, ['lists', 'templates', name], 'label', label),
    ),
    ...Object.entries(policy.settings.walls).map(([wall, { text }]) =>
      placed(`The wall "${wall}"`, ['settings', 'walls', wall], 'text', text),
    ),
  ];
}

function ruleTexts(rule: Rule, index: number): PlacedText[] {
  const { title, why, advice } = rule.text;
  const place = (below: string, text: Localised | undefined) =>
    text === undefined ? [] : [placed(`The rule "${rule.id}"`, ['rules', index], below, text)];
  return [
    ...place('text.title', title),
    ...why.flatMap((text, number) => place(`text.why.${number}`, text)),
    ...place('text.advice', advice),
    ...rule.alternatives.flatMap(({ label }, number) =>
      place(`alternatives.${number}.label`, label),
    ),
    ...(rule.requires?.checklist ?? []).flatMap((text, number) =>
      place(`requires.checklist.${number}`, text),
    ),
  ];
}

function placed(owner: string, above: Path, below: string, text: Localised): PlacedText {
  const parts = below.split('.').map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
  return { owner, at: [...above, ...parts], below, text };
}

const primary = (tag: string) => tag.split('-')[0]!.toLowerCase();

/** A language that at least half of all texts have is meant to be everywhere. */
function* lintLanguages(texts: readonly PlacedText[]): Generator<Remark> {
  const languages = texts.map(({ text }) => new Set(Object.keys(text).map(primary)));
  const counts = new Map<string, number>();
  for (const tags of languages) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const expected = [...counts]
    .filter(([tag, count]) => tag !== 'en' && count >= 2 && count * 2 >= texts.length)
    .map(([tag]) => tag);
  for (const tag of expected) {
    const missing = texts.filter((_text, index) => languages[index]?.has(tag) === false);
    for (const [owner, places] of Map.groupBy(missing, (text) => text.owner))
      yield warning(
        'language-missing',
        places[0]!.at,
        `${owner} has no ${nameOf(tag)} (${tag}) in ${places.map(({ below }) => below).join(', ')}; ${counts.get(tag)} of ${texts.length} texts have it.`,
        `add ${tag}`,
      );
  }
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

function nameOf(tag: string): string {
  return NAMES.of(tag) ?? tag;
}

function* lintSilence(rule: Rule, at: Path): Generator<Remark> {
  const { why, advice } = rule.text;
  if (holds(rule.effect) && why.length === 0 && advice === undefined)
    yield warning(
      'no-words',
      at,
      `"${rule.id}" holds people up without a word of its own.`,
      'add text.why in English',
    );
  const stops = rule.effect === 'block' && rule.stage === 'enforce';
  if (stops && rule.alternatives.length === 0 && advice === undefined)
    yield warning(
      'no-way-out',
      at,
      `"${rule.id}" stops people and shows no other way.`,
      'add text.advice or alternatives',
    );
}
