import { describe, expect, it } from 'vitest';
import { LIST_OF } from '../../../lib/policy/lint-conditions.ts';
import { ListName } from '../../../lib/policy/predicate.ts';
import { PREDICATES } from '../../../lib/policy/predicates.ts';
import { app, connect, consent, matches, publish, share, to } from './samples.ts';

type Row = readonly [string, Record<string, unknown>, Parameters<typeof matches>[1], boolean];

const mail = (scopes: string[]) => consent({ scopes });

/** Each predicate with an activity it matches and one it does not. */
const TABLE: readonly Row[] = [
  ['always', { always: true }, consent(), true],
  ['platform', { platformIn: ['google', 'oauth'] }, consent(), true],
  ['other platform', { platformIn: ['google'] }, consent(), false],
  ['surface', { surfaceIn: ['share/google-drive'] }, share(), true],
  ['other surface', { surfaceIn: ['share/sharepoint'] }, share(), false],
  ['host below a domain', { hostIn: 'own' }, consent(), true],
  ['host that only ends alike', { hostIn: 'own' }, consent({ host: 'notacme.example' }), false],
  ['account', { accountDomainIn: 'own' }, consent(), true],
  [
    'other account',
    { not: { accountDomainIn: 'own' } },
    consent({ accountDomain: 'gmail.com' }),
    true,
  ],
  [
    'account not known',
    { not: { accountDomainIn: 'own' } },
    consent({ accountDomain: null }),
    false,
  ],
  ['app by id', { appIdIn: ['mailtidy'] }, consent(), true],
  [
    'app by GUID in another case',
    { appIdIn: ['04B07795-8DDB-461A-BBEE-02F9E1BF7B46'] },
    consent({ app: app('04b07795-8ddb-461a-bbee-02f9e1bf7b46') }),
    true,
  ],
  ['other app', { appIdIn: ['MAILTIDY'] }, consent(), false],
  ['app in a list', { appIn: 'approved' }, consent({ app: app('good') }), true],
  [
    'app within what was looked at',
    { appIn: 'approved' },
    consent({ app: app('narrow'), scopes: ['OpenID', 'https://graph.microsoft.com/mail.read'] }),
    true,
  ],
  [
    'app that asks for more',
    { appIn: 'approved' },
    consent({ app: app('narrow'), scopes: ['openid', 'mail.send'] }),
    false,
  ],
  [
    'app that hides what it asks for',
    { appIn: 'approved' },
    consent({ app: app('narrow'), scopes: [], opaque: true }),
    false,
  ],
  ['two client ids, one approved', { appIn: 'approved' }, consent({ app: app('bad good') }), false],
  ['verified', { publisherVerified: true }, consent({ app: app('x', true) }), true],
  ['unverified', { publisherVerified: false }, consent({ app: app('x', false) }), true],
  ['scope', { scopeIn: 'mail' }, mail(['Mail.Read']), true],
  [
    'scope with its resource',
    { scopeIn: 'mail' },
    mail(['https://graph.microsoft.com/Mail.Read']),
    true,
  ],
  [
    'scope with the id of its resource',
    { scopeIn: 'mail' },
    mail(['00000003-0000-0000-c000-000000000000//Mail.Read']),
    true,
  ],
  [
    'scope of Exchange',
    { scopeIn: 'mail' },
    mail(['https://outlook.office365.com/Mail.Read']),
    true,
  ],
  ['scope of Google', { scopeIn: 'mail' }, mail(['https://mail.google.com/']), true],
  ['other scope', { scopeIn: 'mail' }, mail(['calendar', 'email']), false],
  ['scopes hidden', { not: { scopeIn: 'mail' } }, consent({ scopes: [], opaque: true }), false],
  ['scope beyond', { scopeOutside: 'sign-in' }, mail(['openid', 'calendar']), true],
  ['nothing beyond', { scopeOutside: 'sign-in' }, mail(['openid', 'email']), false],
  ['offline', { offline: true }, consent({ offline: true }), true],
  ['not offline', { offline: false }, consent(), true],
  ['organisation', { organisationWide: true }, consent({ organisationWide: true }), true],
  ['opaque', { opaque: true }, consent(), false],
  ['flow', { flowIn: ['implicit', 'device'] }, consent({ flow: 'device' }), true],
  [
    'redirect',
    { redirectHostIn: 'partner' },
    consent({ redirectUri: 'https://app.partner.example/cb' }),
    true,
  ],
  [
    'redirect by relay',
    { redirectHostIn: 'partner' },
    consent({ redirectUri: 'storagerelay://https/app.partner.example' }),
    true,
  ],
  ['no redirect', { not: { redirectHostIn: 'partner' } }, consent({ redirectUri: null }), false],
  ['audience wide enough', { audienceAtLeast: 'external' }, share({ link: 'public' }), true],
  [
    'audience not so wide',
    { audienceAtLeast: 'external' },
    share({ recipients: [to('partner.example')] }),
    false,
  ],
  ['audience of a consent', { not: { audienceAtLeast: 'external' } }, consent(), false],
  [
    'recipient',
    { recipientDomainIn: 'consumer' },
    share({ recipients: [to('acme.example'), to('gmail.com')] }),
    true,
  ],
  ['no recipients', { not: { recipientDomainIn: 'consumer' } }, share(), false],
  [
    'many',
    { recipientsAtLeast: 10 },
    share({ recipients: [to('a.example', 4), to('b.example', 6)] }),
    true,
  ],
  ['few', { recipientsAtLeast: 10 }, share({ recipients: [to('a.example', 9)] }), false],
  ['role', { roleAtLeast: 'edit' }, share({ role: 'own' }), true],
  ['milder role', { roleAtLeast: 'edit' }, share({ role: 'comment' }), false],
  [
    'label',
    { labelIn: ['confidential'] },
    share({ resource: { type: 'file', id: null, label: 'Confidential' } }),
    true,
  ],
  ['no label', { not: { labelIn: ['confidential'] } }, share(), false],
  ['endpoints', { openEndpointsAtLeast: 2 }, publish({ openEndpoints: 2 }), true],
  ['fewer endpoints', { openEndpointsAtLeast: 2 }, publish({ openEndpoints: 1 }), false],
  ['sign-in', { signInIn: ['none'] }, publish({ signIn: 'none' }), true],
  ['connector', { connectorIn: ['http'] }, connect(), true],
  ['group', { groupIn: ['sales', 'it'] }, consent(), true],
  ['other group', { groupIn: ['it'] }, consent(), false],
  ['person', { personIn: 'board' }, consent(), true],
  [
    'time',
    { timeWindow: { days: ['wed'], from: '10:00', to: '12:00', timeZone: 'Europe/Berlin' } },
    consent(),
    true,
  ],
  ['other time', { timeWindow: { from: '12:00', to: '13:00', timeZone: 'UTC' } }, consent(), false],
];

describe('predicates', () => {
  it.each(TABLE)('%s', (_name, when, activity, expected) => {
    expect(matches(when, activity)).toBe(expected);
    // The same must hold where nothing narrows the search for rules.
    expect(matches({ any: [when, { not: { always: true } }] }, activity)).toBe(expected);
  });

  it('has every predicate in the table above', () => {
    const named = JSON.stringify(TABLE.map(([, when]) => when));
    expect(Object.keys(PREDICATES).filter((name) => !named.includes(`"${name}"`))).toEqual([]);
  });

  it('tells the linter of every predicate that asks a list', () => {
    const asking = Object.entries(PREDICATES).filter(([, { parameter }]) => parameter === ListName);
    expect(asking.map(([name]) => name).toSorted()).toEqual(Object.keys(LIST_OF).toSorted());
  });

  it('matches no person where none is known', () => {
    expect(matches({ personIn: 'board' }, consent(), { user: null })).toBe(false);
  });

  it.each([
    ['inside the night it began', 'tue', '2026-11-24T23:30:00Z', true],
    ['after midnight', 'tue', '2026-11-25T05:59:00Z', true],
    ['at its end', 'tue', '2026-11-25T06:00:00Z', false],
    ['the night after', 'tue', '2026-11-25T23:30:00Z', false],
  ])('reads a window over midnight: %s', (_name, day, moment, expected) => {
    const timeWindow = { days: [day], from: '22:00', to: '06:00', timeZone: 'UTC' };
    expect(matches({ timeWindow }, consent(), { now: Date.parse(moment) })).toBe(expected);
  });

  it('reads a window without a zone in the zone of the browser', () => {
    const now = new Date(2026, 10, 25, 9, 30).getTime();
    expect(
      matches({ timeWindow: { days: ['wed'], from: '09:30', to: '09:31' } }, consent(), { now }),
    ).toBe(true);
  });
});
