import type { Step } from '../step.ts';

export const ENROLMENT_STEP: Step = {
  name: 'keys of enrolled browsers, and tokens that let new ones in',
  statements: [
    // A public key and when it may be used; the private one never leaves its browser.
    `CREATE TABLE enrolled_devices (
      device text PRIMARY KEY,
      thumbprint text NOT NULL,
      key json NOT NULL,
      credential text NOT NULL UNIQUE,
      enrolled bigint NOT NULL,
      ends bigint NOT NULL,
      token_hash text NOT NULL,
      revoked bigint,
      revoked_by text,
      copies bigint NOT NULL,
      last_copy bigint
    )`,
    'CREATE INDEX enrolled_devices_revoked ON enrolled_devices (device) WHERE revoked IS NOT NULL',
    'CREATE INDEX enrolled_devices_copied ON enrolled_devices (device) WHERE copies > 0',
    // Tokens that a device may not come back with after it was revoked.
    `CREATE TABLE enrolment_refused (
      device text NOT NULL,
      token_hash text NOT NULL,
      PRIMARY KEY (device, token_hash)
    )`,
    `CREATE TABLE enrolment_tokens (
      id uuid PRIMARY KEY,
      hash text NOT NULL UNIQUE,
      begins text NOT NULL,
      made bigint NOT NULL,
      made_by text NOT NULL
    )`,
    // Each signature counts once; after its time nobody takes it anyway.
    'CREATE TABLE spent_nonces (nonce text PRIMARY KEY, until bigint NOT NULL)',
    'CREATE INDEX spent_nonces_by_time ON spent_nonces (until)',
  ],
};
