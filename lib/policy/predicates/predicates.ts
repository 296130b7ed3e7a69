/**
 * The closed set of predicates. Each is declared with the shape of its parameter, what it asks of the
 * facts, the reason it gives, and where possible the keys by which a rule that needs it can be found.
 * There are three answers: yes, no, and null for a fact that is not known. `not` leaves null alone,
 * so that a missing fact never turns into an alarm.
 */
import { APP_PREDICATES } from './app-predicates.ts';
import { CONSENT_PREDICATES } from './consent-predicates.ts';
import { DATA_PREDICATES } from './data-predicates.ts';
import type { Definition, Lists, Test } from './predicate.ts';
import { STEP_PREDICATES } from './step-predicates.ts';

export const PREDICATES = {
  ...STEP_PREDICATES,
  ...APP_PREDICATES,
  ...CONSENT_PREDICATES,
  ...DATA_PREDICATES,
} as const satisfies Record<string, Definition>;

export type PredicateName = keyof typeof PREDICATES;

/** Whether this version knows a predicate of this name. */
export function isPredicate(name: string): name is PredicateName {
  return Object.hasOwn(PREDICATES, name);
}

/**
 * Binds a predicate to its parameter.
 * @returns the test, or a sentence that says what is wrong with the parameter.
 */
export function bindPredicate(
  name: PredicateName,
  parameter: unknown,
  lists: Lists,
): Test | string {
  const definition: Definition = PREDICATES[name];
  const result = definition.parameter.safeParse(parameter);
  if (!result.success) return result.error.issues.map((issue) => issue.message).join('; ');
  return definition.bind(result.data as never, lists);
}
