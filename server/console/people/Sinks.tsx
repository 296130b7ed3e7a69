import { useState } from 'preact/hooks';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { readSinks } from './requests.ts';
import { peopleWords, sinkWords } from './words.ts';

/** Where events are handed on to, and whether that goes well. */
export function Sinks({ onExpired }: PageProperties) {
  const [revision, setRevision] = useState(0);
  const { value, failure } = useAnswer('/api/sinks', revision, readSinks, onExpired);
  if (failure !== null)
    return <Problem failure={failure} onRetry={() => setRevision(revision + 1)} level={2} />;
  if (value === null) return <Loading text={peopleWords.loading} />;
  if (value.length === 0)
    return (
      <Quiet title={sinkWords.empty}>
        <p>{sinkWords.emptyLead}</p>
      </Quiet>
    );
  return (
    <ul class="entries" aria-label={sinkWords.label}>
      {value.map(({ name, delivered, refused, lastDelivered, lastTrouble }) => (
        <li key={name} class="entry">
          <div class="what">
            <h2>
              <bdi>{name}</bdi>
            </h2>
            <p class="facts">
              {[
                sinkWords.delivered(delivered),
                ...(refused === 0 ? [] : [sinkWords.refused(refused)]),
                lastDelivered === null
                  ? sinkWords.never
                  : sinkWords.last(formatDayAndClock(lastDelivered)),
              ].join(' · ')}
            </p>
            {lastTrouble !== null && <p class="warning">{lastTrouble}</p>}
          </div>
          <div class="does">
            {lastTrouble === null && <span class="said">{sinkWords.well}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
