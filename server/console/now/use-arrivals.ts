/** Events that arrived while the reader was looking: shown at once where that disturbs nobody. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EventRow } from '../../contract/contract.ts';
import { type Filter, matches } from './filter.ts';
import { mergeRows } from './use-events.ts';

/** How far down still counts as the top of the page, in pixels. */
const TOP = 120;
/** How long a row that just arrived carries a sign of it. */
const FRESH_FOR = 4_000;

export interface Arrivals {
  readonly waiting: readonly EventRow[];
  readonly fresh: ReadonlySet<string>;
  readonly receive: (row: EventRow) => void;
  /** Takes the waiting rows into the list. */
  readonly show: () => void;
  readonly forget: () => void;
}

/**
 * @param held true while the reader is at something that rows moving by themselves would disturb
 * @param add puts rows into the list
 */
export function useArrivals(
  filter: Filter,
  held: boolean,
  add: (rows: readonly EventRow[]) => void,
): Arrivals {
  const [waiting, setWaiting] = useState<readonly EventRow[]>([]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (fresh.size === 0) return;
    const fade = setTimeout(() => setFresh(new Set()), FRESH_FOR);
    return () => clearTimeout(fade);
  }, [fresh]);

  const place = useCallback(
    (rows: readonly EventRow[]) => {
      add(rows);
      setFresh((before) => new Set([...before, ...rows.map((row) => row.uid)]));
    },
    [add],
  );

  const latest = useRef({ filter, held });
  latest.current = { filter, held };
  const receive = useCallback(
    (row: EventRow) => {
      if (!matches(latest.current.filter, row, Date.now())) return;
      if (latest.current.held || scrollY > TOP) setWaiting((before) => mergeRows([row], before));
      else place([row]);
    },
    [place],
  );

  const show = useCallback(() => {
    place(waiting);
    setWaiting([]);
  }, [place, waiting]);
  const forget = useCallback(() => setWaiting([]), []);

  return { waiting, fresh, receive, show, forget };
}
