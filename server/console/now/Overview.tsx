import type { Summary } from '../../contract/contract.ts';
import { EffectChart } from './EffectChart.tsx';
import { type Filter, timeOf } from './filter.ts';
import { Problem } from '../Notices.tsx';
import { SummaryNumbers } from './SummaryNumbers.tsx';
import { formatDayAndClock, formatFull } from '../times.ts';
import type { Loaded } from '../use-answer.ts';
import { nowWords, spanWords } from '../words.ts';

interface OverviewProperties {
  readonly summary: Loaded<Summary>;
  readonly filter: Filter;
  /** The moment the numbers were asked for. */
  readonly asOf: number;
  readonly onChange: (change: Partial<Filter>) => void;
  readonly onRetry: () => void;
}

/** The answer first: how much, how it ended, when. */
export function Overview({ summary, filter, asOf, onChange, onRetry }: OverviewProperties) {
  if (summary.failure !== null) {
    return <Problem failure={summary.failure} onRetry={onRetry} level={2} />;
  }
  return (
    <>
      <SummaryNumbers
        summary={summary.value}
        outcome={filter.outcome}
        onOutcome={(outcome) => onChange({ outcome })}
      />
      {summary.value?.behind === true && <p role="status">{nowWords.behind}</p>}
      {summary.value === null ? (
        <div class="chart-space" />
      ) : (
        <EffectChart
          buckets={summary.value.buckets}
          end={timeOf(filter, asOf).to ?? asOf}
          onZoom={(from, to) => onChange({ span: 'custom', from, to })}
        />
      )}
    </>
  );
}

interface SubtitleProperties {
  readonly filter: Filter;
  readonly asOf: number;
  readonly summary: Summary | null;
}

function browsersOf({ devices, devicesAtMost }: Summary): string {
  const browsers = nowWords.browsers(devices);
  return devicesAtMost && devices > 0 ? nowWords.atMost(browsers) : browsers;
}

/** The time that is shown, and how many browsers reported in it. */
export function Subtitle({ filter, asOf, summary }: SubtitleProperties) {
  const { from, to } = timeOf(filter, asOf);
  const heading =
    filter.span === 'custom'
      ? nowWords.range(formatDayAndClock(from), formatDayAndClock(to ?? asOf))
      : spanWords[filter.span].heading;
  return (
    <p class="subtitle">
      <span title={nowWords.range(formatFull(from), formatFull(to ?? asOf))}>{heading}</span>
      {summary !== null && `, ${browsersOf(summary)}`}
    </p>
  );
}
