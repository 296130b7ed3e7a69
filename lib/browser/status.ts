/** Puts together what the status page and the popup show. */
import type { StepRecord } from '../events/record.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { CONFIGURATION_KEYS, type ConfigurationKey } from '../policy/configuration.ts';
import { surfaces } from '../surfaces/registry.ts';
import type { Managed } from './management.ts';
import type { Layer } from './layers.ts';
import { MOST_RECENT, type RecentStep, type Status } from './messages.ts';
import { type HeldPolicy, type LastPull, isStale } from './policy-keeper.ts';
import { subjectOf } from './request-states.ts';
import type { DeliveryState } from './reporter.ts';
import type { SurfaceCounts } from './surface-counts.ts';

/** Values that are shown as `set` only. */
const SECRET: ReadonlySet<ConfigurationKey> = new Set(['reportToken', 'enrolmentToken']);

export interface StatusParts {
  readonly version: string;
  readonly managed: Managed;
  readonly policy: HeldPolicy | null;
  readonly lastPull: LastPull | null;
  readonly outbox: Outbox;
  readonly delivery: DeliveryState;
  readonly counts: SurfaceCounts;
  readonly layers: readonly Layer[];
  readonly requests: Status['requests'];
  readonly stopped: Status['stopped'];
  readonly notice: Status['notice'];
  readonly withheld: Status['withheld'];
  readonly privately: Status['privately'];
}

/** The status as `Status` describes it; secrets are shown as `set`. */
export async function statusOf(parts: StatusParts): Promise<Status> {
  const { managed, policy, delivery } = parts;
  const recent = await parts.outbox.recent(MOST_RECENT);
  return {
    version: parts.version,
    management: managed.state,
    configuration: configurationOf(managed),
    problems: [...managed.problems],
    policy:
      policy === null
        ? null
        : {
            id: policy.document.id,
            version: policy.document.version,
            organisation: policy.document.organisation.name,
            signer: policy.kid,
            verifiedAt: policy.verifiedAt,
            checkedAt: policy.checkedAt,
            expires: policy.document.expires,
            stale: isStale(policy.document, Date.now()),
            rules: policy.document.rules.length,
          },
    lastPull: parts.lastPull,
    outbox: {
      ...(await parts.outbox.counts()),
      lastError: delivery.lastError,
      lastSent: delivery.lastSent,
    },
    surfaces: surfaces.map(({ id, product, capability, version }) => ({
      id,
      product,
      capability,
      version,
      read: parts.counts[id]?.read ?? 0,
      gaps: parts.counts[id]?.gaps ?? 0,
    })),
    recent: recent.map(({ record, sent }) => recentStep(record, sent)),
    layers: [...parts.layers],
    requests: parts.requests,
    stopped: parts.stopped,
    notice: parts.notice,
    withheld: parts.withheld,
    privately: parts.privately,
  };
}

function configurationOf(managed: Managed): Status['configuration'] {
  return (Object.keys(CONFIGURATION_KEYS) as ConfigurationKey[]).map((key) => {
    const value = managed.configuration[key];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return {
      key,
      value: value === null ? '' : SECRET.has(key) ? 'set' : text,
      source: managed.set.includes(key) ? managed.source : 'default',
    };
  });
}

function recentStep(
  { uid, time, activity, decision, outcome, disputes }: StepRecord,
  sent: boolean,
): RecentStep {
  return {
    uid,
    time,
    kind: activity.kind,
    surface: activity.surface,
    subject: subjectOf(activity),
    effect: decision.effect,
    outcome,
    quiet: decision.quiet,
    drill: decision.drill,
    sent,
    disputes,
  };
}
