/** What differs between two policies as documents: entries added, taken away and changed. */
import { canonical } from './changed-parts.ts';
import type { Policy } from '../schema.ts';

export interface DocumentChange {
  /** `rules.link-for-anyone.effect`, `lists.domains.partner`, `settings`. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What it was; for lists, the entries that are gone. */
  readonly before: unknown;
  /** What it is; for lists, the entries that are new. */
  readonly after: unknown;
}

/** Parts that every new version changes. */
const FRAME = new Set(['version', 'issued', 'leftOut']);
const ENTRIES = new Set(['rules', 'exceptions', 'kill', 'terms', 'answers']);

type Parts = Readonly<Record<string, unknown>>;

/** Every difference that is not of the frame, in the order of the document. */
export function documentDiff(before: Policy, after: Policy): DocumentChange[] {
  const [old, fresh]: [Parts, Parts] = [before, after];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) => {
    if (FRAME.has(key) || canonical(old[key]) === canonical(fresh[key])) return [];
    if (key === 'lists') return listChanges(before, after);
    if (ENTRIES.has(key)) return entryChanges(key, old[key], fresh[key]);
    return partChanges(key, old[key], fresh[key]);
  });
}

function entryChanges(part: string, before: unknown, after: unknown): DocumentChange[] {
  const [old, fresh] = [byId(before), byId(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) =>
    partChanges(`${part}.${id}`, old.get(id), fresh.get(id)),
  );
}

function byId(entries: unknown): ReadonlyMap<string, Parts> {
  // An answer goes by its request, of which there may be a newer one.
  return new Map((entries as readonly Parts[]).map((one) => [nameOf(one), one]));
}

function nameOf({ id, request, at }: Parts): string {
  return typeof id === 'string' ? id : `${String(request)}.${String(at)}`;
}

/** One step down, so that a changed effect is told of as such and not as a changed rule. */
function partChanges(path: string, before: unknown, after: unknown): DocumentChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (before === undefined || after === undefined)
    return [{ path, change: before === undefined ? 'added' : 'removed', before, after }];
  if (!isParts(before) || !isParts(after)) return [{ path, change: 'changed', before, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => canonical(before[key]) !== canonical(after[key]))
    .map((key) => ({
      path: `${path}.${key}`,
      change: 'changed' as const,
      before: before[key],
      after: after[key],
    }));
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listChanges(before: Policy, after: Policy): DocumentChange[] {
  const [old, fresh]: Array<Readonly<Record<string, Parts>>> = [before.lists, after.lists];
  return Object.keys(after.lists).flatMap((kind) => {
    const [was, is] = [old?.[kind] ?? {}, fresh?.[kind] ?? {}];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
      listChange(`lists.${kind}.${name}`, was[name], is[name]),
    );
  });
}

function listChange(path: string, before: unknown, after: unknown): DocumentChange[] {
  if (!Array.isArray(before ?? []) || !Array.isArray(after ?? []))
    return partChanges(path, before, after);
  const [old, fresh] = [before, after].map(
    (entries) => new Map(((entries ?? []) as unknown[]).map((one) => [canonical(one), one])),
  ) as [Map<string, unknown>, Map<string, unknown>];
  const gone = [...old].filter(([key]) => !fresh.has(key)).map(([, entry]) => entry);
  const added = [...fresh].filter(([key]) => !old.has(key)).map(([, entry]) => entry);
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return gone.length + added.length === 0 && change === 'changed'
    ? []
    : [{ path, change, before: gone, after: added }];
}
