import type { Step } from '../step.ts';

export const POLICY_HISTORY_STEP: Step = {
  name: 'every policy that was served, and since when',
  statements: [
    // Each bundle once, byte for byte; what it says of itself is null where it cannot be read.
    `CREATE TABLE policy_bundles (
      sha256 text PRIMARY KEY,
      kid text,
      policy text,
      version bigint,
      issued text,
      bundle text NOT NULL
    )`,
    // A bundle may come back, so the times stand apart from it.
    `CREATE TABLE policy_history (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      since bigint NOT NULL,
      sha256 text NOT NULL REFERENCES policy_bundles (sha256)
    )`,
    'CREATE INDEX policy_history_by_time ON policy_history (since, id)',
  ],
};
