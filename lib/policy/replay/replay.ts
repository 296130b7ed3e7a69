/**
 * What a candidate policy would have done with steps that were recorded. Pure counting: the steps come
 * one by one from wherever they are kept, and memory grows with people, rules and days, never with steps.
 */
import type { Activity } from '../../activity/activity.ts';
import {
  EFFECTS,
  type Decision,
  type Effect,
  type Outcome,
  atLeast,
  holds,
} from '../../activity/decision.ts';

/** One recorded step: what it was, what was decided, what was on screen and what the person did. */
export interface PastStep {
  /** Unix time in ms. */
  readonly time: number;
  readonly activity: Activity;
  readonly effect: Effect;
  readonly rendered: Effect | 'none';
  readonly outcome: Outcome;
  /** Who acted: the person, or the device where nobody is named. */
  readonly person: string;
  /** Facts that the candidate asks for and the record does not have. */
  readonly missing: readonly MissingFact[];
}

/** A fact that cannot be told from a record, and the rules that ask for it. */
export interface MissingFact {
  readonly fact: string;
  readonly rules: readonly string[];
}

/** What changes for a person: `new` and `removed` are about being shown anything at all. */
export const CHANGES = ['new', 'stronger', 'milder', 'removed', 'same'] as const;
export type Change = (typeof CHANGES)[number];

/** How people answered what was really shown, where the candidate would show something, too. */
export interface Answers {
  /** Steps at which something was on screen then. */
  readonly shown: number;
  /** People said that it was wrong. */
  readonly disputed: number;
  /** Held, and went on unchanged: confirmed or gave a reason. */
  readonly wentOn: number;
  /** Went back or corrected the step. */
  readonly heeded: number;
}

/**
 * The share of prompts that may have been false alarms. Those that were disputed are the least; those at
 * which people disputed or went on unchanged are the most. Null where nothing was shown then.
 */
export interface FalseAlarms extends Answers {
  readonly least: number | null;
  readonly most: number | null;
}

export interface Distribution {
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
}

export interface RuleReplay {
  readonly id: string;
  /** Steps at which it is among the deciding rules. */
  readonly matched: number;
  /** Of these, steps at which its own effect is shown to the person but can be passed. */
  readonly prompted: number;
  /** Of these, steps at which it asks for an approval or blocks. */
  readonly stopped: number;
  /** Of these, steps at which it is on trial and would have shown more. */
  readonly onTrial: number;
  readonly people: number;
  /** Prompts and stops by day (UTC). */
  readonly perDay: Readonly<Record<string, number>>;
  readonly falseAlarms: FalseAlarms;
}

export interface Counts {
  readonly steps: number;
  readonly prompted: number;
  readonly stopped: number;
}

export interface Replay {
  readonly steps: number;
  /** Unix times in ms; null without steps. */
  readonly from: number | null;
  readonly to: number | null;
  readonly people: number;
  readonly before: Readonly<Record<Effect, number>>;
  readonly after: Readonly<Record<Effect, number>>;
  readonly prompted: number;
  readonly stopped: number;
  /** People who would have been shown anything. */
  readonly peopleAsked: number;
  readonly changes: Readonly<Record<Change, number>>;
  /** From which effect to which, most frequent first. */
  readonly moves: ReadonlyArray<{
    readonly from: Effect;
    readonly to: Effect;
    readonly steps: number;
  }>;
  /** Prompts and stops of a person over the whole time, and on a day on which they took a step. */
  readonly perPerson: Distribution;
  readonly perPersonDay: Distribution;
  /** Prompts that were kept back, so that people keep reading. */
  readonly kept: Readonly<Record<string, number>>;
  readonly rules: readonly RuleReplay[];
  /** Kill entries that stopped a step. */
  readonly kill: Readonly<Record<string, number>>;
  readonly days: Readonly<Record<string, Counts>>;
  readonly surfaces: Readonly<Record<string, Counts>>;
  readonly falseAlarms: FalseAlarms;
  /** Steps that could not be judged in full, by the fact that is missing. */
  readonly missing: ReadonlyArray<{
    readonly fact: string;
    readonly steps: number;
    readonly rules: readonly string[];
  }>;
  /** Who would be asked most, first. Names people: not to be shown unless asked for. */
  readonly mostAsked: ReadonlyArray<{ readonly person: string; readonly prompts: number }>;
}

/** What becomes of a step, for the person. */
export function changeOf(before: Effect, after: Effect): Change {
  const [was, is] = [atLeast(before, 'inform'), atLeast(after, 'inform')];
  if (!was && !is) return 'same';
  if (!was) return 'new';
  if (!is) return 'removed';
  const difference = EFFECTS.indexOf(after) - EFFECTS.indexOf(before);
  return difference === 0 ? 'same' : difference > 0 ? 'stronger' : 'milder';
}

/** How the person answered what was on screen then, or null where nothing was, or nothing would be. */
export function answerOf(step: PastStep, after: Decision): keyof Answers | null {
  const { rendered, outcome } = step;
  if (rendered === 'none' || !atLeast(rendered, 'inform')) return null;
  if (!atLeast(after.effect, 'inform')) return null;
  if (outcome === 'disputed') return 'disputed';
  if (outcome === 'cancelled' || outcome === 'fixed') return 'heeded';
  // A notice asks for nothing, and who asked for approval or was stopped had no way on.
  return outcome === 'proceeded' && holds(rendered) ? 'wentOn' : 'shown';
}
