/** Reads an address with all that is known about hosts, as the worker and the command line do. */
import type { FormFields } from '../../../lib/surfaces/authorize-parameters.ts';
import {
  type AuthorizeRequest,
  readAuthorizeRequest,
} from '../../../lib/surfaces/authorize-request.ts';
import { HOST_KNOWLEDGE } from '../../../lib/surfaces/host-knowledge.ts';

export function read(address: string, form: FormFields | null = null): AuthorizeRequest | null {
  return readAuthorizeRequest(address, form, HOST_KNOWLEDGE);
}
