/** One trick of the tables beside this file. */
import type { AuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';

export interface Trick {
  /** Stable: other tables refer to it. */
  readonly id: string;
  readonly attack: string;
  readonly address: string;
  readonly form?: Readonly<Record<string, readonly string[]>>;
  /** What must be read; `platform` is always said, since a trick must never pass for a provider. */
  readonly recognised: Partial<AuthorizeRequest> & Pick<AuthorizeRequest, 'platform'>;
}

/** An unsigned request object. */
export const jwt = (claims: object): string =>
  `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims)).replace(/=+$/u, '')}.x`;

export const GOOGLE = 'https://accounts.google.com/o/oauth2/v2/auth';
export const ENTRA = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
export const SSO = 'https://sso.acme.example/authorize';
export const CODE = 'response_type=code&state=s3cret';
export const EVIL = 'redirect_uri=https%3A%2F%2Fevil.test%2Fcb';
export const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
