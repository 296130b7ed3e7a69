/** Asks the service what security would see, through the same interface as the console. */
import { EventDetail, EventPage, type EventRow } from '../../server/contract/contract.ts';
import { until } from './person.ts';

export interface ConsoleClient {
  readonly rows: (query?: string) => Promise<EventRow[]>;
  readonly detail: (uid: string) => Promise<EventDetail>;
  /** Waits for an event that fits. @param within ms */
  readonly waitFor: (fits: (row: EventRow) => boolean, within?: number) => Promise<EventRow>;
}

/** Signs in as admin. */
export async function consoleClient(url: string, password: string): Promise<ConsoleClient> {
  const signIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ password }),
  });
  if (!signIn.ok) throw new Error(`sign-in failed: ${signIn.status} ${await signIn.text()}`);
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, { headers: { Cookie: cookie } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const rows = async (query = '') => EventPage.parse(await get(`/api/events${query}`)).rows;
  return {
    rows,
    detail: async (uid) => EventDetail.parse(await get(`/api/events/${uid}`)),
    waitFor: (fits, within = 20_000) =>
      until(
        within,
        async () => (await rows('?limit=200')).find(fits),
        async () =>
          `no such event arrived; there are: ${JSON.stringify(await rows('?limit=20'), null, 1)}`,
      ),
  };
}
