/** One change that somebody asks for: busy while it is on its way, its failure said beside it. */
import { useState } from 'preact/hooks';
import type { Answer, Failure } from './client.ts';

export interface Change {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** Sends it; resolves with the answer, or null when it was refused. */
  readonly send: <Value>(request: () => Promise<Answer<Value>>) => Promise<Value | null>;
}

/** @param onExpired called when nobody is signed in any more */
export function useChange(onExpired: () => void): Change {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy,
    failure,
    async send(request) {
      setBusy(true);
      setFailure(null);
      const answer = await request();
      setBusy(false);
      if (answer.ok) return answer.value;
      if (answer.failure.kind === 'expired') onExpired();
      else setFailure(answer.failure);
      return null;
    },
  };
}
