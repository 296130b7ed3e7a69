/**
 * Every policy that was handed out, byte for byte, and since when: what an auditor asks for first. The
 * file itself holds the newest one only.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database, Queries } from '../database/database.ts';

/** One stretch of time in which a bundle was handed out. */
export const PolicyStretch = z.object({
  /** Unix ms. */
  since: z.coerce.number().int(),
  /** SHA-256 of the file. */
  sha256: z.string(),
  /** What the bundle says of itself, unchecked; null where it cannot be read. */
  kid: z.string().nullable(),
  policy: z.string().nullable(),
  version: z.coerce.number().int().nullable(),
  issued: z.string().nullable(),
});
export type PolicyStretch = z.infer<typeof PolicyStretch>;

/** Any number; all processes wait for each other while they look at what was last. */
const LOCK = 7_204_118;

/**
 * Keeps a bundle and that it is handed out from now on. The same bundle twice in a row is one stretch.
 * @param bytes the file as it is served
 * @param now Unix ms
 */
export async function keepBundle(
  database: Database,
  bytes: Uint8Array,
  now: number,
): Promise<void> {
  const text = Buffer.from(bytes).toString('utf8').replaceAll('\0', '');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { kid, policy, version, issued } = wordsOf(text);
  await database.transaction(async ({ query }) => {
    await query(`SELECT pg_advisory_xact_lock(${LOCK})`, []);
    const [last] = await query('SELECT sha256 FROM policy_history ORDER BY id DESC LIMIT 1', []);
    if (last?.sha256 === sha256) return;
    await query(
      `INSERT INTO policy_bundles (sha256, kid, policy, version, issued, bundle)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [sha256, kid, policy, version, issued, text],
    );
    await query('INSERT INTO policy_history (since, sha256) VALUES ($1, $2)', [now, sha256]);
  });
}

/**
 * Forgets what was no longer handed out when the oldest event that is still there happened.
 * @param cutoff Unix ms before which steps leave; policies since then stay, since late reports may still come
 * @returns how many bundles left
 */
export async function expirePolicies(database: Database, cutoff: number): Promise<number> {
  return await database.transaction(async ({ query }) => {
    await query(`SELECT pg_advisory_xact_lock(${LOCK})`, []);
    await query(
      `DELETE FROM policy_history WHERE id < (
         SELECT max(id) FROM policy_history
         WHERE since <= least($1::bigint, (SELECT min(time) FROM events)))`,
      [cutoff],
    );
    const gone = await query(
      `DELETE FROM policy_bundles b WHERE NOT EXISTS (
         SELECT FROM policy_history h WHERE h.sha256 = b.sha256) RETURNING sha256`,
      [],
    );
    return gone.length;
  });
}

const STRETCH = `h.since, h.sha256, b.kid, b.policy, b.version, b.issued`;

/** @returns the newest stretches first */
export async function readPolicyHistory(
  { query }: Queries,
  most: number,
): Promise<PolicyStretch[]> {
  const rows = await query(
    `SELECT ${STRETCH} FROM policy_history h JOIN policy_bundles b USING (sha256)
     ORDER BY h.id DESC LIMIT ${Math.trunc(most)}`,
    [],
  );
  return rows.map((row) => PolicyStretch.parse(row));
}

/** @returns the stretches that reach into a span (Unix ms, `to` not part of it), oldest first */
export async function readPoliciesIn(
  { query }: Queries,
  from: number,
  to: number,
): Promise<PolicyStretch[]> {
  const rows = await query(
    `SELECT ${STRETCH} FROM policy_history h JOIN policy_bundles b USING (sha256)
     WHERE h.since < $2::bigint AND h.id >= coalesce(
       (SELECT max(id) FROM policy_history WHERE since <= $1::bigint), 0)
     ORDER BY h.id`,
    [from, to],
  );
  return rows.map((row) => PolicyStretch.parse(row));
}

/** @returns a bundle as it was served, or null when there never was one with this digest */
export async function readBundle({ query }: Queries, sha256: string): Promise<string | null> {
  const [row] = await query('SELECT bundle FROM policy_bundles WHERE sha256 = $1', [sha256]);
  return row === undefined ? null : String(row.bundle);
}

const Header = z.object({ kid: z.string().max(200) });
const Payload = z.object({
  id: z.string().max(200),
  version: z.int().nonnegative(),
  issued: z.string().max(100),
});

/** What a bundle says of itself. It is not checked here: what was served is kept, right or wrong. */
function wordsOf(bundle: string) {
  const [header, payload] = bundle.trim().split('.');
  const said = Header.safeParse(partOf(header));
  const policy = Payload.safeParse(partOf(payload));
  return {
    kid: said.success ? said.data.kid : null,
    policy: policy.success ? policy.data.id : null,
    version: policy.success ? policy.data.version : null,
    issued: policy.success ? policy.data.issued : null,
  };
}

function partOf(part: string | undefined): unknown {
  if (part === undefined) return null;
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    // Somebody has put another file there.
    return null;
  }
}
