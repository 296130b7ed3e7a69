import type { Step } from '../step.ts';

/** Names kept apart from events, who asked for one and who looked; and whose database this is. */
export const PSEUDONYMS_STEP: Step = {
  name: 'names behind pseudonyms, who asked for one, and the tenant',
  statements: [
    // Sealed with a key that is not in the database.
    `CREATE TABLE pseudonyms (
      pseudonym text PRIMARY KEY,
      sealed text NOT NULL,
      made bigint NOT NULL
    )`,
    `CREATE TABLE name_requests (
      id uuid PRIMARY KEY,
      pseudonym text NOT NULL,
      reason text NOT NULL,
      asked bigint NOT NULL,
      asked_by text NOT NULL,
      answered bigint,
      answered_by text,
      approved boolean,
      shown_until bigint
    )`,
    'CREATE INDEX name_requests_by_time ON name_requests (asked, id)',
    // A trail of its own, only ever added to.
    `CREATE TABLE name_looks (
      id uuid PRIMARY KEY,
      request uuid NOT NULL,
      pseudonym text NOT NULL,
      looked bigint NOT NULL,
      looked_by text NOT NULL
    )`,
    'CREATE INDEX name_looks_by_time ON name_looks (looked, id)',
    'CREATE TABLE tenant (name text NOT NULL)',
  ],
};
