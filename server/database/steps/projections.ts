import type { Step } from '../step.ts';

export const PROJECTIONS_STEP: Step = {
  name: 'how far each projection has come',
  statements: [
    `CREATE TABLE projections (
      name text PRIMARY KEY,
      version int NOT NULL,
      commit_order bigint NOT NULL,
      uid uuid NOT NULL,
      folded bigint NOT NULL,
      last_trouble text
    )`,
  ],
};
