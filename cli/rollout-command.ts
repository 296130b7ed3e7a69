/** `handrail policy promote` and `demote`: one step in the delivery of a rule, in the file itself. */
import { EditProblem, removeValue, setValue } from '../lib/policy/delivery/edit.ts';
import { type Stage, STAGES } from '../lib/activity/decision.ts';
import { hasErrors, lintPolicy } from '../lib/policy/lint/lint.ts';
import { suggestion } from '../lib/policy/lint/nearest.ts';
import { type Delivery, type Direction, inWords, moved } from '../lib/policy/delivery/promotion.ts';
import type { Policy } from '../lib/policy/schema.ts';
import { readText, writeAtomically } from './files.ts';
import { lineDiff } from './line-diff.ts';
import type { Json } from './options.ts';
import { findingWords } from './policy-file.ts';
import { type ExitCode, Refusal, say, sayJson } from './terminal.ts';

export interface RolloutOptions extends Json {
  readonly stage?: string;
  readonly rollout?: string;
  /** The share of browsers that take the whole document, instead of a rule. */
  readonly bundle: boolean;
  readonly dryRun: boolean;
}

/** Moves a rule, or the whole document, one step and raises the version. Comments and order stay. */
export async function changeRollout(
  direction: Direction,
  file: string,
  rule: string | undefined,
  options: RolloutOptions,
): Promise<ExitCode> {
  const wanted = { stage: stageOf(options.stage), rollout: shareOf(options.rollout) };
  if ((rule === undefined) !== options.bundle)
    throw new Refusal('Say what moves: a rule, or the whole document with --bundle.', 2);
  if (options.bundle && wanted.rollout === undefined)
    throw new Refusal('A whole document has a share and no stage: name it with --rollout.', 2);
  const text = await readText(file);
  const policy = readable(file, text);
  const index = rule === undefined ? null : indexOf(policy, rule);
  const current = deliveryOf(policy, index);
  const next = moved(direction, current, options.bundle ? { rollout: wanted.rollout } : wanted);
  if (typeof next === 'string') throw new Refusal(next, 1);
  const edited = edit(text, policy.version, index, current, next);
  const linted = lintPolicy(edited, Date.now());
  if (hasErrors(linted))
    throw new Refusal(
      `The change would make the policy wrong:\n${linted.findings.map((finding) => findingWords(file, finding)).join('\n')}`,
      1,
      'Nothing was written.',
    );
  if (!options.dryRun) await writeAtomically(file, edited);
  const name = rule ?? policy.id;
  if (options.json)
    sayJson({
      ok: true,
      file,
      name,
      from: current,
      to: next,
      version: policy.version + 1,
      written: !options.dryRun,
    });
  else
    say(
      `${name}: from ${inWords(current)} to ${inWords(next)}, version ${policy.version + 1}.${options.dryRun ? ' Nothing was written.' : ''}`,
      ...(options.dryRun ? lineDiff(text, edited) : []),
    );
  return 0;
}

function stageOf(text: string | undefined): Stage | undefined {
  if (text === undefined) return undefined;
  const stage = STAGES.find((name) => name === text);
  if (stage === undefined)
    throw new Refusal(`"${text}" is no stage.`, 2, `It is one of ${STAGES.join(', ')}.`);
  return stage;
}

function shareOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = Number(text.replace(/\s*%$/u, ''));
  if (!Number.isInteger(share) || share < 1 || share > 100)
    throw new Refusal(`"${text}" is no share.`, 2, 'It is a whole number from 1 to 100.');
  return share;
}

function readable(file: string, text: string): Policy {
  const { policy, findings } = lintPolicy(text, Date.now());
  if (policy !== null) return policy;
  const first = findings.slice(0, 3).map((finding) => findingWords(file, finding));
  throw new Refusal(`${file} is not a policy.\n${first.join('\n')}`, 1);
}

function indexOf(policy: Policy, rule: string): number {
  const index = policy.rules.findIndex(({ id }) => id === rule);
  if (index >= 0) return index;
  throw new Refusal(
    `The policy has no rule "${rule}".`,
    2,
    suggestion(
      rule,
      policy.rules.map(({ id }) => id),
    ),
  );
}

function deliveryOf(policy: Policy, index: number | null): Delivery {
  if (index === null) return { stage: null, rollout: policy.rollout };
  const rule = policy.rules[index];
  return { stage: rule?.stage ?? null, rollout: rule?.rollout ?? 100 };
}

/** @param index of the rule; null for the whole document. */
function edit(
  text: string,
  version: number,
  index: number | null,
  current: Delivery,
  next: Delivery,
): string {
  const at = index === null ? [] : ['rules', index];
  try {
    let edited = setValue(text, ['version'], version + 1, 'id');
    edited = setValue(edited, ['issued'], new Date().toISOString(), 'version');
    if (next.stage !== null && next.stage !== current.stage)
      edited = setValue(edited, [...at, 'stage'], next.stage, 'effect');
    if (next.rollout === current.rollout) return edited;
    return next.rollout === 100
      ? removeValue(edited, [...at, 'rollout'], 100)
      : setValue(
          edited,
          [...at, 'rollout'],
          next.rollout,
          index === null ? 'organisation' : 'stage',
        );
  } catch (error) {
    if (error instanceof EditProblem)
      throw new Refusal(
        `The file cannot be changed by machine: ${error.message}`,
        1,
        'Change it by hand.',
      );
    throw error;
  }
}
