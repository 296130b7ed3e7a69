import type { Step } from '../step.ts';

export const POLICY_PAGE_STEP: Step = {
  name: 'counts of each rule by day, and replays of candidates',
  statements: [
    // Folded from events (policy/rule-days.ts). `day` counts from 1970 in UTC; kill entries count as rules.
    `CREATE TABLE rule_days (
      rule text NOT NULL,
      day int NOT NULL,
      matched bigint NOT NULL,
      on_trial bigint NOT NULL,
      shown bigint NOT NULL,
      went_on bigint NOT NULL,
      went_back bigint NOT NULL,
      asked bigint NOT NULL,
      stopped bigint NOT NULL,
      disputed bigint NOT NULL,
      PRIMARY KEY (rule, day)
    )`,
    'CREATE INDEX rule_days_by_day ON rule_days (day)',
    // `touched` is the sign of life of the process that works on it.
    `CREATE TABLE replays (
      id uuid PRIMARY KEY,
      made bigint NOT NULL,
      made_by text NOT NULL,
      name text NOT NULL,
      candidate text NOT NULL,
      policy_id text NOT NULL,
      policy_version bigint NOT NULL,
      against text NOT NULL,
      from_time bigint NOT NULL,
      to_time bigint NOT NULL,
      state text NOT NULL,
      planned bigint NOT NULL,
      done bigint NOT NULL,
      cut boolean NOT NULL,
      touched bigint NOT NULL,
      trouble text,
      result json
    )`,
    'CREATE INDEX replays_by_time ON replays (made, id)',
  ],
};
