/**
 * What the worker needs to judge a request at once. Chromium's request listeners have to answer in the
 * same tick, so policy and configuration are in memory, brought there at the start and at each change.
 */
import type { Activity } from '../activity/activity.ts';
import { type Decision, holds } from '../activity/decision.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import { decide, decideWithoutPolicy } from '../policy/decide.ts';
import { failModeOf } from '../policy/overrides.ts';
import type { Context } from '../policy/facts.ts';
import type { Policy } from '../policy/schema.ts';
import type { Device } from './device.ts';
import { browser } from './extension.ts';
import type { Managed, Management } from './management.ts';
import { type HeldPolicy, type PolicyKeeper, isStale } from './policy-keeper.ts';

export interface Judgement {
  /** The decision, or null while nothing is in memory yet or nobody manages this browser. */
  readonly decide: (activity: Activity) => Decision | null;
  readonly policy: () => Policy | null;
  /** ms since the policy was last confirmed, or null without one. */
  readonly policyAge: () => number | null;
  /** Settles once there is something in memory. */
  readonly ready: Promise<void>;
  /** Takes policy and configuration anew. */
  readonly renew: () => Promise<void>;
}

/** What is remembered of this person, beside the policy. */
export type Remembered = Pick<Context, 'firstTime' | 'prompts'> &
  Required<Pick<Context, 'requests'>>;

export interface JudgementOptions {
  readonly management: Management;
  readonly keeper: PolicyKeeper;
  readonly catalog: Catalog;
  readonly device: Pick<Device, 'id'>;
  /** Answers from memory. */
  readonly remembered: (activity: Activity) => Remembered;
}

/** Brings policy and configuration into memory, beginning now. */
export function createJudgement(options: JudgementOptions): Judgement {
  const { management, keeper, catalog } = options;
  const language = browser.i18n.getUILanguage();
  let managed: Managed | null = null;
  let held: HeldPolicy | null = null;
  let compiled: CompiledPolicy | null = null;
  let device: string | null = null;

  const load = async () => {
    const [id, next] = await Promise.all([options.device.id(), management.current()]);
    device = id;
    const policy = await keeper.current(next.configuration);
    if (policy?.document !== held?.document)
      compiled = policy === null ? null : keeper.compiled(policy);
    held = policy;
    managed = next;
  };
  /** One after the other, so that an older answer never replaces a newer one. */
  let loading = load();
  const ready = loading;

  return {
    ready,
    renew: () => (loading = loading.then(load, load)),
    policy: () => held?.document ?? null,
    policyAge: () => (held === null ? null : Math.max(0, Date.now() - held.checkedAt)),
    decide: (activity) => {
      if (managed === null) return null;
      const { configuration, state } = managed;
      if (compiled === null || held === null)
        return state === 'managed' ? decideWithoutPolicy(configuration.failMode) : null;
      try {
        return decide(compiled, activity, {
          now: Date.now(),
          language,
          user: configuration.user,
          groups: configuration.groups,
          device,
          stale: isStale(held.document, Date.now()),
          ...options.remembered(activity),
          catalog,
        });
      } catch {
        // A policy that cannot be applied asks the person: neither waved through nor stuck.
        return decideWithoutPolicy(failModeOf(held.document, 'warn'));
      }
    },
  };
}

/** Whether a decision stands in the way; none does not. */
export function stands(decision: Decision | null): decision is Decision {
  return decision !== null && holds(decision.effect);
}

/** Whether a person's own go-ahead is all that a decision asks for; the page is not taken at its word. */
export function permits(decision: Decision | null, justification: string | null): boolean {
  // The record of the answer may have come first: then the same step is not asked about again.
  if (!stands(decision)) return true;
  switch (decision.effect) {
    case 'acknowledge':
      return true;
    case 'justify':
      return (justification ?? '').trim() !== '';
    default:
      return false;
  }
}
