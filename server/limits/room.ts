/** Room for the bodies of reports in this process: beyond it, reports are sent away, not queued. */
import { Refusal } from '../problem.ts';

/** Seconds. */
const RETRY_WHEN_BUSY = 2;

export type RoomLimits = {
  /** Bodies that are read and stored at the same time. */
  inFlight: number;
  /** Bytes of all of them, unpacked. */
  bytes: number;
};

export type Place = {
  /** Takes bytes of the room; throws Refusal 429 with Retry-After when there are not as many. */
  reserve: (bytes: number) => void;
  /** Gives everything back; to be called once. */
  leave: () => void;
};

/**
 * @param onChange told how many bodies there are, and their bytes
 * @returns a function that takes a place for one body; throws Refusal 429 when there is none
 */
export function createRoom(
  limits: RoomLimits,
  onChange: (bodies: number, bytes: number) => void,
): () => Place {
  let bodies = 0;
  let bytes = 0;
  return () => {
    if (bodies >= limits.inFlight) throw full();
    bodies += 1;
    let own = 0;
    onChange(bodies, bytes);
    return {
      reserve(more) {
        if (bytes + more > limits.bytes) throw full();
        own += more;
        bytes += more;
        onChange(bodies, bytes);
      },
      leave() {
        bodies -= 1;
        bytes -= own;
        onChange(bodies, bytes);
      },
    };
  };
}

function full(): Refusal {
  return new Refusal(429, 'Too many reports at once.', 'Wait as long as Retry-After says.', {
    'Retry-After': String(RETRY_WHEN_BUSY),
  });
}
