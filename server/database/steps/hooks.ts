import type { Step } from '../step.ts';

export const HOOKS_STEP: Step = {
  name: 'who is told of requests and answers, and what is on its way to them',
  statements: [
    // Hooks of the options, so that whoever writes down what happened knows whom it concerns.
    `CREATE TABLE hooks (
      name text PRIMARY KEY,
      type text NOT NULL,
      happenings text NOT NULL,
      since bigint NOT NULL,
      ended bigint
    )`,
    // One row a hook and happening; what the notice says is read from the request when it is sent.
    `CREATE TABLE hook_outbox (
      hook text NOT NULL,
      happening text NOT NULL,
      uid uuid NOT NULL,
      made bigint NOT NULL,
      state text NOT NULL,
      tries int NOT NULL,
      ended bigint,
      note text,
      reference text,
      PRIMARY KEY (hook, happening, uid)
    )`,
    `CREATE INDEX hook_outbox_waiting ON hook_outbox (hook, made, uid) WHERE state = 'waiting'`,
    'CREATE INDEX hook_outbox_by_time ON hook_outbox (hook, made)',
    'CREATE INDEX hook_outbox_by_uid ON hook_outbox (uid)',
  ],
};
