/** How far a request reaches and what is unusual about it, in English. */
import type { RiskLevel } from '../../lib/activity/decision.ts';
import { name } from './text.ts';

/** By the codes of the risk sum and of the policy's predicates. A code without a sentence is not shown. */
const said: Readonly<Record<string, string>> = {
  'scopes.hidden': 'What it asks for is hidden from this page.',
  'scopes.unnamed': 'It does not say what it asks for.',
  details: 'Part of what it asks for is not listed on this page.',
  'client.abused':
    'This app has been used in break-ins elsewhere, though most of its uses are ordinary.',
  'name.look-alike': 'Its name is like that of a well-known maker, and it is not one of theirs.',
  'publisher.unverified': 'Its maker has not been checked by the provider.',
  'publisher.unknown': 'Nothing here says that the provider has checked its maker.',
  'app.first-time': 'You have not met this app before.',
  'colleagues.none': 'None of your colleagues uses it.',
  'initiator.first-party-client':
    'Another website sent you here, on behalf of a program. This is a known way to take over accounts.',
  'initiator.other': 'A website that is not part of the app sent you here.',
  'flow.device': 'Whoever gave you the code gets the access, on their own device.',
  'flow.silent': 'It asks to be let in without a page that shows you what for.',
  'flow.implicit': 'The access is handed over in an address, where others can pick it up.',
  'account.personal': 'The account in use is a private one.',
  'redirect.out-of-band': 'It shows you a code to pass on. Whoever has the code gets the access.',
  'anomaly.look-alike-host': 'The address of this page imitates a well-known sign-in page.',
  'anomaly.credentials-in-address': 'Its address begins like another one and leads elsewhere.',
  'anomaly.duplicate-parameter': 'The request says the same thing twice, and differently.',
  'anomaly.plain-http': 'The request travels without encryption.',
  'anomaly.encoded-parameter': 'The request is written so that filters may miss parts of it.',
  'anomaly.trailing-dot': 'The address is written in an unusual way that filters may miss.',
};

const hosts: Readonly<Record<string, (host: string) => string>> = {
  'redirect.look-alike': (host) =>
    `It sends what it gets to ${name(host)}, which imitates another address.`,
  'redirect.tunnel': (host) =>
    `It sends what it gets to ${name(host)}, a tunnel to somebody’s own computer.`,
  'redirect.ip-address': (host) =>
    `It sends what it gets to ${name(host)}, a number instead of a name.`,
  'redirect.free-hosting': (host) =>
    `It sends what it gets to ${name(host)}, where anyone can put a page for free.`,
  'redirect.private-network': (host) =>
    `It sends what it gets to ${name(host)}, inside a private network.`,
};

export const enRisk = {
  risk: {
    levels: {
      low: 'Low risk',
      moderate: 'Some risk',
      high: 'High risk',
      severe: 'Very high risk',
    } satisfies Record<RiskLevel, string>,
    /** Where the title has told the heaviest parts already. */
    reach: 'That comes from what it can get at.',
    said,
    hosts,
  },
};
