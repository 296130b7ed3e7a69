/** What the reader wants to see of the inventory. It lives in the address. */
import { z } from 'zod';
import { SORTS, Status, ThingKind } from '../../contract/inventory.ts';

const words = (limit: number) => z.string().trim().min(1).max(limit).nullable().catch(null);

const ThingFilter = z.object({
  kind: z.nullable(ThingKind).catch(null),
  status: z.nullable(Status).catch(null),
  area: words(60),
  unowned: z.literal('yes').nullable().catch(null),
  since: z.literal('week').nullable().catch(null),
  text: words(200),
  sort: z.enum(SORTS).catch('risk'),
});
export type ThingFilter = z.infer<typeof ThingFilter>;

const NONE: ThingFilter = ThingFilter.parse({});

/** The filter an address asks for; unknown values are left out. */
export function thingFilterOf(search: string): ThingFilter {
  return ThingFilter.parse(Object.fromEntries(new URLSearchParams(search)));
}

/** Address of the list with a filter. */
export function addressOfThings(filter: Partial<ThingFilter>): string {
  const parameters = parametersOf({ ...NONE, ...filter });
  const text = parameters.toString();
  return `/inventory${text === '' ? '' : `?${text}`}`;
}

function parametersOf(filter: ThingFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== null && value !== NONE[name as keyof ThingFilter]) parameters.set(name, value);
  return parameters;
}

/** Parameters for the service. @param weekAgo Unix ms, of its own summary */
export function thingQueryOf(filter: ThingFilter, weekAgo: number): URLSearchParams {
  const parameters = parametersOf(filter);
  if (filter.since !== null) parameters.set('since', String(weekAgo));
  return parameters;
}

/** How many filters are set, apart from the order. */
export function filtersSet({ sort: _sort, ...filters }: ThingFilter): number {
  return Object.values(filters).filter((value) => value !== null).length;
}

/** Address of one thing. */
export function addressOfThing(thing: string): string {
  return `/inventory/things/${encodeURIComponent(thing)}`;
}

/** The thing that an address shows, or null. */
export function thingOfPath(path: string): string | null {
  return /^\/inventory\/things\/([0-9a-zA-Z_-]+)\/?$/u.exec(path)?.[1] ?? null;
}
