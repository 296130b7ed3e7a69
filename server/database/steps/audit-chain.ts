import type { Step } from '../step.ts';

/** Entries from before have no place in the chain. */
export const AUDIT_CHAIN_STEP: Step = {
  name: 'a chain over what people did',
  statements: [
    'ALTER TABLE audit ADD COLUMN position bigint',
    'ALTER TABLE audit ADD COLUMN hash text',
    'CREATE UNIQUE INDEX audit_by_position ON audit (position)',
    'CREATE INDEX audit_by_actor ON audit (actor, time, id)',
    'CREATE INDEX audit_by_action ON audit (action, time, id)',
    'CREATE TABLE audit_head (length bigint NOT NULL, hash text NOT NULL)',
    `INSERT INTO audit_head VALUES (0, '')`,
  ],
};
