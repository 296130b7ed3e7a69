/**
 * Each device's events form a chain: every stored part of a report is a link that names its events
 * with their digests, and its hash covers the link before it (`store.ts` writes them). Changing, adding or removing a stored
 * event later breaks it in a way that `verifyChain` finds.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChainReport } from '../contract/contract.ts';
import type { Queries } from '../database/database.ts';

/** @returns SHA-256 of a text, in hex */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Both drivers give bigint in a way of their own: text or number. */
const Link = z.object({
  position: z.coerce.number().int(),
  /** `uid:digest:type` of each event, separated by commas. */
  entries: z.string(),
  hash: z.string(),
});
type Link = z.infer<typeof Link>;

const Head = z.object({ length: z.coerce.number().int(), hash: z.string() });

/** Links read at once. */
const PIECE = 500;

/** Unix ms from which on events of a type must be there, by their uids; -Infinity where they stay for ever. */
export type KeptSince = Readonly<Record<'step' | 'health', number>>;

/** Nothing leaves by itself. */
const KEPT_FOR_EVER: KeptSince = { step: -Infinity, health: -Infinity };

export type Entry = {
  uid: string;
  digest: string;
  /** null in links from before types were written. */
  type: keyof KeptSince | null;
};

/** @returns what a link says of each of its events */
export function entriesOf({ entries }: { entries: string }): Entry[] {
  return entries.split(',').map((entry) => {
    const [uid = '', digest = '', type] = entry.split(':');
    return { uid, digest, type: type === 'step' || type === 'health' ? type : null };
  });
}

/**
 * Whether an event may be gone because its days are over. Where its type is not known the shorter days
 * count, since each heartbeat that has left would else be a false alarm.
 */
export function isPast({ uid, type }: Entry, keptSince: KeptSince): boolean {
  const since = type === null ? Math.max(keptSince.step, keptSince.health) : keptSince[type];
  return timeOfUid(uid) < since;
}

/**
 * @param keptSince what is older may be gone; what is younger must be there unless it was erased
 * @returns what the chain of a device says about its events; null for a device that never reported
 */
export async function verifyChain(
  queries: Queries,
  device: string,
  keptSince: KeptSince = KEPT_FOR_EVER,
): Promise<ChainReport | null> {
  const [row] = await queries.query('SELECT length, hash FROM devices WHERE device = $1', [device]);
  if (row === undefined) return null;
  const head = Head.parse(row);
  const report: ChainReport = { device, links: 0, events: 0, broken: [], gone: 0 };
  let last: Link | null = null;
  for (;;) {
    const links = await readLinks(queries, device, last === null ? 0 : last.position);
    for (const link of links) {
      report.broken.push(...troubleOfLink(link, last));
      report.links += 1;
      last = link;
    }
    await compareEvents(queries, links, keptSince, report);
    if (links.length < PIECE) break;
  }
  if (last !== null && (head.length !== last.position || head.hash !== last.hash))
    report.broken.push(`The chain ends at link ${last.position}, but ${head.length} were made.`);
  return report;
}

async function readLinks(queries: Queries, device: string, after: number): Promise<Link[]> {
  const rows = await queries.query(
    `SELECT position, entries, hash FROM chain_links
     WHERE device = $1 AND position > $2::bigint ORDER BY position LIMIT ${PIECE}`,
    [device, after],
  );
  return rows.map((row) => Link.parse(row));
}

/** The hash of a link over the one before it; the first link of a chain has none before it. */
function hashAfter(before: Link | null, entries: string): string {
  return before === null ? digestOf(entries) : digestOf(before.hash + digestOf(entries));
}

/** Where older links have left, the hash of the oldest one that is there is taken as given. */
function troubleOfLink(link: Link, before: Link | null): string[] {
  if (before === null && link.position > 1) return [];
  if (before !== null && link.position !== before.position + 1)
    return [`Links between ${before.position} and ${link.position} are missing.`];
  return link.hash === hashAfter(before, link.entries)
    ? []
    : [`Link ${link.position} does not have the hash of what it says and follows.`];
}

async function compareEvents(
  queries: Queries,
  links: Link[],
  keptSince: KeptSince,
  report: ChainReport,
): Promise<void> {
  const entries = links.flatMap((link) =>
    entriesOf(link).map((entry) => ({ ...entry, position: link.position })),
  );
  const rows = await queries.query(
    `SELECT asked.uid, encode(sha256(convert_to(e.event::text, 'UTF8')), 'hex') AS digest,
       x.uid IS NOT NULL AS erased
     FROM (SELECT value::uuid AS uid FROM json_array_elements_text($1::json)) AS asked
     LEFT JOIN events e ON e.uid = asked.uid LEFT JOIN erased x ON x.uid = asked.uid`,
    [JSON.stringify(entries.map(({ uid }) => uid))],
  );
  const found = new Map(rows.map(({ uid, digest, erased }) => [uid, { digest, erased }]));
  for (const entry of entries) {
    const { uid, digest, position } = entry;
    const there = found.get(uid);
    report.events += 1;
    if (there?.digest === digest) continue;
    if (typeof there?.digest === 'string')
      report.broken.push(`Event ${uid} is not as link ${position} recorded it.`);
    else if (there?.erased === true || isPast(entry, keptSince)) report.gone += 1;
    else report.broken.push(`Event ${uid} of link ${position} is missing.`);
  }
}

/** Unix ms at the start of a UUIDv7. */
function timeOfUid(uid: string): number {
  return Number.parseInt(uid.replaceAll('-', '').slice(0, 12), 16);
}
