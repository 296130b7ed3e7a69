/** An event in which nobody is named: the person is a pseudonym wherever the event says who it was. */
import type { SealedName } from '../people/names.ts';
import type { Pseudonyms } from '../people/pseudonyms.ts';
import { type Candidate, type NewEvent, parseEvent, type ParsedEvent } from './reported-event.ts';

/** Says nothing about a person, and nothing in it may change: ids, versions, the tenant. */
const UNTOUCHED = new Set(['metadata', 'app', 'device']);
/** What is known of the actor beside the name and says no more than their part in the organisation. */
const KEPT_OF_USER = new Set(['type_id', 'type', 'groups']);

/**
 * @param candidate an event that names `name`
 * @returns it under a pseudonym, parsed as if it had come that way, with the name sealed for the map
 */
export function withoutName(
  { value, depth }: Candidate,
  name: string,
  pseudonyms: Pseudonyms,
): ParsedEvent {
  const pseudonym = pseudonyms.of(name);
  const written = mentionsOf(name);
  const replace = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.replace(written, `$1${pseudonym}`);
    if (Array.isArray(inner)) return inner.map(replace);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, part]) => [key, replace(part)]));
  };
  const event = Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, part]) => {
      if (UNTOUCHED.has(key)) return [key, part];
      return [key, key === 'actor' ? actorAs(part, pseudonym) : replace(part)];
    }),
  );
  const parsed = parseEvent({ value: event, json: JSON.stringify(event), depth });
  if (!parsed.ok) return parsed;
  const person = { pseudonym, sealed: pseudonyms.seal(pseudonym, name) };
  return { ok: true, value: { ...parsed.value, person } };
}

/** The actor's address and ids would say the name again. */
function actorAs(actor: unknown, pseudonym: string): unknown {
  const { user, ...others } = actor as { user: Record<string, unknown> };
  const kept = Object.entries(user).filter(([key]) => KEPT_OF_USER.has(key));
  return { ...others, user: { name: pseudonym, ...Object.fromEntries(kept) } };
}

/** The name where it stands as a word of its own, however it is written. */
function mentionsOf(name: string): RegExp {
  const text = name.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  return new RegExp(`(^|[^\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])`, 'giu');
}

/** @returns each person of these events once, for the map */
export function namesOf(events: readonly NewEvent[]): SealedName[] {
  const people = events.flatMap(({ person }) => (person === null ? [] : [person]));
  return [...new Map(people.map((person) => [person.pseudonym, person])).values()];
}
