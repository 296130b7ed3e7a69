import type { Step } from '../step.ts';

export const FINDINGS_STEP: Step = {
  name: 'what is usual, and what was not',
  statements: [
    // How often something was done on a day, by whom. `steps` has a row for every day with any step.
    `CREATE TABLE habit_days (
      sort text NOT NULL,
      subject text NOT NULL,
      measure text NOT NULL,
      day int NOT NULL,
      count int NOT NULL,
      PRIMARY KEY (sort, subject, measure, day)
    )`,
    // How many subjects of a group had which count on a day, so that peers need no scan.
    `CREATE TABLE habit_peers (
      peers text NOT NULL,
      measure text NOT NULL,
      day int NOT NULL,
      count int NOT NULL,
      subjects int NOT NULL,
      PRIMARY KEY (peers, measure, day, count)
    )`,
    // Domains and apps that somebody has met, since which day.
    `CREATE TABLE habit_known (
      subject text NOT NULL,
      sort text NOT NULL,
      value text NOT NULL,
      day int NOT NULL,
      PRIMARY KEY (subject, sort, value)
    )`,
    `CREATE TABLE habit_spread (
      sort text NOT NULL,
      value text NOT NULL,
      subjects int NOT NULL,
      PRIMARY KEY (sort, value)
    )`,
    `CREATE TABLE findings (
      finding text PRIMARY KEY,
      sort text NOT NULL,
      subject text NOT NULL,
      name text,
      measure text NOT NULL,
      day int NOT NULL,
      count int NOT NULL,
      usual_low int,
      usual_high int,
      usual_days int NOT NULL,
      peers text NOT NULL,
      peers_low int,
      peers_high int,
      peers_days int NOT NULL,
      severity text NOT NULL
    )`,
    'CREATE INDEX findings_by_day ON findings (day, finding)',
    'CREATE INDEX findings_by_subject ON findings (subject)',
    // What people say of a finding. No projection writes here.
    `CREATE TABLE finding_states (
      finding text PRIMARY KEY,
      state text NOT NULL,
      why text NOT NULL,
      changed bigint NOT NULL,
      changed_by text NOT NULL
    )`,
  ],
};
