import { describe, expect, it } from 'vitest';
import { app, connect, consent, decisionOf, rule, share, to } from './samples.ts';

describe('kill list', () => {
  const allowed = [rule({ effect: 'allow', band: 1000 })];
  const exceptions = [
    {
      id: 'all',
      actor: { group: 'sales' },
      app: 'mailtidy',
      scopes: ['openid', 'mail.read'],
      until: '2027-01-01T00:00:00Z',
    },
  ];

  it.each([
    ['an app', { app: 'mailtidy' }, consent()],
    [
      'an app whose GUID is written in another case',
      { app: 'FF8D92DC-3D82-41D6-BCBD-B9174D163620' },
      consent({ app: app('ff8d92dc-3d82-41d6-bcbd-b9174d163620') }),
    ],
    ['one of two client ids', { app: 'bad' }, consent({ app: app('bad good') })],
    ['a host', { host: 'acme.example' }, consent()],
    ['a host with port and capitals', { host: 'SSO.Acme.example:8443' }, consent()],
    ['a host and what is below it', { host: '*.Acme.example' }, consent()],
    ['a pasted pattern', { host: ' https://*.acme.example/* ' }, consent()],
    ['a domain and what is below it', { domain: '*.mailtidy.example' }, consent()],
    ['the domain that the answer goes to', { domain: 'mailtidy.example' }, consent()],
    ['a pasted address', { domain: 'https://MailTidy.example/' }, consent()],
    [
      'a redirect with a trailing dot',
      { domain: 'mailtidy.example' },
      consent({ redirectUri: 'https://mailtidy.example./callback' }),
    ],
    [
      "a page behind Google's relay",
      { domain: 'mailtidy.example' },
      consent({ redirectUri: 'storagerelay://https/www.mailtidy.example' }),
    ],
    [
      'a recipient',
      { domain: 'vendor.example' },
      share({ recipients: [to('acme.example'), to('eu.vendor.example')] }),
    ],
  ])('stops %s before rules and exceptions', (_name, entry, activity) => {
    const kill = [{ id: 'incident-1', why: { en: 'Please wait.', de: 'Bitte warten.' }, ...entry }];
    const decision = decisionOf({ rules: allowed, exceptions, kill }, activity, {
      language: 'de-AT',
    });
    expect(decision).toMatchObject({
      effect: 'block',
      basis: 'kill',
      entry: 'incident-1',
      reasons: ['kill'],
      text: { why: ['Bitte warten.'] },
    });
  });

  it('leaves everything else alone', () => {
    const kill = [{ id: 'incident-1', app: 'other' }];
    expect(decisionOf({ rules: allowed, kill }, consent()).basis).toBe('rule');
  });
});

describe('exceptions', () => {
  const rules = [rule({ effect: 'request' })];
  const exception = {
    id: 'ok',
    rules: ['rule'],
    actor: { user: 'Ada@acme.example' },
    app: 'mailtidy',
    scopes: ['openid', 'https://graph.microsoft.com/Mail.Read'],
    until: '2026-12-01T00:00:00Z',
  };
  const under = (activity = consent(), changed = {}, changes = {}) =>
    decisionOf({ rules, exceptions: [{ ...exception, ...changes }] }, activity, changed);

  it('lifts the rule and says which one did', () => {
    expect(under()).toMatchObject({ effect: 'allow', basis: 'exception', entry: 'ok', rules: [] });
  });

  it.each([
    ['it is over', consent(), { now: Date.parse('2026-12-01T00:00:00Z') }, {}],
    ['another person acts', consent(), { user: 'ben@acme.example' }, {}],
    ['nobody is known', consent(), { user: null }, {}],
    ['it names nobody', consent(), {}, { actor: {} }],
    [
      'the person left the group',
      consent(),
      { groups: [] },
      { actor: { user: 'ada@acme.example', group: 'sales' } },
    ],
    ['it is another app', consent({ app: app('other') }), {}, {}],
    ['the app asks for more', consent({ scopes: ['openid', 'mail.read', 'mail.send'] }), {}, {}],
    ['the app hides what it asks for', consent({ scopes: [], opaque: true }), {}, {}],
    ['the app shows a part of it', consent({ scopes: ['openid'], opaque: true }), {}, {}],
    ['the app asks for details', consent({ details: ['payment_initiation'] }), {}, {}],
    ['the app wants to keep access', consent({ offline: true }), {}, {}],
    ['it would hold for everyone', consent({ organisationWide: true }), {}, {}],
    ['it is for another rule', consent(), {}, { rules: ['other'] }],
  ])('is void when %s', (_name, activity, changed, changes) => {
    expect(under(activity, changed, changes)).toMatchObject({ effect: 'request', basis: 'rule' });
  });

  it('reaches as far as it was given', () => {
    expect(
      under(
        consent({ offline: true, scopes: ['openid', 'offline_access'] }),
        {},
        { scopes: ['openid', 'offline_access'] },
      ).basis,
    ).toBe('exception');
    expect(under(consent({ organisationWide: true }), {}, { audience: 'organisation' }).basis).toBe(
      'exception',
    );
    expect(under(consent({ scopes: ['openid'] })).basis).toBe('exception');
  });

  it('is bound to a resource and its audience', () => {
    const shared = { app: undefined, scopes: [], resource: 'file-1', audience: 'partner' as const };
    const partner = share({ recipients: [to('partner.example')] });
    expect(under(partner as never, {}, shared).basis).toBe('exception');
    expect(
      under(
        share({ recipients: [to('partner.example'), to('vendor.example')] }) as never,
        {},
        shared,
      ).effect,
    ).toBe('request');
    expect(
      under(
        share({ recipients: [to('partner.example')], link: 'anyone_with_link' }) as never,
        {},
        shared,
      ).effect,
    ).toBe('request');
    expect(
      under(
        { ...partner, resource: { type: 'file', id: 'file-2', label: null } } as never,
        {},
        shared,
      ).effect,
    ).toBe('request');
    expect(under(partner as never, {}, { ...shared, audience: undefined }).effect).toBe('request');
  });

  const connector = { app: undefined, scopes: [], audience: 'organisation' as const };
  it.each([
    ['by its id', { connector: 'http' }, connect({ sharedWith: 'organisation' }), 'exception'],
    ['named as an app, as before', { app: 'http' }, connect(), 'exception'],
    ['that is another', { connector: 'smtp' }, connect(), 'rule'],
    [
      'that is shared further',
      { connector: 'http' },
      connect({ sharedWith: 'anyone_with_link' }),
      'rule',
    ],
  ])('is bound to a connector %s', (_name, changes, activity, basis) => {
    expect(under(activity as never, {}, { ...connector, ...changes }).basis).toBe(basis);
  });

  it.each([
    ['this host', 'mailtidy.example', 'exception'],
    ['a host above', 'example', 'exception'],
    ['another host', 'other.example', 'rule'],
  ])('is bound to where the answer goes, where it says so: %s', (_name, redirect, basis) => {
    expect(under(consent(), {}, { redirect }).basis).toBe(basis);
    expect(under(consent({ redirectUri: null }), {}, { redirect }).basis).toBe('rule');
  });

  it.each([
    ['view', 'exception'],
    ['comment', 'exception'],
    ['edit', 'rule'],
    [null, 'rule'],
  ] as const)('is bound to what recipients may do: %s', (role, basis) => {
    const shared = {
      ...{ app: undefined, scopes: [], resource: 'file-1', audience: 'partner' as const },
      role: 'comment',
    };
    const activity = share({ recipients: [to('partner.example')], role });
    expect(under(activity as never, {}, shared).basis).toBe(basis);
  });

  it('lifts only what it names, and the rest still decides', () => {
    const two = [rule({ effect: 'request' }), rule({ id: 'other', effect: 'inform' })];
    expect(decisionOf({ rules: two, exceptions: [exception] }, consent())).toMatchObject({
      effect: 'inform',
      basis: 'rule',
    });
  });
});
