/** What a person has to tick or accept before a step goes on, and other ways to point to. */
import type { Alternative, Requirements } from '../activity/decision.ts';
import { PLAIN_DECISION } from '../activity/decision.ts';
import type { PromptHistory } from './facts.ts';
import { pick } from './localise.ts';
import type { PageDocument } from './page-document.ts';
import type { Rule, Terms } from './schema.ts';

/** More than a person reads. */
const LONGEST_CHECKLIST = 10;

/** The terms that a rule asks for and that were not accepted in their present version, or null. */
export function termsWaiting(
  { requires }: Rule,
  terms: readonly Terms[],
  { accepted }: PromptHistory,
): Terms | null {
  const wanted = requires?.terms;
  if (wanted === undefined) return null;
  const entry = terms.find(({ id }) => id === wanted);
  if (entry === undefined) return null;
  const done = accepted.some(({ id, version }) => id === wanted && version >= entry.version);
  return done ? null : entry;
}

/**
 * What several rules want, put together: each sentence once, and one text to accept at a time.
 * @param rules strongest first.
 */
export function requirementsOf(
  rules: readonly Rule[],
  policy: PageDocument,
  history: PromptHistory,
  language: string,
): Requirements {
  const asking = rules.filter(({ requires }) => requires !== undefined);
  if (asking.length === 0) return PLAIN_DECISION.requirements;
  const sentences = asking.flatMap(({ requires }) =>
    (requires?.checklist ?? []).map((text) => pick(text, language)),
  );
  const terms = asking
    .map((rule) => termsWaiting(rule, policy.terms, history))
    .find((entry) => entry !== null);
  return {
    checklist: [...new Set(sentences)]
      .filter((sentence) => sentence !== null)
      .slice(0, LONGEST_CHECKLIST),
    terms:
      terms === undefined
        ? null
        : {
            id: terms.id,
            version: terms.version,
            text: pick(terms.text, language) ?? '',
            url: terms.url ?? null,
          },
  };
}

/** Where rules point to, templates resolved; what has no words or no address is left out. */
export function alternativesOf(
  rules: readonly Rule[],
  { templates }: PageDocument['lists'],
  language: string,
): Alternative[] {
  const found = rules.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ label, url, template }) => {
      const known =
        template !== undefined && Object.hasOwn(templates, template)
          ? templates[template]
          : undefined;
      const words = pick(label ?? known?.label, language);
      const address = url ?? known?.url;
      return words === null || address === undefined ? [] : [{ label: words, url: address }];
    }),
  );
  return found.filter(
    ({ label, url }, index) =>
      found.findIndex((other) => other.url === url && other.label === label) === index,
  );
}
