/** What a step adds to whose count. */
import type { FollowedEvent } from '../events/after.ts';
import type { Measure, SubjectSort } from '../contract/findings.ts';

export type Subject = { sort: SubjectSort; subject: string; name: string | null; peers: string };
export type Added = Subject & { day: number; measure: Measure };
/** Something that somebody meets, perhaps for the first time. */
export type Met = Subject & { day: number; known: 'domain' | 'app'; values: string[] };

/** Group of all, and of all apps. */
export const EVERYBODY = '';
export const APPS = '\u0001apps';

const DAY = 86_400_000;

/** Days are those of UTC, counted from 1970. @param time Unix ms */
export const dayOf = (time: number): number => Math.floor(time / DAY);
/** @returns Unix ms of its first moment */
export const beginOf = (day: number): number => day * DAY;

/** @returns what is counted at once, and what is counted only if it is new to the person */
export function countsOf({ row, event }: FollowedEvent): { added: Added[]; met: Met | null } {
  const { handrail } = event.unmapped;
  if (handrail.type !== 'step') return { added: [], met: null };
  const { activity, audience } = handrail;
  const day = dayOf(row.time);
  const who: Subject =
    row.user === null
      ? { sort: 'browser', subject: row.device, name: null, peers: EVERYBODY }
      : { sort: 'person', subject: row.user, name: null, peers: groupOf(event) };
  const added: Added[] = [{ ...who, day, measure: 'steps' }];
  if (activity.kind === 'consent' && activity.app.clientId !== '') {
    const subject = `${activity.platform} ${row.subject ?? ''}`;
    const app: Subject = { sort: 'app', subject, name: activity.app.name, peers: APPS };
    added.push({ ...app, day, measure: 'steps' });
    return { added, met: { ...who, day, known: 'app', values: [subject] } };
  }
  if (activity.kind !== 'share') return { added, met: null };
  if (audience === 'public' || audience === 'anyone_with_link')
    added.push({ ...who, day, measure: 'open-links' });
  const values = [...new Set(activity.recipients.map(({ domain }) => domain))].slice(0, 50);
  const outside = audience !== 'named_internal' && audience !== 'private' && values.length > 0;
  return { added, met: outside ? { ...who, day, known: 'domain', values } : null };
}

/** The first group that the browser names; a person in several is compared with one of them. */
function groupOf(event: FollowedEvent['event']): string {
  const actor = event['actor'] as { user?: { groups?: { name?: unknown }[] } } | undefined;
  const name = actor?.user?.groups?.[0]?.name;
  return typeof name === 'string' ? name.slice(0, 200) : EVERYBODY;
}
