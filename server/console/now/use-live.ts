/** Events as they arrive, over server-sent events; says honestly when the line is down. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { EventRow } from '../../contract/contract.ts';
import { readSession } from '../client.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

/** The browser retries a broken line by itself, but not after an error status; then we do. */
const RETRY_AFTER = 5_000;
/** A line that comes up at once is not worth a word about its being down. */
const GRACE = 1_500;

interface LiveHandlers {
  readonly onRow: (row: EventRow) => void;
  /** The line was down and is up again: something may have been missed. */
  readonly onRestored: () => void;
  readonly onExpired: () => void;
}

function rowOf(data: unknown): EventRow | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed = EventRow.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: a newer service may say more than events here; the list itself stays right.
    return null;
  }
}

/** Keeps a live line open while mounted. */
export function useLive(handlers: LiveHandlers): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(handlers);
  latest.current = handlers;

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let grace: ReturnType<typeof setTimeout> | undefined;
    let wasDown = false;
    let ended = false;

    const open = () => {
      const line = new EventSource('/api/live');
      source = line;
      line.addEventListener('open', () => {
        clearTimeout(grace);
        grace = undefined;
        setState('live');
        if (wasDown) latest.current.onRestored();
        wasDown = false;
      });
      line.addEventListener('message', (message) => {
        const row = rowOf(message.data);
        if (row !== null) latest.current.onRow(row);
      });
      line.addEventListener('error', () => {
        wasDown = true;
        grace ??= setTimeout(() => setState('lost'), GRACE);
        if (line.readyState === EventSource.CLOSED) void again();
      });
    };

    const again = async () => {
      const session = await readSession();
      if (ended) return;
      if (!session.ok && session.failure.kind === 'expired') latest.current.onExpired();
      else retry = setTimeout(open, RETRY_AFTER);
    };

    open();
    return () => {
      ended = true;
      source?.close();
      clearTimeout(retry);
      clearTimeout(grace);
    };
  }, []);

  return state;
}
