/** Reason codes about how a share is given and whose account acts or is connected, as sentences. */
import type { Activity } from '../../lib/activity/activity.ts';
import type { Words } from './words.ts';

/** A reason as a sentence, or null where the code is none of these. */
export function shareReason(
  code: string,
  activity: Activity,
  organisation: string | null,
  { reason, shareReason: words }: Words,
): string | null {
  switch (code) {
    case 'recipient.external':
      return reason.external(organisation);
    case 'recipient.partner':
      return reason.partner;
    case 'share.reshare':
      return words.mayReshare;
    case 'share.download':
      return words.mayDownload;
    case 'share.no-password':
      return words.noPassword;
    case 'share.ends-late': {
      const days = activity.kind === 'share' ? activity.expiresInDays : null;
      return typeof days === 'number' ? words.endsLate(days) : words.neverEnds;
    }
    case 'audience.wider':
      return words.wider;
    case 'connected.personal':
      return words.privateConnected;
    case 'connected.not-own':
      return words.otherConnected(organisation);
    case 'account.personal':
      return words.privateAccount;
    default:
      return null;
  }
}
