/**
 * The policy desk: puts the admins' policy and what people decided in the console together, signs it with the
 * service's own key, and keeps the one result that every process serves. Its version only ever grows.
 */
import { createHash, randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import {
  type PublicKey,
  type SigningKey,
  openBundle,
  signBundle,
} from '../../lib/policy/bundle.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import type { DeskState } from '../contract/desk.ts';
import type { Database, Queries } from '../database/database.ts';
import { type Published, readPublished } from '../files/policy-file.ts';
import type { Log } from '../watch/log.ts';
import { type BasePolicy, isNewer, readBase } from './base-policy.ts';
import { composePolicy, voidIn } from './compose-policy.ts';
import { readLiveEntries, stampOf } from './entries.ts';
import { type Served, type ServedMark, readMark, readServed, writeServed } from './served.ts';

export type DeskParts = {
  database: Database;
  log: Log;
  /** null leaves the file as it is and adds nothing. */
  key: SigningKey | null;
  /** The admins' bundle; may appear, change or be renamed over at any time. */
  policyFile: string;
  /** The admins' public keys; without any the base is checked by its structure only. */
  adminKeys: readonly PublicKey[];
  /** Where what is served is written as well, or null. */
  policyOut: string | null;
  /** Told of every bundle that this process begins to serve. */
  onServed: (bytes: Uint8Array) => Promise<void>;
};

export type Desk = {
  /** Whether what is added reaches browsers. */
  signs: boolean;
  /** Serves what stands in the database now, put together anew where that is due. */
  republish: () => Promise<void>;
  /** What this process serves; null while it is the policy file itself. */
  current: () => Published | null;
  state: () => Promise<DeskState>;
};

type Base = BasePolicy & { bundle: string };

/** Any number; whoever puts the policy together is alone while it does. */
const LOCK = 7_204_119;

export function createDesk(parts: DeskParts): Desk {
  const { database, key, policyFile, adminKeys } = parts;
  let file: Published | null = null;
  let base: Base | null = null;
  let trouble: string | null = null;
  let current: (Published & { version: number }) | null = null;
  let written: string | null = null;
  // Another process may still sign with an old key; the two must not take turns.
  let keyIsNew = true;

  const readFile = async (): Promise<void> => {
    const published = await readPublished(policyFile, file);
    if (published === file) return;
    file = published;
    trouble = null;
    if (published === null) return;
    const read = await readBase(Buffer.from(published.bytes).toString('utf8'), adminKeys);
    if (typeof read === 'string') trouble = `The policy file is not used. ${read}`;
    else base = { ...read, bundle: Buffer.from(published.bytes).toString('utf8') };
  };

  /** Whether the file here is newer than what the served policy was made from, whoever made it. */
  const isFileNewer = (mark: ServedMark | null): boolean =>
    base !== null &&
    (mark === null ||
      isNewer(base.policy, { version: mark.base_version, issued: mark.base_issued }));

  const isDue = async (queries: Queries, mark: ServedMark | null, kid: string, now: number) =>
    isFileNewer(mark) ||
    (mark !== null &&
      ((keyIsNew && mark.kid !== kid) || mark.stamp !== (await stampOf(queries, now))));

  const composeWhereDue = async (queries: Queries, signer: SigningKey): Promise<Served | null> => {
    const now = Date.now();
    await queries.query(`SELECT pg_advisory_xact_lock(${LOCK})`, []);
    const served = await readServed(queries);
    // Another process may have done it while this one waited.
    if (!(await isDue(queries, served, signer.kid, now))) return served;
    const from = isFileNewer(served) ? base : baseOf(served);
    if (from === null) return served;
    const stamp = await stampOf(queries, now);
    const version = Math.max(from.policy.version, (served?.version ?? 0) + 1);
    const composed = composePolicy(from.policy, await readLiveEntries(queries, now), now);
    const issued = new Date(now).toISOString();
    const fresh: Served = {
      ...{ base: from.bundle, base_version: from.policy.version },
      base_issued: Date.parse(from.policy.issued),
      ...{ stamp, kid: signer.kid, version, since: now },
      bundle: await signBundle({ ...composed, version, issued }, signer),
    };
    await writeServed(queries, fresh);
    return fresh;
  };

  const take = async ({ bundle, version }: Served, tell: boolean): Promise<void> => {
    if (current?.version === version) return;
    const bytes = Uint8Array.from(Buffer.from(bundle));
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    if (tell) await parts.onServed(bytes);
    current = { stamp: String(version), bytes, etag, version };
  };

  const writeOut = async (): Promise<void> => {
    const { policyOut } = parts;
    if (policyOut === null || current === null || written === current.etag) return;
    // Several processes may write the same file.
    const fresh = `${policyOut}.${randomUUID()}`;
    await writeFile(fresh, current.bytes);
    await rename(fresh, policyOut);
    written = current.etag;
  };

  const republish = async (): Promise<void> => {
    await readFile();
    if (key === null) return;
    const mark = await readMark(database);
    if (await isDue(database, mark, key.kid, Date.now())) {
      const served = await database.transaction((queries) => composeWhereDue(queries, key));
      if (served !== null) await take(served, true);
    } else if (mark !== null && mark.version !== current?.version) {
      const served = await readServed(database);
      // Whoever put it together has told of it, unless it died before it could.
      if (served !== null) await take(served, current === null);
    }
    keyIsNew = false;
    await writeOut();
  };

  // One at a time in a process: the second would only wait for the first.
  let running: Promise<void> = Promise.resolve();
  const inTurn = (): Promise<void> => {
    running = running.catch(() => {}).then(republish);
    return running;
  };

  return {
    signs: key !== null,
    republish: inTurn,
    current: () => current,
    state: async () => {
      const now = Date.now();
      await readFile();
      const [served, live] = [await readMark(database), await readLiveEntries(database, now)];
      const told = base;
      return {
        key: key === null ? null : { kid: key.kid, x: key.x },
        base: told === null ? null : describe(told),
        served: served === null ? null : { version: served.version, since: served.since },
        problem: problemOf(parts, told, trouble, served),
        entries: live.map((entry) => ({
          ...{ id: entry.id, kind: entry.kind, body: { ...entry.body } },
          ...{ made: entry.made, madeBy: entry.madeBy, until: entry.until },
          void: told === null ? null : voidIn(told.policy, entry),
        })),
      };
    },
  };
}

/** The base that a process before this one has seen and checked. */
function baseOf(served: Served | null): { policy: Policy; bundle: string } | null {
  const opened = served === null ? null : openBundle(served.base);
  if (served === null || opened === null || 'detail' in opened) return null;
  return { policy: opened.policy, bundle: served.base };
}

function describe({ policy, kid, checked }: BasePolicy): NonNullable<DeskState['base']> {
  const { id, version, issued, expires, rules } = policy;
  return { id, version, issued, expires, kid, checked, rules: rules.map((rule) => rule.id) };
}

function problemOf(
  { key }: DeskParts,
  base: BasePolicy | null,
  trouble: string | null,
  served: ServedMark | null,
): string | null {
  if (trouble !== null) return trouble;
  if (key === null)
    return 'The service has no key, so nothing that is decided here reaches browsers by itself.';
  if (base === null && served === null) return 'There is no policy file to add anything to.';
  if (base !== null && Date.parse(base.policy.expires) <= Date.now())
    return `The policy file expired on ${base.policy.expires}; browsers take nothing new from it.`;
  return null;
}
