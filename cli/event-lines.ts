/**
 * Recorded events, one JSON a line: OCSF events as the report endpoint takes them and the service keeps
 * them. A line may also hold an array of events (one posted batch) or Splunk's envelope
 * (`{"event": …}`). Lines that are none of these are counted and named, and reading goes on.
 */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { RecordedEvent } from '../lib/events/recorded.ts';
import { Refusal } from './terminal.ts';

export interface BadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ReadLines {
  readonly lines: number;
  readonly events: number;
  readonly bad: number;
  /** The first few, to be shown. */
  readonly examples: readonly BadLine[];
}

const SHOWN_BAD_LINES = 5;

/**
 * Reads events one after the other; memory does not grow with the file.
 * @param path a file, or `-` for standard input.
 * @param take told each event, in the order of the file.
 * @throws Refusal 2 when the file cannot be read, or is an address: nothing is fetched here.
 */
export async function readEvents(
  path: string,
  take: (event: RecordedEvent, raw: unknown) => void,
  tick: (lines: number) => void = () => undefined,
): Promise<ReadLines> {
  let lines = 0;
  let events = 0;
  let bad = 0;
  const examples: BadLine[] = [];
  const refuse = (reason: string) => {
    bad += 1;
    if (examples.length < SHOWN_BAD_LINES) examples.push({ line: lines, reason });
  };
  const input = await openEvents(path);
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    lines += 1;
    if (lines % 1000 === 0) tick(lines);
    if (text.trim() === '') continue;
    for (const raw of candidatesOf(text)) {
      const parsed = RecordedEvent.safeParse(raw);
      if (!parsed.success) {
        refuse(raw === NO_JSON ? 'is not JSON' : reasonOf(parsed.error));
        continue;
      }
      events += 1;
      take(parsed.data, raw);
    }
  }
  return { lines, events, bad, examples };
}

/** Stands for a line that is no JSON; as an event it is refused like any other. */
const NO_JSON: unique symbol = Symbol('no JSON');

function candidatesOf(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A cut-off last line is the common case; the caller counts it.
    return [NO_JSON];
  }
  return (Array.isArray(value) ? value : [value]).map(unwrapped);
}

function unwrapped(value: unknown): unknown {
  const isEnvelope =
    typeof value === 'object' && value !== null && 'event' in value && !('unmapped' in value);
  return isEnvelope ? value.event : value;
}

function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'is no event'
    : `is no event of Handrail: ${issue.path.join('.') || 'the whole'}: ${issue.message}`;
}

async function openEvents(path: string): Promise<NodeJS.ReadableStream> {
  if (path === '-') return process.stdin;
  if (/^https?:/u.test(path))
    throw new Refusal(
      'Events are read from a file or from standard input, not from an address.',
      2,
      'Let another program fetch them: curl -fsS -H "Authorization: Bearer $HANDRAIL_EXPORT_TOKEN" https://SERVICE/export | handrail policy replay FILE --events -',
    );
  try {
    await access(path);
  } catch {
    throw new Refusal(
      `${path} cannot be read.`,
      2,
      'It takes a file with one event a line, or - for standard input.',
    );
  }
  return createReadStream(path, 'utf8');
}
