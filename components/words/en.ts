/** English words of dialog, notice and hint. The shape of this table is the shape of every language. */
import { enAsking } from './en-asking.ts';
import { enRequests } from './en-requests.ts';
import { enFixes } from './en-fixes.ts';
import { enRisk } from './en-risk.ts';
import { enScopes } from './en-scopes.ts';
import { enTerms } from './en-terms.ts';
import { things } from './en-things.ts';
import { enWalls } from './en-walls.ts';
import type { ConsentTitle, PublishTitle } from './sentences.ts';
import { capital, counted, humanise, listOf, name, plural } from './text.ts';
import type { ShareFacts } from '../facts.ts';
import type { Audience, Resource, Role } from '../../lib/activity/activity.ts';

const language = 'en' as const;
/** British lists have no comma before "and", which keeps titles short. */
const LISTS = 'en-GB';
const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const roleVerbs: Record<Role, string> = {
  view: 'view this',
  comment: 'comment on this',
  edit: 'edit this',
  own: 'own this',
};

const people = (count: number) =>
  `${counted(language, count, SMALL)} ${plural(language, count, { one: 'person', other: 'people' })}`;
const colleagues = (count: number) =>
  `${counted(language, count, SMALL)} ${plural(language, count, { one: 'person', other: 'people' })}`;
const groupsOf = (count: number) =>
  `${counted(language, count, SMALL)} ${plural(language, count, { one: 'group', other: 'groups' })}`;

const org = (organisation: string | null) =>
  organisation === null ? 'your organisation' : name(organisation);
const appName = (app: string | null) => (app === null ? 'an app without a name' : name(app));

/** Who a share lets in, as the subject of a sentence. */
function circle(facts: ShareFacts, organisation: string | null): string {
  const named = listOf(LISTS, [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ]);
  switch (facts.reach) {
    case 'public':
      return 'anyone on the internet';
    case 'anyone_with_link':
      return 'anyone with the link';
    case 'organisation':
      return `everyone at ${org(organisation)}`;
    case 'outside':
      return `${named} outside ${org(organisation)}`;
    case 'named':
      return facts.groups === 0 ? colleagues(facts.people) : named;
    case 'unclear':
      return 'more people';
  }
}

export const en = {
  language,
  direction: 'ltr' as 'ltr' | 'rtl',
  org,
  things,
  titles: {
    /** A title as a sentence among others. */
    sentence: (title: string) => `${title}.`,
    unread: "This dialog can't be read right now",
    consent: (title: ConsentTitle) => {
      const what = title.opaque
        ? 'for access that it does not show here'
        : title.phrases.length === 0
          ? 'for access to your account'
          : `to ${listOf(LISTS, [...title.phrases, ...(title.more ? ['more'] : [])])}`;
      const whose = title.wide ? `, for everyone at ${org(title.organisation)}` : '';
      const long = title.offline ? ', for as long as it likes' : '';
      const who = title.device ? 'The device that showed you a code' : capital(appName(title.app));
      return `${who} asks ${what}${whose}${long}`;
    },
    share: (facts: ShareFacts, organisation: string | null) =>
      facts.role === null
        ? `${capital(circle(facts, organisation))} will get access to this`
        : `${capital(circle(facts, organisation))} will be able to ${facts.reach === 'public' && facts.role === 'view' ? 'find and view this' : roleVerbs[facts.role]}`,
    connect: (connector: string | null, host: string | null) =>
      `${connector === null ? 'This connection' : name(connector)} will exchange data with ${host === null ? 'a service outside this tool' : name(host)}, using your access`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }: PublishTitle) => {
      const thing = `this ${things[type]}`;
      if (endpoints > 0)
        return `${capital(counted(language, endpoints, SMALL))} ${plural(language, endpoints, { one: 'address', other: 'addresses' })} of ${thing} will answer anyone who can reach it`;
      const freely = noSignIn ? ' without signing in' : '';
      if (reach === 'public')
        return `Anyone on the internet will be able to open ${thing}${freely}`;
      if (reach === 'anyone_with_link')
        return `Anyone with the link will be able to open ${thing}${freely}`;
      if (reach === 'organisation')
        return `Everyone at ${org(organisation)} will be able to open ${thing}`;
      return noSignIn
        ? `${capital(thing)} will open without signing in`
        : `${capital(thing)} is about to go live`;
    },
    stopped: {
      consent: (subject: string | null) =>
        `${capital(appName(subject))} can't be connected to your work account`,
      share: (facts: ShareFacts, organisation: string | null) => {
        const who = circle({ ...facts, people: 0, groups: 0 }, organisation);
        return facts.reach === 'outside'
          ? `This can't be shared with people outside ${org(organisation)}`
          : `This can't be shared with ${facts.reach === 'named' ? 'these people' : who}`;
      },
      publish: (type: Resource['type'], open: boolean) =>
        open
          ? `This ${things[type]} can't be published to the web`
          : `This ${things[type]} can't be published like this`,
      connect: (connector: string | null) =>
        `${connector === null ? 'This connection' : name(connector)} can't be used with work data`,
    },
  },
  ...enScopes,
  audience: {
    public: 'anyone on the internet',
    anyone_with_link: 'anyone with the link',
    external: 'people outside',
    partner: 'partners',
    organisation: 'everyone in the organisation',
    group: 'a group',
    named_internal: 'named colleagues',
    private: 'only you',
  } satisfies Record<Audience, string>,
  reason: {
    public: 'Search engines can find it and anyone can open it.',
    anyoneWithLink: 'A link can be passed on. Whoever has it gets in, without a name.',
    external: (organisation: string | null) =>
      `It leaves ${org(organisation)}, and what is outside can't be called back.`,
    partner: 'A partner gets access.',
    organisation: (organisation: string | null) => `Everyone at ${org(organisation)} can find it.`,
    consumer: (domains: readonly string[]) =>
      domains.length === 0
        ? 'A private mail address is among them.'
        : `${listOf(LISTS, domains.map(name))} ${plural(language, domains.length, { one: 'is a private mail address', other: 'are private mail addresses' })}.`,
    scopeList: (list: string) =>
      `It asks for something handled with care here: ${humanise(list).toLowerCase()}.`,
    unreviewed: (app: string | null, organisation: string | null) =>
      `Nobody at ${org(organisation)} has checked ${app === null ? 'this app' : name(app)} yet.`,
    offline: 'It keeps its access when you are away, until someone ends it.',
    wide: (organisation: string | null) =>
      `It would hold for everyone at ${org(organisation)}, not only for you.`,
    openEndpoint: 'Whoever finds the address can use it. It does not ask who they are.',
    killed: (organisation: string | null) =>
      `Security at ${org(organisation)} has stopped this for everyone.`,
    rule: (id: string, organisation: string | null) =>
      `${capital(org(organisation))} has a rule for this: “${humanise(id)}”.`,
    unread: 'It does not look the way Handrail knows it, so nobody can say here what would happen.',
    noPolicy: "Your organisation's rules can't be read right now, so this one waits for you.",
    asksMore: 'It asks for more than was looked at when it was approved.',
    unverified: 'Its maker has not been checked by the provider.',
    hidden: 'What it asks for is hidden from this page.',
    many: 'That is a lot of people at once.',
    label: (label: string) => `It is labelled ${name(label)}.`,
    mayChange: 'They could change it, not only read it.',
    mayOwn: 'They could hand it on or delete it.',
    noSignIn: 'It opens for people who do not sign in.',
    sendsTo: (host: string) => `It would send what it gets to ${name(host)}.`,
    otherAccount: (organisation: string | null) =>
      `The account in use is not one of ${org(organisation)}.`,
    maker: 'It runs with your access, whoever opens it.',
    fewColleagues: 'Few of your colleagues use it, or none.',
    loopback: 'Its answer goes to a program on this computer, whichever is listening.',
    noAgreement: 'There is no agreement with its maker about your data.',
    reviewDue: 'It was checked a while ago and is due for another look.',
    vendorLimited: 'Its maker was checked, with limits to what it is for.',
    vendorBlocked: 'Its maker was checked, and is not to get company data.',
    vendorUnreviewed: 'Nobody has checked its maker yet.',
  },
  facts: {
    label: (label: string) => `Label: ${name(label)}`,
    usedAt: (places: readonly string[]) => `For use at ${listOf(LISTS, places.map(name))}`,
    details: (kinds: readonly string[]) =>
      `Asks in a form of its own for ${listOf(LISTS, kinds.map(name))}`,
    goesTo: (host: string) => `Sends what it gets to ${name(host)}`,
    publisher: (publisher: string, verified: boolean | null) =>
      verified === true
        ? `By ${name(publisher)}, checked by the provider`
        : `By ${name(publisher)}, as it says itself`,
    recipient: (domain: string, count: number, groups: boolean) =>
      `${domain} · ${groups ? groupsOf(count) : new Intl.NumberFormat(language).format(count)}`,
    sharedWith: (who: string) => `Who can use it then: ${who}`,
    more: (count: number) => `${counted(language, count, [])} more`,
    signIn: {
      required: 'Asks people to sign in',
      none: 'Asks nobody to sign in',
      unknown: null as string | null,
    },
  },
  ...enFixes,
  ...enAsking,
  ...enRequests,
  ...enRisk,
  ...enTerms,
  ...enWalls,
  foot: {
    rule: (id: string, version: number) => `${humanise(id)}, version ${version}`,
    stale: 'rules not renewed lately',
    none: 'No rules at hand',
  },
  recorded: {
    title: 'What is recorded',
    place: (surface: string) => `Where and when: ${surface}, the time, how long it took`,
    share:
      'The kind of thing and its label, the domains of the people and how many, what they may do',
    consent: 'The app, what it asks for, and the host it sends to',
    connect: 'The connector and the host it talks to',
    publish: 'The kind of thing and its label, who can open it, how many open addresses it has',
    answer: 'What you saw here and what you chose, with your words if you write any',
    who: 'You and this browser, by name or by a pseudonym, as your organisation has set it',
    never: "Never: titles, contents, other people's mail addresses, passwords.",
  },
  announce: {
    checking: 'One moment',
    checkingMore: "Reading your organisation's rules.",
    hint: 'Thank you. Click the button once more and it goes through.',
    requested: 'Your request is stored and on its way',
    requestedMore: 'Until it is answered, nothing has been allowed.',
    disputed: 'Thank you, your note is on its way',
    disputedMore: 'It goes to the people who write the rules.',
  },
};
