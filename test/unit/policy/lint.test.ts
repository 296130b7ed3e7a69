import { describe, expect, it } from 'vitest';
import { hasErrors, lintPolicy } from '../../../lib/policy/lint/lint.ts';
import { LISTS, findingsOf, lint, said, text, used } from './lint-samples.ts';
import { NOW, type PolicyInput, type RuleInput, policyInput, rule } from './samples.ts';

describe('a good policy', () => {
  it('has no findings, as YAML and as JSON', () => {
    expect(findingsOf({})).toEqual([]);
    expect(lint({}, true)).toMatchObject({ findings: [], policy: { id: 'test' } });
  });
});

describe('places', () => {
  const yaml = [
    'vocabulary: 1',
    'id: Acme Policy',
    'version: 1',
    "issued: '2026-11-01T00:00:00Z'",
    'expires: tomorrow',
    'organisation: { name: Acme, contct: https://a.example/ }',
    'rules:',
    '  - id: one',
    '    kinds: [consent]',
    '    efect: block',
    '    stage: enforc',
    '    when:',
    '      all:',
    '        - scopIn: mail',
    '        - appIn: aproved',
    '        - offline: yes',
    '        - timeWindow: { from: 9, to: "12:00", zone: UTC }',
    'lists: { apps: { approved: [{ clientId: good }] } }',
  ].join('\n');

  it('are line and column of the part that is meant, with the nearest right word', () => {
    const { findings, policy } = lintPolicy(yaml, NOW);
    expect(policy).toBeNull();
    expect(findings.map(({ line, column, path, hint }) => [line, column, path, hint])).toEqual(
      [
        [2, 5, 'id', null],
        [5, 10, 'expires', 'for example 2027-01-31T00:00:00Z'],
        [6, 29, 'organisation.contct', 'did you mean "contact"?'],
        [8, 5, 'rules[0]', 'one of allow, log, inform, acknowledge, justify, request, block'],
        [10, 5, 'rules[0].efect', 'did you mean "effect"?'],
        [11, 12, 'rules[0].stage', 'did you mean "enforce"?'],
        [14, 11, 'rules[0].when.all[0].scopIn', 'did you mean "scopeIn"?'],
        [15, 18, 'rules[0].when.all[1].appIn', 'did you mean "approved"?'],
        [16, 20, 'rules[0].when.all[2].offline', null],
        [17, 23, 'rules[0].when.all[3].timeWindow', null],
      ].map((row) => (row[0] === 8 ? [8, expect.any(Number), row[2], row[3]] : row)),
    );
  });

  it('are found in JSON, too', () => {
    const json = JSON.stringify(
      policyInput({ rules: [said, { ...used, effect: 'blok' as never }] }),
      null,
      2,
    );
    const line = json.split('\n').findIndex((row) => row.includes('blok')) + 1;
    expect(lintPolicy(json, NOW).findings).toMatchObject([
      { line, path: 'rules[1].effect', hint: 'did you mean "block"?' },
    ]);
  });

  it.each([
    ['broken YAML', 'rules: [\n  - id: a', 2],
    ['a key twice', 'id: a\nid: b', 2],
    ['a key twice in JSON', '{"a": {"id": 1},\n "b": {"id": 1,\n "i\\u0064": 2}}', 3],
    ['broken JSON', '{"id": "a",\n "version": }x', 2],
  ])('tell where %s breaks', (_name, source, line) => {
    const { findings, policy } = lintPolicy(source, NOW);
    expect(policy).toBeNull();
    expect(findings[0]).toMatchObject({ severity: 'error', line });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['a list', '[]'],
    [
      'aliases without end',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
    ],
    ['something far too deep', `when: ${'['.repeat(30_000)}`],
  ])('survive %s', (_name, source) => {
    expect(hasErrors(lintPolicy(source, NOW))).toBe(true);
  });
});

describe('errors', () => {
  it.each<[string, Partial<PolicyInput>, RegExp]>([
    [
      'a list that is not there',
      { rules: [said, used, rule({ id: 'x', text, when: { hostIn: 'partnr' } })] },
      /no list "partnr" under lists\.domains.*did you mean "partner"/,
    ],
    [
      'a list of another kind',
      { rules: [said, used, rule({ id: 'x', text, when: { appIn: 'mail' } })] },
      /no list "mail" under lists\.apps/,
    ],
    [
      'an unknown predicate deep inside',
      {
        rules: [
          said,
          used,
          rule({ id: 'x', text, when: { not: { any: [{ audienceAtleast: 'external' }] } } }),
        ],
      },
      /rules\[2\]\.when\.not\.any\[0\].*did you mean "audienceAtLeast"/,
    ],
    [
      'a wrong parameter',
      { rules: [said, used, rule({ id: 'x', text, when: { audienceAtLeast: 'extern' } })] },
      /audienceAtLeast does not take "extern".*did you mean "external"/,
    ],
    [
      'a word where a list belongs',
      { rules: [said, used, rule({ id: 'x', text, when: { labelIn: 'secret' } })] },
      /labelIn does not take "secret".*write a list/,
    ],
    [
      'two predicates in one condition',
      {
        rules: [
          said,
          used,
          rule({ id: 'x', text, when: { all: [{ offline: true, opaque: true }] } }),
        ],
      },
      /exactly one predicate/,
    ],
    [
      'an empty all',
      { rules: [said, used, rule({ id: 'x', text, when: { all: [] } })] },
      /all needs a list of conditions/,
    ],
    [
      'a misspelt kind',
      { rules: [said, used, rule({ id: 'x', text, kinds: ['shares'] })] },
      /no kind "shares".*did you mean "share"/,
    ],
    [
      'an id twice',
      { rules: [said, used, said] },
      /error rules\[2\]\.id: The id "rule" is taken by rules\[0\]/,
    ],
    [
      'an app twice',
      {
        lists: {
          ...LISTS,
          apps: { approved: [{ clientId: 'a' }, { clientId: 'a', scopes: [] }] },
        },
      },
      /"a" stands here twice/,
    ],
    [
      'a public suffix',
      { lists: { ...LISTS, domains: { own: ['acme.example', 'co.uk'] } } },
      /"co\.uk" is an ending that anybody/,
    ],
    ['a bare ending', { lists: { ...LISTS, domains: { own: ['com'] } } }, /"com" is an ending/],
    [
      'a policy that is over',
      { expires: '2026-11-20T00:00:00Z' },
      /error expires: The policy expired/,
    ],
    [
      'a kill entry for nothing',
      { kill: [{ id: 'k' }] },
      /error kill\[0\]: The kill entry "k" stops nothing/,
    ],
    [
      'a kill entry for an app and for no domain',
      { kill: [{ id: 'k', app: 'x', domain: 'evil,example' }] },
      /error kill\[0\]\.domain: "evil,example" is no domain/,
    ],
    [
      'an exception for a rule that is not there',
      {
        exceptions: [
          {
            id: 'e',
            rules: ['rul'],
            actor: { group: 'g' },
            app: 'a',
            until: '2027-01-01T00:00:00Z',
          },
        ],
      },
      /no rule "rul".*did you mean "rule"/,
    ],
    [
      'a surface twice',
      {
        hosts: [
          { surface: 'publish/a', hosts: ['a.example'] },
          { surface: 'publish/a', hosts: ['b.example'] },
        ],
      },
      /"publish\/a" stands here twice/,
    ],
  ])('%s', (_name, changes, expected) => {
    const found = findingsOf(changes);
    expect(found.filter((line) => line.startsWith('error')).join('\n')).toMatch(expected);
  });

  it.each(['evil.*', '*', '*.*.example', 'evil x', '*://evil.example/*', 'a.example,b.example'])(
    'a kill entry for the host %s',
    (host) => {
      expect(findingsOf({ kill: [{ id: 'k', host }] })[0]).toMatch(
        /^error kill\[0\]\.host: ".*" is no host/,
      );
    },
  );

  it.each(['10.0.0.7', '[::1]', 'intranet', 'müller.example', '*.evil.example', 'evil.example.'])(
    'no kill entry for %s',
    (host) => {
      expect(findingsOf({ kill: [{ id: 'k', host }] })).toEqual([]);
    },
  );

  it('conditions deeper than people write', () => {
    let when: RuleInput['when'] = { always: true };
    for (let depth = 0; depth < 40; depth += 1) when = { not: when };
    expect(findingsOf({ rules: [said, used, rule({ id: 'x', text, when })] }).join()).toMatch(
      /at most 32 deep/,
    );
  });
});
