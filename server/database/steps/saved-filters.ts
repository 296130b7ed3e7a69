import type { Step } from '../step.ts';

export const SAVED_FILTERS_STEP: Step = {
  name: 'filters that people keep for themselves or for all',
  statements: [
    `CREATE TABLE saved_filters (
      id uuid PRIMARY KEY,
      owner text NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
      name text NOT NULL,
      search text NOT NULL,
      shared boolean NOT NULL,
      made bigint NOT NULL,
      UNIQUE (owner, name)
    )`,
    'CREATE INDEX saved_filters_shared ON saved_filters (name, id) WHERE shared',
  ],
};
