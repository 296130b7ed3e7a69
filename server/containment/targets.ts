/** What a step meets that could be stopped, and how a target is written so that both are the same. */
import { createHash } from 'node:crypto';
import type { Activity } from '../../lib/activity/activity.ts';
import { EMPTY_CATALOG } from '../../lib/catalog/catalog.ts';
import { killKeys } from '../../lib/policy/compile.ts';
import { type Facts, factsOf, type KeySort, NO_PROMPTS } from '../../lib/policy/facts.ts';
import { knownOf } from '../../lib/policy/known.ts';
import { NO_LISTS } from '../../lib/policy/lists.ts';
import type { Kill } from '../../lib/policy/schema.ts';
import { SORTS, type Sort, type Target } from '../contract/containment.ts';
import { Refusal } from '../problem.ts';

/** Recipients of one step that are followed up; a share with hundreds of domains is one step all the same. */
const MOST_DOMAINS = 50;

const NOBODY = knownOf(NO_LISTS);

/** Only what the step itself says: no lists, no person, no catalogue. */
function bareFacts(activity: Activity): Facts {
  return factsOf(activity, NOBODY, {
    now: 0,
    language: 'en',
    user: null,
    groups: [],
    stale: false,
    firstTime: null,
    prompts: NO_PROMPTS,
    catalog: EMPTY_CATALOG,
  });
}

/** @returns everything in the step that a kill entry could name, each once */
export function targetsOf(activity: Activity): Target[] {
  const facts = bareFacts(activity);
  const ids: Record<Sort, (string | null)[]> = {
    app: facts.appKey === null || facts.appKey === '' ? [] : facts.keys('app').map(idIn),
    connector: facts.keys('connector').map(idIn),
    host: [activity.host],
    domain: [
      ...facts.recipients.slice(0, MOST_DOMAINS).map(({ domain }) => domain),
      facts.redirectHost,
    ],
  };
  return SORTS.flatMap((sort) =>
    [...new Set(ids[sort])].flatMap((id) => (id === null || id === '' ? [] : [{ sort, id }])),
  );
}

function idIn(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

const KILL_SORTS: readonly KeySort[] = ['app', 'connector', 'host', 'domain', 'redirect'];

/** @returns the keys by which kill entries find the step, as the engine itself writes them */
export function killableKeys(activity: Activity): Set<string> {
  const facts = bareFacts(activity);
  return new Set(KILL_SORTS.flatMap((sort) => facts.keys(sort)));
}

/** @returns what stands in tables and indexes for a thing */
export function keyOf({ sort, id }: Target): string {
  return createHash('sha256').update(`${sort}\n${id}`).digest('hex').slice(0, 32);
}

/** A kill entry for a target. */
export function killOf(entry: string, { sort, id }: Target): Kill {
  return { id: entry, [sort]: id };
}

/**
 * @returns the target as the engine compares it: hosts without scheme and path, ids as they are looked up.
 * Throws Refusal 400 for one that names nothing, or too much.
 */
export function normalTarget(given: Target): Target {
  const [key] = killKeys(killOf('x', given));
  const id = key === undefined ? '' : idIn(key);
  const isName = given.sort === 'app' || given.sort === 'connector';
  if (isName && id !== '') return { sort: given.sort, id };
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(id)) return { sort: given.sort, id };
  throw new Refusal(
    400,
    `"${given.id.slice(0, 100)}" is no ${given.sort}.`,
    'It is written as a name with a dot, for example files.example.com.',
  );
}
