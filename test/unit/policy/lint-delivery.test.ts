import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDINGS } from '../../../lib/policy/lint/finding.ts';
import { KINDS_OF, LIST_OF, isReadable } from '../../../lib/policy/lint/predicate-traits.ts';
import { ListName, NamesOrList } from '../../../lib/policy/predicates/predicate.ts';
import { PREDICATES } from '../../../lib/policy/predicates/predicates.ts';
import { hasErrors } from '../../../lib/policy/lint/lint.ts';
import { findingsOf, lint, ofCode, said, text, used } from './lint-samples.ts';
import { type PolicyInput, type RuleInput, policyWith, rule } from './samples.ts';

const withRule = (changes: Partial<RuleInput>): Partial<PolicyInput> => ({
  rules: [said, used, rule({ id: 'x', band: 300, text, ...changes })],
});

describe('delivery', () => {
  it.each<[string, string, Partial<PolicyInput>, RegExp]>([
    ['pointless-setting', 'a rollout for all', withRule({ rollout: 100 }), /note .*\.rollout: /],
    [
      'pointless-setting',
      'a cool-down of a block',
      withRule({ effect: 'block', coolDown: 'P1D' }),
      /warning rules\[2\]\.coolDown: .*block knows none/,
    ],
    [
      'pointless-setting',
      'a checklist that holds nobody',
      withRule({ effect: 'inform', requires: { checklist: [{ en: 'I know' }] } }),
      /requires: .*inform holds nobody/,
    ],
    [
      'pointless-setting',
      'a requirement of nothing',
      withRule({ requires: {} }),
      /"x" requires nothing/,
    ],
    [
      'pointless-setting',
      'every layer off',
      { settings: { layers: { page: false, request: false, net: false } } },
      /settings\.layers: Every layer is switched off/,
    ],
    [
      'partial-kill',
      'a kill list for a part of the fleet',
      { rollout: 10, kill: [{ id: 'k', app: 'evil' }] },
      /warning rollout: Only 10 % of browsers/,
    ],
    ['drill-mix-up', 'a drill without an entry', { drill: true }, /error drill: /],
    [
      'drill-mix-up',
      'a drill on an app that there is',
      { drill: true, kill: [{ id: 'k', app: 'good' }] },
      /error kill\[0\]\.app: "good" is in your lists/,
    ],
    [
      'drill-mix-up',
      'a drill on a domain that there is',
      { kill: [{ id: 'k', domain: 'partner.example', drill: true }] },
      /error kill\[0\]\.domain: "partner\.example"/,
    ],
    [
      'drill-mix-up',
      'a drill on what is below a domain that there is',
      { kill: [{ id: 'k', host: '*.partner.example', drill: true }] },
      /error kill\[0\]\.host: "\*\.partner\.example"/,
    ],
    [
      'drill-mix-up',
      'a drill beside something meant',
      {
        drill: true,
        kill: [
          { id: 'k', app: 'made-up' },
          { id: 'l', app: 'evil', drill: false },
        ],
      },
      /warning kill: /,
    ],
    [
      'denied-overflow',
      'more denials than Firefox takes',
      { kill: Array.from({ length: 5_001 }, (_, n) => ({ id: `k${n}`, app: `app-${n}` })) },
      /warning kill: 5001 things are denied outright, and Firefox takes 5000/,
    ],
    [
      'no-such-terms',
      'terms that are not there',
      {
        ...withRule({ requires: { terms: 'aup' } }),
        terms: [{ id: 'aupp', version: 1, text: { en: 'Be kind.' } }],
      },
      /error rules\[2\]\.requires\.terms: There are no terms "aup"/,
    ],
    [
      'no-such-template',
      'a template that is not there',
      withRule({ alternatives: [{ template: 'fom' }] }),
      /error rules\[2\]\.alternatives\[0\]\.template: There is no template "fom"/,
    ],
    [
      'rule-over',
      'a rule that ends before it begins',
      withRule({ starts: '2027-06-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' }),
      /expires: .*it expires before it starts/,
    ],
    [
      'costly-pattern',
      'a pattern that costs too much',
      withRule({
        kinds: ['consent'],
        when: { pattern: { field: 'appName', matches: '(a{50}){50}' } },
      }),
      /error rules\[2\]\.when\.pattern: .*too many steps/,
    ],
    [
      'unknown-key',
      'what only browsers write',
      { leftOut: ['x'] },
      /error leftOut: "leftOut" is written by browsers/,
    ],
  ])('%s: %s', (code, _name, changes, expected) => {
    expect(ofCode(code, changes).join('\n')).toMatch(expected);
  });

  it('takes 5,000 denials and a drill on something made up', () => {
    const kill = Array.from({ length: 5_000 }, (_, n) => ({ id: `k${n}`, app: `app-${n}` }));
    expect(ofCode('denied-overflow', { kill })).toEqual([]);
    expect(findingsOf({ drill: true, kill: [{ id: 'k', app: 'made-up' }] })).toEqual([]);
  });
});

describe('surfaces', () => {
  const surfaces = ['publish/node-red', 'share/google-drive'];
  const changes: Partial<PolicyInput> = {
    hosts: [{ surface: 'publish/node-rde', hosts: ['a.example'] }],
    locators: [{ surface: 'share/dropbox', part: 'root', selectors: ['#a'], version: 1 }],
  };

  it('are looked for where they are known', () => {
    expect(findingsOf(changes)).toEqual([]);
    expect(findingsOf(changes, { surfaces })).toEqual([
      expect.stringMatching(
        /hosts\[0\]\.surface: .*"publish\/node-rde".*did you mean "publish\/node-red"/,
      ),
      expect.stringMatching(/locators\[0\]\.surface: .*"share\/dropbox"/),
    ]);
  });

  it('have each part once', () => {
    const locator = { surface: 'share/google-drive', part: 'root', selectors: ['#a'], version: 1 };
    expect(ofCode('duplicate-entry', { locators: [locator, locator] }).join()).toMatch(
      /locators\[1\]: The part "root" of share\/google-drive version 1 stands here twice/,
    );
  });
});

describe('languages', () => {
  const both = { en: 'Why', de: 'Warum' };
  const of = (...texts: ReadonlyArray<Record<string, string>>): Partial<PolicyInput> => ({
    rules: [
      used,
      ...texts.map((why, index) =>
        rule({ id: `r${index}`, band: 300 + index, kinds: ['share'], text: { why: [why] } }),
      ),
    ],
  });

  it('that most texts have are missed in the others', () => {
    expect(ofCode('language-missing', of(both, both, { en: 'Why' }))).toEqual([
      'warning rules[3].text.why[0]: The rule "r2" has no German (de) in text.why.0; 2 of 3 texts have it.',
    ]);
  });

  it('that few texts have are not, and a country is no other language', () => {
    expect(ofCode('language-missing', of(both, { en: 'A' }, { en: 'B' }))).toEqual([]);
    expect(ofCode('language-missing', of(both, both, { en: 'A', 'de-AT': 'B' }))).toEqual([]);
  });
});

describe('what was in force before', () => {
  const strict = rule({ id: 'x', band: 300, text, effect: 'block', when: { firstTime: true } });
  const now: Partial<PolicyInput> = { rules: [said, used, strict] };
  const since = (changes: Partial<RuleInput>) => ({
    since: [policyWith({ rules: [said, used, { ...strict, ...changes }] })],
  });

  it('says which rules were never watched', () => {
    expect(ofCode('never-observed', now)).toEqual([]);
    const before = { since: [policyWith({ rules: [said, used] })] };
    expect(ofCode('never-observed', now, before)).toEqual([
      'warning rules[2].stage: The rule "x" is enforced without ever having been watched.',
    ]);
    expect(ofCode('never-observed', now, since({ effect: 'log' })).join()).toMatch(
      /enforced as something milder, and now goes to block at once/,
    );
  });

  it.each<Partial<RuleInput>>([{ stage: 'observe' }, { stage: 'coach', effect: 'inform' }, {}])(
    'is content with %j',
    (changes) => {
      expect(lint(now, false, since(changes)).findings).toEqual([]);
    },
  );

  it('says which rules reach further than what was watched', () => {
    const narrow = { all: [{ firstTime: true }, { groupIn: ['sales'] }] };
    expect(ofCode('wider-than-observed', now, since({ stage: 'observe', when: narrow }))).toEqual([
      expect.stringMatching(
        /note rules\[2\]\.when: The rule "x" may reach further for consent and share/,
      ),
    ]);
    expect(
      ofCode('wider-than-observed', now, since({ stage: 'observe', when: { always: true } })),
    ).toEqual([]);
    expect(
      ofCode('wider-than-observed', now, since({ stage: 'observe', kinds: ['share'] })).join(),
    ).toMatch(/may reach further for consent and connect and publish/);
  });
});

describe('what the linter knows of predicates', () => {
  it('is every predicate, or that it is taken as written', () => {
    const opaque = Object.keys(PREDICATES).filter((name) => !isReadable(name));
    expect(opaque.toSorted()).toEqual(['always', 'pattern', 'termsAccepted', 'timeWindow']);
    const known = [...Object.keys(KINDS_OF), ...Object.keys(LIST_OF)];
    expect(known.filter((name) => !Object.hasOwn(PREDICATES, name))).toEqual([]);
  });

  it('is every list that a predicate names', () => {
    const lists = Object.entries(PREDICATES)
      .filter(([, { parameter }]) => parameter === ListName || parameter === NamesOrList)
      .map(([name]) => name);
    expect(lists.toSorted()).toEqual(Object.keys(LIST_OF).toSorted());
  });
});

describe('the table of findings', () => {
  const readme = readFileSync(new URL('../../../cli/README.md', import.meta.url), 'utf8');
  it('is in the README, word for word', () => {
    const rows = [...readme.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gmu)].map(
      ([, code, words]) => [code, words] as const,
    );
    expect(Object.fromEntries(rows.filter(([code]) => Object.hasOwn(FINDINGS, code!)))).toEqual(
      FINDINGS,
    );
  });

  it('notes are no errors', () => {
    const rules = [
      said,
      used,
      rule({
        id: 'x',
        effect: 'log',
        kinds: ['share'],
        rollout: 100,
        band: 300,
        when: { recipientsAtLeast: 2 },
      }),
    ];
    const linted = lint({ rules });
    expect(linted.findings).toMatchObject([{ severity: 'note', code: 'pointless-setting' }]);
    expect(hasErrors(linted)).toBe(false);
  });
});
