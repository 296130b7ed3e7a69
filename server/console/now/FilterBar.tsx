import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { EFFECTS, OUTCOMES } from '../../../lib/activity/decision.ts';
import type { Facets } from '../../contract/contract.ts';
import { ChoiceField, SuggestField } from '../Fields.tsx';
import { countSet, defaultFilter, EVENT_TYPES, type Filter, TEXT_LIMIT, unset } from './filter.ts';
import { effectWords, filterWords, outcomeWords } from '../words.ts';

/** Typing pauses this long before the list follows. */
const TYPING = 300;

interface FilterBarProperties {
  readonly filter: Filter;
  readonly facets: Facets | null;
  /** `passing` marks steps of typing, which the back button should not stop at. */
  readonly onChange: (change: Partial<Filter>, passing?: boolean) => void;
}

/** Every filter of the list; on a narrow screen all but the search fold away. */
export function FilterBar({ filter, facets, onChange }: FilterBarProperties) {
  const [unfolded, setUnfolded] = useState(false);
  const set = countSet(filter);
  const fields = useId();

  return (
    <form
      class="filters"
      role="search"
      aria-label={filterWords.title}
      onSubmit={(event) => event.preventDefault()}
    >
      <SearchField text={filter.text} onText={(text, passing) => onChange({ text }, passing)} />
      <button
        type="button"
        class="plain unfold"
        aria-expanded={unfolded}
        aria-controls={fields}
        onClick={() => setUnfolded(!unfolded)}
      >
        {filterWords.toggle(set)}
      </button>
      <div id={fields} class={unfolded ? 'fields unfolded' : 'fields'}>
        <ChoiceField
          label={filterWords.type}
          value={filter.type}
          options={EVENT_TYPES.map((type) => ({ value: type, label: filterWords.types[type] }))}
          set={filter.type !== defaultFilter.type}
          onChoose={(type) => onChange({ type: type ?? defaultFilter.type })}
        />
        <ChoiceField
          label={filterWords.effect}
          any={filterWords.anyEffect}
          value={filter.effect}
          options={EFFECTS.map((effect) => ({ value: effect, label: effectWords[effect].label }))}
          set={filter.effect !== null}
          onChoose={(effect) => onChange({ effect })}
        />
        <ChoiceField
          label={filterWords.outcome}
          any={filterWords.anyOutcome}
          value={filter.outcome}
          options={OUTCOMES.map((outcome) => ({
            value: outcome,
            label: outcomeWords[outcome].label,
          }))}
          set={filter.outcome !== null}
          onChoose={(outcome) => onChange({ outcome })}
        />
        <ChoiceField
          label={filterWords.surface}
          any={filterWords.anySurface}
          value={filter.surface}
          options={present(facets?.surfaces ?? [], filter.surface).map((surface) => ({
            value: surface,
            label: surface,
          }))}
          set={filter.surface !== null}
          onChoose={(surface) => onChange({ surface })}
        />
        <SuggestField
          label={filterWords.app}
          any={filterWords.anyApp}
          value={filter.app}
          limit={1024}
          options={(facets?.apps ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(app) => onChange({ app })}
        />
        <SuggestField
          label={filterWords.person}
          any={filterWords.anyPerson}
          value={filter.person}
          limit={320}
          options={(facets?.people ?? []).map((person) => ({ value: person, label: null }))}
          onChoose={(person) => onChange({ person })}
        />
      </div>
      {(set > 0 || filter.type !== defaultFilter.type) && (
        <p class="filtered">
          {/* Numbers that do not follow the filters must not look as if they did. */}
          {set > 0 && <span>{filterWords.everyStep}</span>}
          <button type="button" class="link" onClick={() => onChange(unset(filter))}>
            {filterWords.clear}
          </button>
        </p>
      )}
    </form>
  );
}

/** A value in the address stays on offer even where nothing has it at the moment. */
function present(values: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || values.includes(chosen) ? values : [chosen, ...values];
}

interface SearchFieldProperties {
  readonly text: string | null;
  readonly onText: (text: string | null, passing: boolean) => void;
}

function SearchField({ text, onText }: SearchFieldProperties) {
  const [typed, setTyped] = useState(text ?? '');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was chosen while somebody typed is part of the filter that the pause ends with.
  const latest = useRef(onText);
  latest.current = onText;
  // The address is the truth: the back button and a cleared filter show here too.
  useEffect(() => {
    clearTimeout(pause.current);
    setTyped((before) => (before.trim() === (text ?? '') ? before : (text ?? '')));
  }, [text]);
  useEffect(() => () => clearTimeout(pause.current), []);

  return (
    <input
      class={text === null ? 'search' : 'search set'}
      type="search"
      aria-label={filterWords.text}
      placeholder={filterWords.textHint}
      maxLength={TEXT_LIMIT}
      value={typed}
      onInput={(event) => {
        const { value } = event.currentTarget;
        setTyped(value);
        clearTimeout(pause.current);
        pause.current = setTimeout(
          () => latest.current(value.trim() === '' ? null : value.trim(), text !== null),
          TYPING,
        );
      }}
    />
  );
}
