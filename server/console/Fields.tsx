import { useEffect, useId, useState } from 'preact/hooks';

interface ChoiceFieldProperties<Value extends string> {
  readonly label: string;
  /** Words for "no choice"; without them one must be chosen. */
  readonly any?: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Shown as set apart from its default. */
  readonly set: boolean;
  readonly onChoose: (value: Value | null) => void;
}

/** One of a few values. */
export function ChoiceField<Value extends string>({
  label,
  any,
  value,
  options,
  set,
  onChoose,
}: ChoiceFieldProperties<Value>) {
  return (
    <select
      class={set ? 'set' : undefined}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChoose(options.find((option) => option.value === chosen)?.value ?? null);
      }}
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface SuggestFieldProperties {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly limit: number;
  readonly options: readonly { readonly value: string; readonly label: string | null }[];
  readonly onChoose: (value: string | null) => void;
}

/** One of possibly thousands of values: type to narrow; takes effect when it is chosen or left. */
export function SuggestField({
  label,
  any,
  value,
  limit,
  options,
  onChoose,
}: SuggestFieldProperties) {
  const list = useId();
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);

  const choose = (text: string) => {
    const chosen = text.trim() === '' ? null : text.trim();
    if (chosen !== value) onChoose(chosen);
  };

  return (
    <span class="suggest">
      <input
        class={value === null ? undefined : 'set'}
        aria-label={label}
        placeholder={any}
        list={list}
        maxLength={limit}
        value={typed}
        autoComplete="off"
        spellcheck={false}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          // Picking from the list arrives as input of a whole value.
          if (text === '' || options.some((option) => option.value === text)) choose(text);
        }}
        onChange={(event) => choose(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose(event.currentTarget.value);
        }}
      />
      <datalist id={list}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label ?? option.value}
          </option>
        ))}
      </datalist>
    </span>
  );
}
