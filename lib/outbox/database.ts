/** The only door to IndexedDB. Rows are parsed on the way out: an older version may have written them. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod/mini';
import { Origin, REPORT_FORMATS, ReportRecord, StepRecord } from '../events/record.ts';

/** A record that waits for the report endpoint's yes. `seq` gives the order and the gaps. */
export const WaitingRow = z.object({
  seq: z.int().check(z.positive()),
  uid: z.string(),
  record: ReportRecord,
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** How a record went out: with its record, all that an encoder needs to write the same again. */
export const SentAs = z.object({
  seq: z.int().check(z.positive()),
  format: z.enum(REPORT_FORMATS),
  origin: Origin,
});
export type SentAs = z.infer<typeof SentAs>;

/** A record that was sent, kept so that the person can read what was sent. */
export const SentRow = z.object({
  uid: z.string(),
  time: z.int(),
  sentAt: z.int(),
  record: StepRecord,
  /** Null where an earlier version sent it. */
  as: z._default(z.nullable(SentAs), null),
});
export type SentRow = z.infer<typeof SentRow>;

/** A step on some page that has not ended. */
export const DraftRow = z.object({
  uid: z.string(),
  tabId: z.int(),
  savedAt: z.int(),
  record: StepRecord,
  /** The step itself ended, and only what became of it is waited for: it is reported whatever comes. */
  ended: z._default(z.boolean(), false),
});
export type DraftRow = z.infer<typeof DraftRow>;

interface Tables extends DBSchema {
  waiting: {
    key: number;
    value: { seq?: number; uid: string; record: unknown };
    indexes: { uid: string };
  };
  sent: {
    key: string;
    value: { uid: string; time: number; sentAt: number; record: unknown; as?: unknown };
    indexes: { sentAt: number };
  };
  aside: { key: string; value: { uid: string; reason: string; record: unknown } };
  drafts: {
    key: string;
    value: { uid: string; tabId: number; savedAt: number; record: unknown; ended?: boolean };
    indexes: { tabId: number };
  };
  counters: { key: string; value: { name: string; value: number } };
}

export type OutboxDatabase = IDBPDatabase<Tables>;

/** Opens the database; an upgrade adds tables and never drops one. */
export function openOutboxDatabase(name: string): Promise<OutboxDatabase> {
  return openDB<Tables>(name, 1, {
    upgrade(database) {
      const waiting = database.createObjectStore('waiting', {
        keyPath: 'seq',
        autoIncrement: true,
      });
      waiting.createIndex('uid', 'uid', { unique: true });
      const sent = database.createObjectStore('sent', { keyPath: 'uid' });
      sent.createIndex('sentAt', 'sentAt');
      database.createObjectStore('aside', { keyPath: 'uid' });
      const drafts = database.createObjectStore('drafts', { keyPath: 'uid' });
      drafts.createIndex('tabId', 'tabId');
      database.createObjectStore('counters', { keyPath: 'name' });
    },
  });
}

interface KeyTables extends DBSchema {
  keys: { key: string; value: { name: string; privateKey: unknown; key: unknown } };
}

export type KeyDatabase = IDBPDatabase<KeyTables>;

/** Keys lie apart: an earlier version of Handrail still opens the outbox as it knows it. */
export function openKeyDatabase(name: string): Promise<KeyDatabase> {
  return openDB<KeyTables>(name, 1, {
    upgrade(database) {
      database.createObjectStore('keys', { keyPath: 'name' });
    },
  });
}
