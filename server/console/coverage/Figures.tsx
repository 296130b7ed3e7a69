import type { Coverage } from '../../contract/fleet.ts';
import { formatDayAndClock, formatDuration } from '../times.ts';
import { type Asked, DeviceLink } from './DeviceLink.tsx';
import { coverageWords as words, number, share } from './words.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** The answer first: how much of the fleet has the policy that is served. */
export function PolicyAnswer({ coverage }: { readonly coverage: Coverage }) {
  const { policy, active } = coverage;
  if (policy === null) return <p class="board">{words.noPolicy}</p>;
  const { version, activeReached, since, p50, p95 } = policy;
  const duration = (ms: number | null) => (ms === null ? null : formatDuration(Math.max(ms, 1000)));
  const behind = Math.max(0, active - activeReached);
  return (
    <section class="policy-reach" aria-labelledby="answer-title">
      <h2 id="answer-title">{words.reached(share(activeReached, active), version)}</h2>
      <meter
        min={0}
        max={Math.max(active, 1)}
        value={activeReached}
        aria-labelledby="answer-title"
      />
      <p>
        {words.reachedOf(activeReached, active)}
        {behind > 0 && (
          <>
            ;{' '}
            <DeviceLink asked={{ below: version, active: WEEK }}>
              {number(behind)} {words.behind}
            </DeviceLink>
          </>
        )}
        . {words.times(duration(p50), duration(p95))} {words.since(formatDayAndClock(since))}
      </p>
    </section>
  );
}

/** The fleet in numbers, each of which leads to its browsers. */
export function Figures({ coverage }: { readonly coverage: Coverage }) {
  const { devices, active, silent, trouble, enrolment } = coverage;
  const rows: readonly (readonly [string, number, Asked])[] = [
    [words.all, devices, {}],
    [words.active, active, { active: WEEK }],
    [words.hour, silent.hour, { silent: HOUR }],
    [words.day, silent.day, { silent: DAY }],
    [words.week, silent.week, { silent: WEEK }],
    [words.gaps, trouble.gaps, { trouble: 'gaps' }],
    [words.waiting, trouble.waiting, { trouble: 'waiting' }],
    [words.dropped, trouble.dropped, { trouble: 'dropped' }],
    [words.setAside, trouble.setAside, { trouble: 'set-aside' }],
    [words.copies, enrolment.copies, { trouble: 'copies' }],
  ];
  return (
    <ul class="numbers fleet-numbers" aria-label={words.numbers}>
      {rows.map(([label, count, asked]) => (
        <li key={label}>
          <DeviceLink asked={asked} class={`number ${count === 0 ? 'none' : ''}`}>
            <strong>{number(count)}</strong> <span>{label}</span>
          </DeviceLink>
        </li>
      ))}
    </ul>
  );
}
