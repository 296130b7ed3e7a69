/** Handrail's own engine with the same rules, through `Policy` and `compile` as the extension has them. */
import { NO_REQUEST_FACTS, type ConsentActivity } from '../../../lib/activity/activity.ts';
import { EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide, matchingRules } from '../../../lib/policy/decide.ts';
import { type Context, NO_PROMPTS, factsOf } from '../../../lib/policy/facts.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import type { EngineUnderTest } from './engines.ts';
import type { NeutralRule, NeutralStep } from './rules.ts';

const CONTEXT: Context = {
  now: Date.parse('2026-11-25T10:00:00Z'),
  language: 'en',
  user: 'ada@acme.example',
  groups: [],
  stale: false,
  firstTime: null,
  prompts: NO_PROMPTS,
  catalog: EMPTY_CATALOG,
};

/** The question that every engine answers here: which rules match. */
export const handrail: EngineUnderTest = {
  name: 'Handrail',
  upTo: Infinity,
  compile: (rules) => {
    const compiled = compile(policyOf(rules));
    return (step) =>
      matchingRules(
        compiled,
        factsOf(consentOf(step), compiled.known, CONTEXT, compiled.approves),
      ).map(({ rule }) => rule.id);
  },
};

/** What the extension asks: the effect, with reasons, words, risk and what the person was asked before. */
export const wholeDecision: EngineUnderTest = {
  name: 'Handrail, the whole decision',
  upTo: Infinity,
  compile: (rules) => {
    const compiled = compile(policyOf(rules));
    return (step) => decide(compiled, consentOf(step), CONTEXT).rules.map(({ id }) => id);
  },
};

function policyOf(rules: readonly NeutralRule[]): Policy {
  // Scopes and domains stand in lists by name, as a policy has them; equal sets share one list.
  const lists = { domains: new Map<string, string>(), scopes: new Map<string, string>() };
  const named = (kind: keyof typeof lists, values: readonly string[]) => {
    const text = values.join(' ');
    const name = lists[kind].get(text) ?? `${kind}-${lists[kind].size}`;
    lists[kind].set(text, name);
    return name;
  };
  const written = rules.map(({ id, apps, scopes, notAt }) => ({
    id,
    kinds: ['consent'],
    when: {
      all: [
        { appIdIn: [...apps] },
        { scopeIn: named('scopes', scopes) },
        { not: { accountDomainIn: named('domains', notAt) } },
      ],
    },
    effect: 'justify',
    stage: 'enforce',
  }));
  const asLists = (map: ReadonlyMap<string, string>) =>
    Object.fromEntries([...map].map(([text, name]) => [name, text.split(' ')]));
  return Policy.parse({
    vocabulary: 1,
    id: 'bench',
    version: 1,
    issued: '2026-01-01T00:00:00Z',
    expires: '2028-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: { domains: asLists(lists.domains), scopes: asLists(lists.scopes) },
    rules: written,
  });
}

function consentOf({ app, scopes, account }: NeutralStep): ConsentActivity {
  return {
    kind: 'consent',
    surface: 'consent/generic',
    platform: 'oauth',
    host: 'sso.acme.example',
    accountDomain: account,
    sensor: 'flow',
    app: { clientId: app, name: null, publisher: null, verified: null },
    scopes: [...scopes],
    redirectUri: 'https://app.example/callback',
    flow: 'code',
    offline: false,
    organisationWide: false,
    opaque: false,
    ...NO_REQUEST_FACTS,
  };
}
