/**
 * Exceptions by what they are about, so that a decision looks at those for its own app, connector, file or
 * request, and not at the thousands that other people were given.
 */
import type { CompiledException } from './compile.ts';
import { type Facts, appKey } from './facts.ts';
import { isAbout } from './own-request.ts';
import type { Exception } from './schema.ts';

export type ExceptionIndex = ReadonlyMap<string, readonly CompiledException[]>;

/** Every exception under each key that may lead to it; one that is about nothing lifts nothing. */
export function indexExceptions(exceptions: readonly CompiledException[]): ExceptionIndex {
  const index = new Map<string, CompiledException[]>();
  for (const entry of exceptions)
    for (const key of keysOf(entry.exception)) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [entry]);
      else list.push(entry);
    }
  return index;
}

function keysOf({ request, app, connector, resource }: Exception): string[] {
  if (request !== undefined) return [`request:${request}`];
  const connectors = new Set([app, connector].filter((id) => id !== undefined));
  return [
    ...(app === undefined ? [] : [`app:${appKey(app)}`]),
    // Documents of vocabulary 1 name a connector as an app.
    ...[...connectors].map((id) => `connector:${id}`),
    ...(resource === undefined ? [] : [`resource:${resource}`]),
  ];
}

const NONE: readonly CompiledException[] = [];

/** The exceptions that could lift a rule for these facts, in the order of the document. */
export function exceptionsAbout(index: ExceptionIndex, facts: Facts): readonly CompiledException[] {
  if (index.size === 0) return NONE;
  const found = keysAbout(facts).flatMap((key) => index.get(key) ?? NONE);
  return found.length < 2 ? found : found.toSorted((a, b) => a.place - b.place);
}

function keysAbout({ activity, appKey: app, context }: Facts): string[] {
  const own = (context.requests ?? [])
    .filter((request) => isAbout(request, activity))
    .map(({ uid }) => `request:${uid}`);
  switch (activity.kind) {
    case 'consent':
      return [...new Set([`app:${app}`, ...own])];
    case 'connect':
      return [...new Set([`connector:${activity.connector.id}`, ...own])];
    case 'share':
    case 'publish':
      return [...new Set([`resource:${activity.resource.id}`, ...own])];
  }
}
