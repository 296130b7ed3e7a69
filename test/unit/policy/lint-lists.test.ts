import { describe, expect, it } from 'vitest';
import { oneEditApart } from '../../../lib/catalog/names/one-edit.ts';
import { LISTS, ofCode, said, used } from './lint-samples.ts';
import { type PolicyInput, rule } from './samples.ts';

const domains = (changes: Readonly<Record<string, readonly string[]>>): Partial<PolicyInput> => ({
  lists: {
    ...LISTS,
    domains: {
      own: ['acme.example', 'acme-tools.de'],
      partner: ['partner.example'],
      consumer: ['gmail.com'],
      ...Object.fromEntries(Object.entries(changes).map(([name, list]) => [name, [...list]])),
    },
  },
});
const typos = (changes: Partial<PolicyInput>) => ofCode('domain-typo', changes);

describe('misspelt domains', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['mail.hotmial.com', 'hotmail.com'],
    ['sharepiont.com', 'sharepoint.com'],
    ['acme.exmaple', 'acme.example'],
    ['acme.exemple', 'acme.example'],
    ['acmetools.de', 'acme-tools.de'],
    ['acme-tool.de', 'acme-tools.de'],
  ])('%s is a slip for %s', (written, meant) => {
    expect(typos(domains({ partner: [written] })).join()).toMatch(
      new RegExp(
        `warning lists\\.domains\\.partner\\[0\\]: "${written}" differs from "${meant}" by one letter`,
        'u',
      ),
    );
  });

  it.each([
    ...['gmail.com', 'mail.com', 'yahoo.fr', 'outlook.at', 'live.com', 'aon.com', 'gmx.de'],
    ...['x.acme.example', 'partner.example', 'acme-tools.ch', 'google.de', 'unrelated.com'],
  ])('%s is a name of its own', (written) => {
    expect(typos(domains({ partner: [written] }))).toEqual([]);
  });

  it('are looked for in addresses of people, too', () => {
    expect(typos({ lists: { ...LISTS, people: { board: ['ada@acme.exampel'] } } })).toEqual([
      expect.stringContaining('lists.people.board[0]: "acme.exampel"'),
    ]);
    expect(
      typos({
        exceptions: [
          {
            id: 'e',
            actor: { user: 'ada@acme.exampel' },
            app: 'x',
            until: '2027-01-01T00:00:00Z',
          },
        ],
      }),
    ).toEqual([expect.stringContaining('exceptions[0].actor.user')]);
  });

  it('are meant where a list is full of them', () => {
    expect(
      typos(domains({ 'look-alikes': ['acme.exmaple', 'acne.example', 'gmial.com'] })),
    ).toEqual([]);
  });
});

describe('oneEditApart', () => {
  it.each([
    ['abc', 'abd', true],
    ['abc', 'acb', true],
    ['abc', 'abcd', true],
    ['abc', 'bc', true],
    ['abc', 'abc', false],
    ['abc', 'cba', false],
    ['abc', 'abcde', false],
    ['abcd', 'badc', false],
  ])('%s, %s: %s', (a, b, expected) => {
    expect(oneEditApart(a, b)).toBe(expected);
    expect(oneEditApart(b, a)).toBe(expected);
  });
});

describe('entries and lists', () => {
  it.each<[string, string, Partial<PolicyInput>, RegExp]>([
    [
      'duplicate-entry',
      'a domain twice',
      domains({ partner: ['a.example', 'a.example'] }),
      /partner\[1\]: "a\.example" stands here twice/,
    ],
    [
      'duplicate-entry',
      'a connector twice',
      { lists: { ...LISTS, connectors: { checked: [{ id: 'x' }, { id: 'x' }] } } },
      /error lists\.connectors\.checked\[1\]: The connector "x" stands here twice/,
    ],
    [
      'own-elsewhere',
      'an own domain among partners',
      domains({ partner: ['acme.example'] }),
      /"acme\.example" is an own domain too/,
    ],
    [
      'unused-list',
      'a group that nobody asks',
      { lists: { ...LISTS, groups: { legal: ['legal'] } } },
      /warning lists\.groups\.legal: No rule asks/,
    ],
  ])('%s: %s', (code, _name, changes, expected) => {
    expect(ofCode(code, changes).join('\n')).toMatch(expected);
  });

  it('are in use when a predicate asks what they say of an app', () => {
    const changes = (when: Record<string, unknown>): Partial<PolicyInput> => ({
      lists: { ...LISTS, apps: { ...LISTS.apps, more: [{ clientId: 'm', users: 3, vendor: {} }] } },
      rules: [said, used, rule({ id: 'x', effect: 'log', band: 300, kinds: ['consent'], when })],
    });
    expect(ofCode('unused-list', changes({ offline: true }))).toHaveLength(1);
    expect(ofCode('unused-list', changes({ vendorAgreement: false }))).toEqual([]);
    expect(ofCode('unused-list', changes({ not: { colleaguesAtLeast: 3 } }))).toEqual([]);
  });

  it('are not in use as a whole when only some of their entries say such a thing', () => {
    const more = [{ clientId: 'm', vendor: { status: 'blocked' as const } }, { clientId: 'n' }];
    const when = { vendorStatusIn: ['blocked'] };
    expect(
      ofCode('unused-list', {
        lists: { ...LISTS, apps: { ...LISTS.apps, more } },
        rules: [said, used, rule({ id: 'x', effect: 'log', band: 300, kinds: ['consent'], when })],
      }),
    ).toHaveLength(1);
  });
});
