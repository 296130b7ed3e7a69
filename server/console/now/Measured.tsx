import type { HealthExtension, StepExtension } from '../../../lib/events/handrail-extension.ts';
import type { EventDetail } from '../../contract/contract.ts';
import { decisionWords, healthWords, measureWords, sensorWords } from './detail-words.ts';
import { Entry, FactList } from '../FactList.tsx';
import { plainText } from '../plain-text.ts';
import { formatDuration, formatFull } from '../times.ts';

interface MeasuredProperties {
  readonly step: StepExtension;
  readonly detail: EventDetail;
}

/** How the step was seen, by which policy, and how fast. */
export function Measured({ step, detail }: MeasuredProperties) {
  const { policy } = step;
  return (
    <FactList>
      <Entry term={measureWords.policy}>
        {policy === null
          ? decisionWords.noPolicy
          : measureWords.policyVersion(plainText(policy.id), policy.version)}
      </Entry>
      {step.policy_age_ms !== null && (
        <Entry term={measureWords.policyAge}>{formatDuration(step.policy_age_ms)}</Entry>
      )}
      {policy !== null && (
        <Entry term={measureWords.policyState}>
          <span class={policy.stale ? 'marked' : undefined}>
            {policy.stale ? decisionWords.stale : decisionWords.fresh}
          </span>
        </Entry>
      )}
      <Entry term={measureWords.sensor}>{sensorWords[step.sensor]}</Entry>
      <Entry term={measureWords.surface}>
        {measureWords.surfaceVersion(step.surface, step.surface_version)}
      </Entry>
      <Entry term={measureWords.armed}>{formatDuration(step.latency.armed)}</Entry>
      <Entry term={measureWords.decide}>{formatDuration(step.latency.decide)}</Entry>
      <Origin browser={step.browser} detail={detail} />
    </FactList>
  );
}

interface HealthFactsProperties {
  readonly health: HealthExtension;
  readonly detail: EventDetail;
}

/** What a browser says about itself. */
export function HealthFacts({ health, detail }: HealthFactsProperties) {
  return (
    <FactList>
      <Entry term={measureWords.reason}>
        <code>{health.reason}</code> {healthWords[health.reason]}
      </Entry>
      {health.detail !== '' && <Entry term={measureWords.detail}>{plainText(health.detail)}</Entry>}
      {health.surface !== null && <Entry term={measureWords.surface}>{health.surface}</Entry>}
      <Entry term={measureWords.policy}>
        {health.policy_version === null
          ? decisionWords.noPolicy
          : measureWords.version(health.policy_version)}
      </Entry>
      <Entry term={measureWords.queue}>{measureWords.events(health.queue_depth)}</Entry>
      <Entry term={measureWords.dropped}>{measureWords.events(health.dropped)}</Entry>
      <Origin browser={health.browser} detail={detail} />
    </FactList>
  );
}

interface OriginProperties {
  readonly browser: string;
  readonly detail: EventDetail;
}

function Origin({ browser, detail }: OriginProperties) {
  const { row, received } = detail;
  return (
    <>
      <Entry term={measureWords.browser}>
        {plainText(browser)} <code>{plainText(row.device)}</code>
      </Entry>
      <Entry term={measureWords.reported}>
        <time dateTime={new Date(received).toISOString()} title={formatFull(received)}>
          {/* A clock that is ahead makes the delay negative; then the moment says more. */}
          {received >= row.time
            ? measureWords.reportedAfter(formatDuration(received - row.time))
            : formatFull(received)}
        </time>
      </Entry>
      <Entry term={measureWords.uid}>
        <code>{plainText(row.uid)}</code>
      </Entry>
    </>
  );
}
