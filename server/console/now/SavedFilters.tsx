import { useState } from 'preact/hooks';
import type { Session } from '../../contract/contract.ts';
import { FILTER_NAME_LIMIT, type SavedFilter } from '../../contract/saved-filters.ts';
import { goTo } from '../location.ts';
import { plainText } from '../plain-text.ts';
import { useAnswer } from '../use-answer.ts';
import { type Filter, searchFromFilter } from './filter.ts';
import { keepFilter, readFilters, removeFilter } from './saved-requests.ts';
import { savedWords } from './saved-words.ts';

interface SavedFiltersProperties {
  readonly session: Session;
  readonly filter: Filter;
  readonly onExpired: () => void;
}

/** Filters that were kept: opened with one click, kept under a name, deleted. Folded until asked for. */
export function SavedFilters({ session, filter, onExpired }: SavedFiltersProperties) {
  const [revision, setRevision] = useState(0);
  const [said, setSaid] = useState('');
  const { value, failure } = useAnswer('filters', revision, readFilters, onExpired);
  const search = searchFromFilter(filter);
  const filters = value?.filters ?? [];

  const done = (sentence: string) => {
    setSaid(sentence);
    setRevision((before) => before + 1);
  };
  const remove = async ({ id, name }: SavedFilter) => {
    const answer = await removeFilter(id, session.csrf);
    if (answer.ok) done(savedWords.deleted(plainText(name)));
    else if (answer.failure.kind === 'expired') onExpired();
    else setSaid(`${answer.failure.error} ${answer.failure.hint}`);
  };

  return (
    <details class="saved">
      <summary>{savedWords.title(filters.length)}</summary>
      <div class="saved-body">
        {failure !== null ? (
          <p class="refusal">{failure.error}</p>
        ) : filters.length === 0 ? (
          <p>{savedWords.none}</p>
        ) : (
          <ul>
            {filters.map((one) => (
              <FilterLine
                key={one.id}
                saved={one}
                current={one.search === search}
                removable={one.own || session.role === 'admin'}
                onRemove={() => void remove(one)}
              />
            ))}
          </ul>
        )}
        <KeepForm session={session} search={search} onDone={done} onExpired={onExpired} />
        <p role="status">{said}</p>
      </div>
    </details>
  );
}

interface FilterLineProperties {
  readonly saved: SavedFilter;
  readonly current: boolean;
  readonly removable: boolean;
  readonly onRemove: () => void;
}

function FilterLine({ saved, current, removable, onRemove }: FilterLineProperties) {
  const name = plainText(saved.name);
  return (
    <li>
      <a
        href={`/${saved.search}`}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          goTo(`/${saved.search}`);
        }}
      >
        {name}
      </a>
      {saved.shared && (
        <small>{saved.own ? savedWords.shared : savedWords.by(plainText(saved.owner))}</small>
      )}
      {removable && (
        <button
          type="button"
          class="link"
          aria-label={savedWords.deleteOf(name)}
          onClick={onRemove}
        >
          {savedWords.delete}
        </button>
      )}
    </li>
  );
}

interface KeepFormProperties {
  readonly session: Session;
  readonly search: string;
  readonly onDone: (sentence: string) => void;
  readonly onExpired: () => void;
}

function KeepForm({ session, search, onDone, onExpired }: KeepFormProperties) {
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const keep = async () => {
    const answer = await keepFilter({ name: name.trim(), search, shared }, session.csrf);
    if (!answer.ok) {
      if (answer.failure.kind === 'expired') onExpired();
      else setRefusal(`${answer.failure.error} ${answer.failure.hint}`);
      return;
    }
    setName('');
    setShared(false);
    setRefusal(null);
    onDone(savedWords.kept(plainText(answer.value.name)));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') setRefusal(savedWords.nameMissing);
        else void keep();
      }}
    >
      <label>
        <span>{savedWords.name}</span>
        <input
          value={name}
          maxLength={FILTER_NAME_LIMIT}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <span>{savedWords.share}</span>
      </label>
      <button type="submit" class="plain">
        {savedWords.keep}
      </button>
      {refusal !== null && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
