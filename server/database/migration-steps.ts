/**
 * The steps from an empty database to the newest shape; the version of a step is its place in the list,
 * from 1. The list only ever grows at its end; newer steps have a file each in `steps/`.
 */
import type { Step } from './step.ts';
import { FINDINGS_STEP } from './steps/findings.ts';
import { INVENTORY_STEP } from './steps/inventory.ts';
import { APPROVALS_STEP } from './steps/approvals.ts';
import { AUDIT_CHAIN_STEP } from './steps/audit-chain.ts';
import { DESK_STEP } from './steps/desk.ts';
import { EVIDENCE_STEP } from './steps/evidence.ts';
import { HOOK_SEVERITY_STEP } from './steps/hook-severity.ts';
import { HOOKS_STEP } from './steps/hooks.ts';
import { MEASURES_STEP } from './steps/measures.ts';
import { POLICY_HISTORY_STEP } from './steps/policy-history.ts';
import { PEOPLE_STEP } from './steps/people.ts';
import { CONTAINMENT_STEP } from './steps/containment.ts';
import { POLICY_PAGE_STEP } from './steps/policy-page.ts';
import { PSEUDONYMS_STEP } from './steps/pseudonyms.ts';
import { ENROLMENT_STEP } from './steps/enrolment.ts';
import { FLEET_STEP } from './steps/fleet.ts';
import { PROJECTION_REFUSALS_STEP } from './steps/projection-refusals.ts';
import { PROJECTIONS_STEP } from './steps/projections.ts';
import { SAVED_FILTERS_STEP } from './steps/saved-filters.ts';

export const MIGRATIONS: Step[] = [
  {
    name: 'events, people who sign in, sessions',
    statements: [
      // Times are Unix ms as bigint: the same on both databases, and what OCSF uses.
      `CREATE TABLE events (
        uid uuid PRIMARY KEY,
        time bigint NOT NULL,
        received bigint NOT NULL,
        type text NOT NULL,
        device text NOT NULL,
        person text,
        surface text,
        kind text,
        subject text,
        subject_name text,
        audience text,
        effect text,
        intended text,
        outcome text,
        rule text,
        message text NOT NULL,
        words tsvector NOT NULL,
        event jsonb NOT NULL
      )`,
      // Each filter of the list has an index that ends in the order of the list.
      'CREATE INDEX events_by_time ON events (time, uid)',
      'CREATE INDEX events_by_outcome ON events (outcome, time, uid)',
      'CREATE INDEX events_by_effect ON events (effect, time, uid)',
      'CREATE INDEX events_by_surface ON events (surface, time, uid)',
      'CREATE INDEX events_by_person ON events (person, time, uid)',
      `CREATE INDEX events_by_app ON events (subject, time, uid) WHERE kind IN ('consent', 'connect')`,
      'CREATE INDEX events_by_words ON events USING gin (words)',
      `CREATE TABLE accounts (
        name text PRIMARY KEY,
        role text NOT NULL,
        password_hash text NOT NULL
      )`,
      // Only the hash of a cookie is kept, so that a copy of the table opens no session.
      `CREATE TABLE sessions (
        token_hash text PRIMARY KEY,
        name text NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
        csrf text NOT NULL,
        expires bigint NOT NULL
      )`,
    ],
  },
  {
    name: 'events by month, and a chain for each device',
    statements: [
      'ALTER TABLE events RENAME TO events_before',
      // Months are ranges of uids (partitions.ts). `json` keeps the text, of which the chain holds the digest.
      `CREATE TABLE events (
        uid uuid NOT NULL,
        time bigint NOT NULL,
        received bigint NOT NULL,
        type text NOT NULL,
        device text NOT NULL,
        person text,
        surface text,
        kind text,
        subject text,
        subject_name text,
        audience text,
        effect text,
        intended text,
        outcome text,
        rule text,
        message text NOT NULL,
        words tsvector NOT NULL,
        commit_order bigint NOT NULL,
        event json NOT NULL
      ) PARTITION BY RANGE (uid)`,
      'CREATE TABLE events_other PARTITION OF events DEFAULT',
      `INSERT INTO events SELECT uid, time, received, type, device, person, surface, kind, subject,
         subject_name, audience, effect, intended, outcome, rule, message, words, 0, event::json
       FROM events_before`,
      'DROP TABLE events_before',
      'ALTER TABLE events ADD PRIMARY KEY (uid)',
      'CREATE INDEX events_by_time ON events (time, uid)',
      'CREATE INDEX events_by_outcome ON events (outcome, time, uid)',
      'CREATE INDEX events_by_effect ON events (effect, time, uid)',
      'CREATE INDEX events_by_surface ON events (surface, time, uid)',
      'CREATE INDEX events_by_person ON events (person, time, uid)',
      `CREATE INDEX events_by_app ON events (subject, time, uid) WHERE kind IN ('consent', 'connect')`,
      'CREATE INDEX events_by_words ON events USING gin (words)',
      // Health events leave long before the steps that lie between them.
      `CREATE INDEX events_by_health ON events (time, uid) WHERE type = 'health'`,
      'CREATE INDEX events_by_commit ON events (commit_order, uid)',
      // Transaction numbers start anew in a restored copy; `base` keeps the order going (commit-order.ts).
      'CREATE TABLE commit_clock (base bigint NOT NULL)',
      'INSERT INTO commit_clock VALUES (0)',
      // The end of each device's chain, and which of its sequence numbers have been seen.
      `CREATE TABLE devices (
        device text PRIMARY KEY,
        length bigint NOT NULL,
        hash text NOT NULL,
        seen int8multirange NOT NULL,
        ragged boolean NOT NULL,
        first_received bigint NOT NULL,
        last_received bigint NOT NULL
      )`,
      `CREATE TABLE chain_links (
        device text NOT NULL,
        position bigint NOT NULL,
        received bigint NOT NULL,
        entries text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (device, position)
      )`,
      'CREATE INDEX chain_links_by_time ON chain_links (received)',
      // A hold without a person or a device holds everybody's events of its time.
      `CREATE TABLE holds (
        id uuid PRIMARY KEY,
        person text,
        device text,
        from_time bigint NOT NULL,
        to_time bigint NOT NULL,
        reason text NOT NULL,
        made bigint NOT NULL,
        made_by text NOT NULL,
        released bigint,
        released_by text
      )`,
      // What explains a uid that the chain knows and the events do not.
      'CREATE TABLE erased (uid uuid PRIMARY KEY, erased bigint NOT NULL)',
      `CREATE TABLE audit (
        id uuid PRIMARY KEY,
        time bigint NOT NULL,
        actor text NOT NULL,
        action text NOT NULL,
        detail json NOT NULL
      )`,
      'CREATE INDEX audit_by_time ON audit (time, id)',
    ],
  },
  {
    name: 'how far each sink has come',
    statements: [
      `CREATE TABLE sinks (
        name text PRIMARY KEY,
        commit_order bigint NOT NULL,
        uid uuid NOT NULL,
        owner text,
        lease_until bigint NOT NULL,
        delivered bigint NOT NULL,
        refused bigint NOT NULL,
        last_delivered bigint,
        last_trouble text
      )`,
      `CREATE TABLE sink_refusals (
        sink text NOT NULL,
        uid uuid NOT NULL,
        time bigint NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (sink, uid)
      )`,
    ],
  },
  {
    name: 'what the stream brought and the events cannot hold',
    statements: [
      `CREATE TABLE set_aside (
        id uuid PRIMARY KEY,
        uid uuid,
        time bigint NOT NULL,
        reason text NOT NULL,
        base64 text NOT NULL
      )`,
    ],
  },
  PROJECTIONS_STEP,
  AUDIT_CHAIN_STEP,
  POLICY_HISTORY_STEP,
  PEOPLE_STEP,
  INVENTORY_STEP,
  DESK_STEP,
  MEASURES_STEP,
  POLICY_PAGE_STEP,
  CONTAINMENT_STEP,
  PSEUDONYMS_STEP,
  EVIDENCE_STEP,
  APPROVALS_STEP,
  FLEET_STEP,
  ENROLMENT_STEP,
  FINDINGS_STEP,
  HOOKS_STEP,
  SAVED_FILTERS_STEP,
  HOOK_SEVERITY_STEP,
  PROJECTION_REFUSALS_STEP,
];
