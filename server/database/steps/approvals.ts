import type { Step } from '../step.ts';

export const APPROVALS_STEP: Step = {
  name: 'requests for approval, objections, and what was answered',
  statements: [
    // Folded from events. `same` is equal where the same person asks for the same once more.
    `CREATE TABLE approval_requests (
      uid uuid PRIMARY KEY,
      asks text NOT NULL,
      same text NOT NULL,
      who text NOT NULL,
      named boolean NOT NULL,
      device text NOT NULL,
      time bigint NOT NULL,
      thing text,
      facts text NOT NULL
    )`,
    'CREATE INDEX approval_requests_by_time ON approval_requests (asks, time)',
    'CREATE INDEX approval_requests_by_same ON approval_requests (same)',
    'CREATE INDEX approval_requests_by_who ON approval_requests (who)',
    // What people say; no projection writes here.
    `CREATE TABLE approval_answers (
      uid uuid PRIMARY KEY,
      answer text NOT NULL,
      at bigint NOT NULL,
      made_by text NOT NULL,
      agreed_by text,
      said text,
      entry uuid
    )`,
    'CREATE INDEX approval_answers_by_time ON approval_answers (at)',
    // The first of two people; gone when the second agrees or somebody refuses.
    `CREATE TABLE approval_proposals (
      uid uuid PRIMARY KEY,
      made bigint NOT NULL,
      made_by text NOT NULL,
      terms text NOT NULL
    )`,
  ],
};
