import type { Step } from '../step.ts';

/** Accounts of an identity provider, one-time passwords, sessions that can be listed, API tokens. */
export const PEOPLE_STEP: Step = {
  name: 'accounts of an identity provider, lists of sessions, API tokens',
  statements: [
    'ALTER TABLE accounts ALTER COLUMN password_hash DROP NOT NULL',
    `ALTER TABLE accounts ADD COLUMN origin text NOT NULL DEFAULT 'local'`,
    // Issuer and subject; a name may be given to somebody else there, a subject may not.
    'ALTER TABLE accounts ADD COLUMN subject text UNIQUE',
    'ALTER TABLE accounts ADD COLUMN made bigint NOT NULL DEFAULT 0',
    'ALTER TABLE accounts ADD COLUMN made_by text',
    'ALTER TABLE accounts ADD COLUMN last_sign_in bigint',
    'ALTER TABLE accounts ADD COLUMN disabled bigint',
    // Until when the password may be used once, to choose another one; null for one's own.
    'ALTER TABLE accounts ADD COLUMN once_until bigint',
    'ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid()',
    'ALTER TABLE sessions ADD COLUMN made bigint NOT NULL DEFAULT 0',
    'ALTER TABLE sessions ADD COLUMN seen bigint NOT NULL DEFAULT 0',
    `ALTER TABLE sessions ADD COLUMN agent text NOT NULL DEFAULT ''`,
    'CREATE INDEX sessions_by_name ON sessions (name)',
    // Sign-ins that are on their way through the identity provider; each is taken out once.
    `CREATE TABLE sign_ins (
      token_hash text PRIMARY KEY,
      state text NOT NULL,
      nonce text NOT NULL,
      verifier text NOT NULL,
      back text NOT NULL,
      expires bigint NOT NULL
    )`,
    // Only hashes, as for sessions.
    `CREATE TABLE api_tokens (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      token_hash text NOT NULL UNIQUE,
      scopes text NOT NULL,
      made bigint NOT NULL,
      made_by text NOT NULL,
      expires bigint NOT NULL,
      last_used bigint,
      revoked bigint,
      revoked_by text
    )`,
  ],
};
