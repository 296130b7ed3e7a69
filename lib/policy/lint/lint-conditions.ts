/** What can be wrong with a condition as it is written: names, parameters, lists that are not there. */
import { DEEPEST_CONDITION } from '../predicates/condition.ts';
import { type Remark, error, onKey } from './finding.ts';
import { type Lists, NO_LISTS } from '../lists.ts';
import { suggestion } from './nearest.ts';
import { LIST_OF } from './predicate-traits.ts';
import {
  PREDICATES,
  type PredicateName,
  bindPredicate,
  isPredicate,
} from '../predicates/predicates.ts';
import { type Path, walk } from './unknown-keys.ts';

const COMPOSERS = ['all', 'any', 'not'];
const NAMES = [...COMPOSERS, ...Object.keys(PREDICATES)];

/** Names of the lists of each kind, as they stand in the document. */
export type ListNames = Readonly<Record<keyof Lists, readonly string[]>>;

/** Everything wrong with a condition as it stands in the document, before it is parsed. */
export function* lintCondition(
  condition: unknown,
  at: Path,
  lists: ListNames,
  depth = 0,
): Generator<Remark> {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    // At the top the schema says so itself.
    if (depth > 0)
      yield error(
        'not-a-condition',
        at,
        'This is not a condition.',
        'write a predicate and its parameter, for example scopeIn: mail',
      );
    return;
  }
  const entries = Object.entries(condition);
  if (entries.length !== 1 && depth > 0)
    yield error(
      'not-a-condition',
      at,
      'A condition has exactly one predicate.',
      'combine several with all, any or not',
    );
  if (depth > DEEPEST_CONDITION) {
    yield error(
      'not-a-condition',
      at,
      `Conditions may lie at most ${DEEPEST_CONDITION} deep.`,
      'split the rule in two',
    );
    return;
  }
  for (const [name, parameter] of entries)
    yield* lintPredicate(name, parameter, [...at, name], lists, depth);
}

function* lintPredicate(
  name: string,
  parameter: unknown,
  at: Path,
  lists: ListNames,
  depth: number,
): Generator<Remark> {
  if (name === 'not') {
    yield* lintCondition(parameter, at, lists, depth + 1);
    return;
  }
  if (name === 'all' || name === 'any') {
    if (!Array.isArray(parameter) || parameter.length === 0) {
      yield error(
        'not-a-condition',
        at,
        `${name} needs a list of conditions.`,
        `${name}: [ { … }, { … } ]`,
      );
      return;
    }
    for (const [index, child] of parameter.entries())
      yield* lintCondition(child, [...at, index], lists, depth + 1);
    return;
  }
  if (isPredicate(name)) yield* lintParameter(name, parameter, at, lists);
  else
    yield onKey(
      error('unknown-predicate', at, `There is no predicate "${name}".`, suggestion(name, NAMES)),
    );
}

function* lintParameter(
  name: PredicateName,
  parameter: unknown,
  at: Path,
  lists: ListNames,
): Generator<Remark> {
  const bound = bindPredicate(name, parameter, NO_LISTS);
  if (typeof bound === 'string') {
    yield error(
      name === 'pattern' ? 'costly-pattern' : 'wrong-parameter',
      at,
      `${name} does not take ${JSON.stringify(parameter)}: ${bound}.`,
      parameterHint(name, parameter),
    );
    return;
  }
  for (const { path, known } of walk(PREDICATES[name].parameter, parameter, at)) {
    const key = String(path.at(-1));
    yield onKey(
      error(
        'unknown-key',
        path,
        `"${key}" is not known here and would be ignored.`,
        suggestion(key, known),
      ),
    );
  }
  const kind = LIST_OF[name];
  if (kind !== undefined && typeof parameter === 'string' && !lists[kind].includes(parameter))
    yield error(
      'no-such-list',
      at,
      `There is no list "${parameter}" under lists.${kind}.`,
      suggestion(parameter, lists[kind]),
    );
}

/** The part of a schema that says which words it takes. */
interface Words {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly entries?: object;
      readonly element?: Words;
      readonly options?: readonly Words[];
    };
  };
}

function wordsOf({ _zod: { def } }: Words): string[] {
  if (def.entries !== undefined) return Object.values(def.entries) as string[];
  return [...(def.options ?? []), ...(def.element === undefined ? [] : [def.element])].flatMap(
    wordsOf,
  );
}

function parameterHint(name: PredicateName, parameter: unknown): string | null {
  const schema = PREDICATES[name].parameter as Words;
  const words = wordsOf(schema);
  const written = [parameter]
    .flat()
    .find((word) => typeof word === 'string' && !words.includes(word));
  if (words.length > 0)
    return typeof written === 'string' ? suggestion(written, words) : `known: ${words.join(', ')}`;
  return schema._zod.def.type === 'array' && !Array.isArray(parameter)
    ? 'write a list, for example [ a, b ]'
    : null;
}

/** Names of every list that a condition asks. */
export function listsAskedBy(condition: unknown, depth = 0): Array<readonly [keyof Lists, string]> {
  if (depth > DEEPEST_CONDITION) return [];
  if (Array.isArray(condition)) return condition.flatMap((child) => listsAskedBy(child, depth));
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([name, parameter]) => {
    if (COMPOSERS.includes(name)) return listsAskedBy(parameter, depth + 1);
    const kind = isPredicate(name) ? LIST_OF[name] : undefined;
    return kind === undefined || typeof parameter !== 'string' ? [] : [[kind, parameter] as const];
  });
}
