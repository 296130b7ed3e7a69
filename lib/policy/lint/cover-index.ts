/**
 * Finds the rules that could hold wherever some literals do, so that ten thousand rules need not each be
 * held against all others.
 */
import type { Kind } from '../../activity/activity.ts';
import { type Formula, type Literal, type Term, narrowed } from './normal-form.ts';
import { type Region, within } from './region.ts';
import type { RuleFormulas } from './rule-formulas.ts';

/** Larger sets are few, since they are lists; they are compared one by one. */
const FEW = 16;

interface KindIndex {
  /** Rules for everything. */
  readonly always: readonly RuleFormulas[];
  /** By a value that a literal accepts, as `family=value`. */
  readonly byValue: ReadonlyMap<string, readonly RuleFormulas[]>;
  /** By the region of a literal, where it has no few values. */
  readonly byRegion: ReadonlyMap<string, ReadonlyMap<Region, readonly RuleFormulas[]>>;
}

export type CoverIndex = ReadonlyMap<Kind, KindIndex>;

/** A place in the index: a value, or a region of a family. */
type Place =
  | { readonly value: string }
  | { readonly family: string; readonly region: Region; readonly key: string };

/** Indexes rules by what they need: whoever covers something with a literal must be found by it. */
export function coverIndex(rules: readonly RuleFormulas[]): CoverIndex {
  const kinds = new Set(rules.flatMap(({ formulas }) => [...(formulas?.keys() ?? [])]));
  return new Map([...kinds].map((kind) => [kind, indexKind(rules, kind)]));
}

function indexKind(rules: readonly RuleFormulas[], kind: Kind): KindIndex {
  const regions = new Map<string, Region>();
  const formulas = rules.flatMap((rule) => {
    const formula = rule.formulas?.get(kind);
    return formula === undefined || formula === false ? [] : [[rule, formula] as const];
  });
  const frequency = new Map<string, number>();
  for (const [, formula] of formulas)
    for (const literal of literalsOf(formula))
      for (const place of placesOf(literal, regions))
        frequency.set(keyOf(place), (frequency.get(keyOf(place)) ?? 0) + 1);
  const always: RuleFormulas[] = [];
  const byValue = new Map<string, RuleFormulas[]>();
  const byRegion = new Map<string, Map<Region, RuleFormulas[]>>();
  for (const [rule, formula] of formulas) {
    const needs = needsOf(formula, frequency, regions);
    if (needs === null) always.push(rule);
    for (const place of needs ?? []) {
      if ('value' in place) add(byValue, place.value, rule);
      else {
        const inFamily = byRegion.get(place.family) ?? new Map<Region, RuleFormulas[]>();
        byRegion.set(place.family, inFamily);
        add(inFamily, place.region, rule);
      }
    }
  }
  return { always, byValue, byRegion };
}

function add<K>(map: Map<K, RuleFormulas[]>, key: K, rule: RuleFormulas): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else if (rules.at(-1) !== rule) rules.push(rule);
}

function literalsOf(formula: Formula): Literal[] {
  if (formula === true || formula === false) return [];
  return formula.type === 'literal' ? [formula] : formula.parts.flatMap(literalsOf);
}

const keyOf = (place: Place): string => ('value' in place ? place.value : place.key);

/** Where a literal is found; equal regions share a place, whoever wrote them. */
function placesOf(literal: Literal, regions: Map<string, Region>): Place[] {
  const family = `${literal.family}${literal.how === 'some' && !literal.want ? '!' : ''}`;
  const values = family === literal.family ? fewValues(literal.region) : null;
  if (values !== null) return values.map((value) => ({ value: `${family}=${value}` }));
  const key = `${family} ${literal.predicate} ${JSON.stringify(literal.parameter)} ${literal.want}`;
  const region = regions.get(key) ?? literal.region;
  regions.set(key, region);
  return [{ family, region, key }];
}

/** The values of a small set, or null where it is large, has no end, or cannot be listed. */
function fewValues(region: Region): string[] | null {
  if (region.kind === 'span' || region.kind === 'sealed' || region.but) return null;
  const values =
    region.kind === 'words'
      ? region.words
      : region.kind === 'apps'
        ? region.apps
        : region.kind === 'domains'
          ? region.domains
          : region.scopes.exact;
  if (region.kind === 'scopes' && region.scopes.beginnings.length > 0) return null;
  return values.size > FEW || region.kind === 'domains' ? null : [...values.keys()];
}

/** Places of which at least one must be met before the formula can hold; null when nothing is needed. */
function needsOf(
  formula: Formula,
  frequency: ReadonlyMap<string, number>,
  regions: Map<string, Region>,
): Place[] | null {
  if (formula === true || formula === false) return null;
  if (formula.type === 'literal') return placesOf(formula, regions);
  const parts = formula.parts.map((part) => needsOf(part, frequency, regions));
  if (formula.type === 'any')
    return parts.includes(null) ? null : parts.flatMap((places) => places ?? []);
  const rarity = (places: readonly Place[]) =>
    places.reduce((sum, place) => sum + (frequency.get(keyOf(place)) ?? 0), 0);
  const known = parts.filter((places) => places !== null);
  return known.toSorted((a, b) => rarity(a) - rarity(b))[0] ?? null;
}

/** Every rule that could hold wherever all literals of a term do; more than that, never fewer. */
export function* possibleCovers(
  index: CoverIndex,
  kind: Kind,
  term: Term,
): Generator<RuleFormulas> {
  const entry = index.get(kind);
  if (entry === undefined) return;
  yield* entry.always;
  for (const literal of new Set([...term, ...narrowed(term)])) {
    const turned = literal.how === 'some' && !literal.want;
    const family = `${literal.family}${turned ? '!' : ''}`;
    const [first] = turned ? [] : (fewValues(literal.region) ?? []);
    if (first !== undefined) yield* entry.byValue.get(`${family}=${first}`) ?? [];
    for (const [region, rules] of entry.byRegion.get(family) ?? []) {
      const fits = turned ? within(region, literal.region) : within(literal.region, region);
      if (fits) yield* rules;
    }
  }
}
