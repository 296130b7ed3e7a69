import type { Step } from '../step.ts';

export const MEASURES_STEP: Step = {
  name: 'counts of steps, and what the measures of a period are made of',
  statements: [
    // Steps by minute (the newest days only), hour and day; `slot` is where it begins, Unix ms in UTC.
    `CREATE TABLE step_counts (
      grain text NOT NULL,
      slot bigint NOT NULL,
      kind text NOT NULL,
      surface text NOT NULL,
      effect text NOT NULL,
      intended text NOT NULL,
      outcome text NOT NULL,
      count bigint NOT NULL,
      PRIMARY KEY (grain, slot, kind, surface, effect, intended, outcome)
    )`,
    // Each surface, person and browser once: what menus offer, and how many browsers there were.
    `CREATE TABLE seen_values (
      what text NOT NULL,
      value text NOT NULL,
      first_seen bigint NOT NULL,
      last_seen bigint NOT NULL,
      PRIMARY KEY (what, value)
    )`,
    'CREATE INDEX seen_values_by_time ON seen_values (what, last_seen, first_seen)',
    // Each app, connector and published thing once.
    `CREATE TABLE discovered_things (
      kind text NOT NULL,
      thing text NOT NULL,
      name text,
      named bigint NOT NULL,
      first_seen bigint NOT NULL,
      last_seen bigint NOT NULL,
      first_sensitive bigint,
      PRIMARY KEY (kind, thing)
    )`,
    'CREATE INDEX discovered_by_time ON discovered_things (first_seen)',
    // Sums by day under a name (`server/measures/day-sums.ts`).
    `CREATE TABLE day_sums (
      day bigint NOT NULL,
      name text NOT NULL,
      count bigint NOT NULL,
      PRIMARY KEY (day, name)
    )`,
    `CREATE TABLE person_weeks (
      week bigint NOT NULL,
      person text NOT NULL,
      prompts bigint NOT NULL,
      PRIMARY KEY (week, person)
    )`,
    'CREATE INDEX person_weeks_by_person ON person_weeks (person)',
    `CREATE TABLE terms_answers (
      terms text NOT NULL,
      version bigint NOT NULL,
      person text NOT NULL,
      shown bigint NOT NULL,
      accepted bigint,
      PRIMARY KEY (terms, version, person)
    )`,
    'CREATE INDEX terms_answers_by_person ON terms_answers (person)',
    // Steps that did not happen, and whether the same person did the like soon after.
    `CREATE TABLE prevented_steps (
      uid uuid PRIMARY KEY,
      time bigint NOT NULL,
      person text NOT NULL,
      kind text NOT NULL,
      outcome text NOT NULL,
      retried boolean NOT NULL
    )`,
    'CREATE INDEX prevented_by_time ON prevented_steps (time, outcome, retried)',
    'CREATE INDEX prevented_by_person ON prevented_steps (person, kind, time)',
    `CREATE TABLE passed_steps (
      uid uuid PRIMARY KEY,
      time bigint NOT NULL,
      received bigint NOT NULL,
      person text NOT NULL,
      kind text NOT NULL
    )`,
    'CREATE INDEX passed_by_person ON passed_steps (person, kind, time)',
    'CREATE INDEX passed_by_received ON passed_steps (received)',
  ],
};
