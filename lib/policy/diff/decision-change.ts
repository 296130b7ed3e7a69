/** What differs between two decisions about the same step. */
import { EFFECTS, type Decision, type Effect } from '../../activity/decision.ts';

/**
 * `milder` and `stronger`: what is done now. `intended`: what will be done once every rule is enforced.
 * `rules`: the same is done for other reasons. `words`: people read something else.
 */
export const CHANGE_KINDS = ['milder', 'stronger', 'intended', 'rules', 'words'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The part of a decision that a person or a report would notice. */
export interface Outcome {
  readonly effect: Effect;
  readonly intended: Effect;
  /** Rules that decide, or the exception or kill entry in their stead. */
  readonly by: readonly string[];
}

/** The way in which a second decision differs from a first, or null where it does not. */
export function changeBetween(before: Decision, after: Decision): ChangeKind | null {
  const step = EFFECTS.indexOf(after.effect) - EFFECTS.indexOf(before.effect);
  if (step !== 0) return step < 0 ? 'milder' : 'stronger';
  if (before.intended !== after.intended) return 'intended';
  const [was, is] = [outcomeOf(before), outcomeOf(after)];
  if (was.by.join('\n') !== is.by.join('\n') || before.quiet !== after.quiet) return 'rules';
  return wordsOf(before) === wordsOf(after) ? null : 'words';
}

/** What a decision comes to. */
export function outcomeOf({ effect, intended, basis, entry, rules }: Decision): Outcome {
  const by =
    basis === 'kill' || basis === 'exception'
      ? [`${basis} ${entry}`]
      : rules.map(({ id }) => id).toSorted();
  return { effect, intended, by };
}

function wordsOf({ text, alternatives, requirements, drill }: Decision): string {
  return JSON.stringify([text, alternatives, requirements, drill]);
}
