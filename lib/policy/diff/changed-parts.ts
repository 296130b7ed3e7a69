/** Which rules, exceptions and kill entries two policies treat differently. */
import { predicatesIn } from '../predicates/condition.ts';
import { listsAskedBy } from '../lint/lint-conditions.ts';
import type { Lists } from '../lists.ts';
import { ASKS_EVERY } from '../lint/predicate-traits.ts';
import type { Exception, Kill, Policy, Rule } from '../schema.ts';

/** One entry in both policies; null where it is not there. */
export interface Pair<T> {
  readonly id: string;
  readonly before: T | null;
  readonly after: T | null;
  /** The entry itself differs, and not only what it asks. */
  readonly itself: boolean;
}

export interface ChangedParts {
  /** Rules that changed, or that ask something that changed. */
  readonly rules: ReadonlyArray<Pair<Rule>>;
  readonly exceptions: ReadonlyArray<Pair<Exception>>;
  readonly kill: ReadonlyArray<Pair<Kill>>;
}

/** Every entry that may decide differently. */
export function changedParts(before: Policy, after: Policy): ChangedParts {
  const lists = changedLists(before.lists, after.lists);
  const terms = canonical(before.terms) !== canonical(after.terms);
  const asksChanged = (rule: Rule | null) =>
    rule !== null &&
    (listsOf(rule).some((name) => lists.has(name)) ||
      (terms &&
        (rule.requires?.terms !== undefined ||
          predicatesIn(rule.when).some(([name]) => name === 'termsAccepted'))));
  return {
    rules: pairs(before.rules, after.rules).filter(
      ({ before: was, after: is, itself }) => itself || asksChanged(was) || asksChanged(is),
    ),
    exceptions: differing(before.exceptions, after.exceptions),
    kill: differing(before.kill, after.kill),
  };
}

function differing<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Pair<T>[] {
  return pairs(before, after).filter(({ itself }) => itself);
}

function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): Pair<T>[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const fresh = new Map(after.map((one) => [one.id, one]));
  return [...new Set([...fresh.keys(), ...old.keys()])].map((id) => {
    const [was, is] = [old.get(id) ?? null, fresh.get(id) ?? null];
    return { id, before: was, after: is, itself: canonical(was) !== canonical(is) };
  });
}

/** Names of lists that differ, as `domains.own`. */
function changedLists(before: Lists, after: Lists): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const kind of Object.keys(after) as Array<keyof Lists>) {
    const [old, fresh]: Array<Readonly<Record<string, unknown>>> = [before[kind], after[kind]];
    for (const name of new Set([...Object.keys(old ?? {}), ...Object.keys(fresh ?? {})]))
      if (canonical(old?.[name]) !== canonical(fresh?.[name])) {
        changed.add(`${kind}.${name}`);
        changed.add(`${kind}.*`);
      }
  }
  return changed;
}

/** Predicates that look at lists with a meaning of their own. */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  audienceAtLeast: ['domains.own', 'domains.partner'],
  accountKindIs: ['domains.own', 'domains.consumer'],
  connectedAccountIs: ['domains.own', 'domains.consumer'],
  recipientClassIn: ['domains.own', 'domains.partner', 'domains.consumer'],
  widens: ['domains.own', 'domains.partner'],
  riskAtLeast: ['domains.own', 'apps.*'],
};

function listsOf({ when, alternatives }: Rule): string[] {
  return [
    ...listsAskedBy(when).map(([kind, name]) => `${kind}.${name}`),
    ...predicatesIn(when).flatMap(([name]) => [
      ...(MEANINGS[name] ?? []),
      ...(ASKS_EVERY[name] ?? []).map((kind) => `${kind}.*`),
    ]),
    ...alternatives.map(({ template }) => `templates.${template}`),
  ];
}

/** JSON with sorted keys, so that the order in which keys were written is no difference. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
