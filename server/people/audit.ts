/** Who did what. Rows are only ever added and each is chained to the one before; no route changes one. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import {
  type Action,
  type AuditCheck,
  type AuditDetail,
  AuditEntry,
  type AuditPage,
  type AuditQuery,
} from '../contract/people.ts';
import type { Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';

const sha256 = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** What the chain holds of an entry; `detail` as it is stored, byte for byte. */
const sealed = (id: string, time: number, actor: string, action: string, detail: string) =>
  JSON.stringify([id, time, actor, action, detail]);

/**
 * To be called inside the transaction that does what is recorded, and last in it: the end of the chain
 * is locked from here to the commit, and whoever takes it first and other rows later could wait in a ring.
 * @param actor name of the account, or what stands for it where nobody is signed in
 * @param detail what exactly, in few words; no events, no secrets
 * @param now Unix ms
 */
export async function recordAction(
  { query }: Queries,
  actor: string,
  action: Action,
  detail: AuditDetail,
  now: number,
): Promise<void> {
  const id = uuidv7(now);
  const stored = JSON.stringify(detail);
  await query(
    `WITH head AS (
       UPDATE audit_head SET length = length + 1, hash = ${sha256('hash || $6::text')}
       RETURNING length, hash
     )
     INSERT INTO audit (id, time, actor, action, detail, position, hash)
     SELECT $1::uuid, $2::bigint, $3::text, $4::text, $5::json, length, hash FROM head`,
    [id, now, actor, action, stored, sealed(id, now, actor, action, stored)],
  );
}

const StoredEntry = z.looseObject({ time: z.coerce.number() }).pipe(AuditEntry);

/** Where a page ended. */
const Cursor = z.tuple([z.int(), z.uuid()]);

/** Entries of one page. */
const PAGE = 200;

/** @returns the newest entries first; throws Refusal 400 for a cursor that this service did not make */
export async function readAudit({ query }: Queries, asked: AuditQuery): Promise<AuditPage> {
  const parameters: (string | number)[] = [];
  const place = (value: string | number) => `$${parameters.push(value)}`;
  const conditions = [
    ...(asked.from === undefined ? [] : [`time >= ${place(asked.from)}`]),
    ...(asked.to === undefined ? [] : [`time < ${place(asked.to)}`]),
    ...(asked.actor === undefined ? [] : [`actor = ${place(asked.actor)}`]),
    ...(asked.action === undefined ? [] : [`action = ${place(asked.action)}`]),
  ];
  if (asked.cursor !== undefined) {
    const [time, id] = readCursor(asked.cursor);
    conditions.push(`(time, id) < (${place(time)}::bigint, ${place(id)}::uuid)`);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = await query(
    `SELECT id, time, actor, action, detail FROM audit ${where}
     ORDER BY time DESC, id DESC LIMIT ${PAGE + 1}`,
    parameters,
  );
  const entries = rows.slice(0, PAGE).map((row) => StoredEntry.parse(row));
  const last = entries.at(-1);
  const next = rows.length > PAGE && last !== undefined ? writeCursor(last) : null;
  return { entries, next };
}

function writeCursor({ time, id }: AuditEntry): string {
  return Buffer.from(JSON.stringify([time, id])).toString('base64url');
}

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(400, 'The cursor is not one of this service.', 'Start again at the top.');
  }
}

const Link = z.object({
  id: z.string(),
  time: z.coerce.number(),
  actor: z.string(),
  action: z.string(),
  detail: z.string(),
  position: z.coerce.number(),
  hash: z.string(),
});

/** Links read at once. */
const PIECE = 1_000;
/** Sentences about broken places; the first ones are what matters. */
const MOST_BROKEN = 20;

/** @returns what was changed, removed or added since it was written, by the chain over all entries */
export async function verifyAudit({ query }: Queries): Promise<AuditCheck> {
  const [counts] = await query(
    `SELECT (SELECT length FROM audit_head) AS length, (SELECT hash FROM audit_head) AS hash,
       (SELECT count(*) FROM audit WHERE position IS NULL)::int AS unchained`,
    [],
  );
  const head = { length: Number(counts!.length), hash: String(counts!.hash) };
  const broken: string[] = [];
  let [position, hash] = [0, ''];
  for (;;) {
    const rows = await query(
      `SELECT id, time, actor, action, detail::text AS detail, position, hash FROM audit
       WHERE position > $1::bigint AND position <= $2::bigint ORDER BY position LIMIT ${PIECE}`,
      [position, head.length],
    );
    for (const row of rows) {
      const link = Link.parse(row);
      if (link.position !== position + 1)
        broken.push(`Entries ${position + 1} to ${link.position - 1} are missing.`);
      else if (link.hash !== hashAfter(hash, link))
        broken.push(`Entry ${link.position} is not what was written.`);
      [position, hash] = [link.position, link.hash];
    }
    if (rows.length < PIECE) break;
  }
  if (position < head.length) broken.push(`Entries ${position + 1} to ${head.length} are missing.`);
  else if (hash !== head.hash) broken.push('The last entry is not the one that was written last.');
  return {
    entries: head.length,
    unchained: Number(counts!.unchained),
    broken: broken.slice(0, MOST_BROKEN),
  };
}

function hashAfter(before: string, { id, time, actor, action, detail }: z.infer<typeof Link>) {
  const text = before + sealed(id, time, actor, action, detail);
  return createHash('sha256').update(text).digest('hex');
}
