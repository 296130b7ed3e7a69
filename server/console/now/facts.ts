/** An activity as a list of facts to read: what the person was about to do, in full. */
import type {
  Activity,
  ConnectActivity,
  LinkReach,
  Recipient,
  Resource,
  ShareActivity,
} from '../../../lib/activity/activity.ts';
import {
  accountKindWords,
  detailWords,
  factWords,
  flowWords,
  kindWords,
  platformWords,
  runsAsWords,
  signInPublishWords,
} from './detail-words.ts';
import { plainText } from '../plain-text.ts';
import { linkWords, roleWords } from '../words.ts';

export interface Fact {
  readonly term: string;
  readonly values: readonly string[];
  /** `code` for what a machine made, `chips` for several short values, `text` for words. */
  readonly look: 'text' | 'code' | 'chips';
  /** Values that deserve a second look: outside, open, unverified. */
  readonly marked: readonly string[];
}

/** What the person was about to do, in one short line. */
export function titleOf(activity: Activity): string {
  const platform = placeOf(activity);
  switch (activity.kind) {
    case 'consent': {
      const app = plainText(activity.app.name ?? activity.app.clientId);
      return activity.opaque
        ? kindWords.consentOpaque(app, platform)
        : kindWords.consent(app, activity.scopes.length, platform);
    }
    case 'share':
      return kindWords.share(thingOf(activity.resource), platform);
    case 'connect':
      return kindWords.connect(
        plainText(activity.connector.name ?? activity.connector.id),
        platform,
      );
    case 'publish':
      return kindWords.publish(thingOf(activity.resource), platform);
  }
}

/** The product by its own name; where only the protocol is known, the site says more. */
function placeOf({ platform, host }: Activity): string {
  return platformWords[platform] ?? plainText(platform === 'oauth' ? host : platform);
}

function thingOf({ type, label }: Resource): string {
  const thing = kindWords.thing(type);
  return label === null ? thing : kindWords.labelled(thing, plainText(label));
}

/** Every fact of an activity, those that weigh most first. */
export function factsOf(activity: Activity): readonly Fact[] {
  const facts = [...ownFacts(activity)];
  facts.push(text(factWords.host, activity.host));
  if (activity.accountDomain !== null) facts.push(text(factWords.account, activity.accountDomain));
  return facts;
}

function ownFacts(activity: Activity): readonly Fact[] {
  switch (activity.kind) {
    case 'consent':
      return consentFacts(activity);
    case 'share':
      return [
        ...recipientFacts(activity.recipients, activity.accountDomain),
        reach(factWords.link, activity.link),
        ...(activity.role === null ? [] : [text(factWords.role, roleWords[activity.role])]),
        ...termFacts(activity),
        ...resourceFacts(activity.resource),
        ...accountFacts(activity),
      ];
    case 'connect':
      return [
        code(factWords.connector, activity.connector.id),
        reach(factWords.sharedWith, activity.sharedWith),
        ...(activity.endpointHost === null
          ? []
          : [text(factWords.endpoint, activity.endpointHost)]),
        ...connectedFacts(activity),
        ...accountFacts(activity),
      ];
    case 'publish':
      return [
        reach(factWords.reach, activity.reach),
        ...(activity.reachBefore === null
          ? []
          : [text(factWords.before, linkWords[activity.reachBefore])]),
        marked(factWords.signIn, signInPublishWords[activity.signIn], activity.signIn === 'none'),
        text(factWords.runsAs, runsAsWords[activity.runsAs]),
        marked(factWords.openEndpoints, String(activity.openEndpoints), activity.openEndpoints > 0),
        ...resourceFacts(activity.resource),
        ...accountFacts(activity),
      ];
  }
}

function consentFacts(activity: Extract<Activity, { kind: 'consent' }>): readonly Fact[] {
  const { app } = activity;
  return [
    activity.opaque
      ? marked(factWords.scopes, factWords.opaque, true)
      : {
          term: factWords.scopes,
          values: activity.scopes.map(plainText),
          look: 'code',
          marked: [],
        },
    marked(
      factWords.offline,
      activity.offline ? factWords.offlineYes : detailWords.no,
      activity.offline,
    ),
    ...(activity.organisationWide
      ? [marked(factWords.organisationWide, detailWords.yes, true)]
      : []),
    ...(app.name === null ? [] : [text(factWords.app, app.name)]),
    ...(app.publisher === null ? [] : [text(factWords.publisher, app.publisher)]),
    marked(factWords.verified, yesNo(app.verified), app.verified === false),
    code(factWords.clientId, app.clientId),
    ...(activity.redirectUri === null ? [] : [code(factWords.redirect, activity.redirectUri)]),
    text(factWords.flow, flowWords[activity.flow]),
  ];
}

function recipientFacts(recipients: readonly Recipient[], own: string | null): readonly Fact[] {
  if (recipients.length === 0) return [];
  const words = ({ domain, type, count, size }: Recipient) =>
    type === 'group' ? factWords.groups(domain, count, size) : factWords.people(domain, count);
  return [
    {
      term: factWords.recipients,
      values: recipients.map(words),
      look: 'chips',
      // Only a comparison of facts: whether a domain is a partner is for the policy to say.
      marked: recipients.filter(({ domain }) => own !== null && domain !== own).map(words),
    },
  ];
}

/** How a share is given, as far as it was said; what was not said is left out. */
function termFacts(activity: ShareActivity): readonly Fact[] {
  const { expiresInDays: days, password, mayReshare, mayDownload, before } = activity;
  const open = activity.link === 'public' || activity.link === 'anyone_with_link';
  return [
    ...(before === null ? [] : [text(factWords.before, heldWords(before))]),
    ...(days === null ? [] : [marked(factWords.ends, factWords.endsAfter(days), days === 'never')]),
    ...(password === null ? [] : [marked(factWords.password, yesNo(password), open && !password)]),
    ...(mayReshare === null ? [] : [marked(factWords.mayReshare, yesNo(mayReshare), mayReshare)]),
    ...(mayDownload === null ? [] : [text(factWords.mayDownload, yesNo(mayDownload))]),
  ];
}

function heldWords({ link, role }: NonNullable<ShareActivity['before']>): string {
  return role === null ? linkWords[link] : factWords.held(linkWords[link], roleWords[role]);
}

function connectedFacts({ connectedAccount }: ConnectActivity): readonly Fact[] {
  if (connectedAccount === null) return [];
  const { kind, domain } = connectedAccount;
  return [
    ...(kind === null
      ? []
      : [marked(factWords.connectedKind, accountKindWords[kind], kind === 'personal')]),
    ...(domain === null ? [] : [text(factWords.connectedDomain, domain)]),
  ];
}

function accountFacts({ accountKind }: Activity): readonly Fact[] {
  if (accountKind === null) return [];
  return [marked(factWords.accountKind, accountKindWords[accountKind], accountKind === 'personal')];
}

function resourceFacts({ id, container }: Resource): readonly Fact[] {
  return [
    ...(container === undefined
      ? []
      : [text(factWords.container, kindWords.thing(container.type))]),
    ...(id === null ? [] : [code(factWords.resourceId, id)]),
  ];
}

function reach(term: string, value: LinkReach): Fact {
  return marked(term, linkWords[value], value === 'public' || value === 'anyone_with_link');
}

function yesNo(value: boolean | null): string {
  return value === null ? detailWords.unknown : value ? detailWords.yes : detailWords.no;
}

function text(term: string, value: string): Fact {
  return { term, values: [plainText(value)], look: 'text', marked: [] };
}

function code(term: string, value: string): Fact {
  return { ...text(term, value), look: 'code' };
}

function marked(term: string, value: string, isMarked: boolean): Fact {
  const fact = text(term, value);
  return { ...fact, marked: isMarked ? fact.values : [] };
}
