/**
 * What rules look at: an activity held against the organisation's own lists. The activity says
 * "a recipient at vendor.example"; only here does it become a partner or an outsider.
 */
import {
  AUDIENCES,
  type Activity,
  type Audience,
  type LinkReach,
  type Recipient,
} from '../activity/activity.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { scopeNames } from '../catalog/scopes.ts';
import type { Policy } from './schema.ts';

/** Everything besides policy and activity that a decision depends on. */
export interface Context {
  /** Unix time in ms. */
  readonly now: number;
  /** BCP 47 tag of the person's language. */
  readonly language: string;
  readonly user: string | null;
  readonly groups: readonly string[];
  /** True when the policy is past its expiry; it is enforced all the same. */
  readonly stale: boolean;
  /** Whether this person meets the app for the first time; null where nobody kept count. */
  readonly firstTime: boolean | null;
  /** What the person was shown and said before, for cool-downs and the prompt budget. */
  readonly prompts: PromptHistory;
  readonly catalog: Catalog;
}

/** What one person was asked lately. Kept by the worker; times are Unix times in ms. */
export interface PromptHistory {
  /** Prompts below `justify` that were shown since midnight of the person's own clock. */
  readonly today: number;
  /** Steps that went on after an answer: rule, subject of the step, its fingerprint, and when. */
  readonly answered: readonly AnsweredPrompt[];
  /** Terms that were accepted. */
  readonly accepted: ReadonlyArray<{ readonly id: string; readonly version: number }>;
}

export interface AnsweredPrompt {
  readonly rule: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly time: number;
}

/** Nobody was asked anything yet. */
export const NO_PROMPTS: PromptHistory = { today: 0, answered: [], accepted: [] };

export interface Facts {
  readonly activity: Activity;
  readonly context: Context;
  /** Null where the step has no audience, as a consent has none. */
  readonly audience: Audience | null;
  readonly recipients: readonly Recipient[];
  readonly redirectHost: string | null;
  /** Every name of each scope that is asked for, in lower case; empty where it is no consent. */
  readonly scopes: ReadonlyArray<readonly string[]>;
  /** What the index looks rules up by: `app:ID`, `scope:NAME`, `domain:NAME` and parents, `host:NAME`. */
  readonly keys: readonly string[];
}

export type DomainLists = Policy['lists']['domains'];

/** Sees whether a domain, or a parent of it, stands in a list. */
export function domainIn(domain: string, list: ReadonlySet<string>): boolean {
  return selfAndParents(domain).some((name) => list.has(name));
}

/** `a.b.example` → `a.b.example`, `b.example`, `example`. */
export function selfAndParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.map((_label, index) => labels.slice(index).join('.'));
}

/** True when `audience` is `floor` or wider. */
export function audienceAtLeast(audience: Audience, floor: Audience): boolean {
  return AUDIENCES.indexOf(audience) <= AUDIENCES.indexOf(floor);
}

export interface OwnDomains {
  readonly own: ReadonlySet<string>;
  readonly partner: ReadonlySet<string>;
}

/** The facts of one activity under one policy's lists. */
export function factsOf(activity: Activity, domains: OwnDomains, context: Context): Facts {
  const recipients = activity.kind === 'share' ? activity.recipients : [];
  const redirectHost = activity.kind === 'consent' ? hostOfAddress(activity.redirectUri) : null;
  const scopes = activity.kind === 'consent' ? activity.scopes.map(scopeNames) : [];
  return {
    activity,
    context,
    audience: audienceOf(activity, domains),
    recipients,
    redirectHost,
    scopes,
    keys: keysOf(activity, redirectHost, scopes),
  };
}

/** The widest class of people who will get at it, or null where the page does not say. */
export function audienceOf(activity: Activity, domains: OwnDomains): Audience | null {
  switch (activity.kind) {
    case 'consent':
      return null;
    case 'share': {
      const classes = activity.recipients.map((recipient) => classOf(recipient, domains));
      const link = audienceOfReach(activity.link);
      return widest(link === null ? classes : [...classes, link]);
    }
    case 'publish': {
      const open = activity.openEndpoints > 0 && activity.signIn !== 'required';
      const reach = audienceOfReach(activity.reach);
      return widest([
        ...(open ? (['anyone_with_link'] as const) : []),
        ...(reach === null ? [] : [reach]),
      ]);
    }
    case 'connect':
      return audienceOfReach(activity.sharedWith);
  }
}

function classOf(recipient: Recipient, domains: OwnDomains): Audience {
  if (domainIn(recipient.domain, domains.own))
    return recipient.type === 'group' ? 'group' : 'named_internal';
  return domainIn(recipient.domain, domains.partner) ? 'partner' : 'external';
}

function audienceOfReach(reach: LinkReach): Audience | null {
  switch (reach) {
    case 'unchanged':
      return null;
    case 'restricted':
      return 'private';
    case 'organisation':
    case 'anyone_with_link':
    case 'public':
      return reach;
  }
}

function widest(classes: readonly Audience[]): Audience | null {
  return AUDIENCES.find((audience) => classes.includes(audience)) ?? null;
}

/** `storagerelay://https/app.example` is how Google's sign-in script names the page that asks. */
const RELAY = /^storagerelay:\/\/https?\//u;

function hostOfAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address.replace(RELAY, 'https://'));
  return url === null || url.hostname === ''
    ? null
    : url.hostname.toLowerCase().replace(/\.$/u, '');
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** A client id as it is compared: Entra takes a GUID in any case, other ids are told apart by case. */
export function appKey(clientId: string): string {
  return GUID.test(clientId) ? clientId.toLowerCase() : clientId;
}

/** A request that names two apps is none of them, yet a kill entry for either must hold it. */
function appKeysOf(clientId: string): string[] {
  return [...new Set([clientId, ...clientId.split(' ')].map((id) => `app:${appKey(id)}`))];
}

function keysOf(
  activity: Activity,
  redirectHost: string | null,
  scopes: ReadonlyArray<readonly string[]>,
): string[] {
  const keys = [`surface:${activity.surface}`, `platform:${activity.platform}`];
  for (const name of selfAndParents(activity.host)) keys.push(`host:${name}`);
  if (activity.kind === 'consent') {
    keys.push(...appKeysOf(activity.app.clientId));
    for (const names of scopes) for (const name of names) keys.push(`scope:${name}`);
    if (redirectHost !== null)
      for (const name of selfAndParents(redirectHost)) keys.push(`redirect:${name}`);
  }
  if (activity.kind === 'connect') keys.push(`connector:${activity.connector.id}`);
  if (activity.kind === 'share') {
    for (const { domain } of activity.recipients) {
      for (const name of selfAndParents(domain)) keys.push(`domain:${name}`);
    }
  }
  return keys;
}
