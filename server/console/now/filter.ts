/**
 * What the reader wants to see. It lives in the address, so that it can be shared and the back
 * button undoes it; values in an address that are not known are left out, not guessed.
 */
import { z } from 'zod';
import { Effect, Outcome } from '../../../lib/activity/decision.ts';
import type { EventRow } from '../../contract/contract.ts';
import { searchText } from '../../events/search-words.ts';
import { DAY } from '../times.ts';

export const SPANS = ['1h', '24h', '7d', '30d', 'custom'] as const;
export const Span = z.enum(SPANS);
export type Span = z.infer<typeof Span>;

export const EVENT_TYPES = ['step', 'health', 'all'] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

const LENGTHS: Record<Exclude<Span, 'custom'>, number> = {
  '1h': DAY / 24,
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
};

/** Free words are sent to the service, which accepts no more than this (EventQuery). */
export const TEXT_LIMIT = 200;

const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .nullable()
  .catch(null);

const words = (limit: number) => z.string().trim().min(1).max(limit).nullable().catch(null);

const Filter = z.object({
  span: Span.catch('24h'),
  from: Moment,
  to: Moment,
  type: EventType.catch('step'),
  effect: z.nullable(Effect).catch(null),
  outcome: z.nullable(Outcome).catch(null),
  surface: words(100),
  app: words(1024),
  person: words(320),
  text: words(TEXT_LIMIT),
});
export type Filter = z.infer<typeof Filter>;

export const defaultFilter: Filter = Filter.parse({});

/** The filter an address asks for. */
export function filterFromSearch(search: string): Filter {
  const filter = Filter.parse(Object.fromEntries(new URLSearchParams(search)));
  if (filter.span !== 'custom') return { ...filter, from: null, to: null };
  return filter.from === null && filter.to === null ? { ...filter, span: '24h' } : filter;
}

/** The query part of an address for a filter: empty for what is shown anyway. */
export function searchFromFilter(filter: Filter): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === null || value === defaultFilter[name as keyof Filter]) continue;
    parameters.set(name, typeof value === 'number' ? new Date(value).toISOString() : value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** Start and end of the time asked for; the end is open while it is "up to now". */
export function timeOf(filter: Filter, now: number): { from: number; to: number | null } {
  if (filter.span !== 'custom') return { from: now - LENGTHS[filter.span], to: null };
  return { from: filter.from ?? (filter.to ?? now) - DAY, to: filter.to };
}

/** Parameters for the service (EventQuery). */
export function queryOf(filter: Filter, now: number): URLSearchParams {
  const { from, to } = timeOf(filter, now);
  const query = new URLSearchParams({ from: String(from) });
  if (to !== null) query.set('to', String(to));
  if (filter.type !== 'all') query.set('type', filter.type);
  for (const name of ['effect', 'outcome', 'surface', 'app', 'person', 'text'] as const) {
    const value = filter[name];
    if (value !== null) query.set(name, value);
  }
  return query;
}

/** Without filters, in the same time. */
export function unset({ span, from, to }: Filter): Filter {
  return { ...defaultFilter, span, from, to };
}

/** How many filters are set apart from the time and the kind of event. */
export function countSet(filter: Filter): number {
  return [
    filter.effect,
    filter.outcome,
    filter.surface,
    filter.app,
    filter.person,
    filter.text,
  ].filter((value) => value !== null).length;
}

/**
 * True when an event that just arrived belongs to what is shown. The service stays the judge: this
 * only decides whether to say "new", and reads free words in the same places.
 */
export function matches(filter: Filter, row: EventRow, now: number): boolean {
  const { from, to } = timeOf(filter, now);
  if (row.time < from || (to !== null && row.time >= to)) return false;
  if (filter.type !== 'all' && row.type !== filter.type) return false;
  if (filter.effect !== null && row.effect !== filter.effect) return false;
  if (filter.outcome !== null && row.outcome !== filter.outcome) return false;
  if (filter.surface !== null && row.surface !== filter.surface) return false;
  if (filter.app !== null && (row.subject !== filter.app || !hasApp(row))) return false;
  if (filter.person !== null && row.user !== filter.person) return false;
  if (filter.text === null) return true;
  const found = searchText([
    row.user,
    row.surface,
    row.subject,
    row.subjectName,
    row.rule,
    row.message,
  ]).split(' ');
  return searchText([filter.text])
    .split(' ')
    .every((asked) => found.some((word) => word.startsWith(asked)));
}

/** Only these two kinds are about an app; the subject of the others is a kind of thing. */
function hasApp(row: EventRow): boolean {
  return row.kind === 'consent' || row.kind === 'connect';
}
