/** What scopes mean, in English. */
import type { Area, Note, ScopeFact, Special, Verb, Weight } from '../../lib/catalog/catalog.ts';
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
  tasks: 'your tasks and projects',
  notes: 'your notes and pages',
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
  organisation: "your organisation's settings",
  security: "your organisation's security settings and alerts",
  credentials: 'passwords, keys and ways to sign in',
  recordings: 'recordings and transcripts of meetings',
  'chat-names': 'the names of teams and channels',
  presence: 'whether people are free or away',
  posts: 'your posts and comments',
  social: 'whom you follow and what you like',
  bookings: 'bookings and appointments',
  learning: 'courses and class lists',
  printing: 'printers and print jobs',
  labels: 'sensitivity labels',
  notifications: 'your notifications',
  assistant: 'what you ask AI assistants',
  clipboard: 'your cloud clipboard',
  activity: 'what you did and when',
  databases: 'your tables and databases',
  designs: 'your designs and boards',
  tickets: 'support tickets',
  shop: 'products and orders of your shop',
  signatures: 'agreements and signatures',
  personnel: 'personnel and payroll records',
  accounting: 'accounts and bank data',
  billing: 'subscriptions and licences',
  analytics: 'visitor figures and reports',
  advertising: 'advertising accounts',
  packages: 'your software packages',
  health: 'your health and fitness data',
  music: 'your music and playlists',
  location: 'your location',
  search: 'whatever a search can find',
};

const specials: Record<Special, string> = {
  identity: 'See your name and picture',
  address: 'See your mail address',
  offline: 'Stay connected when you are away',
  picked: 'Use only the files you pick for it',
  impersonate: 'Do whatever you can do, in your name',
  everything: 'Do everything its maker has asked for',
  'app-folder': 'Keep its own settings in your storage',
  assigned: 'Use only what an admin assigns to it',
  'own-entries': 'Use only what it created itself',
  bot: 'Add itself as a bot that people can write to',
};

const verbs: Record<Verb, string> = {
  read: 'read',
  change: 'change',
  send: 'send',
  use: 'use',
  create: 'add to',
  delete: 'delete',
  manage: 'manage',
  run: 'run',
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': 'Send mail as you',
  'mail.create': 'Put mail into your mailbox',
  'chat.send': 'Write in chats as you',
  'chat.create': 'Start chats',
  'chat.delete': 'Delete chat messages',
  'chat-names.create': 'Create teams and channels',
  'chat-names.change': 'Rename and organise teams and channels',
  'chat-names.manage': 'Create, rename and archive teams and channels',
  'posts.send': 'Post as you',
  'notifications.send': 'Send notifications to people',
  'code.delete': 'Delete repositories',
  'code.create': 'Accept invitations to repositories',
  'code.manage': 'Manage repositories and development machines',
  'groups.manage': 'Add people to groups and remove them',
  'roles.manage': 'Give and take rights in your organisation',
  'roles.change': 'Give and take rights in your organisation',
  'organisation.manage': 'Administer your organisation',
  'credentials.manage': 'Add and remove passwords, keys and ways to sign in',
  'automation.run': 'Run scripts and workflows',
  'automation.create': 'Add an automation',
  'automation.manage': 'Set up automations and connections to other services',
  'apps.create': "Add apps to your organisation's catalogue",
  'devices.run': 'Send commands to devices',
  'printing.create': 'Print',
  'presence.change': 'Set whether you are free or away',
  'social.change': 'Follow and like in your name',
  'activity.use': 'Show what you do',
  'meetings.use': 'Join meetings',
  'everything.read': 'Read everything you can read there',
  'analytics.manage': 'Manage who sees figures and reports',
  'assistant.use': 'Use AI assistants in your name',
  'signatures.send': 'Send agreements for signature as you',
  'videos.send': 'Publish videos as you',
  'presence.read': 'See whether people are free or away',
  'mail-headers.read': 'See who you write to and when',
  'chat-names.read': 'See the names of teams and channels',
  'roles.read': 'See who may do what in your organisation',
};

/** `Read, change and delete your mail`: one scope as a sentence. */
function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown') {
    const called = `what the service calls “${tidy(fact.scope, 48)}”`;
    return verb === 'use' ? `Use ${called}` : `${capital(verbs[verb])} ${called}`;
  }
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (verb === 'change') return `Read, change and delete ${object}`;
  return verb === 'send' ? `Send from ${object} as you` : `${capital(verbs[verb])} ${object}`;
}

/** `read and send your mail`: what a title says of one area. */
function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'get at data we cannot name';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return lower(own);
  if (area in specials) return lower(specials[area as Special]);
  return `${listOf(
    LISTS,
    does.map((verb) => verbs[verb]),
  )} ${areas[fact.area as Area]}`;
}

function lower(sentence: string): string {
  return sentence.replace(/^./u, (letter) => letter.toLowerCase());
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
