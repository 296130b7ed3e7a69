import type { Step } from '../step.ts';

export const CONTAINMENT_STEP: Step = {
  name: 'what was met and by whom, and what was stopped',
  statements: [
    // Folded from events (containment/seen.ts). `key` is the digest of sort and id: a page chooses how long ids are.
    `CREATE TABLE seen_things (
      key text NOT NULL,
      platform text NOT NULL,
      sort text NOT NULL,
      id text NOT NULL,
      name text,
      first bigint NOT NULL,
      last bigint NOT NULL,
      steps bigint NOT NULL,
      PRIMARY KEY (key, platform)
    )`,
    'CREATE INDEX seen_things_by_last ON seen_things (sort, last)',
    // An empty person is one whom no report names.
    `CREATE TABLE seen_uses (
      key text NOT NULL,
      person text NOT NULL,
      device text NOT NULL,
      platform text NOT NULL,
      first bigint NOT NULL,
      last bigint NOT NULL,
      steps bigint NOT NULL,
      went_on bigint NOT NULL,
      PRIMARY KEY (key, person, device)
    )`,
    'CREATE INDEX seen_uses_by_person ON seen_uses (person)',
    `CREATE TABLE seen_scopes (
      key text NOT NULL,
      platform text NOT NULL,
      scope text NOT NULL,
      last bigint NOT NULL,
      steps bigint NOT NULL,
      PRIMARY KEY (key, platform, scope)
    )`,
    // What people did: stopped, and lifted again. Rows are never removed.
    `CREATE TABLE containments (
      id uuid PRIMARY KEY,
      entry text NOT NULL,
      desk_entry text,
      sort text NOT NULL,
      target text NOT NULL,
      name text,
      drill boolean NOT NULL,
      reason text NOT NULL,
      proposed bigint NOT NULL,
      proposed_by text NOT NULL,
      confirmed bigint,
      confirmed_by text,
      ended bigint,
      ended_by text,
      end_reason text
    )`,
    'CREATE INDEX containments_by_time ON containments (proposed, id)',
    // Folded from events (containment/effects.ts): steps with what was stopped, since it was.
    `CREATE TABLE containment_effects (
      id uuid PRIMARY KEY,
      stopped bigint NOT NULL,
      went_on bigint NOT NULL,
      other bigint NOT NULL,
      first_stopped bigint,
      last_stopped bigint,
      last_went_on bigint
    )`,
  ],
};
