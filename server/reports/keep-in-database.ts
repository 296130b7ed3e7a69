/** Events are safe when the database has committed them. */
import type { Database } from '../database/database.ts';
import type { NewEvent } from '../events/reported-event.ts';
import { namesOf } from '../events/pseudonymous-event.ts';
import { insertEvents, type Stored } from '../events/store.ts';
import { keepNames } from '../people/names.ts';

/**
 * @param announce told the uids that are new, after they are committed
 * @returns a function that stores events
 */
export function keepInDatabase(
  database: Database,
  announce: (uids: string[]) => void,
): (events: NewEvent[]) => Promise<Stored> {
  return async (events) => {
    await keepNames(database, namesOf(events), Date.now());
    const stored = await insertEvents(database, events, Date.now());
    if (stored.added.length > 0) announce(stored.added);
    return stored;
  };
}
