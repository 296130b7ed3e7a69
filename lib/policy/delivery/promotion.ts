/** One step up or down the ladder of delivery: the stage of a rule, and the share of people it holds for. */
import { STAGES, type Stage } from '../../activity/decision.ts';

/** How far a rule is rolled out; a whole document has a share and no stage. */
export interface Delivery {
  readonly stage: Stage | null;
  /** 1 to 100. */
  readonly rollout: number;
}

export type Direction = 'promote' | 'demote';

/**
 * Where a rule or document stands after a promotion or demotion.
 * @param wanted what was asked for. Without anything a rule moves by one stage; a share alone leaves the
 *   stage as it is.
 * @returns the new place, or a sentence that says why it is no step in this direction.
 */
export function moved(
  direction: Direction,
  current: Delivery,
  wanted: { readonly stage?: Stage | undefined; readonly rollout?: number | undefined },
): Delivery | string {
  const rollout = wanted.rollout ?? current.rollout;
  const stage =
    wanted.stage ?? (wanted.rollout === undefined ? nextStage(direction, current) : current.stage);
  if (stage === undefined)
    return direction === 'promote'
      ? `It is in ${current.stage} already, and there is no stage above it.`
      : `It is in ${current.stage} already, and there is no stage below it.`;
  const steps = indexOf(stage) - indexOf(current.stage);
  const change = steps === 0 ? rollout - current.rollout : steps;
  if (change === 0) return `It stands at ${inWords({ stage, rollout })} already.`;
  if (change > 0 === (direction === 'promote')) return { stage, rollout };
  return `From ${inWords(current)} to ${inWords({ stage, rollout })} is a step ${change > 0 ? 'up' : 'down'}; use ${change > 0 ? 'promote' : 'demote'}.`;
}

/** `coach`, `enforce for 25 %`, `50 %`. */
export function inWords({ stage, rollout }: Delivery): string {
  if (stage === null) return `${rollout} %`;
  return rollout === 100 ? stage : `${stage} for ${rollout} %`;
}

function nextStage(direction: Direction, { stage }: Delivery): Stage | undefined {
  return stage === null ? undefined : STAGES[indexOf(stage) + (direction === 'promote' ? 1 : -1)];
}

function indexOf(stage: Stage | null): number {
  return stage === null ? 0 : STAGES.indexOf(stage);
}
