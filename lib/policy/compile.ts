/**
 * Compiles a policy once: conditions become closures, and rules, kill entries and exceptions are
 * indexed by what they need, so that a decision looks only at rules that could match.
 */
import { KINDS, type Kind } from '../activity/activity.ts';
import { EFFECTS, type Effect, type MatchedRule } from '../activity/decision.ts';
import { scopeNames } from '../catalog/scopes.ts';
import { bindCondition } from './predicates/condition.ts';
import { type Facts, type KeySort, sortsOf } from './facts.ts';
import { type Known, appKey, knownOf } from './known.ts';
import { type ExceptionIndex, indexExceptions } from './exception-index.ts';
import type { Lists, Test } from './predicates/predicate.ts';
import { bindPredicate } from './predicates/predicates.ts';
import type { PageDocument } from './page-document.ts';
import type { Exception, Kill, Policy, Rule } from './schema.ts';
import { soften } from './stage.ts';
import { millisecondsOf } from './spans.ts';

export interface CompiledRule {
  readonly rule: Rule;
  readonly test: Test;
  /** Unix time in ms from which the rule holds. */
  readonly starts: number;
  /** Unix time in ms from which the rule no longer holds. */
  readonly expires: number;
  /** ms for which it is quiet after an answer; 0 for none. */
  readonly coolDown: number;
  /** Its effect after its stage. */
  readonly softened: Effect;
  /** Higher is stronger: by what is left of the effect, then by what it asks for. */
  readonly rank: number;
  /** As decisions name it. */
  readonly named: MatchedRule;
}

interface RuleIndex {
  /** Rules that no key narrows. */
  readonly always: readonly CompiledRule[];
  readonly byKey: ReadonlyMap<string, readonly CompiledRule[]>;
  /** The sorts of keys in it. */
  readonly sorts: readonly KeySort[];
}

/** @template Document the whole policy, or as much of it as a page has. */
export interface CompiledPolicy<Document extends PageDocument = Policy> {
  readonly policy: Document;
  /** What conditions look up. */
  readonly lists: Lists;
  readonly known: Known;
  /** Whether the policy's own list of approved apps has the app of a consent, within its scopes. */
  readonly approves: (facts: Facts) => boolean;
  readonly rules: Readonly<Record<Kind, RuleIndex>>;
  readonly kill: ReadonlyMap<string, Kill>;
  readonly killSorts: readonly KeySort[];
  readonly exceptions: readonly CompiledException[];
  /** The same, by what they are about. */
  readonly exceptionIndex: ExceptionIndex;
  /** Names of predicates, and parts of a later vocabulary, that were left out; for the report. */
  readonly unknownPredicates: readonly string[];
}

export interface CompiledException {
  readonly exception: Exception;
  /** Its place in the document: of several, the first one counts. */
  readonly place: number;
  readonly until: number;
  readonly rules: ReadonlySet<string>;
  readonly scopes: ReadonlySet<string>;
}

/** Binds and indexes a policy. Never throws for a document that `Policy` or `PageDocument` accepted. */
export function compile<Document extends PageDocument>(policy: Document): CompiledPolicy<Document> {
  const unknown = new Set<string>(policy.leftOut);
  const lists: Lists = { ...policy.lists, terms: policy.terms };
  const compiled = policy.rules.map((rule): CompiledRule => {
    const bound = bindCondition(rule.when, lists);
    for (const name of bound.unknown) unknown.add(name);
    return {
      rule,
      test: bound.test,
      starts: rule.starts === undefined ? -Infinity : Date.parse(rule.starts),
      expires: rule.expires === undefined ? Infinity : Date.parse(rule.expires),
      coolDown: rule.coolDown === undefined ? 0 : millisecondsOf(rule.coolDown),
      softened: soften(rule.effect, rule.stage),
      rank: rankOf(rule),
      named: { id: rule.id, effect: rule.effect, stage: rule.stage, band: rule.band },
    };
  });
  const kill = new Map(
    policy.kill.flatMap((entry) => killKeys(entry).map((key) => [key, entry] as const)),
  );
  const exceptions = policy.exceptions.map((exception, place) => ({
    exception,
    place,
    until: Date.parse(exception.until),
    rules: new Set(exception.rules),
    scopes: new Set(exception.scopes.flatMap(scopeNames)),
  }));
  return {
    policy,
    lists,
    known: knownOf(policy.lists),
    approves: approval(lists),
    rules: Object.fromEntries(KINDS.map((kind) => [kind, indexRules(compiled, kind)])) as Record<
      Kind,
      RuleIndex
    >,
    kill,
    killSorts: sortsOf(kill.keys()),
    exceptions,
    exceptionIndex: indexExceptions(exceptions),
    unknownPredicates: [...unknown],
  };
}

function approval(lists: Lists): (facts: Facts) => boolean {
  const test = bindPredicate('appIn', 'approved', lists);
  return (facts) => typeof test !== 'string' && test.ask(facts) === true;
}

function rankOf({ effect, stage }: Rule): number {
  return EFFECTS.indexOf(soften(effect, stage)) * EFFECTS.length + EFFECTS.indexOf(effect);
}

/** Every rule that could match these facts, each once. */
export function candidates(
  { always, byKey, sorts }: RuleIndex,
  facts: Facts,
): readonly CompiledRule[] {
  let found: readonly CompiledRule[] | null = null;
  let several: Set<CompiledRule> | null = null;
  for (const sort of sorts) {
    for (const key of facts.keys(sort)) {
      const rules = byKey.get(key);
      if (rules === undefined) continue;
      if (found === null) found = rules;
      else {
        several ??= new Set(found);
        for (const rule of rules) several.add(rule);
      }
    }
  }
  if (found === null) return always;
  if (several !== null) return [...always, ...several];
  return always.length === 0 ? found : [...always, ...found];
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
  return { always, byKey, sorts: sortsOf(byKey.keys()) };
}

/**
 * The host that a kill entry means. In haste an admin pastes `https://Evil.example/` or `*.evil.example`; both must
 * hold all the same, and what is below a host stops with it anyway.
 */
export function killedHost(given: string): string {
  const text = given.trim();
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  return (url === null ? text : url.hostname).toLowerCase().replaceAll(/^\*\.|\.$/gu, '');
}

/** The keys under which an entry is found, as `factsOf` writes them. */
export function killKeys(entry: Kill): string[] {
  const domain = entry.domain === undefined ? null : killedHost(entry.domain);
  return [
    ...(entry.app === undefined ? [] : [`app:${appKey(entry.app.trim())}`]),
    ...(entry.host === undefined ? [] : [`host:${killedHost(entry.host)}`]),
    ...(domain === null ? [] : [`domain:${domain}`, `redirect:${domain}`]),
    ...(entry.connector === undefined ? [] : [`connector:${entry.connector}`]),
  ];
}
