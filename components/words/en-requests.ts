/** What the dialog says of earlier requests and of the privacy notice, in English. */
import { name } from './text.ts';

export const enRequests = {
  earlier: {
    waiting: (day: string) => `You asked for approval on ${day}. The answer is still to come.`,
    refused: (day: string) => `You asked before, and on ${day} it was not approved.`,
    ended: (day: string) => `Your approval ended on ${day}. You can ask again.`,
    says: 'The answer was:',
  },
  askAgain: 'Ask again',
  /** After going on, while the rules leave the person alone. */
  quietAfter: (span: string) => `If you go on, you are not asked about the same thing for ${span}.`,
  privacy: {
    title: (organisation: string) => `What ${name(organisation)} records`,
    first: 'Nothing about you is recorded before you have read this.',
    holdsRequest: 'What you asked for waits here and goes out once you have read this.',
    full: 'Read it in full',
    read: 'I have read this',
  },
};
