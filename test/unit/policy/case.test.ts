import { describe, expect, it } from 'vitest';
import { EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import { Case } from '../../../lib/policy/cases/case.ts';
import { coverageOf, runCases } from '../../../lib/policy/cases/case-run.ts';
import { differencesFrom, stepWith } from '../../../lib/policy/cases/ordinary-step.ts';
import { consentAt } from '../../../cli/consent-address.ts';
import { SMALL_CATALOG, policyWith, rule } from './samples.ts';

const policy = policyWith({
  terms: [{ id: 'aup', version: 2, text: { en: 'Be kind.' } }],
  rules: [
    rule({
      id: 'mail',
      kinds: ['consent'],
      when: { scopeIn: 'mail' },
      effect: 'request',
      stage: 'coach',
      text: { why: [{ en: 'It reads mail.' }], advice: { en: 'Ask.' } },
      requires: { checklist: [{ en: 'I looked' }], terms: 'aup' },
    }),
    rule({
      id: 'outside',
      kinds: ['share'],
      when: { audienceAtLeast: 'external' },
      effect: 'acknowledge',
      coolDown: 'P7D',
    }),
    rule({ id: 'hidden', kinds: ['share'], when: { audienceAtLeast: 'public' }, band: 50 }),
    rule({
      id: 'late',
      kinds: ['publish'],
      starts: '2027-01-01T00:00:00Z',
      when: { always: true },
    }),
  ],
  exceptions: [
    {
      id: 'ada',
      rules: ['mail'],
      actor: { user: 'ada@acme.example' },
      app: 'mailtidy',
      scopes: ['openid', 'mail.read'],
      until: '2027-01-01T00:00:00Z',
    },
  ],
  kill: [{ id: 'stop', app: 'evil' }],
});

const run = (given: Record<string, unknown>, catalog = EMPTY_CATALOG) =>
  runCases(policy, [Case.parse({ name: 'a case', ...given })], {
    readAddress: consentAt,
    catalog,
  })[0]!;
const mail = { consent: { scopes: ['openid', 'mail.read'], app: { clientId: 'mailtidy' } } };
const outside = { share: { recipients: [{ domain: 'vendor.example', type: 'person', count: 2 }] } };

describe('a case holds', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'an address',
      {
        address:
          'https://sso.acme.example/authorize?client_id=x&response_type=code&scope=mail.read&redirect_uri=https%3A%2F%2Fa.example',
        effect: 'justify',
      },
    ],
    [
      'everything that can be said',
      {
        ...mail,
        effect: 'justify',
        intended: 'request',
        stage: 'coach',
        basis: 'rule',
        rules: ['mail'],
        reasons: ['scope.mail'],
        audience: null,
        quiet: null,
        terms: 'aup',
        checklist: 1,
        drill: false,
        says: ['It reads mail.', 'Ask.'],
      },
    ],
    ['a whole activity', { activity: { kind: 'share', link: 'public' }, effect: 'acknowledge' }],
    [
      'an approval',
      { ...mail, context: { user: 'ada@acme.example' }, effect: 'allow', exception: 'ada' },
    ],
    [
      'an approval that is over',
      {
        ...mail,
        context: { user: 'ada@acme.example', at: '2027-02-01T00:00:00Z' },
        effect: 'justify',
      },
    ],
    ['a kill entry', { consent: { app: { clientId: 'evil' } }, effect: 'block', kill: 'stop' }],
    [
      'accepted terms',
      {
        ...mail,
        context: { accepted: [{ id: 'aup', version: 2 }] },
        effect: 'justify',
        terms: null,
      },
    ],
    [
      'the very same step again',
      {
        ...outside,
        context: { answered: [{ rule: 'outside', ago: 'PT1H' }] },
        effect: 'log',
        quiet: 'same-step',
      },
    ],
    [
      'a step about the same thing, within the cool-down',
      {
        ...outside,
        context: { answered: [{ rule: 'outside', ago: 'P6D', step: 'alike' }] },
        effect: 'log',
        quiet: 'cool-down',
      },
    ],
    [
      'a step about the same thing, after the cool-down',
      {
        ...outside,
        context: { answered: [{ rule: 'outside', ago: 'P8D', step: 'alike' }] },
        effect: 'acknowledge',
        quiet: null,
      },
    ],
    [
      'a moment',
      { publish: {}, context: { at: '2027-01-01T00:00:00Z' }, effect: 'justify', rules: ['late'] },
    ],
    [
      'when the policy was issued, unless it says otherwise',
      { publish: {}, effect: 'allow', rules: [] },
    ],
    [
      'another language',
      { ...mail, context: { language: 'de' }, effect: 'justify', says: ['It reads mail.'] },
    ],
  ])('%s', (_name, given) => {
    expect(run(given)).toMatchObject({ ok: true, differences: [], problems: [] });
  });

  it('with the risk that the catalogue makes of it', () => {
    const { decision } = run({ ...mail, effect: 'justify' }, SMALL_CATALOG);
    expect(decision?.risk?.level).toBeDefined();
    expect(run({ ...mail, effect: 'justify', risk: decision?.risk?.level }, SMALL_CATALOG).ok).toBe(
      true,
    );
    expect(run({ ...mail, effect: 'justify', risk: null }, SMALL_CATALOG).ok).toBe(false);
  });
});

describe('a case that does not hold', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['effect', { effect: 'block' }, { field: 'effect', expected: 'block', actual: 'justify' }],
    [
      'intended',
      { effect: 'justify', intended: 'block' },
      { field: 'intended', actual: 'request' },
    ],
    ['rules', { effect: 'justify', rules: [] }, { field: 'rules', expected: [], actual: ['mail'] }],
    ['reasons', { effect: 'justify', reasons: ['x'] }, { field: 'reasons', expected: ['x'] }],
    ['says', { effect: 'justify', says: ['No.'] }, { field: 'says', expected: ['No.'] }],
    ['terms', { effect: 'justify', terms: null }, { field: 'terms', actual: 'aup' }],
    [
      'kill',
      { effect: 'justify', kill: 'stop' },
      { field: 'kill', expected: 'stop', actual: null },
    ],
  ])('says so: %s', (_field, expected, difference) => {
    expect(run({ ...mail, ...expected })).toMatchObject({ ok: false, differences: [difference] });
  });

  it('says when there is no step', () => {
    expect(run({ address: 'https://example.com/', effect: 'allow' })).toMatchObject({
      ok: false,
      problems: ['address: this is no consent request'],
    });
    expect(run({ share: { link: 'everybody' }, effect: 'allow' }).problems.join()).toMatch(
      /^link: /,
    );
    expect(run({ activity: {}, effect: 'allow' }).problems).toEqual([
      'activity: "kind" is missing',
    ]);
  });
});

describe('the format', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no step', { effect: 'allow' }, /exactly one of address, activity/],
    ['two steps', { share: {}, publish: {}, effect: 'allow' }, /exactly one of address, activity/],
    ['no effect', { share: {} }, /effect/],
    ['an unknown word', { share: {}, effect: 'allow', efect: 'x' }, /efect/],
    ['an unknown circumstance', { share: {}, effect: 'allow', context: { usr: 'x' } }, /usr/],
  ])('refuses %s', (_name, given, expected) => {
    const result = Case.safeParse({ name: 'x', ...given });
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toMatch(expected);
  });
});

describe('coverage', () => {
  const coverageFor = (...cases: ReadonlyArray<Record<string, unknown>>) =>
    coverageOf(
      policy,
      cases.map((given) => run({ effect: 'allow', ...given })),
    );

  it('tells rules that decide from those that only match, and those that nothing reaches', () => {
    expect(coverageFor(mail, { share: { link: 'public' } })).toEqual({
      deciding: ['mail', 'outside'],
      onlyMatching: ['hidden'],
      untouched: ['late'],
      percent: 50,
    });
    expect(coverageOf(policyWith(), []).percent).toBe(100);
  });
});

describe('ordinary steps', () => {
  it('are told apart by what differs, and made again from it', () => {
    for (const kind of ['consent', 'share', 'connect', 'publish'] as const) {
      const plain = stepWith(kind, {});
      if (!('kind' in plain)) throw new Error(plain.join());
      expect(differencesFrom(plain)).toEqual({});
    }
    const differences = { resource: { label: 'Secret' }, link: 'public' };
    const step = stepWith('share', differences);
    if (!('kind' in step)) throw new Error(step.join());
    expect(differencesFrom(step)).toEqual(differences);
  });
});
