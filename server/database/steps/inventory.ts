import type { Step } from '../step.ts';

export const INVENTORY_STEP: Step = {
  name: 'the inventory: things that were seen, and what people say of them',
  statements: [
    // Folded from events. `facts` holds what was seen; the columns beside it are for order and filters.
    `CREATE TABLE inventory_things (
      thing text PRIMARY KEY,
      known_as text NOT NULL,
      kind text NOT NULL,
      platform text NOT NULL,
      id text NOT NULL,
      host text NOT NULL,
      resource_type text,
      name text,
      words tsvector NOT NULL,
      areas text[] NOT NULL,
      sensitive boolean NOT NULL,
      audience text,
      people int NOT NULL,
      steps bigint NOT NULL,
      first_seen bigint NOT NULL,
      last_seen bigint NOT NULL,
      status text NOT NULL,
      status_from text NOT NULL,
      owner text,
      risk int NOT NULL,
      level text NOT NULL,
      parts json NOT NULL,
      facts json NOT NULL
    )`,
    'CREATE INDEX inventory_things_by_risk ON inventory_things (risk, thing)',
    'CREATE INDEX inventory_things_by_kind ON inventory_things (kind, risk, thing)',
    'CREATE INDEX inventory_things_by_status ON inventory_things (status, risk, thing)',
    'CREATE INDEX inventory_things_unowned ON inventory_things (risk, thing) WHERE owner IS NULL',
    'CREATE INDEX inventory_things_by_first ON inventory_things (first_seen, thing)',
    'CREATE INDEX inventory_things_by_last ON inventory_things (last_seen, thing)',
    'CREATE INDEX inventory_things_by_people ON inventory_things (people, thing)',
    'CREATE INDEX inventory_things_known_as ON inventory_things (known_as)',
    'CREATE INDEX inventory_things_by_words ON inventory_things USING gin (words)',
    'CREATE INDEX inventory_things_by_areas ON inventory_things USING gin (areas)',
    'CREATE INDEX inventory_things_counted ON inventory_things (kind, status)',
    `CREATE TABLE inventory_people (
      thing text NOT NULL,
      who text NOT NULL,
      named boolean NOT NULL,
      first_seen bigint NOT NULL,
      last_seen bigint NOT NULL,
      steps bigint NOT NULL,
      went_on bigint NOT NULL,
      PRIMARY KEY (thing, who, named)
    )`,
    'CREATE INDEX inventory_people_by_who ON inventory_people (who)',
    'CREATE INDEX inventory_people_by_last ON inventory_people (last_seen)',
    `CREATE TABLE inventory_days (
      thing text NOT NULL,
      day int NOT NULL,
      steps bigint NOT NULL,
      went_on bigint NOT NULL,
      PRIMARY KEY (thing, day)
    )`,
    // What people say. No projection writes here.
    `CREATE TABLE inventory_reviews (
      thing text PRIMARY KEY,
      status text,
      owner text,
      agreement boolean,
      review_due text,
      data text,
      changed bigint NOT NULL,
      changed_by text NOT NULL
    )`,
    `CREATE TABLE inventory_notes (
      id uuid PRIMARY KEY,
      thing text NOT NULL,
      time bigint NOT NULL,
      author text NOT NULL,
      text text NOT NULL
    )`,
    'CREATE INDEX inventory_notes_by_thing ON inventory_notes (thing, time)',
    // What the policy that is served says, copied so that it can be joined.
    `CREATE TABLE inventory_policy (
      known_as text PRIMARY KEY,
      kind text NOT NULL,
      id text NOT NULL,
      name text,
      owner text,
      status text NOT NULL,
      agreement boolean,
      review_due text,
      scopes json,
      lists json NOT NULL
    )`,
    `CREATE TABLE inventory_policy_state (
      one int PRIMARY KEY,
      digest text NOT NULL,
      version bigint,
      read bigint,
      settings json,
      scored boolean NOT NULL
    )`,
    `INSERT INTO inventory_policy_state VALUES (1, '', NULL, NULL, NULL, true)`,
    // What identity providers export, one row for each thing of each source.
    `CREATE TABLE inventory_imports (
      source text PRIMARY KEY,
      file text NOT NULL,
      imported bigint NOT NULL,
      imported_by text NOT NULL,
      entries int NOT NULL,
      left_out json NOT NULL
    )`,
    `CREATE TABLE inventory_provider (
      source text NOT NULL,
      known_as text NOT NULL,
      kind text NOT NULL,
      id text NOT NULL,
      name text,
      list text NOT NULL,
      scopes json,
      users int,
      PRIMARY KEY (source, known_as)
    )`,
    'CREATE INDEX inventory_provider_known_as ON inventory_provider (known_as)',
  ],
};
