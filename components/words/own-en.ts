/** English words for what concerns the person: their requests, what was recorded, and the notice about it. */
import type { AskedRequest } from '../../lib/browser/messages.ts';
import type { Level } from '../../lib/events/dictionary.ts';
import type { Purposes } from './dictionary.ts';
import type { Widened } from './pages.ts';
import { plural } from './text.ts';

const language = 'en';
const number = (value: number) => new Intl.NumberFormat(language).format(value);
const counted = (value: number) =>
  `${number(value)} ${plural(language, value, { one: 'entry', other: 'entries' })}`;

export const ownEn = {
  requests: {
    title: 'My requests',
    intro: 'What you asked your organisation from this browser, and what it answered.',
    columns: ['Asked', 'About', 'Your words', 'Answer'],
    asks: {
      approval: 'request for approval',
      dispute: '“this is wrong”',
    } satisfies Record<AskedRequest['asks'], string>,
    tags: {
      unsent: 'not sent yet',
      waiting: 'waiting',
      approved: 'approved',
      ending: 'ends soon',
      ended: 'ended',
      refused: 'not approved',
      kept: 'rule stays',
      changed: 'rule changed',
    } satisfies Record<AskedRequest['state'], string>,
    states: {
      unsent: 'Will be sent when you are online',
      waiting: 'Waiting for an answer',
      approved: (until: string | null) => (until === null ? 'Approved' : `Approved until ${until}`),
      ending: (span: string, until: string) => `Approved, ends ${span}, on ${until}`,
      ended: (until: string) => `The approval ended on ${until}; you can ask again`,
      refused: 'Not approved',
      kept: 'Security looked at it, and the rule stays',
      changed: 'Security looked at it, and the rule was changed',
    },
    noWords: 'none',
  },
  stopped: {
    title: 'Access to take back',
    intro:
      'Your organisation has stopped these apps. What you gave them before holds until you take it back.',
    since: (day: string) => `Stopped on ${day}`,
    given: (day: string) => `you let it in on ${day}`,
    take: (product: string) => `Take it back at ${product}`,
    privately: 'For a private account',
    elsewhere:
      'Take it back where you signed in for this app: its settings list the apps that are connected.',
    done: 'Done',
  },
  recorded: {
    every: 'everything',
    kind: 'Kind of step',
    outcome: 'What happened',
    shown: (count: number, all: number) => `${number(count)} of ${counted(all)}`,
    open: 'What this says',
    close: 'Close',
    words: 'In words',
    left: 'Fields without a value are left out here; they stand in the data below.',
    exact: {
      sent: 'As it was sent, with line breaks added',
      waiting: 'As it will be sent, with line breaks added',
      written: 'As an earlier version sent it, written anew with the settings of today',
    },
    gone: 'This entry is no longer in this browser.',
    file: 'Make a file of these',
    save: 'Save the file',
    later: 'Note about an earlier step',
    dispute: 'This is wrong',
    disputeLabel: 'What should security know? (you can leave this empty)',
    disputeNote:
      'Your note is recorded as an entry of its own, with your words; the first entry stays as it is.',
    sendDispute: 'Send the note',
    notNow: 'Not now',
    disputed: 'Thank you, your note is on its way.',
    notDisputed: 'That did not work: the entry is no longer here.',
  },
  dictionary: {
    title: 'What can be recorded',
    intro: 'Every field that can leave this browser, why it is there, and how private it is.',
    open: (count: number) => `All ${number(count)} fields`,
    columns: ['Field', 'Why', 'Level'],
    levels: {
      technical: 'technical',
      organisation: 'from the rules',
      metadata: 'about the step',
      person: 'points to you',
      typed: 'written by you',
    } satisfies Record<Level, string>,
    never: 'What is never recorded',
    neverList: [
      'titles, contents and addresses of pages and files',
      "other people's names and mail addresses: only their domains and how many they are",
      'passwords, and what signs you in anywhere',
      'pages that you visit without sharing, connecting or publishing something',
      'keys you press, apart from words that you write to your organisation in a dialog of Handrail',
    ],
  },
  notice: {
    title: (organisation: string) => `What ${organisation} says about records`,
    first: 'Nothing about you is recorded before you have read this.',
    read: 'I have read this',
    done: 'You have read this version.',
    full: 'Read it in full',
    version: (version: number) => `Version ${number(version)}`,
  },
  browser: {
    title: 'What the browser gives Handrail',
    all: 'Every permission that it asks for is given.',
    missing:
      'This browser withholds a permission. Handrail does not work everywhere until it is given back. Your IT team can do that with the browser policy ExtensionSettings; where you limited Handrail to some sites yourself, you can lift that on the page of extensions.',
    hosts:
      'Sites from which an admin keeps every extension away (runtime_blocked_hosts) cannot be seen from here: Handrail does not run there, and cannot tell.',
    elsewhere: 'Where Handrail does not reach',
    elsewhereList: [
      'Private windows: the browser asks separately whether an extension may run there. Admins can allow it or switch private windows off.',
      'Guest windows: no extension runs there. Admins can switch them off.',
      'Profiles and browsers that nobody manages: Handrail has no rules there and stays silent. Admins can require that people sign in with a managed profile.',
    ],
    kit: 'The kit (handrail kit) holds these browser policies, ready to be used.',
    privately: {
      yes: 'Private windows: Handrail runs there too.',
      no: 'Private windows: Handrail does not run there.',
    },
  },
  /** What each recorded field is for; null where the words of the source are the best there are. */
  purposes: null as Purposes | null,
};

/** The same in another language. */
export type Own = Widened<typeof ownEn>;
