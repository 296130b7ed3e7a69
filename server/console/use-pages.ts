/** A list that the service gives out page by page: another query begins anew, "show more" goes on. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from './client.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface Pages<Row> extends Page<Row> {
  /** Something is on its way: the first page or a further one. */
  readonly loading: boolean;
  /** Whether the rows, also none, are those of the query; until then they are of the one before. */
  readonly known: boolean;
  /** Of the last answer. After a further page that failed, rows and `next` are as before. */
  readonly failure: Failure | null;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

type State<Row> = Omit<Pages<Row>, 'loadMore' | 'reload'>;

/**
 * Loads the first page of a query, and further ones when asked to; what is on its way for another query is dropped.
 * @param query as in an address, without `?`; null while it is not known what to ask for
 * @param read asks for one page; `asked` holds the query and the cursor
 */
export function usePages<Row>(
  query: string | null,
  read: (asked: URLSearchParams, signal: AbortSignal) => Promise<Answer<Page<Row>>>,
  onExpired: () => void,
): Pages<Row> {
  const [state, setState] = useState<State<Row>>({
    ...{ rows: [], next: null, loading: true, known: false, failure: null },
  });
  const [revision, setRevision] = useState(0);
  const asking = useRef<AbortController | null>(null);

  const load = useCallback(
    (cursor: string | null) => {
      if (query === null) return;
      const asked = new URLSearchParams(query);
      if (cursor !== null) asked.set('cursor', cursor);
      const controller = new AbortController();
      asking.current?.abort();
      asking.current = controller;
      setState((before) => ({ ...before, loading: true, known: cursor !== null && before.known }));
      void read(asked, controller.signal).then((answer) => {
        if (controller.signal.aborted) return;
        if (!answer.ok && answer.failure.kind === 'expired') return onExpired();
        setState((before) => {
          const kept = cursor === null ? [] : before.rows;
          const rest = { loading: false, known: true };
          return answer.ok
            ? {
                rows: [...kept, ...answer.value.rows],
                next: answer.value.next,
                failure: null,
                ...rest,
              }
            : { rows: kept, next: cursor, failure: answer.failure, ...rest };
        });
      });
    },
    [query, read, onExpired],
  );
  useEffect(() => {
    load(null);
    return () => asking.current?.abort();
  }, [load, revision]);

  const { next, loading } = state;
  const loadMore = useCallback(() => {
    if (next !== null && !loading) load(next);
  }, [next, loading, load]);
  const reload = useCallback(() => setRevision((before) => before + 1), []);
  return { ...state, loadMore, reload };
}
