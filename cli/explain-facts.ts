/** What is known about a step beside what it says itself: scopes in words, app, redirect, vendor, oddities. */
import type {
  Activity,
  Anomaly,
  ConsentActivity,
  Flow,
  Initiator,
} from '../lib/activity/activity.ts';
import type { Catalog, RedirectClass, ScopeFact, Verb } from '../lib/catalog/catalog.ts';
import type { CompiledPolicy } from '../lib/policy/compile.ts';
import { appKey } from '../lib/policy/facts.ts';
import type { KnownThing } from '../lib/policy/known.ts';
import { styled } from './terminal.ts';

/** Lines about an activity, each a fact that rules may ask for. Empty where nothing is known. */
export function factWords(
  activity: Activity,
  compiled: CompiledPolicy,
  catalog: Catalog,
): string[] {
  if (activity.kind === 'connect')
    return knownWords(compiled.known.connectors.get(activity.connector.id));
  if (activity.kind !== 'consent') return [];
  return [...scopeLines(activity, catalog), ...consentLines(activity, compiled, catalog)];
}

function scopeLines({ scopes, platform }: ConsentActivity, catalog: Catalog): string[] {
  if (scopes.length === 0) return [];
  const facts = scopes.map((scope) => catalog.scope(scope, platform));
  const width = Math.min(60, Math.max(...scopes.map((scope) => scope.length)));
  return [
    'What the scopes mean:',
    ...facts.map((fact) => `  ${fact.scope.padEnd(width)}  ${meaningOf(fact)}`),
  ];
}

const VERB_WORDS: Readonly<Record<Verb, string>> = {
  read: 'read',
  change: 'read and change',
  send: 'send',
  use: 'use',
  create: 'create',
  delete: 'delete',
  manage: 'administer',
  run: 'run',
};

/** Areas that are no data class, in words of their own. */
const SPECIAL_WORDS: Readonly<Record<string, string>> = {
  identity: 'know who somebody is',
  address: 'know the e-mail address',
  offline: 'keep the access while the person is away',
  picked: 'only what the person picks',
  impersonate: 'act as the person',
  everything: 'everything that the person can do',
  'app-folder': 'a folder of its own',
  assigned: 'what is assigned to it',
  'own-entries': 'only what it made itself',
  bot: 'take part as a bot',
  unknown: 'not known',
};

const NOTE_WORDS: Readonly<Record<string, string>> = {
  everything: 'all of it',
  acts: 'in the name of the person',
  'no-end': 'without an end',
  everyone: 'of everybody',
  picked: 'where the person picks it',
};

function meaningOf({ area, verb, note, weight, estimated }: ScopeFact): string {
  const meaning = SPECIAL_WORDS[area] ?? `${VERB_WORDS[verb]} ${area.replaceAll('-', ' ')}`;
  return [
    note === null ? meaning : `${meaning}, ${NOTE_WORDS[note] ?? note}`,
    `(${weight}${estimated ? ', estimated from its name' : ''})`,
  ].join(' ');
}

const REDIRECT_WORDS: Readonly<Record<RedirectClass, string>> = {
  loopback: 'a program on this computer',
  'private-network': 'a private network',
  'ip-address': 'a bare IP address',
  tunnel: 'a tunnel that anybody can open',
  'free-hosting': 'free hosting that anybody can use',
  'out-of-band': 'a code that the person copies by hand',
  'native-client': 'the page for desktop programs',
  'custom-scheme': 'a program that has claimed an address of its own',
  'browser-extension': 'a browser extension',
  'look-alike': 'a host that looks like another one',
  web: 'a website',
};

const INITIATOR_WORDS: Readonly<Record<Initiator, string>> = {
  app: 'the app',
  provider: 'the provider itself',
  other: 'another website',
  none: 'nobody on the web: typed, a bookmark or another program',
  unknown: 'not known from the address',
};

const FLOW_WORDS: Readonly<Record<Flow, string>> = {
  code: 'a code (authorization code)',
  implicit: 'a token in the address (implicit)',
  hybrid: 'a code and a token (hybrid)',
  device: 'a device code',
  admin: 'the consent of an admin',
  silent: 'an answer without any page (prompt=none)',
  oauth1: 'an OAuth 1 token',
  unknown: 'not known from the address',
};

const ANOMALY_WORDS: Readonly<Record<Anomaly, string>> = {
  'duplicate-parameter': 'a parameter stands twice in it',
  'encoded-parameter': 'a name of a parameter is encoded',
  'trailing-dot': 'the host ends in a dot',
  'look-alike-host': 'the host looks like another one',
  'credentials-in-address': 'a name and password stand in the address',
  'plain-http': 'it goes without encryption',
};

function consentLines(
  activity: ConsentActivity,
  compiled: CompiledPolicy,
  catalog: Catalog,
): string[] {
  const { app, platform, redirectUri, accountKind, resources, details, anomalies } = activity;
  const redirect = redirectUri === null ? null : catalog.redirectClass(redirectUri);
  const host = redirectUri === null ? null : (URL.parse(redirectUri)?.hostname ?? null);
  const brand = app.name === null ? null : catalog.brandLike(app.name, app.clientId, host);
  const list = (title: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [`${title}: ${entries.join(', ')}.`];
  return [
    ...clientWords(activity, catalog),
    ...(brand === null ? [] : [`Its name looks like ${brand}, and it is none of theirs.`]),
    ...(app.publisher === null ? [] : [`Publisher: ${app.publisher}.`]),
    ...(app.verified === null
      ? []
      : [`The provider ${app.verified ? 'vouches' : 'does not vouch'} for the publisher.`]),
    ...(redirect === null
      ? []
      : [`There the answer reaches ${REDIRECT_WORDS[redirect]} (${redirect}).`]),
    ...(accountKind === null ? [] : [`Kind of account: ${accountKind}.`]),
    `Who began it: ${INITIATOR_WORDS[activity.initiator]}. What it asks for: ${FLOW_WORDS[activity.flow]}.`,
    ...list('For use at', resources),
    ...list('With details of the types', details),
    ...anomalies.map((anomaly) => styled('yellow', `Odd: ${ANOMALY_WORDS[anomaly]} (${anomaly}).`)),
    ...(app.clientId === ''
      ? [`The request does not name the app to ${platform}.`]
      : knownWords(compiled.known.apps.get(appKey(app.clientId)))),
  ];
}

function clientWords({ app, platform }: ConsentActivity, catalog: Catalog): string[] {
  const client = app.clientId === '' ? null : catalog.client(app.clientId, platform);
  if (client === null) return [];
  return [
    `The catalogue knows the app as ${client.name}${client.firstParty ? ", the provider's own" : ''}.`,
    ...(client.loopback ? ['Any program on the computer can take its answer (loopback).'] : []),
    ...(client.abused ? ['It has turned up in break-ins, though it may be an ordinary app.'] : []),
  ];
}

function knownWords(
  known: (KnownThing & { readonly users?: number | null }) | undefined,
): string[] {
  if (known === undefined) return ['The policy has it in no list.'];
  const { lists, vendor, users = null } = known;
  return [
    `The policy has it in: ${lists.join(', ')}.`,
    ...(vendor === null
      ? []
      : [
          `Vendor: ${vendor.status}, ${vendor.agreement ? 'with' : 'without'} an agreement${vendor.reviewDue === undefined ? '' : `, to be looked at again by ${vendor.reviewDue}`}.`,
        ]),
    ...(users === null ? [] : [`Colleagues who use it: ${users}.`]),
  ];
}
