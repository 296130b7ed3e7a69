/** What an import gives: entries for lists of the policy, and everything that could not be mapped. */
import type { KnownApp, KnownConnector, Lists } from '../lists.ts';

/** Lists that imports fill. `in-use` holds what people have, whatever anybody thinks of it. */
export const APP_LISTS = ['approved', 'limited', 'blocked', 'in-use'] as const;
export type AppList = (typeof APP_LISTS)[number];

/** Something that was not mapped, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
  /** The first few. */
  readonly examples: readonly string[];
}

export interface Imported {
  readonly lists: Partial<Pick<Lists, 'apps' | 'connectors' | 'domains'>>;
  readonly leftOut: readonly LeftOut[];
}

/** What an importer is given besides the file itself. */
export interface ImportInput {
  readonly text: string;
  /** Of `--service-principals`, for Entra's grants. */
  readonly servicePrincipals: string | null;
  /** Of `--client-ids`, for Slack: which OAuth client an app id has. */
  readonly clientIds: string | null;
}

/** A file that is not what its source writes. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
}

const SHOWN = 3;

export interface Collector {
  readonly app: (list: AppList, app: KnownApp) => void;
  readonly connector: (list: string, connector: KnownConnector) => void;
  readonly domain: (list: string, domain: string) => void;
  /** Says that something was not mapped. */
  readonly leave: (reason: string, example: string) => void;
  readonly result: () => Imported;
}

/** Gathers entries; an app or connector that comes twice in a list stands there once. */
export function createCollector(): Collector {
  const apps = new Map<string, Map<string, KnownApp>>();
  const connectors = new Map<string, Map<string, KnownConnector>>();
  const domains = new Map<string, Set<string>>();
  const left = new Map<string, { count: number; readonly examples: string[] }>();
  const listIn = <Entry>(lists: Map<string, Map<string, Entry>>, name: string) => {
    const list = lists.get(name) ?? new Map<string, Entry>();
    lists.set(name, list);
    return list;
  };
  return {
    app: (name, app) => listIn(apps, name).set(app.clientId, app),
    connector: (name, connector) => listIn(connectors, name).set(connector.id, connector),
    domain: (name, domain) => {
      const list = domains.get(name) ?? new Set();
      domains.set(name, list.add(domain));
    },
    leave: (reason, example) => {
      const entry = left.get(reason) ?? { count: 0, examples: [] };
      entry.count += 1;
      if (entry.examples.length < SHOWN) entry.examples.push(example);
      left.set(reason, entry);
    },
    result: () => ({
      lists: {
        ...(apps.size === 0 ? {} : { apps: listsOf(apps) }),
        ...(connectors.size === 0 ? {} : { connectors: listsOf(connectors) }),
        ...(domains.size === 0
          ? {}
          : {
              domains: Object.fromEntries(
                [...domains].map(([name, set]) => [name, [...set].toSorted()]),
              ),
            }),
      },
      leftOut: [...left]
        .map(([reason, { count, examples }]) => ({ reason, count, examples }))
        .toSorted((a, b) => b.count - a.count),
    }),
  };
}

/** Sorted by name, so that two imports of one state give one text. */
function listsOf<Entry extends { readonly name?: string | undefined }>(
  lists: ReadonlyMap<string, ReadonlyMap<string, Entry>>,
): Record<string, Entry[]> {
  return Object.fromEntries(
    [...lists].map(([name, entries]) => [
      name,
      [...entries]
        .toSorted(([a, { name: m = '' }], [b, { name: n = '' }]) =>
          m === n ? (a < b ? -1 : 1) : m < n ? -1 : 1,
        )
        .map(([, entry]) => entry),
    ]),
  );
}
