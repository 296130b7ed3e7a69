/** `handrail policy replay`: what a candidate would have done with steps that were recorded. */
import { type Decision, type Outcome, atLeast } from '../lib/activity/decision.ts';
import { catalog } from '../lib/catalog/full.ts';
import { type CompiledPolicy, compile } from '../lib/policy/compile.ts';
import { decide } from '../lib/policy/decide.ts';
import {
  type KeptPrompts,
  NO_KEPT_PROMPTS,
  answeredPrompt,
  countPrompt,
  historyOf,
  prunePrompts,
  rememberAnswer,
} from '../lib/policy/prompts.ts';
import { createReplayer } from '../lib/policy/replay/replay-tally.ts';
import { takesPart } from '../lib/policy/rollout.ts';
import { unrecordedFacts } from '../lib/policy/replay/unrecorded.ts';
import { type RecordedStep, readEvents, stepOf } from './event-lines.ts';
import type { Json } from './options.ts';
import { readPolicyOrBundle } from './policy-file.ts';
import { createProgress } from './progress.ts';
import { replayWords } from './replay-words.ts';
import { type ExitCode, Refusal, say, sayJson } from './terminal.ts';

export interface ReplayOptions extends Json {
  readonly events: string;
  readonly against?: string;
  readonly showPeople: boolean;
}

/** Replays recorded events. People are counted and never named unless `showPeople`. */
export async function replay(file: string, options: ReplayOptions): Promise<ExitCode> {
  const candidate = compile(await readPolicyOrBundle(file));
  const other =
    options.against === undefined ? null : compile(await readPolicyOrBundle(options.against));
  const missingOf = unrecordedFacts(candidate.policy);
  const replayer = createReplayer();
  const after = judge(candidate);
  const before = other === null ? null : judge(other);
  const progress = createProgress('lines read');
  const read = await readEvents(
    options.events,
    (event, raw) => {
      const recorded = stepOf(event, raw);
      if (recorded === null) return;
      const { step } = recorded;
      const user = event.actor?.user?.name ?? null;
      const groups = groupsOf(recorded);
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
        after(recorded),
        before === null ? step.effect : before(recorded).effect,
      );
    },
    progress.tick,
  );
  progress.done();
  if (read.events === 0)
    throw new Refusal(
      `${options.events === '-' ? 'Standard input' : options.events} holds no event of Handrail.`,
      1,
      read.examples[0] === undefined
        ? 'It takes one OCSF event a line, as Handrail reports them.'
        : `Line ${read.examples[0].line} ${read.examples[0].reason}.`,
    );
  const { mostAsked, ...result } = replayer.result();
  if (options.json)
    sayJson({
      policy: nameOf(candidate),
      against: other === null ? null : nameOf(other),
      ...result,
      ...(options.showPeople ? { mostAsked } : {}),
      read,
    });
  else {
    const baseline = other === null ? 'what was decided then' : `version ${other.policy.version}`;
    say(...replayWords({ ...result, mostAsked }, read, baseline, options.showPeople));
  }
  return 0;
}

function nameOf({ policy: { id, version } }: CompiledPolicy) {
  return { id, version };
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
function judge(compiled: CompiledPolicy): (recorded: RecordedStep) => Decision {
  const histories = new Map<string, KeptPrompts>();
  return (recorded) => {
    const { event, step } = recorded;
    const user = event.actor?.user?.name ?? null;
    const device = event.device.uid;
    // Who is outside the share of the document keeps what was in force.
    if (!takesPart(compiled.policy, { user, device })) return decidedThen(recorded);
    const person = user ?? device;
    const kept = histories.get(person);
    const pruned = kept === undefined ? NO_KEPT_PROMPTS : prunePrompts(kept, event.time);
    const decision = decide(compiled, step.activity, {
      now: event.time,
      language: 'en',
      user,
      groups: groupsOf(recorded),
      device,
      stale: false,
      firstTime: null,
      prompts: historyOf(pruned),
      catalog,
    });
    if (!atLeast(decision.effect, 'inform')) return decision;
    const counted = countPrompt(pruned, decision.effect, event.time);
    histories.set(
      person,
      WENT_ON.has(step.outcome)
        ? rememberAnswer(counted, answeredPrompt(decision, step.activity, event.time), event.time)
        : counted,
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
