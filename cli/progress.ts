/** Signs of life during long work, for a person at a terminal; nothing where output is collected. */

const EVERY = 200;

export interface Progress {
  /** @param count how much is done. */
  readonly tick: (count: number) => void;
  /** Takes the line away again. */
  readonly done: () => void;
}

/**
 * A line on standard error that is written over and over, and only while somebody watches.
 * @param words what is being done, for example `events read`.
 */
export function createProgress(
  words: string,
  stream: NodeJS.WriteStream = process.stderr,
): Progress {
  let last = 0;
  let shown = false;
  return {
    tick: (count) => {
      const now = performance.now();
      if (!stream.isTTY || now - last < EVERY) return;
      last = now;
      shown = true;
      stream.write(`\r${count.toLocaleString('en')} ${words}`);
    },
    done: () => {
      if (shown) stream.write('\r\u001B[K');
    },
  };
}
