/** An older extension and a newer policy, a newer extension and an older policy: what happens, in a table. */
import { CompactSign, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BUNDLE_TYPE,
  type SigningKey,
  type VerifiedBundle,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../../../lib/policy/bundle.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { readPolicy } from '../../../lib/policy/later.ts';
import { isPredicate } from '../../../lib/policy/predicates/predicates.ts';
import { Policy, VOCABULARY } from '../../../lib/policy/schema.ts';
import { NOW, consent, context, policyInput, policyWith, rule, share } from './samples.ts';

let key: SigningKey;
beforeAll(async () => {
  key = await generateSigningKey('k');
});

/** As another version would have signed it, with words that this one does not have. */
async function received(document: unknown): Promise<VerifiedBundle> {
  const bundle = await new CompactSign(new TextEncoder().encode(JSON.stringify(document)))
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k', typ: BUNDLE_TYPE })
    .sign(await importJWK(key, 'EdDSA'));
  return verifyBundle(bundle, [{ kid: 'k', x: key.x }], {}, NOW);
}

const ASKED = '019a0000-0000-7000-8000-000000000001';
const LATER = VOCABULARY + 1;
const kept = { ...rule({ id: 'kept', effect: 'log' }), text: { why: [] } };
const strong = (changes: object) => ({ ...rule({ id: 'new' }), ...changes });

interface Row {
  readonly what: string;
  readonly document: object;
  /** What the decision on an ordinary consent is, or why the whole bundle is refused. */
  readonly becomes: object | 'not-a-policy';
  readonly leftOut?: readonly string[];
}

const TABLE: readonly Row[] = [
  {
    what: 'an unknown key anywhere',
    document: { vocabulary: LATER, mood: 1, rules: [{ ...kept, mood: 1 }], settings: { mood: 1 } },
    becomes: { effect: 'log', unknownPredicates: [] },
  },
  {
    what: 'an unknown kind of step',
    document: { vocabulary: LATER, rules: [kept, strong({ kinds: ['upload'] })] },
    becomes: { effect: 'log' },
  },
  {
    what: 'an unknown kind beside a known one',
    document: { vocabulary: LATER, rules: [strong({ kinds: ['upload', 'consent'] })] },
    becomes: { effect: 'justify' },
  },
  {
    what: 'an unknown predicate in all: the rule reaches further',
    document: {
      vocabulary: LATER,
      rules: [strong({ when: { all: [{ scopeIn: 'mail' }, { moonPhase: 'full' }] } })],
    },
    becomes: { effect: 'justify', unknownPredicates: ['moonPhase'] },
  },
  {
    what: 'an unknown predicate alone: the rule does not match',
    document: { vocabulary: LATER, rules: [kept, strong({ when: { moonPhase: 'full' } })] },
    becomes: { effect: 'log', unknownPredicates: ['moonPhase'] },
  },
  {
    what: 'a known predicate with an unknown word',
    document: {
      vocabulary: LATER,
      rules: [strong({ when: { all: [{ scopeIn: 'mail' }, { flowIn: ['telepathy'] }] } })],
    },
    becomes: { effect: 'justify', unknownPredicates: ['flowIn'] },
  },
  {
    what: 'an unknown effect: the rule is left out, and named',
    document: { vocabulary: LATER, rules: [kept, strong({ effect: 'quarantine' })] },
    becomes: { effect: 'log', unknownPredicates: ['rules.new'] },
    leftOut: ['rules.new'],
  },
  {
    what: 'an unknown stage: the rule is left out, and named',
    document: { vocabulary: LATER, rules: [kept, strong({ stage: 'pilot' })] },
    becomes: { effect: 'log', unknownPredicates: ['rules.new'] },
    leftOut: ['rules.new'],
  },
  {
    what: 'an unknown audience in an exception: it lifts nothing',
    document: {
      vocabulary: LATER,
      rules: [strong({})],
      exceptions: [
        {
          id: 'e',
          actor: { group: 'sales' },
          app: 'mailtidy',
          scopes: ['openid', 'mail.read'],
          audience: 'galaxy',
          until: '2027-01-01T00:00:00Z',
        },
      ],
    },
    becomes: { effect: 'justify', unknownPredicates: ['exceptions.e'] },
    leftOut: ['exceptions.e'],
  },
  {
    what: 'an unknown answer: nobody is told it',
    document: {
      vocabulary: LATER,
      rules: [kept],
      answers: [{ request: ASKED, answer: 'postponed', at: '2026-11-01T00:00:00Z' }],
    },
    becomes: { effect: 'log', unknownPredicates: [`answers.${ASKED}`] },
    leftOut: [`answers.${ASKED}`],
  },
  {
    what: 'an unknown word in a setting: it is as if it were not set',
    document: { vocabulary: LATER, onStale: 'dream', failMode: 'dance', rules: [kept] },
    becomes: { effect: 'log', unknownPredicates: ['failMode', 'onStale'] },
    leftOut: ['failMode', 'onStale'],
  },
  {
    what: 'an unknown key in a kill entry: the rest of it stops',
    document: {
      vocabulary: LATER,
      kill: [{ id: 'k', app: 'mailtidy', until: 'tomorrow' }],
    },
    becomes: { effect: 'block', basis: 'kill' },
  },
  {
    what: 'an unknown effect in a document of this vocabulary: a mistake',
    document: { vocabulary: VOCABULARY, rules: [strong({ effect: 'quarantine' })] },
    becomes: 'not-a-policy',
  },
  {
    what: 'a wrong value that is no word, even in a later document',
    document: { vocabulary: LATER, rules: [strong({ effect: 7 })] },
    becomes: 'not-a-policy',
  },
  {
    what: 'a word of an open set that is wrong, even in a later document',
    document: { vocabulary: LATER, rules: [strong({ expires: 'tomorrow' })] },
    becomes: 'not-a-policy',
  },
  {
    what: 'a kill entry that cannot be read, even in a later document',
    document: { vocabulary: LATER, kill: [{ id: 'k', app: 7 }] },
    becomes: 'not-a-policy',
  },
  {
    what: 'a document of vocabulary 1',
    document: { vocabulary: 1, rules: [kept, strong({ band: 100 })] },
    becomes: { effect: 'justify', unknownPredicates: [] },
  },
];

describe('this extension, given', () => {
  it.each(TABLE)('$what', async ({ document, becomes, leftOut }) => {
    const verified = await received({ ...policyInput(), ...document });
    if (becomes === 'not-a-policy') {
      expect(verified).toMatchObject({ ok: false, problem: becomes });
      return;
    }
    if (!verified.ok) throw new Error(verified.detail);
    expect(verified.policy.leftOut.toSorted()).toEqual((leftOut ?? []).toSorted());
    expect(verified.newerVocabulary).toBe(
      (document as { vocabulary: number }).vocabulary > VOCABULARY,
    );
    const decision = decide(compile(verified.policy), consent(), context());
    expect({
      ...decision,
      unknownPredicates: decision.unknownPredicates.toSorted(),
    }).toMatchObject(becomes);
  });

  it('the same document in both vocabularies decides alike', () => {
    const rules = [rule({ when: { all: [{ scopeIn: 'mail' }, { not: { appIn: 'approved' } }] } })];
    for (const activity of [consent(), share()]) {
      const [one, two] = [1, 2].map((vocabulary) =>
        decide(compile(policyWith({ vocabulary, rules })), activity, context()),
      );
      expect(one).toEqual(two);
    }
  });

  it('a document that lost parts is never signed again', async () => {
    const document = policyInput({ vocabulary: LATER });
    const read = readPolicy({ ...document, rules: [kept, strong({ effect: 'quarantine' })] });
    await expect(signBundle(read.data as Policy, key)).rejects.toThrow(/rules\.new/);
  });
});

/** What vocabulary 1 had at the top of a document and in a rule; unknown keys were dropped there too. */
const OLD = {
  top: [
    'vocabulary',
    'id',
    'version',
    'issued',
    'expires',
    'organisation',
    'lists',
    'hosts',
  ].concat(['rules', 'exceptions', 'kill', 'settings']),
  rule: ['id', 'kinds', 'when', 'effect', 'stage', 'band', 'text', 'alternatives', 'expires'],
};

/** What came with vocabulary 3. */
const NEW_IN_3 = [
  ...['mayReshare', 'mayDownload', 'passwordProtected', 'expiresWithinDays', 'widens'],
  ...['recipientClassIn', 'groupSizeAtLeast', 'containerTypeIn'],
  ...['connectedAccountIs', 'connectedDomainIn'],
];

describe('an extension of vocabulary 2, given a policy of vocabulary 3', () => {
  /** As that extension reads it: names of predicates that nobody knows yet. */
  const asOldOne = (when: unknown): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(when).replace(new RegExp(`"(${NEW_IN_3.join('|')})"`, 'gu'), '"later-$1"'),
    ) as Record<string, unknown>;
  const decided = (when: unknown) =>
    decide(
      compile(policyWith({ rules: [rule({ when: asOldOne(when) })] })),
      share({ link: 'public' }),
      context(),
    );

  it.each(NEW_IN_3)('reads a rule without %s, so that it reaches further', (name) => {
    const decision = decided({ all: [{ audienceAtLeast: 'external' }, { [name]: true }] });
    expect(decision).toMatchObject({ effect: 'justify', unknownPredicates: [`later-${name}`] });
  });

  it('matches no rule that asks nothing else', () => {
    expect(decided({ widens: false })).toMatchObject({ effect: 'allow', basis: 'none' });
  });

  it('has none of them under another name here', () => {
    for (const name of NEW_IN_3) expect(isPredicate(name), name).toBe(true);
  });
});

describe('an extension of vocabulary 1, given a policy of vocabulary 2', () => {
  const only = (value: object, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => keys.includes(name)));
  const asOldOne = (document: Policy): Policy =>
    Policy.parse({
      ...only(document, OLD.top),
      rules: document.rules.map((entry) => only(entry, OLD.rule)),
    });

  it.each([
    ['cool-down', rule({ coolDown: 'P7D' })],
    ['requirements', rule({ requires: { checklist: [{ en: 'Owner?' }] } })],
    ['share of people', rule({ rollout: 1 })],
    ['begin', rule({ starts: '2030-01-01T00:00:00Z' })],
  ])('holds a rule in full where it does not know its %s', (_name, given) => {
    const old = asOldOne(policyWith({ rules: [given] }));
    expect(decide(compile(old), consent(), context()).effect).toBe('justify');
  });
});
