/** Words of the page of people. */
import type { Session } from '../../contract/contract.ts';
import { counted } from '../words.ts';

export const peopleWords = {
  title: 'People',
  lead: 'Who may use this console and its data, and what everyone did.',
  sections: 'Sections of People',
  loading: 'Loading…',
} as const;

export const roleNames: Record<Session['role'], string> = {
  viewer: 'viewer: reads',
  approver: 'approver: also answers and contains',
  admin: 'admin: everything',
};

export const accountWords = {
  label: 'Accounts',
  add: 'Add an account',
  name: 'Name',
  nameHint: 'For people without the identity provider; an e-mail address does well.',
  role: 'Role',
  roleOf: (name: string) => `Role of ${name}`,
  submit: 'Add',
  once: (name: string) => `One-time password of ${name}`,
  onceLead: (until: string) =>
    `Give it to them on a way that only they read. It works once, until ${until}, and asks for a password of their own. It is not shown again.`,
  you: 'you',
  local: 'password',
  oidc: 'identity provider',
  oidcRole: (role: string) => `${role}, as the identity provider says`,
  disabled: 'disabled',
  waiting: 'one-time password not used yet',
  never: 'never signed in',
  last: (time: string) => `last sign-in ${time}`,
  sessions: (count: number) => counted(count, 'open session', 'open sessions'),
  reset: 'New one-time password',
  end: 'End sessions',
  disable: 'Disable',
  enable: 'Enable',
  remove: 'Remove',
  removeSure: 'Remove it now',
  actionsOf: (name: string) => `What to do with ${name}`,
} as const;

export const tokenWords = {
  label: 'API tokens',
  empty: 'No token yet',
  emptyLead:
    'Programs that hand in reports or read events show a token. Make one for each, so that one can be revoked alone.',
  add: 'Make a token',
  name: 'What it is for',
  days: 'Valid for days',
  scopes: 'It may',
  submit: 'Make it',
  noScope: 'Choose at least one thing it may do.',
  made: (name: string) => `The token “${name}”`,
  madeLead: 'Copy it now: only its hash is kept, so it cannot be shown again.',
  by: (person: string, time: string) => `made by ${person} on ${time}`,
  expires: (time: string) => `ends ${time}`,
  expired: (time: string) => `ended ${time}`,
  used: (time: string) => `last used ${time}`,
  unused: 'never used',
  revoked: (person: string) => `revoked by ${person}`,
  revoke: 'Revoke',
  revokeSure: 'Revoke it now',
} as const;

export const trailWords = {
  label: 'Trail',
  empty: 'Nothing in the trail fits',
  emptyLead: 'Take a filter away, or look at a longer time.',
  actor: 'Who',
  actorHint: 'everybody',
  action: 'What',
  anyAction: 'everything',
  from: 'From',
  to: 'To',
  download: 'Download as CSV',
  check: 'Check that it is whole',
  whole: (entries: string) => `Whole: ${entries}, each chained to the one before.`,
  broken: 'It is not what was written:',
  entries: (count: number) => counted(count, 'entry', 'entries'),
  more: 'Show older ones',
  caption: 'What people did, newest first',
  when: 'When',
  detail: 'Details',
} as const;

export const keepingWords = {
  label: 'Holds and erasure',
  holds: 'Legal holds',
  holdsLead: 'What a hold names is neither removed when its time is over nor erased.',
  noHolds: 'Nothing is held',
  everybody: 'everybody',
  who: (person: string | null, device: string | null) =>
    [person, device === null ? null : `browser ${device}`]
      .filter((part) => part !== null)
      .join(', '),
  made: (person: string, time: string) => `made by ${person} on ${time}`,
  released: (person: string, time: string) => `released by ${person} on ${time}`,
  release: 'Release',
  releaseSure: 'Release it now',
  add: 'Make a hold',
  person: 'Person',
  personHint: 'Leave both empty to hold everybody’s events of that time.',
  device: 'Browser',
  from: 'From',
  to: 'To',
  reason: 'Reason',
  submit: 'Hold it',
  needTime: 'Say from when to when.',
  erase: 'Erase a person',
  eraseLead:
    'Removes every event of one person but what is held. It cannot be taken back, and copies that were handed on are not reached.',
  erasePerson: 'Person to erase',
  eraseReason: 'Why',
  eraseSubmit: 'Erase',
  eraseSure: 'Erase them now',
  needBoth: 'Say whom and why.',
  erased: (erased: number, held: number) =>
    `${counted(erased, 'event was', 'events were')} erased; ${counted(held, 'is', 'are')} kept by a hold.`,
} as const;

export const sinkWords = {
  label: 'Handing on',
  empty: 'Events are handed on to nobody',
  emptyLead: 'Start the service with a list of sinks to copy events to a SIEM or a file.',
  delivered: (count: number) => counted(count, 'event handed on', 'events handed on'),
  refused: (count: number) => counted(count, 'refused for good', 'refused for good'),
  last: (time: string) => `last ${time}`,
  never: 'nothing yet',
  well: 'going well',
} as const;
