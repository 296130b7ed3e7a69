/** What the dialog asks and offers, in English. */
import type { Kind } from '../../lib/activity/activity.ts';
import { counted, name, plural } from './text.ts';

const language = 'en';
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const org = (organisation: string | null) =>
  organisation === null ? 'your organisation' : name(organisation);

export const enAsking = {
  ask: {
    label: {
      share: 'Why do they need it?',
      consent: 'What do you need it for?',
      connect: 'What do you need it for?',
      publish: 'Who is it for?',
    } satisfies Record<Kind, string>,
    example: {
      share: 'For example: Vendor checks July returns, agreement 4711',
      consent: 'For example: I sort supplier mail with it, until March',
      connect: 'For example: Orders go to the warehouse list each night',
      publish: 'For example: Drivers report arrivals here, nothing personal in it',
    } satisfies Record<Kind, string>,
    hint: 'A few words are enough, at least 8 characters.',
    missing: (count: number) =>
      `Please write a little more: ${counted(language, count, SMALL)} more ${plural(language, count, { one: 'character', other: 'characters' })}.`,
    requestNote: (organisation: string | null) =>
      `Your reason and the facts above go to security at ${org(organisation)}. Until they answer, nothing changes.`,
    covered:
      'Something on the page lay over this question. It is in front again: please choose once more.',
    disputeLabel: 'What should security know? (you can leave this empty)',
    disputeExample: 'For example: These two people joined us last week',
    disputeNote:
      'Security sees your note next to the rule. This step waits; nothing is sent to anyone else.',
  },
  buttons: {
    back: 'Go back',
    anyway: {
      share: 'Share anyway',
      consent: 'Allow anyway',
      connect: 'Connect anyway',
      publish: 'Publish anyway',
    } satisfies Record<Kind, string>,
    ask: 'Ask for approval',
    sendRequest: 'Send the request',
    sendDispute: 'Send the note',
    notNow: 'Not now',
    recorded: 'What is recorded',
    wrong: 'This is wrong',
    contact: 'Ask security',
    close: 'Close',
  },
  agree: {
    legend: 'Before you go on',
    missing: 'Please tick every box first.',
    terms: 'Terms of use',
    readTerms: 'Read them in full',
    accept: (version: number) =>
      `I accept these terms, version ${new Intl.NumberFormat(language).format(version)}`,
  },
};
