/**
 * The part of a policy that one page can need. A document may list a hundred thousand apps; a page is about
 * one of them, and about one kind of step. Whatever is left out could not have mattered there: the same
 * steps get the same decisions, which a property test holds.
 */
import type { Kind } from '../activity/activity.ts';
import type { CompiledPolicy, CompiledRule } from './compile.ts';
import type { Context } from './facts.ts';
import { appKey } from './known.ts';
import type { PageDocument } from './page-document.ts';
import type { Exception, Kill, Policy } from './schema.ts';

export interface ExcerptFor {
  readonly kinds: readonly Kind[];
  /** The apps that the page may ask about; null for every app. */
  readonly clientIds: readonly string[] | null;
  readonly actor: Pick<Context, 'user' | 'groups' | 'requests'>;
}

/** Up to this many entries about single apps, all of them go along: a page may come to ask about any. */
const FEW_APPS = 500;

/** How many entries of a policy are about single apps. */
export function appEntries({ lists, rules }: Policy): number {
  return rules.length + Object.values(lists.apps).reduce((sum, list) => sum + list.length, 0);
}

/** Whether a page needs to say which apps it is about, since all of them would be too many. */
export function isLarge(policy: Policy): boolean {
  return appEntries(policy) > FEW_APPS;
}

/** The policy as far as these steps of this person can need it. */
export function excerptOf(compiled: CompiledPolicy, wanted: ExcerptFor): PageDocument {
  const { policy } = compiled;
  const { kinds, actor } = wanted;
  const apps = wanted.clientIds === null ? null : namesOf(wanted.clientIds);
  const own = new Set((actor.requests ?? []).map(({ uid }) => uid));
  const needed = new Set(kinds.flatMap((kind) => rulesFor(compiled, kind, apps)));
  const { id, version, organisation, drill, failMode, onStale, onUnreadable } = policy;
  const { promptBudget, layers, walls } = policy.settings;
  return {
    ...{ id, version, organisation, drill, failMode, onStale, onUnreadable },
    terms: policy.terms,
    settings: { promptBudget, layers: { page: layers.page }, walls },
    leftOut: policy.leftOut,
    locators: policy.locators.filter(({ surface }) => isOneOf(kinds, surface)),
    rules: policy.rules.filter((rule) => needed.has(rule)),
    lists: listsFor(policy.lists, kinds, apps, actor),
    exceptions: policy.exceptions.filter(
      (exception) =>
        (exception.request === undefined || own.has(exception.request)) &&
        mayCover(exception, apps, actor),
    ),
    kill: policy.kill.filter((entry) => mayKill(entry, apps)),
  };
}

/** A request that names two apps is looked up under both, and under the pair. */
function namesOf(clientIds: readonly string[]): ReadonlySet<string> {
  return new Set(clientIds.flatMap((id) => [id, ...id.split(' ')]).map(appKey));
}

function rulesFor(compiled: CompiledPolicy, kind: Kind, apps: ReadonlySet<string> | null) {
  const { always, byKey } = compiled.rules[kind];
  const all = [...always, ...[...byKey.values()].flat()];
  return all.filter(({ test }) => mayMatch(test.keys, apps)).map(({ rule }) => rule);
}

/** False only for rules that can match nothing but apps that are not asked about. */
function mayMatch(keys: CompiledRule['test']['keys'], apps: ReadonlySet<string> | null): boolean {
  return (
    keys === null ||
    apps === null ||
    keys.some((key) => !key.startsWith('app:') || apps.has(key.slice('app:'.length)))
  );
}

function listsFor(
  lists: PageDocument['lists'],
  kinds: readonly Kind[],
  apps: ReadonlySet<string> | null,
  { user }: ExcerptFor['actor'],
): PageDocument['lists'] {
  const person = user?.toLowerCase();
  const consent = kinds.includes('consent');
  const { domains, templates, groups } = lists;
  return {
    ...{ domains, templates, groups },
    apps: each(lists.apps, (entry) => consent && has(apps, appKey(entry.clientId))),
    scopes: each(lists.scopes, () => consent),
    connectors: each(lists.connectors, () => kinds.includes('connect')),
    // Whether this person stands in a list; the others on it are nobody's business on a page.
    people: each(lists.people, (name) => name.toLowerCase() === person),
  };
}

/** Every list stays, so that a rule that names it still finds it, with the entries that matter. */
function each<Entry>(
  lists: Readonly<Record<string, readonly Entry[]>>,
  matters: (entry: Entry) => boolean,
): Record<string, Entry[]> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, list.filter(matters)]),
  );
}

function has(apps: ReadonlySet<string> | null, app: string): boolean {
  return apps === null || apps.has(app);
}

function mayCover(
  { app, actor }: Exception,
  apps: ReadonlySet<string> | null,
  { user, groups }: ExcerptFor['actor'],
): boolean {
  return (
    (app === undefined || has(apps, appKey(app))) &&
    (actor.user === undefined || actor.user.toLowerCase() === user?.toLowerCase()) &&
    (actor.group === undefined || groups.includes(actor.group))
  );
}

function mayKill(entry: Kill, apps: ReadonlySet<string> | null): boolean {
  const { app, host, domain, connector } = entry;
  const elsewhere = host !== undefined || domain !== undefined || connector !== undefined;
  return elsewhere || app === undefined || has(apps, appKey(app.trim()));
}

function isOneOf(kinds: readonly Kind[], surface: string): boolean {
  return kinds.some((kind) => surface.startsWith(`${kind}/`));
}
