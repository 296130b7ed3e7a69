/**
 * How scopes are written down: one line a meaning, so that a change is one line in a diff.
 *
 *     mail read high: gmail.readonly mail.read        these names mean exactly this
 *     tasks ordinary/sensitive: tasks projects        these resources, where the provider's names have a
 *                                                     grammar; the weight for reading, and for all else
 *
 * Names stand in lower case and without what the provider allows in front of them.
 */
import type { Area, ScopeFact, Special, Verb, Weight } from '../catalog.ts';
import { WEIGHTS } from '../catalog.ts';
import { noteOf } from '../estimate.ts';

export interface ScopeTable {
  /** Platforms as in the activity that write their scopes like this. */
  readonly platforms: readonly string[];
  /** Parts of a name: the groups `resource` and, where it may be missing, `action`. */
  readonly grammar?: RegExp;
  /** Names that reach beyond the person, and therefore weigh one step more. */
  readonly wide?: RegExp;
  readonly lines: string;
}

export type Meaning = readonly [area: Area | Special, verb: Verb, weight: Weight];
type Family = readonly [area: Area | Special, read: Weight, other: Weight];

/** Words for what may be done, as providers write them. */
const ACTIONS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    read: 'read readbasic readonly read-only view list get search history export',
    change: 'write readwrite update edit modify fullcontrol full all enable archive importexport',
    manage: 'manage admin manageall master configure',
    create: 'create add insert submit upload invite',
    delete: 'delete remove revoke',
    send: 'send post publish',
    run: 'execute run start trigger command activate privileged',
    use: 'use access join evaluate compute process',
  } satisfies Record<Verb, string>).flatMap(([verb, words]) =>
    words.split(' ').map((word) => [word, verb as Verb] as const),
  ),
);

/** A table made ready to be asked. Answers null for a name that it does not know. */
export function readTable(table: ScopeTable): (name: string) => Meaning | null {
  const exact = new Map<string, Meaning>();
  const families = new Map<string, Family>();
  for (const line of table.lines.split('\n')) {
    const [head = '', names] = line.split(/:\s/u);
    if (names === undefined) continue;
    const [area = '', ...rest] = head.trim().split(' ');
    for (const name of names.trim().split(/\s+/u)) {
      if (rest.length === 2) exact.set(name, [area, rest[0], rest[1]] as unknown as Meaning);
      else {
        const [read, other] = (rest[0] ?? '').split('/');
        families.set(name, [area, read, other] as unknown as Family);
      }
    }
  }
  return (name) => exact.get(name) ?? fromFamily(table, families, name);
}

function fromFamily(
  { grammar, wide }: ScopeTable,
  families: ReadonlyMap<string, Family>,
  name: string,
): Meaning | null {
  const groups = grammar?.exec(name)?.groups;
  if (groups === undefined) return null;
  const family = families.get(groups['resource'] ?? '');
  const action = groups['action'];
  const verb = action === undefined ? 'change' : ACTIONS.get(action);
  if (family === undefined || verb === undefined) return null;
  const [area, read, other] = family;
  const weight = verb === 'read' ? read : other;
  return [area, verb, wide?.test(name) === true ? heavier(weight) : weight];
}

function heavier(weight: Weight): Weight {
  return WEIGHTS[Math.min(WEIGHTS.indexOf(weight) + 1, WEIGHTS.length - 1)] ?? weight;
}

/** A listed meaning as a fact. @param scope as it stands in the request. */
export function factOf(scope: string, [area, verb, weight]: Meaning): ScopeFact {
  return { scope, area, verb, weight, note: noteOf(area, verb), estimated: false };
}
