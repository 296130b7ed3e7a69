/** The list, page after page: another query begins anew, "show more" goes on. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ThingRow } from '../../contract/inventory.ts';
import type { Failure } from '../client.ts';
import { readThings } from './requests.ts';

export interface Things {
  readonly rows: readonly ThingRow[];
  readonly next: string | null;
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** @param query null while it is not known what to ask for */
export function useThings(query: string | null, onExpired: () => void): Things {
  const [state, setState] = useState<Omit<Things, 'loadMore' | 'reload'>>({
    ...{ rows: [], next: null, loading: true, failure: null },
  });
  const [revision, setRevision] = useState(0);

  useEffect(() => {
    if (query === null) return;
    const controller = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    void readThings(query, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setState({ ...answer.value, loading: false, failure: null });
      else if (answer.failure.kind === 'expired') onExpired();
      else setState({ rows: [], next: null, loading: false, failure: answer.failure });
    });
    return () => controller.abort();
  }, [query, revision, onExpired]);

  const { next } = state;
  const loadMore = useCallback(() => {
    if (query === null || next === null) return;
    setState((before) => ({ ...before, loading: true }));
    void readThings(`${query}&cursor=${encodeURIComponent(next)}`).then((answer) => {
      if (answer.ok)
        setState((before) => ({
          ...{ rows: [...before.rows, ...answer.value.rows], next: answer.value.next },
          ...{ loading: false, failure: null },
        }));
      else if (answer.failure.kind === 'expired') onExpired();
      else setState((before) => ({ ...before, loading: false, failure: answer.failure }));
    });
  }, [query, next, onExpired]);

  return { ...state, loadMore, reload: () => setRevision((before) => before + 1) };
}
