import type { Step } from '../step.ts';

export const DESK_STEP: Step = {
  name: 'what the service adds to the policy, and what it serves',
  statements: [
    // What people decided in the console. Rows are lifted, never changed or removed.
    `CREATE TABLE desk_entries (
      id uuid PRIMARY KEY,
      place bigint GENERATED ALWAYS AS IDENTITY,
      kind text NOT NULL,
      body text NOT NULL,
      made bigint NOT NULL,
      made_by text NOT NULL,
      until bigint,
      lifted bigint,
      lifted_by text
    )`,
    `CREATE INDEX desk_entries_live ON desk_entries (place) WHERE lifted IS NULL`,
    // The one policy that all processes serve, and what it was put together from.
    `CREATE TABLE desk_policy (
      only_one int PRIMARY KEY CHECK (only_one = 1),
      base text NOT NULL,
      base_version bigint NOT NULL,
      base_issued bigint NOT NULL,
      stamp text NOT NULL,
      kid text NOT NULL,
      version bigint NOT NULL,
      since bigint NOT NULL,
      bundle text NOT NULL
    )`,
  ],
};
