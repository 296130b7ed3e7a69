import { readEvents } from '../client.ts';
import { countSet, type Filter, unset } from './filter.ts';
import { Loading, Quiet } from '../Notices.tsx';
import { formatFull } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { emptyWords, filterWords, listWords, nowWords } from '../words.ts';

interface EmptyListProperties {
  readonly filter: Filter;
  /** Browsers that reported in the time shown; null while that is not known. */
  readonly devices: number | null;
  readonly onChange: (change: Partial<Filter>) => void;
  readonly onExpired: () => void;
}

/** Why the list is empty, and what to do next. */
export function EmptyList({ filter, devices, onChange, onExpired }: EmptyListProperties) {
  if (countSet(filter) > 0) {
    return (
      <Quiet title={emptyWords.noMatch}>
        <p>{emptyWords.noMatchLead}</p>
        <p class="actions">
          <button type="button" class="primary" onClick={() => onChange(unset(filter))}>
            {filterWords.clear}
          </button>
          <Longer filter={filter} onChange={onChange} />
        </p>
      </Quiet>
    );
  }
  if (devices === null) return <Loading text={listWords.loading} />;
  if (devices === 0) return <Silence filter={filter} onChange={onChange} onExpired={onExpired} />;
  return filter.type === 'health' ? (
    <Quiet title={emptyWords.noHealth}>
      <p>{emptyWords.noHealthLead}</p>
      <Longer filter={filter} onChange={onChange} />
    </Quiet>
  ) : (
    <Quiet title={emptyWords.quiet}>
      <p>{emptyWords.quietLead(nowWords.browsers(devices))}</p>
      <Longer filter={filter} onChange={onChange} />
    </Quiet>
  );
}

type SilenceProperties = Omit<EmptyListProperties, 'devices'>;

/** Nobody reported: ever, or only lately? The newest event there is tells the two apart. */
function Silence({ filter, onChange, onExpired }: SilenceProperties) {
  const newest = useAnswer('limit=1', 0, readNewest, onExpired);
  if (newest.loading) return <Loading text={listWords.loading} />;
  const last = newest.value?.rows[0];
  if (last !== undefined) {
    return (
      <Quiet title={emptyWords.silent}>
        <p>{emptyWords.silentLead(formatFull(last.time))}</p>
        <Longer filter={filter} onChange={onChange} />
      </Quiet>
    );
  }
  return (
    <Quiet title={emptyWords.nothing}>
      <p>{emptyWords.nothingLead}</p>
      <ol>
        {emptyWords.nothingSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {filter.type === 'step' && (
        <button type="button" class="plain" onClick={() => onChange({ type: 'health' })}>
          {emptyWords.showHealth}
        </button>
      )}
    </Quiet>
  );
}

function readNewest(key: string, signal: AbortSignal) {
  return readEvents(new URLSearchParams(key), signal);
}

type LongerProperties = Pick<EmptyListProperties, 'filter' | 'onChange'>;

function Longer({ filter, onChange }: LongerProperties) {
  if (filter.span === '30d') return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => onChange({ span: '30d', from: null, to: null })}
    >
      {emptyWords.longer}
    </button>
  );
}
