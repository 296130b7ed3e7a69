/** What a step was about, in words. */
import type { PageWords } from './words/pages.ts';
import { capital, tidy } from './words/text.ts';
import type { Words } from './words/words.ts';

/** App or connector by its name, a thing by its kind (titles are never recorded). */
export function subjectOf({ subject }: { subject: string }, things: Words['things']): string {
  return Object.hasOwn(things, subject)
    ? capital(things[subject as keyof Words['things']])
    : tidy(subject);
}

/** `consent` in words; a kind this version does not know keeps its name. */
export function kindOf({ kind }: { kind: string }, { kinds }: PageWords): string {
  return kind in kinds ? kinds[kind as keyof typeof kinds] : kind;
}
