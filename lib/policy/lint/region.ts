/**
 * Sets of values that a predicate accepts, and what is certain about two of them. Every answer is on the
 * safe side: `within` and `empty` say yes only where it is so, and no also where nobody can tell.
 */
import { scopeNames } from '../../catalog/scopes.ts';
import { selfAndParents } from '../../catalog/hosts/domains.ts';

/** Scopes as a list names them: whole names, and beginnings (`mail.*`). In lower case. */
export interface ScopeSet {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** `but` turns a set around: everything that is known and not in it. */
export type Region =
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly but: boolean }
  /** Whole numbers from `from` up to, and without, `to`. */
  | { readonly kind: 'span'; readonly from: number; readonly to: number }
  /** Domains and everything below them. */
  | { readonly kind: 'domains'; readonly domains: ReadonlySet<string>; readonly but: boolean }
  | { readonly kind: 'scopes'; readonly scopes: ScopeSet; readonly but: boolean }
  /** Apps by key, each with the scopes up to which it counts; null is without limit. */
  | {
      readonly kind: 'apps';
      readonly apps: ReadonlyMap<string, ScopeSet | null>;
      readonly but: boolean;
    }
  /** Nobody looks inside; two are alike when their texts are. */
  | { readonly kind: 'sealed'; readonly text: string; readonly but: boolean };

/** Some words out of all words, or out of these when there are no others. */
export function words(some: Iterable<string>): Region {
  return { kind: 'words', words: new Set(some), but: false };
}

/** This number and all above. */
export function from(floor: number): Region {
  return { kind: 'span', from: floor, to: Infinity };
}

/** Everything known that is not in a region. @param all every value there is, where the values are few. */
export function complement(region: Region, all: readonly string[] | null = null): Region {
  if (region.kind === 'span')
    return region.to === Infinity
      ? { kind: 'span', from: -Infinity, to: region.from }
      : { kind: 'span', from: region.to, to: Infinity };
  if (region.kind === 'words' && all !== null && !region.but)
    return words(all.filter((word) => !region.words.has(word)));
  return { ...region, but: !region.but };
}

/** True only when no value lies in it. */
export function empty(region: Region): boolean {
  switch (region.kind) {
    case 'words':
      return !region.but && region.words.size === 0;
    case 'span':
      return region.from >= region.to;
    case 'domains':
      return !region.but && region.domains.size === 0;
    case 'scopes':
      return !region.but && region.scopes.exact.size === 0 && region.scopes.beginnings.length === 0;
    case 'apps':
      return !region.but && region.apps.size === 0;
    case 'sealed':
      return false;
  }
}

/** The values in both, where that can be written down; else null. */
export function meet(a: Region, b: Region): Region | null {
  if (a.kind === 'span' && b.kind === 'span')
    return { kind: 'span', from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  if (a.kind !== 'words' || b.kind !== 'words') return null;
  if (a.but && b.but) return { ...a, words: new Set([...a.words, ...b.words]) };
  const [few, other] = a.but ? [b, a] : [a, b];
  return words([...few.words].filter((word) => other.words.has(word) !== other.but));
}

/** True only when every value of `a` is one of `b`. */
export function within(a: Region, b: Region): boolean {
  if (a === b || empty(a)) return true;
  if (a.kind === 'span' && b.kind === 'span') return a.from >= b.from && a.to <= b.to;
  if (a.kind === 'sealed' && b.kind === 'sealed') return a.text === b.text && a.but === b.but;
  if (a.kind === 'span' || b.kind === 'span' || a.kind === 'sealed' || b.kind === 'sealed')
    return false;
  // Nothing is known about how large "everything else" is, so that it fits only into its like.
  if (a.but) return b.but && inside({ ...b, but: false }, { ...a, but: false });
  return b.but ? apart(a, { ...b, but: false }) : inside(a, b);
}

type Listed = Exclude<Region, { readonly kind: 'span' } | { readonly kind: 'sealed' }>;

function inside(a: Listed, b: Listed): boolean {
  if (a.kind === 'words' && b.kind === 'words') return every(a.words, (word) => b.words.has(word));
  if (a.kind === 'domains' && b.kind === 'domains') return every(a.domains, below(b.domains));
  if (a.kind === 'scopes' && b.kind === 'scopes') return scopesInside(a.scopes, b.scopes);
  if (a.kind !== 'apps' || b.kind !== 'apps') return false;
  return every(a.apps.entries(), ([app, ceiling]) => {
    const other = b.apps.get(app);
    if (other === undefined) return false;
    return other === null || (ceiling !== null && scopesInside(ceiling, other));
  });
}

/** True only when no value is in both. */
function apart(a: Listed, b: Listed): boolean {
  if (a.kind === 'words' && b.kind === 'words') return every(a.words, (word) => !b.words.has(word));
  if (a.kind === 'domains' && b.kind === 'domains') {
    const [inA, inB] = [below(a.domains), below(b.domains)];
    return every(a.domains, (one) => !inB(one)) && every(b.domains, (one) => !inA(one));
  }
  if (a.kind === 'scopes' && b.kind === 'scopes')
    return plain(a.scopes) && plain(b.scopes)
      ? every(a.scopes.exact, (scope) => !b.scopes.exact.has(scope))
      : false;
  return a.kind === 'apps' && b.kind === 'apps' && every(a.apps.keys(), (app) => !b.apps.has(app));
}

/** A scope can match two entries by two of its names unless each entry can be met by one name only. */
function plain({ exact, beginnings }: ScopeSet): boolean {
  return beginnings.length === 0 && every(exact, (scope) => scopeNames(scope).length === 1);
}

function scopesInside(a: ScopeSet, b: ScopeSet): boolean {
  const begun = (text: string) => b.beginnings.some((beginning) => text.startsWith(beginning));
  return every(a.exact, (scope) => b.exact.has(scope) || begun(scope)) && a.beginnings.every(begun);
}

function below(domains: ReadonlySet<string>): (domain: string) => boolean {
  return (domain) => selfAndParents(domain).some((name) => domains.has(name));
}

function every<T>(values: Iterable<T>, holds: (value: T) => boolean): boolean {
  for (const value of values) if (!holds(value)) return false;
  return true;
}
