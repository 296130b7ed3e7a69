/**
 * Reads a policy of a later vocabulary. Unknown keys, kinds and predicates are let through or dropped by
 * the schema itself; here the same is done for words of a closed set (an effect, a stage, an audience)
 * that came later. A rule that uses one is left out as a whole, since half a rule is another rule; what
 * was left out is named, so that a document is never silently weaker. A kill entry is never left out.
 */
import { z } from 'zod/mini';
import { Policy, VOCABULARY } from './schema.ts';

type Read = ReturnType<typeof Policy.safeParse>;

/** Parts that may be left out whole, and settings that may fall back to what they are by themselves. */
const PARTS = new Set(['rules', 'exceptions', 'answers', 'locators']);
const SETTINGS = new Set(['failMode', 'onStale', 'onUnreadable']);

/**
 * Reads a document as it stands in a bundle.
 * @returns the policy, with `leftOut` naming what this version could not read; or what is wrong with it.
 * A document of this vocabulary or an older one has to be right as it is.
 */
export function readPolicy(document: unknown): Read {
  const first = Policy.safeParse(document);
  if (first.success || !isLater(document)) return first;
  const left = new Map<string, string>();
  for (const issue of first.error.issues) {
    const place = placeOf(issue, document);
    if (place === null) return first;
    left.set(place.at, place.name);
  }
  const second = Policy.safeParse(without(document, new Set(left.keys())));
  return second.success
    ? { ...second, data: { ...second.data, leftOut: [...left.values()].slice(0, 100) } }
    : first;
}

const Later = z.looseObject({ vocabulary: z.int().check(z.gt(VOCABULARY)) });
type Later = z.infer<typeof Later>;

function isLater(document: unknown): document is Later {
  return Later.safeParse(document).success;
}

/** What has to be left out for an issue: `rules.3`, or a setting. Null where nothing may be. */
function placeOf(
  issue: z.core.$ZodIssue,
  document: Later,
): { readonly at: string; readonly name: string } | null {
  const [part, index] = issue.path;
  // Only a word that is not known; a number or a list in its place is a mistake.
  if (issue.code !== 'invalid_value' || typeof valueAt(document, issue.path) !== 'string')
    return null;
  const word = issue.path.join('.');
  if (typeof part === 'string' && issue.path.length === 1 && SETTINGS.has(part))
    return { at: part, name: word };
  if (typeof part !== 'string' || !PARTS.has(part) || typeof index !== 'number') return null;
  const id = valueAt(document, [part, index, 'id']) ?? valueAt(document, [part, index, 'request']);
  return {
    at: `${part}.${index}`,
    name: `${part}.${typeof id === 'string' ? id.slice(0, 100) : index}`,
  };
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    document,
  );
}

function without(document: Later, left: ReadonlySet<string>): unknown {
  return Object.fromEntries(
    Object.entries(document)
      .filter(([key]) => !left.has(key))
      .map(([key, value]) => [
        key,
        PARTS.has(key) && Array.isArray(value)
          ? value.filter((_entry, index) => !left.has(`${key}.${index}`))
          : value,
      ]),
  );
}
