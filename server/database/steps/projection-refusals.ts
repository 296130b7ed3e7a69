import type { Step } from '../step.ts';

export const PROJECTION_REFUSALS_STEP: Step = {
  name: 'events that a projection passed by',
  statements: [
    // The reason is the service's own word: nothing of the event stands in it.
    `CREATE TABLE projection_refusals (
      projection text NOT NULL,
      uid uuid NOT NULL,
      time bigint NOT NULL,
      reason text NOT NULL,
      PRIMARY KEY (projection, uid)
    )`,
  ],
};
