/** What a step was about, in words. */
import type { RecentStep } from '../lib/browser/messages.ts';
import { capital, tidy } from './words/text.ts';
import type { Words } from './words/words.ts';

/** App or connector by its name, a thing by its kind (titles are never recorded). */
export function subjectOf(step: RecentStep, things: Words['things']): string {
  return Object.hasOwn(things, step.subject)
    ? capital(things[step.subject as keyof Words['things']])
    : tidy(step.subject);
}
