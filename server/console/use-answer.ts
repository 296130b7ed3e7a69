/** One answer of the service as state: the last good value stays until a better one comes. */
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Failure } from './client.ts';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
}

/**
 * Asks whenever `key` or `revision` changes; `key` null asks nothing.
 * @returns what is known, with the key it belongs to, so that a caller can tell old from present. When the same is
 * asked again and that fails, what was known stays beside the failure.
 */
export function useAnswer<Value>(
  key: string | null,
  revision: number,
  read: (key: string, signal: AbortSignal) => Promise<Answer<Value>>,
  onExpired: () => void,
): Loaded<Value> & { readonly key: string | null } {
  const [state, setState] = useState<Loaded<Value> & { key: string | null }>({
    value: null,
    failure: null,
    loading: key !== null,
    key: null,
  });
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    void read(key, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setState({ value: answer.value, failure: null, loading: false, key });
      else if (answer.failure.kind === 'expired') onExpired();
      else
        setState((before) => ({
          ...{ value: before.key === key ? before.value : null, failure: answer.failure },
          ...{ loading: false, key },
        }));
    });
    return () => controller.abort();
  }, [key, revision, read, onExpired]);
  return state;
}
