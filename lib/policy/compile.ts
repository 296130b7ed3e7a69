/**
 * Compiles a policy once: conditions become closures, and rules, kill entries and exceptions are
 * indexed by what they need, so that a decision looks only at rules that could match.
 */
import { KINDS, type Kind } from '../activity/activity.ts';
import { scopeNames } from '../catalog/scopes.ts';
import { bindCondition } from './condition.ts';
import { appKey, type Facts, type OwnDomains } from './facts.ts';
import type { Test } from './predicate.ts';
import type { Exception, Kill, Policy, Rule } from './schema.ts';

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: Test;
  /** Unix time in ms from which the rule no longer holds. */
  readonly expires: number;
}

interface RuleIndex {
  /** Rules that no key narrows. */
  readonly always: readonly CompiledRule[];
  readonly byKey: ReadonlyMap<string, readonly CompiledRule[]>;
}

export interface CompiledPolicy {
  readonly policy: Policy;
  readonly domains: OwnDomains;
  readonly rules: Readonly<Record<Kind, RuleIndex>>;
  readonly kill: ReadonlyMap<string, Kill>;
  readonly exceptions: readonly CompiledException[];
  /** Names of predicates that were left out, for the report. */
  readonly unknownPredicates: readonly string[];
}

export interface CompiledException {
  readonly exception: Exception;
  readonly until: number;
  readonly rules: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
}

/** Binds and indexes a policy. Never throws for a document that `Policy` accepted. */
export function compile(policy: Policy): CompiledPolicy {
  const unknown = new Set<string>();
  const compiled = policy.rules.map((rule): CompiledRule => {
    const bound = bindCondition(rule.when, policy.lists);
    for (const name of bound.unknown) unknown.add(name);
    return {
      rule,
      test: bound.test,
      expires: rule.expires === undefined ? Infinity : Date.parse(rule.expires),
    };
  });
  return {
    policy,
    domains: {
      own: new Set(policy.lists.domains['own']),
      partner: new Set(policy.lists.domains['partner']),
    },
    rules: Object.fromEntries(KINDS.map((kind) => [kind, indexRules(compiled, kind)])) as Record<
      Kind,
      RuleIndex
    >,
    kill: new Map(
      policy.kill.flatMap((entry) => killKeys(entry).map((key) => [key, entry] as const)),
    ),
    exceptions: policy.exceptions.map((exception) => ({
      exception,
      until: Date.parse(exception.until),
      rules: new Set(exception.rules),
      scopes: new Set(exception.scopes.flatMap(scopeNames)),
    })),
    unknownPredicates: [...unknown],
  };
}

/** Every rule that could match these facts, each once. */
export function candidates(index: RuleIndex, facts: Facts): readonly CompiledRule[] {
  const found = facts.keys.flatMap((key) => index.byKey.get(key) ?? []);
  if (found.length === 0) return index.always;
  return [...index.always, ...new Set(found)];
}

function indexRules(compiled: readonly CompiledRule[], kind: Kind): RuleIndex {
  const always: CompiledRule[] = [];
  const byKey = new Map<string, CompiledRule[]>();
  for (const entry of compiled) {
    if (!entry.rule.kinds.includes(kind)) continue;
    if (entry.test.keys === null) {
      always.push(entry);
      continue;
    }
    for (const key of new Set(entry.test.keys)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [entry]);
      else list.push(entry);
    }
  }
  return { always, byKey };
}

/** In haste an admin pastes `https://Evil.example/`; it must hold all the same. */
function hostIn(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  return (url === null ? text : url.hostname).toLowerCase().replace(/\.$/u, '');
}

/** The keys under which an entry is found, as `factsOf` writes them. */
export function killKeys(entry: Kill): string[] {
  const domain = entry.domain === undefined ? null : hostIn(entry.domain);
  return [
    ...(entry.app === undefined ? [] : [`app:${appKey(entry.app.trim())}`]),
    ...(entry.host === undefined ? [] : [`host:${hostIn(entry.host)}`]),
    ...(domain === null ? [] : [`domain:${domain}`, `redirect:${domain}`]),
    ...(entry.connector === undefined ? [] : [`connector:${entry.connector}`]),
  ];
}
