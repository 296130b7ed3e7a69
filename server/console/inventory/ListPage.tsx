import { useMemo } from 'preact/hooks';
import type { InventorySummary, ThingRow } from '../../contract/inventory.ts';
import { ChoiceField, SuggestField } from '../Fields.tsx';
import { goTo, usePlace } from '../location.ts';
import { Loading, Problem, Quiet } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { useAnswer } from '../use-answer.ts';
import { type Pages, usePages } from '../use-pages.ts';
import {
  addressOfThings,
  filtersSet,
  type ThingFilter,
  thingFilterOf,
  thingQueryOf,
} from './filter.ts';
import { Going } from './parts.tsx';
import { readInventorySummary, readThings } from './requests.ts';
import { ThingTable } from './ThingTable.tsx';
import { areaWords, filterWords, kindWords, pageWords, sortWords, statusWords } from './words.ts';

/** Data classes that the filter offers; any other can be typed. */
const AREAS = [
  'mail',
  'files',
  'documents',
  'calendar',
  'contacts',
  'chat',
  'code',
  'customers',
  'directory',
  'credentials',
  'payments',
  'everything',
];

/** What is new first, then everything, riskiest first. */
export function ListPage({ onExpired }: PageProperties) {
  const { search } = usePlace();
  const filter = useMemo(() => thingFilterOf(search), [search]);
  const summary = useAnswer('', 0, readInventorySummary, onExpired);
  const since = summary.value?.newSince ?? null;
  const query = since === null ? null : thingQueryOf(filter, since).toString();
  const list = usePages(query, readThings, onExpired);
  const plain = filtersSet(filter) === 0 && filter.sort === 'risk';
  const fresh = usePages(
    plain && since !== null ? `since=${since}&limit=5` : null,
    readThings,
    onExpired,
  );
  const change = (part: Partial<ThingFilter>) => goTo(addressOfThings({ ...filter, ...part }));
  const download = `/api/inventory.csv${query === null || query === '' ? '' : `?${query}`}`;

  return (
    <>
      <div class="page-head">
        <div>
          <h1>{pageWords.title}</h1>
          <p class="subtitle">{pageWords.lead}</p>
        </div>
        <div class="page-tools">
          <Going to="/inventory/import">{pageWords.imports}</Going>
          <a href={download} download>
            {pageWords.download}
          </a>
        </div>
      </div>
      {summary.failure !== null && (
        <Problem failure={summary.failure} onRetry={() => location.reload()} level={2} />
      )}
      {summary.value !== null && (
        <Numbers summary={summary.value} filter={filter} onChange={change} />
      )}
      {plain && summary.value !== null && fresh.rows.length > 0 && (
        <section class="fresh-things">
          <h2>{pageWords.fresh}</h2>
          <ThingTable rows={fresh.rows} busy={fresh.loading} caption={pageWords.fresh} />
          <p class="after">
            <Going to={addressOfThings({ since: 'week' })}>
              {pageWords.freshAll(summary.value.newThisWeek)}
            </Going>
          </p>
        </section>
      )}
      {plain && fresh.rows.length > 0 && <h2>{pageWords.all}</h2>}
      <Filters filter={filter} onChange={change} />
      {summary.failure === null && <Body list={list} filtered={filtersSet(filter) > 0} />}
      {summary.value !== null && list.rows.length > 0 && (
        <p class="subtitle">{pageWords.policy(summary.value.policyVersion)}</p>
      )}
    </>
  );
}

interface NumbersProperties {
  readonly summary: InventorySummary;
  readonly filter: ThingFilter;
  readonly onChange: (part: Partial<ThingFilter>) => void;
}

/** Each number is a way to its rows. */
function Numbers({ summary, filter, onChange }: NumbersProperties) {
  const numbers: { label: string; count: number; part: Partial<ThingFilter>; on: boolean }[] = [
    ...(['unreviewed', 'blocked', 'limited', 'approved'] as const).map((status) => ({
      label: statusWords[status].label,
      count: summary.byStatus[status] ?? 0,
      part: { status: filter.status === status ? null : status },
      on: filter.status === status,
    })),
    {
      label: filterWords.unowned,
      count: summary.unowned,
      part: { unowned: filter.unowned === null ? 'yes' : null },
      on: filter.unowned !== null,
    },
    {
      label: filterWords.since,
      count: summary.newThisWeek,
      part: { since: filter.since === null ? 'week' : null },
      on: filter.since !== null,
    },
  ];
  return (
    <ul class="thing-numbers">
      {numbers.map(({ label, count, part, on }) => (
        <li key={label}>
          <button type="button" class="plain" aria-pressed={on} onClick={() => onChange(part)}>
            <strong>{new Intl.NumberFormat().format(count)}</strong> {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Filters({ filter, onChange }: Omit<NumbersProperties, 'summary'>) {
  return (
    <search class="filters thing-filters">
      <input
        class={filter.text === null ? 'search' : 'search set'}
        type="search"
        aria-label={filterWords.search}
        placeholder={filterWords.searchHint}
        maxLength={200}
        defaultValue={filter.text ?? ''}
        key={filter.text}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          onChange({ text: text === '' ? null : text });
        }}
      />
      <ChoiceField
        label={filterWords.kind}
        any={filterWords.anyKind}
        value={filter.kind}
        set={filter.kind !== null}
        options={(['app', 'connector', 'published', 'shared'] as const).map((value) => ({
          value,
          label: kindWords[value].many,
        }))}
        onChoose={(kind) => onChange({ kind })}
      />
      <ChoiceField
        label={filterWords.status}
        any={filterWords.anyStatus}
        value={filter.status}
        set={filter.status !== null}
        options={(['unreviewed', 'approved', 'limited', 'blocked'] as const).map((value) => ({
          value,
          label: statusWords[value].label,
        }))}
        onChoose={(status) => onChange({ status })}
      />
      <SuggestField
        label={filterWords.area}
        any={filterWords.anyArea}
        value={filter.area}
        limit={60}
        options={AREAS.map((value) => ({ value, label: areaWords(value) }))}
        onChoose={(area) => onChange({ area })}
      />
      <ChoiceField
        label={filterWords.sort}
        value={filter.sort}
        set={filter.sort !== 'risk'}
        options={(['risk', 'first', 'last', 'people'] as const).map((value) => ({
          value,
          label: sortWords[value],
        }))}
        onChoose={(sort) => onChange({ sort: sort ?? 'risk' })}
      />
    </search>
  );
}

function Body({ list, filtered }: { readonly list: Pages<ThingRow>; readonly filtered: boolean }) {
  if (list.failure !== null && list.rows.length === 0)
    return <Problem failure={list.failure} onRetry={list.reload} level={2} />;
  if (list.rows.length === 0 && list.loading) return <Loading text={pageWords.loading} />;
  if (list.rows.length === 0)
    return (
      <Quiet title={filtered ? pageWords.none : pageWords.empty}>
        <p>{filtered ? pageWords.noneLead : pageWords.emptyLead}</p>
        {filtered ? (
          <button type="button" class="plain" onClick={() => goTo('/inventory')}>
            {pageWords.clear}
          </button>
        ) : (
          <Going to="/inventory/import">{pageWords.imports}</Going>
        )}
      </Quiet>
    );
  return (
    <>
      <ThingTable rows={list.rows} busy={list.loading} caption={pageWords.table} />
      <div class="list-foot">
        <p role="status">{pageWords.shown(list.rows.length, list.next === null)}</p>
        {list.failure !== null && <p class="refusal">{list.failure.error}</p>}
        {list.next !== null && (
          <button type="button" class="plain" disabled={list.loading} onClick={list.loadMore}>
            {list.loading ? pageWords.loading : pageWords.more}
          </button>
        )}
      </div>
    </>
  );
}
