/** Who may report: a browser that signs, or a holder of a report token unless signatures are required. */
import type { BearerCheck } from '../people/bearer.ts';
import { type SignedBy, refuseSignature } from './signed-request.ts';

export type AdmitParts = {
  requireToken: BearerCheck;
  check: (request: Request) => Promise<SignedBy>;
  requireEnrolment: boolean;
};

/** @returns who signed, or null where a token was shown; rejects with Refusal 401 */
export type Admit = (request: Request) => Promise<SignedBy | null>;

/** @returns a check of reports before their body is read */
export function createAdmit({ requireToken, check, requireEnrolment }: AdmitParts): Admit {
  return async (request) => {
    if (request.headers.has('signature-input')) return await check(request);
    if (requireEnrolment)
      throw refuseSignature(
        401,
        'signature',
        'Only signed reports are taken here.',
        'Set enrolmentToken in the managed configuration.',
      );
    await requireToken(request);
    return null;
  };
}
