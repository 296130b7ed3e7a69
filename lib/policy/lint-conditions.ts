/** What can be wrong with a condition: names, parameters, lists that are not there, no way to match. */
import { KINDS, type Kind } from '../activity/activity.ts';
import { DEEPEST_CONDITION } from './condition.ts';
import type { Remark } from './finding.ts';
import { suggestion } from './nearest.ts';
import type { Lists } from './predicate.ts';
import { PREDICATES, type PredicateName, bindPredicate, isPredicate } from './predicates.ts';
import { type Path, walk } from './unknown-keys.ts';

/** Predicates whose parameter is the name of a list, and of which kind of list. */
export const LIST_OF: Partial<Readonly<Record<PredicateName, keyof Lists>>> = {
  hostIn: 'domains',
  accountDomainIn: 'domains',
  redirectHostIn: 'domains',
  recipientDomainIn: 'domains',
  appIn: 'apps',
  scopeIn: 'scopes',
  scopeOutside: 'scopes',
  personIn: 'people',
};

/** Predicates that have an answer for some kinds of activity only. */
const KINDS_OF: Partial<Readonly<Record<PredicateName, readonly Kind[]>>> = {
  appIdIn: ['consent'],
  appIn: ['consent'],
  publisherVerified: ['consent'],
  scopeIn: ['consent'],
  scopeOutside: ['consent'],
  offline: ['consent'],
  organisationWide: ['consent'],
  opaque: ['consent'],
  flowIn: ['consent'],
  redirectHostIn: ['consent'],
  audienceAtLeast: ['share', 'connect', 'publish'],
  recipientDomainIn: ['share'],
  recipientsAtLeast: ['share'],
  roleAtLeast: ['share'],
  labelIn: ['share', 'publish'],
  openEndpointsAtLeast: ['publish'],
  signInIn: ['publish'],
  connectorIn: ['connect'],
};

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
      yield {
        severity: 'error',
        at,
        message: 'This is not a condition.',
        hint: 'write a predicate and its parameter, for example scopeIn: mail',
      };
    return;
  }
  const entries = Object.entries(condition);
  if (entries.length !== 1 && depth > 0) {
    yield {
      severity: 'error',
      at,
      message: 'A condition has exactly one predicate.',
      hint: 'combine several with all, any or not',
    };
  }
  if (depth > DEEPEST_CONDITION) {
    yield {
      severity: 'error',
      at,
      message: `Conditions may lie at most ${DEEPEST_CONDITION} deep.`,
      hint: 'split the rule in two',
    };
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
      yield {
        severity: 'error',
        at,
        message: `${name} needs a list of conditions.`,
        hint: `${name}: [ { … }, { … } ]`,
      };
      return;
    }
    for (const [index, child] of parameter.entries())
      yield* lintCondition(child, [...at, index], lists, depth + 1);
    return;
  }
  if (!isPredicate(name)) {
    yield {
      severity: 'error',
      at,
      part: 'key',
      message: `There is no predicate "${name}".`,
      hint: suggestion(name, NAMES),
    };
    return;
  }
  yield* lintParameter(name, parameter, at, lists);
}

const NO_LISTS: Lists = { domains: {}, apps: {}, scopes: {}, people: {} };

function* lintParameter(
  name: PredicateName,
  parameter: unknown,
  at: Path,
  lists: ListNames,
): Generator<Remark> {
  const bound = bindPredicate(name, parameter, NO_LISTS);
  if (typeof bound === 'string') {
    yield {
      severity: 'error',
      at,
      message: `${name} does not take ${JSON.stringify(parameter)}: ${bound}.`,
      hint: parameterHint(name, parameter),
    };
    return;
  }
  for (const { path, known } of walk(PREDICATES[name].parameter, parameter, at)) {
    const key = String(path.at(-1));
    yield {
      severity: 'error',
      at: path,
      part: 'key',
      message: `"${key}" is not known here and would be ignored.`,
      hint: suggestion(key, known),
    };
  }
  const kind = LIST_OF[name];
  if (kind !== undefined && !lists[kind].includes(String(parameter))) {
    yield {
      severity: 'error',
      at,
      message: `There is no list "${String(parameter)}" under lists.${kind}.`,
      hint: suggestion(String(parameter), lists[kind]),
    };
  }
}

function parameterHint(name: PredicateName, parameter: unknown): string | null {
  const { def } = (
    PREDICATES[name].parameter as {
      _zod: {
        def: { type: string; entries?: object; element?: { _zod: { def: { entries?: object } } } };
      };
    }
  )._zod;
  const words = Object.values(def.entries ?? def.element?._zod.def.entries ?? {}) as string[];
  const written = [parameter]
    .flat()
    .find((word) => typeof word === 'string' && !words.includes(word));
  if (words.length > 0)
    return typeof written === 'string' ? suggestion(written, words) : `known: ${words.join(', ')}`;
  return def.type === 'array' && !Array.isArray(parameter)
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
    return kind === undefined ? [] : [[kind, String(parameter)] as const];
  });
}

/** Which answers a condition can give at all. */
interface Possible {
  readonly yes: boolean;
  readonly no: boolean;
}

/** Why a condition can never match for any of these kinds, or null when it can. */
export function whyNever(
  condition: unknown,
  kinds: readonly string[],
  lists: Lists,
): string | null {
  const known = KINDS.filter((kind) => kinds.includes(kind));
  if (known.length === 0 || known.some((kind) => possible(condition, kind, lists).yes)) return null;
  const empty = listsAskedBy(condition).filter(([kind, name]) => lists[kind][name]?.length === 0);
  if (empty.length > 0)
    return `the list ${empty.map(([kind, name]) => `${kind}.${name}`).join(', ')} is empty`;
  return `it asks for something that ${known.join(' and ')} does not have`;
}

const EITHER: Possible = { yes: true, no: true };
const NEITHER: Possible = { yes: false, no: false };

function possible(condition: unknown, kind: Kind, lists: Lists, depth = 0): Possible {
  if (depth > DEEPEST_CONDITION) return EITHER;
  const entries = Object.entries((condition ?? {}) as Readonly<Record<string, unknown>>);
  const [name, parameter] = entries[0] ?? ['', null];
  const parts = (Array.isArray(parameter) ? parameter : []).map((child) =>
    possible(child, kind, lists, depth + 1),
  );
  if (name === 'all') return { yes: parts.every(({ yes }) => yes), no: parts.some(({ no }) => no) };
  if (name === 'any') return { yes: parts.some(({ yes }) => yes), no: parts.every(({ no }) => no) };
  if (name === 'not') {
    const inner = possible(parameter, kind, lists, depth + 1);
    return { yes: inner.no, no: inner.yes };
  }
  // What is not known is left out of the condition and reported elsewhere.
  if (!isPredicate(name)) return EITHER;
  if (KINDS_OF[name]?.includes(kind) === false) return NEITHER;
  if (name === 'always') return { yes: true, no: false };
  const list = LIST_OF[name];
  const empty = list !== undefined && lists[list][String(parameter)]?.length === 0;
  if (!empty) return EITHER;
  return name === 'scopeOutside' ? { yes: true, no: true } : { yes: false, no: true };
}
