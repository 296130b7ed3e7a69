/** Files of one JSON a line, one file a day (UTC) of writing; on the disk before it counts as handed on. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DELIVERED, type Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

/** Bytes read at once in search of the last line's end. */
const PIECE = 64 * 1024;

/** @returns a sink that appends to files */
export function ndjsonSink(options: Extract<SinkOptions, { type: 'ndjson' }>): Sink {
  return {
    name: options.name,
    deliver: async (handed) => {
      const day = new Date().toISOString().slice(0, 10);
      // One event a line: whoever reported it may have sent it with breaks in between.
      const lines = handed.map(({ event }) => `${JSON.stringify(event)}\n`).join('');
      try {
        await mkdir(options.directory, { recursive: true, mode: 0o700 });
        await append(join(options.directory, `${options.name}-${day}.ndjson`), lines);
        return DELIVERED;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { fate: 'later', after: null, reason };
      }
    },
    close: async () => {},
  };
}

async function append(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    // A crash in the middle of a write leaves part of a line, and its batch comes again.
    const { size } = await file.stat();
    const whole = await endOfLastLine(file, size);
    if (whole < size) await file.truncate(whole);
    await file.appendFile(lines);
    await file.datasync();
  } finally {
    await file.close();
  }
}

type File = Awaited<ReturnType<typeof open>>;

async function endOfLastLine(file: File, size: number): Promise<number> {
  for (let end = size; end > 0; end -= PIECE) {
    const start = Math.max(0, end - PIECE);
    const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const at = buffer.lastIndexOf(0x0a);
    if (at >= 0) return start + at + 1;
  }
  return 0;
}
