/**
 * Conditions in a form that can be reasoned about. A condition matches when its answer is yes; with
 * three answers `not` is yes only where the inside is no, so that it is moved inwards to the single
 * predicates, each of which then wants a yes or a no.
 */
import type { Kind } from '../../activity/activity.ts';
import { DEEPEST_CONDITION } from '../predicates/condition.ts';
import type { Lists } from '../lists.ts';
import { KINDS_OF, LIST_OF, type Trait, traitOf } from './predicate-traits.ts';
import { PREDICATES, isPredicate } from '../predicates/predicates.ts';
import { type Region, complement, empty, meet, within } from './region.ts';

/** What one predicate wants of one fact. */
export interface Literal {
  readonly type: 'literal';
  readonly predicate: string;
  readonly parameter: unknown;
  /** Whether the predicate has to answer yes or no. */
  readonly want: boolean;
  /** Predicates of one family look at the same fact, and are without an answer together. */
  readonly family: string;
  /** `one`: the fact has one value. `some`: several, and one in the region is enough. */
  readonly how: Trait['how'];
  /** For `one` turned around already where a no is wanted. */
  readonly region: Region;
}

export type Formula =
  true | false | Literal | { readonly type: 'all' | 'any'; readonly parts: readonly Formula[] };

/** Literals that all hold. */
export type Term = readonly Literal[];

/** Traits of predicates under one policy's lists, each made once. */
export type Traits = (predicate: string, parameter: unknown) => Trait | null;

/** Remembers traits, since thousands of rules ask the same lists. */
export function traitsUnder(lists: Lists): Traits {
  const known = new Map<string, Trait | null>();
  return (predicate, parameter) => {
    const key = `${predicate} ${JSON.stringify(parameter)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const list = LIST_OF[predicate];
    // A list that is not there is another mistake, and nothing follows from it.
    const missing =
      list !== undefined && typeof parameter === 'string' && !Object.hasOwn(lists[list], parameter);
    const taken =
      !missing && isPredicate(predicate) && PREDICATES[predicate].parameter.safeParse(parameter);
    const made = taken !== false && taken.success ? traitOf(predicate, parameter, lists) : null;
    known.set(key, made);
    return made;
  };
}

/**
 * A condition for one kind of activity.
 * @returns null where it has something that this version does not know.
 */
export function normalise(
  condition: unknown,
  kind: Kind,
  traits: Traits,
  want = true,
  depth = 0,
): Formula | null {
  if (depth > DEEPEST_CONDITION || typeof condition !== 'object' || condition === null) return null;
  const entries: Array<[string, unknown]> = Object.entries(condition);
  const [name, parameter] = entries[0] ?? ['', null];
  if (entries.length !== 1) return null;
  if (name === 'not') return normalise(parameter, kind, traits, !want, depth + 1);
  if (name === 'all' || name === 'any') {
    if (!Array.isArray(parameter) || parameter.length === 0) return null;
    const parts = parameter.map((part) => normalise(part, kind, traits, want, depth + 1));
    const known = parts.filter((part) => part !== null);
    if (known.length < parts.length) return null;
    return composed((name === 'all') === want ? 'all' : 'any', known);
  }
  return literal(name, parameter, kind, traits, want);
}

function literal(
  name: string,
  parameter: unknown,
  kind: Kind,
  traits: Traits,
  want: boolean,
): Formula | null {
  if (name === 'always') return want;
  const trait = traits(name, parameter);
  if (trait === null) return null;
  // It has no answer for this kind, neither yes nor no.
  if (KINDS_OF[name]?.includes(kind) === false) return false;
  const { family, how, all } = trait;
  const region = how === 'one' && !want ? complement(trait.region, all) : trait.region;
  const impossible = empty(region) && (how === 'one' || want);
  return impossible
    ? false
    : { type: 'literal', predicate: name, parameter, want, family, how, region };
}

function composed(type: 'all' | 'any', parts: readonly Formula[]): Formula {
  const decides = type === 'any';
  if (parts.includes(decides)) return decides;
  const open = parts.filter((part) => part !== true && part !== false);
  if (open.length === 0) return !decides;
  return open.length === 1 ? open[0]! : { type, parts: open };
}

/** More than this many ways to match are not looked through. */
const MOST_TERMS = 256;

/**
 * The ways in which a formula can hold, without those that contradict themselves.
 * @returns null where there are too many.
 */
export function termsOf(formula: Formula): readonly Term[] | null {
  if (formula === true) return [[]];
  if (formula === false) return [];
  if (formula.type === 'literal') return [[formula]];
  const parts = formula.parts.map(termsOf);
  let terms: readonly Term[] = formula.type === 'all' ? [[]] : [];
  for (const part of parts) {
    if (part === null || terms.length * part.length > MOST_TERMS * 16) return null;
    terms =
      formula.type === 'any'
        ? [...terms, ...part]
        : terms.flatMap((term) => part.flatMap((more) => joined(term, more)));
    if (terms.length > MOST_TERMS) return null;
  }
  return terms;
}

function joined(a: Term, b: Term): Term[] {
  const clash = b.some((one) => a.some((other) => clashes(one, other)));
  if (clash) return [];
  const term = [...a, ...b.filter((one) => !a.includes(one))];
  return narrowed(term).some(({ how, region }) => how === 'one' && empty(region)) ? [] : [term];
}

/** A term in which what several literals want of a fact with one value is one literal, where it can be written. */
export function narrowed(term: Term): Term {
  const byFamily = new Map<string, Literal>();
  const others: Literal[] = [];
  for (const one of term) {
    const before = one.how === 'one' ? byFamily.get(one.family) : undefined;
    const both = before === undefined ? one.region : meet(before.region, one.region);
    if (one.how === 'one' && both !== null) byFamily.set(one.family, { ...one, region: both });
    else others.push(one);
  }
  return [...byFamily.values(), ...others];
}

/** True only when two literals can never hold together. */
export function clashes(a: Literal, b: Literal): boolean {
  if (a.family !== b.family || a.how !== b.how) return false;
  if (a.how === 'one') return within(a.region, complement(b.region));
  if (a.want === b.want) return false;
  return a.want ? within(a.region, b.region) : within(b.region, a.region);
}

/** True only when `b` holds wherever `a` does. */
function literalImplies(a: Literal, b: Literal): boolean {
  if (a.family !== b.family || a.how !== b.how) return false;
  if (a.how === 'one') return within(a.region, b.region);
  if (a.want !== b.want) return false;
  return a.want ? within(a.region, b.region) : within(b.region, a.region);
}

/** True only when the formula holds wherever all literals of the term do. */
export function termImplies(term: Term, formula: Formula): boolean {
  return follows([...term, ...narrowed(term)], formula);
}

function follows(term: Term, formula: Formula): boolean {
  if (formula === true || formula === false) return formula;
  if (formula.type === 'literal') return term.some((one) => literalImplies(one, formula));
  return formula.type === 'all'
    ? formula.parts.every((part) => follows(term, part))
    : formula.parts.some((part) => follows(term, part));
}

/** True only when `b` holds wherever `a` does. */
export function implies(a: Formula, b: Formula): boolean {
  return termsOf(a)?.every((term) => termImplies(term, b)) === true;
}
