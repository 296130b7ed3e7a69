/**
 * Rules that can never match, and rules that never decide since others always do. Nothing is claimed
 * that is not so: where nobody can tell, nothing is said.
 */
import type { Kind } from '../../activity/activity.ts';
import { EFFECTS, type Effect } from '../../activity/decision.ts';
import { soften } from '../decide.ts';
import { type Remark, note, warning } from './finding.ts';
import { listsAskedBy } from './lint-conditions.ts';
import {
  type Formula,
  type Literal,
  type Term,
  clashes,
  termImplies,
  termsOf,
} from './normal-form.ts';
import { type CoverIndex, coverIndex, possibleCovers } from './cover-index.ts';
import { type RuleFormulas, ruleFormulas } from './rule-formulas.ts';
import type { Policy, Rule } from '../schema.ts';
import type { Path } from './unknown-keys.ts';

/** Pairs of rules that are held against each other at most; a second or two on an ordinary machine. */
const MOST_PAIRS = 3_000_000;

/** Everything about what rules reach. @param now Unix time in ms. */
export function* lintReach(policy: Policy, now: number): Generator<Remark> {
  const rules = ruleFormulas(policy);
  const never = new Set<RuleFormulas>();
  for (const rule of rules) {
    for (const remark of lintNever(rule, policy)) {
      if (remark.code === 'rule-never') never.add(rule);
      yield remark;
    }
  }
  const over = ({ rule }: RuleFormulas) =>
    rule.expires !== undefined && Date.parse(rule.expires) <= now;
  yield* lintCovered(
    rules.filter((rule) => !never.has(rule) && !over(rule)),
    policy,
  );
}

function* lintNever({ rule, index, formulas }: RuleFormulas, policy: Policy): Generator<Remark> {
  if (formulas === null || formulas.size === 0) return;
  const dead = [...formulas].filter(([, formula]) => termsOf(formula)?.length === 0);
  const kinds = dead.map(([kind]) => kind);
  if (dead.length === 0) return;
  const why = whyNever(rule, kinds, formulas, policy);
  if (dead.length === formulas.size)
    yield warning(
      'rule-never',
      ['rules', index, 'when'],
      `The rule "${rule.id}" can never apply: ${why}.`,
      'mend the condition, or take the rule out',
    );
  else
    for (const kind of kinds)
      yield note(
        'kind-never',
        ['rules', index, 'kinds', rule.kinds.indexOf(kind)],
        `The rule "${rule.id}" can never apply to ${kind}: ${whyNever(rule, [kind], formulas, policy)}.`,
        `take ${kind} out of kinds`,
      );
}

function whyNever(
  rule: Rule,
  kinds: readonly Kind[],
  formulas: ReadonlyMap<Kind, Formula>,
  policy: Policy,
): string {
  for (const kind of kinds) {
    const pair = contradictionIn(formulas.get(kind) ?? false);
    if (pair !== null) return `${wanted(pair[0])} and ${wanted(pair[1])} exclude each other`;
  }
  const empty = listsAskedBy(rule.when).filter(([kind, name]) => {
    const list: unknown = policy.lists[kind][name];
    return Array.isArray(list) && list.length === 0;
  });
  if (empty.length > 0)
    return `the list ${empty.map(([kind, name]) => `${kind}.${name}`).join(', ')} is empty`;
  return kinds.some((kind) => formulas.get(kind) !== false)
    ? 'its parts exclude each other'
    : `it asks for something that ${kinds.join(' and ')} does not have`;
}

/** Two literals that must both hold and cannot. */
function contradictionIn(formula: Formula): readonly [Literal, Literal] | null {
  if (formula === true || formula === false || formula.type !== 'all') return null;
  const literals = formula.parts.flatMap((part) =>
    part !== true && part !== false && part.type === 'literal' ? [part] : [],
  );
  for (const [place, one] of literals.entries())
    for (const other of literals.slice(0, place)) if (clashes(one, other)) return [other, one];
  return null;
}

function wanted({ predicate, parameter, want }: Literal): string {
  const text = `${predicate}: ${JSON.stringify(parameter)}`;
  return want ? text : `not { ${text} }`;
}

/** The rules that together always decide in a rule's stead. */
interface Cover {
  readonly by: readonly RuleFormulas[];
  readonly band: 'higher' | 'same';
}

function* lintCovered(rules: readonly RuleFormulas[], policy: Policy): Generator<Remark> {
  const live = rules.filter(({ rule, formulas }) => rule.stage !== 'observe' && formulas !== null);
  const index = coverIndex(live);
  const shadowed = new Set<RuleFormulas>();
  const budget = { left: MOST_PAIRS };
  const found: Remark[] = [];
  // From the end, so that of two alike the later one is named.
  for (const rule of live.toReversed()) {
    const cover = coverOf(rule, index, shadowed, policy, budget);
    if (budget.left < 0) break;
    if (cover === null) continue;
    shadowed.add(rule);
    found.push(coveredRemark(rule, cover));
  }
  yield* found;
  if (budget.left < 0)
    yield note(
      'not-compared',
      ['rules'],
      `Not all of the ${rules.length} rules were held against each other; some that never decide may be among them.`,
      'split the policy, or give rules more telling conditions',
    );
}

function coverOf(
  covered: RuleFormulas,
  index: CoverIndex,
  shadowed: ReadonlySet<RuleFormulas>,
  policy: Policy,
  budget: { left: number },
): Cover | null {
  for (const band of ['higher', 'same'] as const) {
    const by = new Set<RuleFormulas>();
    const may = (rule: RuleFormulas) =>
      !shadowed.has(rule) &&
      standsBefore(rule, covered, band) &&
      alwaysThere(rule, covered, policy);
    if (everyTermCovered(covered, index, may, by, budget) && by.size > 0)
      return { by: [...by], band };
  }
  return null;
}

function everyTermCovered(
  { formulas }: RuleFormulas,
  index: CoverIndex,
  may: (rule: RuleFormulas) => boolean,
  by: Set<RuleFormulas>,
  budget: { left: number },
): boolean {
  for (const [kind, formula] of formulas ?? []) {
    const terms = termsOf(formula);
    if (terms === null) return false;
    for (const term of terms) {
      const cover = firstCover(term, kind, index, may, budget);
      if (cover === null) return false;
      by.add(cover);
    }
  }
  return true;
}

function firstCover(
  term: Term,
  kind: Kind,
  index: CoverIndex,
  may: (rule: RuleFormulas) => boolean,
  budget: { left: number },
): RuleFormulas | null {
  for (const rule of possibleCovers(index, kind, term)) {
    budget.left -= 1;
    if (budget.left < 0) return null;
    const formula = rule.formulas?.get(kind);
    if (formula !== undefined && may(rule) && termImplies(term, formula)) return rule;
  }
  return null;
}

const rank = (effect: Effect) => EFFECTS.indexOf(effect);

/** Whether a rule, when both match, leaves the other one nothing to decide. */
function standsBefore(one: RuleFormulas, other: RuleFormulas, band: Cover['band']): boolean {
  if (one === other) return false;
  const [a, b] = [one.rule, other.rule];
  if (band === 'higher') return a.band > b.band;
  return (
    a.band === b.band &&
    a.coolDown === undefined &&
    rank(a.effect) >= rank(b.effect) &&
    rank(soften(a.effect, a.stage)) >= rank(soften(b.effect, b.stage))
  );
}

/** Whether a rule holds whenever the other one does, as far as time, people and exceptions go. */
function alwaysThere(
  { rule: a }: RuleFormulas,
  { rule: b }: RuleFormulas,
  policy: Policy,
): boolean {
  if (a.rollout !== undefined && a.rollout < 100) return false;
  const time = (moment: string | undefined, absent: number) =>
    moment === undefined ? absent : Date.parse(moment);
  if (time(a.expires, Infinity) < time(b.expires, Infinity)) return false;
  if (time(a.starts, -Infinity) > time(b.starts, -Infinity)) return false;
  return policy.exceptions.every(
    ({ rules }) => rules.length === 0 || !rules.includes(a.id) || rules.includes(b.id),
  );
}

function coveredRemark({ rule, index }: RuleFormulas, { by, band }: Cover): Remark {
  const at: Path = ['rules', index, 'id'];
  const names = by.map((other) => `"${other.rule.id}" (rules[${other.index}])`).join(' and ');
  const always = by.length === 1 ? 'matches' : 'match';
  if (band === 'same') {
    const speaks = rule.text.why.length > 0 || rule.alternatives.length > 0;
    const more = speaks || rule.text.advice !== undefined || rule.requires !== undefined;
    const message = `The rule "${rule.id}" never changes what is done: ${names} ${always} whenever it does, in the same band and at least as strong.`;
    return more
      ? note('rule-shadowed', at, `${message} It adds its words.`)
      : warning('rule-shadowed', at, message, 'take it out, or make it stronger');
  }
  const milder = by.filter((other) => rank(other.rule.effect) < rank(rule.effect));
  if (milder.length === 0)
    return warning(
      'rule-shadowed',
      at,
      `The rule "${rule.id}" never decides: ${names} ${always} whenever it does, in a higher band.`,
      'take it out, or give it a band that is as high',
    );
  const [first] = milder as [RuleFormulas, ...RuleFormulas[]];
  return warning(
    'rule-overruled',
    at,
    `The rule "${rule.id}" (${rule.effect}) never decides: ${names} ${always} whenever it does, in a higher band, and ${first.rule.effect} wins.`,
    `give "${rule.id}" a band above ${first.rule.band}, or narrow "${first.rule.id}"`,
  );
}
