/**
 * Replays recorded events against a candidate policy: the way from an event to the counters of
 * `policy/replay`, the same for the command line and the service, so that both name the same figures.
 */
import { type Decision, type Outcome, atLeast } from '../activity/decision.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import { decide } from '../policy/decide.ts';
import { type OwnRequest, ownRequestOf } from '../policy/own-request.ts';
import {
  type KeptPrompts,
  NO_KEPT_PROMPTS,
  answeredPrompt,
  countPrompt,
  historyOf,
  prunePrompts,
  rememberAnswer,
} from '../policy/prompts.ts';
import { type Change, changeOf, type Replay } from '../policy/replay/replay.ts';
import { createReplayer } from '../policy/replay/replay-tally.ts';
import { unrecordedFacts } from '../policy/replay/unrecorded.ts';
import { takesPart } from '../policy/rollout.ts';
import { type RecordedEvent, type RecordedStep, stepOf } from './recorded.ts';

/** What became of one step, for whoever keeps examples. */
export interface ReplayedStep {
  readonly change: Change;
  /** What it is compared with: the decision of the other policy, or the recorded one. */
  readonly before: Pick<Decision, 'effect' | 'rules'>;
  readonly after: Decision;
}

export interface EventReplay {
  /**
   * @param raw the event as it was read, before anything was filled in
   * @returns null where the event tells of Handrail's own health
   */
  readonly add: (event: RecordedEvent, raw: unknown) => ReplayedStep | null;
  readonly result: () => Replay;
}

/**
 * Begins a replay. Memory grows with people, rules and days, never with events.
 * @param other what the candidate is compared with; null takes what was decided then
 */
export function createEventReplay(
  candidate: CompiledPolicy,
  other: CompiledPolicy | null,
  catalog: Catalog,
): EventReplay {
  const missingOf = unrecordedFacts(candidate.policy);
  const replayer = createReplayer();
  const after = judge(candidate, catalog);
  const before = other === null ? null : judge(other, catalog);
  return {
    add: (event, raw) => {
      const recorded = stepOf(event, raw);
      if (recorded === null) return null;
      const { step } = recorded;
      const user = event.actor?.user?.name ?? null;
      const groups = groupsOf(recorded);
      const decision = after(recorded);
      const then = before === null ? step : before(recorded);
      replayer.add(
        {
          time: event.time,
          activity: step.activity,
          effect: step.effect,
          rendered: step.rendered,
          outcome: step.outcome,
          person: user ?? event.device.uid,
          missing: missingOf(step.activity, { user, groups, absent: recorded.absent }),
        },
        decision,
        then.effect,
      );
      return { change: changeOf(then.effect, decision.effect), before: then, after: decision };
    },
    result: replayer.result,
  };
}

function groupsOf({ event }: RecordedStep): string[] {
  return (event.actor?.user?.groups ?? []).map(({ name }) => name);
}

/** People who went on, or would have: an answer that a later prompt is spared for. */
const WENT_ON: ReadonlySet<Outcome> = new Set(['proceeded', 'allowed_silently']);

/**
 * Decides as the person's browser would have, with what the record knows of person and moment, and with
 * what the policy itself would have asked this person before.
 */
function judge(compiled: CompiledPolicy, catalog: Catalog): (recorded: RecordedStep) => Decision {
  const histories = new Map<string, KeptPrompts>();
  // An approval goes by the request; which browser made it, and about what, is in the records themselves.
  const asked = new Map<string, readonly OwnRequest[]>();
  return (recorded) => {
    const { event, step } = recorded;
    const user = event.actor?.user?.name ?? null;
    const device = event.device.uid;
    // Who is outside the share of the document keeps what was in force.
    if (!takesPart(compiled.policy, { user, device })) return decidedThen(recorded);
    const person = user ?? device;
    const kept = histories.get(person);
    const pruned = kept === undefined ? NO_KEPT_PROMPTS : prunePrompts(kept, event.time);
    const uid = step.outcome === 'requested' ? event.metadata?.uid : undefined;
    const own = uid === undefined ? null : ownRequestOf(uid, step.activity);
    const requests = [...(asked.get(device) ?? []), ...(own === null ? [] : [own])];
    if (own !== null) asked.set(device, requests);
    const decision = decide(compiled, step.activity, {
      now: event.time,
      language: 'en',
      user,
      groups: groupsOf(recorded),
      device,
      stale: false,
      firstTime: null,
      prompts: historyOf(pruned),
      requests,
      catalog,
    });
    if (!atLeast(decision.effect, 'inform')) return decision;
    const counted = countPrompt(pruned, decision.effect, event.time);
    const trace = answeredPrompt(decision, step.activity, event.time, {
      prompts: historyOf(pruned),
      policy: compiled.policy,
    });
    histories.set(
      person,
      WENT_ON.has(step.outcome) ? rememberAnswer(counted, trace, event.time) : counted,
    );
    return decision;
  };
}

/** The decision as the event tells it. */
function decidedThen({ step }: RecordedStep): Decision {
  const { effect, intended, stage, basis, rules, reasons, entry, audience, text } = step;
  const { alternatives, risk, requirements, quiet, drill, unknown_predicates, policy } = step;
  return {
    ...{ effect, intended, stage, basis, rules, reasons, entry, audience, text, alternatives },
    ...{ risk, requirements, quiet, drill, policy },
    unknownPredicates: unknown_predicates,
  };
}
