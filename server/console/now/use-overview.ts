/** Numbers, chart and menus for a filter, kept up to date while events arrive. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Facets, Summary } from '../../contract/contract.ts';
import { readFacets, readSummary } from '../client.ts';
import { type Filter, timeOf } from './filter.ts';
import { type Loaded, useAnswer } from '../use-answer.ts';
import { useMoment } from '../use-moment.ts';

/** Arriving events are counted together, not one request for each. */
const GATHER = 2_000;
/** "Last hour" moves on even when nothing happens. */
const REFRESH = 60_000;

const summaryOf = (query: string, signal: AbortSignal) =>
  readSummary(new URLSearchParams(query), signal);
const facetsOf = (query: string, signal: AbortSignal) =>
  readFacets(new URLSearchParams(query), signal);

interface OverviewState {
  readonly summary: Loaded<Summary>;
  readonly facets: Loaded<Facets>;
  /** The moment they were asked for. */
  readonly asOf: number;
  /** Something arrived: the numbers are to follow soon. */
  readonly follow: () => void;
  readonly retry: () => void;
}

/** Loads and refreshes what stands above the list. */
export function useOverview(filter: Filter, onExpired: () => void): OverviewState {
  const [revision, setRevision] = useState(0);
  const asOf = useMoment(`${filter.span} ${filter.from} ${filter.to} ${revision}`);
  const retry = useCallback(() => setRevision((before) => before + 1), []);

  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  const follow = useCallback(() => {
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined;
      retry();
    }, GATHER);
  }, [retry]);

  useEffect(() => {
    const refresh = setInterval(() => {
      if (document.visibilityState === 'visible') retry();
    }, REFRESH);
    return () => {
      clearInterval(refresh);
      clearTimeout(gathering.current);
    };
  }, [retry]);

  // The service counts a time, not a filter (see `filterWords.everyStep`).
  const { from, to } = timeOf(filter, asOf);
  const time = new URLSearchParams({ from: String(from) });
  if (to !== null) time.set('to', String(to));

  return {
    summary: useAnswer(time.toString(), revision, summaryOf, onExpired),
    facets: useAnswer(time.toString(), revision, facetsOf, onExpired),
    asOf,
    follow,
    retry,
  };
}
