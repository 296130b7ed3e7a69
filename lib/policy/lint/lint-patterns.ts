/** What all patterns of a policy cost together; each by itself is looked at where it stands. */
import { predicatesIn } from '../predicates/condition.ts';
import { type Remark, error } from './finding.ts';
import { PATTERN_LIMITS, compilePattern } from '../predicates/pattern.ts';
import type { Condition, Policy } from '../schema.ts';

/** Says when one decision could have to take too many steps. */
export function* lintPatterns({ rules }: Policy): Generator<Remark> {
  const patterns = new Set(rules.flatMap(({ when }) => patternsIn(when)));
  const steps = [...patterns].reduce((sum, source) => {
    const compiled = compilePattern(source);
    return sum + (compiled.ok ? compiled.steps : 0);
  }, 0);
  if (steps > PATTERN_LIMITS.total)
    yield error(
      'costly-pattern',
      ['rules'],
      `All patterns together take ${steps} steps; ${PATTERN_LIMITS.total} are the most.`,
      'put several into one, or use lists',
    );
}

function patternsIn(condition: Condition): string[] {
  return predicatesIn(condition).flatMap(([name, parameter]) => {
    const given = name === 'pattern' && typeof parameter === 'object' && parameter !== null;
    return given && 'matches' in parameter && typeof parameter.matches === 'string'
      ? [parameter.matches]
      : [];
  });
}
