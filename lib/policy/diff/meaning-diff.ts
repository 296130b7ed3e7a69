/**
 * What changes in meaning between two policies, shown by witnesses: steps that they decide differently.
 * Every witness is decided by both, so that nothing is claimed that is not so; what no witness was found
 * for is named, since it may change something all the same.
 */
import type { Kind } from '../../activity/activity.ts';
import type { Decision } from '../../activity/decision.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { contextOf } from '../cases/case.ts';
import { changedParts } from './changed-parts.ts';
import { type CompiledPolicy, compile } from '../compile.ts';
import { decide } from '../decide.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type Outcome,
  changeBetween,
  outcomeOf,
} from './decision-change.ts';
import { type Probe, type Side, probesOf, termsUnder, withoutRule } from './probes.ts';
import type { Policy } from '../schema.ts';
import { shrunk, sizeOf } from './shrink-witness.ts';
import { type Situation, witnessing } from './witness.ts';
import { valuesOf } from './witness-values.ts';

/** Steps that change alike: the same effects by the same rules. */
export interface MeaningChange {
  readonly change: ChangeKind;
  readonly kind: Kind;
  readonly before: Outcome;
  readonly after: Outcome;
  /** The simplest step that was found. */
  readonly witness: Situation;
  /** How many steps like it were made up. */
  readonly seen: number;
}

export interface MeaningDiff {
  /** Milder ones first. */
  readonly changes: readonly MeaningChange[];
  /** Changed rules, exceptions and kill entries of which no step shows the change. */
  readonly unseen: readonly string[];
  /** Steps that were decided about. */
  readonly steps: number;
  /** Whether it was ended before everything was looked at. */
  readonly cut: boolean;
}

export interface DiffOptions {
  readonly catalog: Catalog;
  /** When the steps happen, as ISO 8601. */
  readonly at: string;
}

/** Steps that are made up at most; some ten seconds. */
const MOST_STEPS = 40_000;
/** Rules that hide a change and are got around, one after the other. */
const MOST_HIDDEN = 3;

/** Compares two policies by what they decide. */
export function meaningDiff(before: Policy, after: Policy, options: DiffOptions): MeaningDiff {
  const values = valuesOf(before.lists, after.lists);
  const sides = [before, after].map((policy): Side => {
    const witness = witnessing(policy, values, options.catalog, options.at);
    return { witness, termsOf: termsUnder(witness) };
  }) as [Side, Side];
  const compiled = [compile(before), compile(after)] as const;
  const decideBoth = (situation: Situation) =>
    compiled.map((one) => decideAt(one, situation, options)) as [Decision, Decision];
  const parts = changedParts(before, after);
  const groups = new Map<string, MeaningChange>();
  const seen = new Set<string>();
  const decided = new Set<string>();
  let cut = false;

  const look = (probe: Probe, depth: number): void => {
    const key = JSON.stringify(probe.situation);
    if (decided.has(key)) return;
    decided.add(key);
    const [was, is] = decideBoth(probe.situation);
    const change = changeBetween(was, is);
    if (change !== null) {
      seen.add(probe.about);
      keep(groups, change, probe.situation, was, is);
    }
    if (change === 'milder' || change === 'stronger' || depth >= MOST_HIDDEN) return;
    for (const [hiding, side] of hidingRules(probe.about, was, is, sides))
      for (const next of withoutRule(probe, hiding, side)) look(next, depth + 1);
  };
  for (const probe of probesOf(parts, sides)) {
    if (decided.size > MOST_STEPS) {
      cut = true;
      break;
    }
    look(probe, seen.has(probe.about) ? MOST_HIDDEN : 0);
  }
  const all = [...parts.rules, ...parts.exceptions, ...parts.kill].flatMap(({ id, itself }) =>
    itself ? [id] : [],
  );
  return {
    changes: [...groups.values()]
      .map((group) => ({ ...group, witness: smallest(group, decideBoth) }))
      .toSorted(
        (a, b) =>
          CHANGE_KINDS.indexOf(a.change) - CHANGE_KINDS.indexOf(b.change) || b.seen - a.seen,
      ),
    unseen: [...new Set(all.filter((id) => !seen.has(id)))],
    steps: decided.size,
    cut,
  };
}

/** Decides about a situation. */
function decideAt(compiled: CompiledPolicy, situation: Situation, options: DiffOptions): Decision {
  const { activity, context } = situation;
  return decide(
    compiled,
    activity,
    contextOf({ at: options.at, ...context }, activity, compiled.policy, options.catalog),
  );
}

/** Rules in force that decide, both before and after, in place of the one that changed. */
function* hidingRules(
  about: string,
  before: Decision,
  after: Decision,
  sides: readonly [Side, Side],
): Generator<readonly [Policy['rules'][number], Side]> {
  for (const [decision, side] of [
    [before, sides[0]],
    [after, sides[1]],
  ] as const)
    for (const { id, stage } of decision.rules) {
      if (id === about || stage === 'observe') continue;
      const rule = side.witness.policy.rules.find((one) => one.id === id);
      if (rule !== undefined) yield [rule, side];
    }
}

function groupKey(change: ChangeKind, kind: Kind, before: Decision, after: Decision): string {
  return JSON.stringify([change, kind, outcomeOf(before), outcomeOf(after)]);
}

function keep(
  groups: Map<string, MeaningChange>,
  change: ChangeKind,
  situation: Situation,
  before: Decision,
  after: Decision,
): void {
  const { kind } = situation.activity;
  const key = groupKey(change, kind, before, after);
  const found = groups.get(key);
  const smaller = found === undefined || sizeOf(situation) < sizeOf(found.witness);
  groups.set(key, {
    change,
    kind,
    before: outcomeOf(before),
    after: outcomeOf(after),
    witness: smaller ? situation : found.witness,
    seen: (found?.seen ?? 0) + 1,
  });
}

/** Takes everything out of a witness that the change does not need. */
function smallest(
  group: MeaningChange,
  decideBoth: (situation: Situation) => readonly [Decision, Decision],
): Situation {
  const keyOf = (situation: Situation) => {
    const [was, is] = decideBoth(situation);
    const change = changeBetween(was, is);
    return change === null ? null : groupKey(change, situation.activity.kind, was, is);
  };
  const wanted = keyOf(group.witness);
  return shrunk(group.witness, (situation) => keyOf(situation) === wanted);
}
