/** What a policy denies outright: never more than it says, whatever else may be true. */
import { describe, expect, it } from 'vitest';
import { deniedOutright } from '../../../lib/policy/denied.ts';
import { Policy } from '../../../lib/policy/schema.ts';

const policyOf = (more: object) =>
  Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version: 1,
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    ...more,
  });

const blocks = (more: object = {}) => ({
  id: 'no-app',
  kinds: ['consent'],
  when: { appIdIn: ['bad'] },
  effect: 'block',
  stage: 'enforce',
  ...more,
});

const namesOf = (more: object) =>
  deniedOutright(policyOf(more)).map(({ by, what, value }) => `${by} ${what} ${value}`);

describe('a kill entry', () => {
  it('denies an app, a host and a redirect, as a decision would find them', () => {
    expect(
      namesOf({
        kill: [
          { id: 'a', app: '0123ABCD-0000-4000-8000-00000000ABCD' },
          { id: 'b', host: 'https://Evil.example/login' },
          { id: 'c', domain: 'thief.example', connector: 'x' },
          { id: 'd', host: '*.worse.example', domain: '*.taker.example' },
        ],
      }),
    ).toEqual([
      'kill app 0123abcd-0000-4000-8000-00000000abcd',
      'kill host evil.example',
      'kill redirect thief.example',
      'kill host worse.example',
      'kill redirect taker.example',
    ]);
  });

  it('stands before rules, and the same thing is there once', () => {
    expect(namesOf({ kill: [{ id: 'a', app: 'bad' }], rules: [blocks()] })).toEqual([
      'kill app bad',
    ]);
  });
});

describe('a rule', () => {
  it('that blocks apps by id or list and by nothing else denies them', () => {
    expect(
      namesOf({
        lists: {
          apps: { banned: [{ clientId: 'b1' }, { clientId: 'b2', scopes: ['mail.read'] }] },
        },
        rules: [blocks({ when: { any: [{ appIdIn: ['a1', 'a2'] }, { appIn: 'banned' }] } })],
      }),
    ).toEqual(['rule app a1', 'rule app a2', 'rule app b1']);
  });

  it.each([
    ['asks for more', { when: { all: [{ appIdIn: ['bad'] }, { offline: true }] } }],
    ['asks the opposite', { when: { not: { appIdIn: ['bad'] } } }],
    ['asks nothing of the app', { when: { always: true } }],
    ['asks for approval', { effect: 'request' }],
    ['is on trial', { stage: 'observe' }],
    ['coaches', { stage: 'coach' }],
    ['speaks of shares', { kinds: ['share'] }],
    ['ends', { expires: '2030-01-01T00:00:00Z' }],
    ['has yet to begin', { starts: '2030-01-01T00:00:00Z' }],
    ['holds for some', { rollout: 10 }],
  ])('that %s denies nothing outright', (_name, more) => {
    expect(namesOf({ rules: [blocks(more)] })).toEqual([]);
  });

  it.each([[[]], [['no-app']]])(
    'that an exception may lift (%j) denies nothing outright',
    (rules) => {
      const exceptions = [{ id: 'e', rules, actor: { user: 'a' }, until: '2099-01-01T00:00:00Z' }];
      expect(namesOf({ rules: [blocks()], exceptions })).toEqual([]);
    },
  );

  it('of a lower band than a live one denies nothing outright', () => {
    const above = { ...blocks({ when: { always: true }, effect: 'log' }), id: 'above', band: 200 };
    expect(namesOf({ rules: [blocks(), above] })).toEqual([]);
    expect(namesOf({ rules: [blocks(), { ...above, stage: 'observe' }] })).toEqual([
      'rule app bad',
    ]);
  });
});
