/** What a predicate is, and the building blocks that predicates share. */
import { z } from 'zod/mini';
import type { AccountKind } from '../../activity/activity.ts';
import { scopeNames } from '../../catalog/scopes.ts';
import { domainIn } from '../../catalog/hosts/domains.ts';
import type { Facts } from '../facts.ts';
import type { Lists as DocumentLists } from '../lists.ts';
import type { Terms } from '../schema.ts';

export type Answer = boolean | null;

/** A predicate bound to its parameter and the policy's lists. */
export interface Test {
  readonly ask: (facts: Facts) => Answer;
  /** Reason codes when the answer is yes. */
  readonly reasons: (facts: Facts) => readonly string[];
  /** Reason codes when the answer is no, for use under `not`. */
  readonly counterReasons: (facts: Facts) => readonly string[];
  /** The answer can be yes only for facts that carry one of these keys; null when nothing can be said. */
  readonly keys: readonly string[] | null;
}

/** What predicates may look up: the lists of the document and, where there are some, its terms. */
export type Lists = DocumentLists & { readonly terms?: readonly Terms[] };

export interface Definition {
  readonly parameter: z.ZodMiniType;
  readonly bind: (parameter: never, lists: Lists) => Test;
}

const NO_REASONS = () => [];
const NOTHING: readonly never[] = [];

/** Declares a predicate; what it does not say (reasons, keys) is nothing. */
export function define<P extends z.ZodMiniType>(
  parameter: P,
  bind: (value: z.infer<P>, lists: Lists) => Pick<Test, 'ask'> & Partial<Omit<Test, 'ask'>>,
): Definition {
  return {
    parameter,
    bind: (value: z.infer<P>, lists) => ({
      reasons: NO_REASONS,
      counterReasons: NO_REASONS,
      keys: null,
      ...bind(value, lists),
    }),
  };
}

/** Some words, at least one. */
export const Names = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));
/** The name of a list in the policy. */
export const ListName = z.string().check(z.minLength(1));

/** Words as they stand, or the name of a list that has them. */
export const NamesOrList = z.union([Names, ListName]);

/** The consent that is asked about, or null for another kind of step. */
export const consentOf = (facts: Facts) =>
  facts.activity.kind === 'consent' ? facts.activity : null;
/** The share that is asked about, or null for another kind of step. */
export const shareOf = (facts: Facts) => (facts.activity.kind === 'share' ? facts.activity : null);
/** The publishing that is asked about, or null for another kind of step. */
export const publishOf = (facts: Facts) =>
  facts.activity.kind === 'publish' ? facts.activity : null;
/** The connection that is asked about, or null for another kind of step. */
export const connectOf = (facts: Facts) =>
  facts.activity.kind === 'connect' ? facts.activity : null;
/** The app of a consent as it is compared, or null for another kind of step. */
export const appKeyOf = (facts: Facts) => facts.appKey;

/** Asks whether a fact is one of these values. @param key of the index, where there is one. */
export function oneOf(
  values: readonly string[],
  read: (facts: Facts) => string | null,
  key?: string,
): Pick<Test, 'ask' | 'keys'> {
  const set = new Set(values);
  return {
    ask: (facts) => {
      const value = read(facts);
      return value === null ? null : set.has(value);
    },
    keys: key === undefined ? null : values.map((value) => `${key}:${value}`),
  };
}

/** Whether the answer is the one that is wanted; null stays null. */
export function is(wanted: boolean, answer: Answer): Answer {
  return answer === null ? null : answer === wanted;
}

/**
 * Lists are long and many rules name the same, so that each is made ready once.
 * @returns `make`, which remembers what it made of each list. Lists must not change afterwards.
 */
export function oncePerList<List extends object, Made>(
  make: (list: List) => Made,
): (list: List) => Made {
  const ready = new WeakMap<List, Made>();
  return (list) => {
    let made = ready.get(list);
    if (made === undefined) {
      made = make(list);
      ready.set(list, made);
    }
    return made;
  };
}

/** A list by name. Names come from the document, so that `constructor` must not find anything. */
export function listOf<T>(
  lists: Readonly<Record<string, readonly T[]>>,
  name: string,
): readonly T[] {
  return Object.hasOwn(lists, name) ? (lists[name] ?? NOTHING) : NOTHING;
}

const setOf = oncePerList((list: readonly string[]): ReadonlySet<string> => new Set(list));

/** Domains of a list; an unknown list is empty, and the linter names it. */
export function domainsOf(lists: Lists, name: string): ReadonlySet<string> {
  return setOf(listOf(lists.domains, name));
}

/** Work or personal: as it is said, else by the domain of the account; null where nothing tells. */
export function accountKindOf(
  said: AccountKind | null,
  domain: string | null,
  { context }: Facts,
  lists: Lists,
): AccountKind | null {
  if (said !== null || domain === null) return said;
  if (domainIn(domain, domainsOf(lists, 'own'))) return 'work';
  const consumer =
    context.catalog.isConsumerDomain(domain) || domainIn(domain, domainsOf(lists, 'consumer'));
  return consumer ? 'personal' : null;
}

/** Asks whether a host or domain stands in a list, or below an entry. @param key of the index. */
export function inDomains(
  lists: Lists,
  name: string,
  read: (facts: Facts) => string | null,
  key: string,
): Pick<Test, 'ask' | 'keys'> {
  const domains = domainsOf(lists, name);
  return {
    ask: (facts) => {
      const value = read(facts);
      return value === null ? null : domainIn(value, domains);
    },
    keys: [...domains].map((domain) => `${key}:${domain}`),
  };
}

/** An entry of a list as it is compared: without a Microsoft resource in front, as `facts.scopes` has it too. */
export function entryName(entry: string): string {
  return scopeNames(entry).at(-1) as string;
}

/** Matches scopes of a list; an entry that ends in `*` stands for all that begin so. */
export const scopeMatcher = oncePerList((entries: readonly string[]) => {
  const exact = new Set(entries.filter((entry) => !entry.endsWith('*')).map(entryName));
  const beginnings = entries
    .filter((entry) => entry.endsWith('*'))
    .map((entry) => entry.slice(0, -1).toLowerCase());
  return (scope: string) =>
    exact.has(scope) || beginnings.some((beginning) => scope.startsWith(beginning));
});

/**
 * Whether one of the things that a consent asks for was found. What a hidden request shows beside it may be
 * chosen at will, so that "none of them" is not known there.
 */
export function foundIn(facts: Facts, found: boolean): Answer {
  const consent = consentOf(facts);
  if (consent === null) return null;
  return found || (consent.opaque ? null : false);
}

/** Whether one of the scopes that are asked for, by all its names, is such a scope. */
export function someScope(facts: Facts, holds: (names: readonly string[]) => boolean): Answer {
  return foundIn(facts, facts.scopes.some(holds));
}
