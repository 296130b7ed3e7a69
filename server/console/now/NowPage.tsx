import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { readEvents } from '../client.ts';
import { DetailPanel } from './DetailPanel.tsx';
import { EventTable } from './EventTable.tsx';
import { countSet, type Filter, filterFromSearch, queryOf, searchFromFilter } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { LiveStatus } from './LiveStatus.tsx';
import { eventOf, goTo, usePlace } from '../location.ts';
import { EmptyList } from './EmptyList.tsx';
import { Loading, Problem } from '../Notices.tsx';
import type { PageProperties } from '../pages.ts';
import { Overview, Subtitle } from './Overview.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { TimeBar } from './TimeBar.tsx';
import { useArrivals } from './use-arrivals.ts';
import { type EventList, useEvents } from './use-events.ts';
import { useLive } from './use-live.ts';
import { type OpenedBy, useDetailPlace } from './use-detail-place.ts';
import { useMoment } from '../use-moment.ts';
import { useOverview } from './use-overview.ts';
import { listWords, nowWords, problemWords, product } from '../words.ts';

/** What happened, and one event beside it. */
export function NowPage({ session, onExpired }: PageProperties) {
  const { path, search } = usePlace();
  const open = eventOf(path);
  const filter = useMemo(() => filterFromSearch(search), [search]);
  const [revision, setRevision] = useState(0);
  const moment = useMoment(`${search} ${revision}`);
  const query = useMemo(() => queryOf(filter, moment).toString(), [filter, moment]);

  const list = useEvents(query, revision, onExpired);
  const overview = useOverview(filter, onExpired);
  const { follow, retry } = overview;
  const held = open !== null || countSet(filter) > 0;
  const arrivals = useArrivals(filter, held, list.add);
  const { forget, receive } = arrivals;
  useEffect(forget, [query, forget]);

  const reload = useCallback(() => {
    setRevision((before) => before + 1);
    retry();
  }, [retry]);

  const live = useLive({
    onRow: (row) => {
      receive(row);
      follow();
    },
    onRestored: () => {
      follow();
      if (list.rows.length === 0) reload();
      else void catchUp(query, list, receive, reload);
    },
    onExpired,
  });

  const change = useCallback(
    (part: Partial<Filter>, passing = false) => {
      const next: Filter = { ...filter, ...part };
      // Health events have neither decision nor outcome: one choice gives way to the other.
      if (part.type === 'health') Object.assign(next, { effect: null, outcome: null });
      if (part.type === undefined && (part.effect || part.outcome)) next.type = 'step';
      goTo(`/${searchFromFilter(next)}`, passing);
    },
    [filter],
  );

  const { show, close, takeFocus } = useDetailPlace(open, search);

  useEffect(() => {
    if (open === null) document.title = `${nowWords.title} · ${product}`;
  }, [open]);

  return (
    <main id="content" tabIndex={-1} class={open === null ? 'page' : 'page with-detail'}>
      <div class="list">
        <div class="page-head">
          <div>
            <h1>{nowWords.title}</h1>
            <Subtitle filter={filter} asOf={overview.asOf} summary={overview.summary.value} />
          </div>
          <div class="page-tools">
            <LiveStatus state={live} onRefresh={reload} />
            <TimeBar filter={filter} onChange={change} />
          </div>
        </div>
        {/* When nothing answers, saying so once is enough. */}
        {(list.failure === null || overview.summary.failure === null) && (
          <Overview
            summary={overview.summary}
            filter={filter}
            asOf={overview.asOf}
            onChange={(part) => change({ type: 'step', ...part })}
            onRetry={retry}
          />
        )}
        <FilterBar filter={filter} facets={overview.facets.value} onChange={change} />
        <SavedFilters session={session} filter={filter} onExpired={onExpired} />
        <div class="fresh-place" aria-live="polite">
          {arrivals.waiting.length > 0 && (
            <button
              type="button"
              class="pill"
              aria-label={listWords.freshLabel(arrivals.waiting.length)}
              onClick={() => {
                arrivals.show();
                scrollTo({ top: 0 });
              }}
            >
              {listWords.fresh(arrivals.waiting.length)}
            </button>
          )}
        </div>
        <ListBody
          list={list}
          filter={filter}
          open={open}
          search={search}
          fresh={arrivals.fresh}
          devices={overview.summary.value?.devices ?? null}
          onOpen={show}
          onChange={change}
          onReload={reload}
          onExpired={onExpired}
        />
      </div>
      {open !== null && (
        <DetailPanel uid={open} takeFocus={takeFocus} onClose={close} onExpired={onExpired} />
      )}
    </main>
  );
}

/** Asks for what was missed while the live line was down; more than a page of it is read as a list begun anew. */
async function catchUp(
  query: string,
  list: EventList,
  receive: (row: EventList['rows'][number]) => void,
  reload: () => void,
) {
  const answer = await readEvents(new URLSearchParams(query), new AbortController().signal);
  if (!answer.ok) return;
  const known = new Set(list.rows.map((row) => row.uid));
  const { rows, next } = answer.value;
  if (next !== null && !rows.some((row) => known.has(row.uid))) reload();
  else for (const row of rows) if (!known.has(row.uid)) receive(row);
}

interface ListBodyProperties {
  readonly list: EventList;
  readonly filter: Filter;
  readonly open: string | null;
  readonly search: string;
  readonly fresh: ReadonlySet<string>;
  readonly devices: number | null;
  readonly onOpen: (uid: string, by: OpenedBy) => void;
  readonly onChange: (part: Partial<Filter>) => void;
  readonly onReload: () => void;
  readonly onExpired: () => void;
}

function ListBody(properties: ListBodyProperties) {
  const { list, filter, devices, onChange, onReload, onExpired } = properties;
  if (list.failure !== null) return <Problem failure={list.failure} onRetry={onReload} level={2} />;
  if (list.rows.length === 0) {
    if (list.loading) return <Loading text={listWords.loading} />;
    return (
      <EmptyList filter={filter} devices={devices} onChange={onChange} onExpired={onExpired} />
    );
  }
  return (
    <>
      <EventTable
        rows={list.rows}
        open={properties.open}
        fresh={properties.fresh}
        search={properties.search}
        busy={list.loading}
        onOpen={properties.onOpen}
      />
      <div class="list-foot">
        <p role="status">{listWords.shown(list.rows.length, !list.hasMore)}</p>
        {list.moreFailure !== null && <p class="refusal">{list.moreFailure.error}</p>}
        {list.hasMore && (
          <button type="button" class="plain" disabled={list.loadingMore} onClick={list.loadMore}>
            {list.loadingMore
              ? listWords.loadingMore
              : list.moreFailure === null
                ? listWords.more
                : problemWords.retry}
          </button>
        )}
      </div>
    </>
  );
}
