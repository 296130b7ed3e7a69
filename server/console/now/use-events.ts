/** The list of events for a filter: first page, further pages, and rows that arrive meanwhile. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EventRow } from '../../contract/contract.ts';
import { type Failure, readEvents } from '../client.ts';

export interface EventList {
  readonly rows: readonly EventRow[];
  /** True until the first answer for the present filter. */
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly moreFailure: Failure | null;
  readonly loadMore: () => void;
  /** Puts rows that just arrived on top. */
  readonly add: (rows: readonly EventRow[]) => void;
}

interface Content {
  readonly rows: readonly EventRow[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadingMore: boolean;
  readonly moreFailure: Failure | null;
}

const nothing: Content = {
  rows: [],
  next: null,
  loading: true,
  failure: null,
  loadingMore: false,
  moreFailure: null,
};

/** Rows of both lists, newest first, each once. */
export function mergeRows(
  fresh: readonly EventRow[],
  known: readonly EventRow[],
): readonly EventRow[] {
  const byUid = new Map([...known, ...fresh].map((row) => [row.uid, row]));
  return [...byUid.values()].toSorted(
    (one, other) => other.time - one.time || (one.uid < other.uid ? 1 : -1),
  );
}

/**
 * Loads the list of a query; a new query keeps the old rows on screen until its answer is there.
 * @param revision rises when the same query is to be asked again.
 */
export function useEvents(query: string, revision: number, onExpired: () => void): EventList {
  const [content, setContent] = useState(nothing);
  const more = useRef<AbortController | null>(null);
  /** Rows that came while the first page was on its way, which does not have them. */
  const meanwhile = useRef<readonly EventRow[]>([]);

  useEffect(() => {
    const controller = new AbortController();
    meanwhile.current = [];
    setContent((before) => ({ ...before, loading: true, loadingMore: false, moreFailure: null }));
    void readEvents(new URLSearchParams(query), controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) {
        const rows = mergeRows(meanwhile.current, answer.value.rows);
        setContent({ ...nothing, ...answer.value, rows, loading: false });
      } else if (answer.failure.kind === 'expired') onExpired();
      else setContent({ ...nothing, loading: false, failure: answer.failure });
    });
    return () => {
      controller.abort();
      more.current?.abort();
    };
  }, [query, revision, onExpired]);

  const { next } = content;
  const loadMore = useCallback(() => {
    if (next === null) return;
    const controller = new AbortController();
    more.current?.abort();
    more.current = controller;
    setContent((before) => ({ ...before, loadingMore: true, moreFailure: null }));
    const parameters = new URLSearchParams(query);
    parameters.set('cursor', next);
    void readEvents(parameters, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (!answer.ok && answer.failure.kind === 'expired') return onExpired();
      setContent((before) =>
        answer.ok
          ? {
              ...before,
              rows: mergeRows(answer.value.rows, before.rows),
              next: answer.value.next,
              loadingMore: false,
            }
          : { ...before, loadingMore: false, moreFailure: answer.failure },
      );
    });
  }, [query, next, onExpired]);

  const add = useCallback((rows: readonly EventRow[]) => {
    meanwhile.current = [...meanwhile.current, ...rows];
    setContent((before) => ({ ...before, rows: mergeRows(rows, before.rows) }));
  }, []);

  return { ...content, hasMore: next !== null, loadMore, add };
}
