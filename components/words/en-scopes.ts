/** What scopes mean, in English. */
import type { Area, Note, ScopeFact, Special, Verb, Weight } from './scope-table.ts';
import { capital, listOf, tidy } from './text.ts';

const LISTS = 'en-GB';

const areas: Record<Area, string> = {
  mail: 'your mail',
  'mail-headers': 'who you write to and when',
  'mail-settings': 'your mail settings and filters',
  files: 'all your files',
  'file-names': 'the names of your files',
  documents: 'your documents',
  sites: 'all sites you can open',
  calendar: 'your calendar',
  contacts: 'your contacts',
  profile: 'your profile',
  people: "colleagues' profiles",
  groups: 'groups and who is in them',
  directory: "your organisation's directory",
  chat: 'your chats',
  meetings: 'your meetings',
  tasks: 'your tasks',
  notes: 'your notes',
  photos: 'your photos',
  videos: 'your videos',
  code: 'your code',
  cloud: 'your cloud data',
  devices: "your organisation's devices",
  apps: "your organisation's apps",
  roles: 'who may do what in your organisation',
  payments: 'payments and invoices',
  customers: 'customer records',
  logs: "your organisation's logs",
  settings: 'your settings',
  account: 'your account',
  automation: 'your scripts and automations',
};

const specials: Record<Special, string> = {
  identity: 'See your name and picture',
  address: 'See your mail address',
  offline: 'Stay connected when you are away',
  picked: 'Use only the files you pick for it',
  'app-folder': 'Keep its own settings in your storage',
  impersonate: 'Do whatever you can do, in your name',
  everything: 'Everything its maker has asked for',
};

const verbs: Record<Verb, string> = { read: 'read', change: 'change', send: 'send', use: 'use' };

/** `Read, change and delete your mail`: one scope as a sentence. */
function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown') {
    const called = `what the service calls “${tidy(fact.scope, 48)}”`;
    return verb === 'use' ? `Use ${called}` : `${capital(verbs[verb])} ${called}`;
  }
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (area === 'mail' && verb === 'send') return 'Send mail as you';
  if (area === 'chat' && verb === 'send') return 'Write in chats as you';
  if (verb === 'change') return `Read, change and delete ${object}`;
  return verb === 'send' ? `Send from ${object} as you` : `${capital(verbs[verb])} ${object}`;
}

/** `read and send your mail`: what a title says of one area. */
function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'get at data we cannot name';
  if (area in specials)
    return specials[area as Special].replace(/^./u, (letter) => letter.toLowerCase());
  return `${listOf(
    LISTS,
    does.map((verb) => verbs[verb]),
  )} ${areas[fact.area as Area]}`;
}

export const enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: 'our reading of' },
  notes: {
    everything: 'everything in it',
    acts: 'acts as you',
    'no-end': 'no end',
    everyone: 'beyond you',
    picked: 'only what you pick',
  } satisfies Record<Note, string>,
  weights: { ordinary: 'ordinary', sensitive: 'with care', high: 'far-reaching' } satisfies Record<
    Weight,
    string
  >,
};
