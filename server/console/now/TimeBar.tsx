import { ChoiceField } from '../Fields.tsx';
import { defaultFilter, type Filter, SPANS, timeOf } from './filter.ts';
import { fromLocalField, toLocalField } from '../times.ts';
import { filterWords, spanWords } from '../words.ts';

interface TimeBarProperties {
  readonly filter: Filter;
  readonly onChange: (change: Partial<Filter>) => void;
}

/** The time everything on the page is about: numbers, chart and list. */
export function TimeBar({ filter, onChange }: TimeBarProperties) {
  return (
    <div class="time">
      <ChoiceField
        label={filterWords.span}
        value={filter.span}
        options={SPANS.map((span) => ({ value: span, label: spanWords[span].option }))}
        set={filter.span !== defaultFilter.span}
        onChoose={(span) => onChange(spanChange(filter, span ?? defaultFilter.span))}
      />
      {filter.span === 'custom' && <CustomTime filter={filter} onChange={onChange} />}
    </div>
  );
}

/** A chosen time starts from the one that was shown, so that the fields are never empty. */
function spanChange(filter: Filter, span: Filter['span']): Partial<Filter> {
  if (span !== 'custom') return { span, from: null, to: null };
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const shown = timeOf(filter, now);
  return { span, from: shown.from, to: shown.to ?? now };
}

function CustomTime({ filter, onChange }: TimeBarProperties) {
  return (
    <>
      {(['from', 'to'] as const).map((edge) => {
        const time = filter[edge];
        return (
          <label key={edge} class="field">
            <span>{filterWords[edge]}</span>
            <input
              type="datetime-local"
              value={time === null ? '' : toLocalField(time)}
              onChange={(event) => {
                const chosen = fromLocalField(event.currentTarget.value);
                if (chosen !== null) onChange({ [edge]: chosen });
              }}
            />
          </label>
        );
      })}
    </>
  );
}
