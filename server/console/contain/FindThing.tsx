import { useState } from 'preact/hooks';
import { SORTS, type Sort } from '../../contract/containment.ts';
import { ChoiceField } from '../Fields.tsx';
import { Refused } from '../Forms.tsx';
import { goTo } from '../location.ts';
import { Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { formatDayAndClock } from '../times.ts';
import { useAnswer } from '../use-answer.ts';
import { useChange } from '../use-change.ts';
import { readThings, stopThing } from './requests.ts';
import { containWords as words, sortWords } from './words.ts';

const OPTIONS = SORTS.map((value) => ({ value, label: sortWords[value].label }));

const addressOf = (sort: Sort, id: string) =>
  `/contain?${new URLSearchParams({ sort, id }).toString()}`;

/** Looks for what to stop, in what was met; anything else can be typed. */
export function FindThing({ onExpired }: Pick<PageProperties, 'onExpired'>) {
  const [sort, setSort] = useState<Sort>('app');
  const [text, setText] = useState('');
  const query = `?${new URLSearchParams({ sort, text: text.trim() }).toString()}`;
  const [revision, setRevision] = useState(0);
  const { value, failure } = useAnswer(query, revision, readThings, onExpired);
  const things = value?.things ?? [];
  return (
    <section>
      <h2>{words.find}</h2>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') goTo(addressOf(sort, text.trim()));
        }}
      >
        <ChoiceField
          label={words.what}
          value={sort}
          options={OPTIONS}
          set={false}
          onChoose={(chosen) => setSort(chosen ?? 'app')}
        />
        <input
          class="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          maxLength={1024}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {text.trim() !== '' && (
          <button type="submit" class="plain">
            {words.typed(text.trim().slice(0, 40))}
          </button>
        )}
      </form>
      {failure !== null && (
        <Problem failure={failure} level={3} onRetry={() => setRevision(revision + 1)} />
      )}
      <ul class="things">
        {things.map(({ id, name, platforms, last }) => (
          <li key={id}>
            <a href={addressOf(sort, id)} onClick={follow}>
              <bdi>{name ?? id}</bdi>
            </a>
            <small>
              {[
                ...(name === null ? [] : [id]),
                platforms.join(', '),
                words.met(formatDayAndClock(last)),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {value !== null && things.length === 0 && <p class="subtitle">{words.none}</p>}
      {value?.more === true && <p class="subtitle">{words.more}</p>}
    </section>
  );
}

/** Goes there without loading the console anew. */
export function follow(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { pathname, search } = event.currentTarget;
  goTo(pathname + search);
}

/** Begins an exercise with a made-up app. */
export function DrillForm({ session, onExpired }: Pick<PageProperties, 'session' | 'onExpired'>) {
  const [name, setName] = useState('');
  const { busy, failure, send } = useChange(onExpired);
  return (
    <section>
      <h2>{words.drill}</h2>
      <p class="subtitle">{words.drillLead}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '' || busy) return;
          const request = { name: name.trim(), reason: words.drill, drill: true } as const;
          void send(() => stopThing(request, session.csrf)).then((stop) => {
            if (stop !== null) goTo(`/contain/${stop.id}`);
          });
        }}
      >
        <input
          class="search"
          aria-label={words.drillName}
          placeholder={words.drillName}
          maxLength={80}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="plain" disabled={busy}>
          {words.drillStart}
        </button>
      </form>
      <Refused failure={failure} />
    </section>
  );
}
