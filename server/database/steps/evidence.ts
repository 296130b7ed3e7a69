import type { Step } from '../step.ts';

export const EVIDENCE_STEP: Step = {
  name: 'the key that signs evidence where none is given',
  statements: [
    `CREATE TABLE evidence_keys (
      only_one boolean PRIMARY KEY CHECK (only_one),
      jwk text NOT NULL,
      made bigint NOT NULL
    )`,
  ],
};
