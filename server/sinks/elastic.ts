/** Elasticsearch's bulk API. The uid is the document's id, so an event that comes again is found. */
import { z } from 'zod';
import { answerJson, fateOf } from './answer-fate.ts';
import { type Answer, post } from './post.ts';
import type { Fate, HandedEvent, Refused, Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

const Bulk = z.object({
  items: z.array(
    z.object({
      create: z.object({
        status: z.int(),
        error: z.object({ type: z.string(), reason: z.string().catch('') }).optional(),
      }),
    }),
  ),
});

/** @returns a sink that writes to a data stream or an index */
export function elasticSink(options: Extract<SinkOptions, { type: 'elastic' }>): Sink {
  const url = `${options.url.replace(/\/+$/u, '')}/_bulk`;
  const headers = {
    'Content-Type': 'application/x-ndjson',
    ...(options.apiKey === null ? {} : { Authorization: `ApiKey ${options.apiKey}` }),
  };
  return {
    name: options.name,
    deliver: async (handed) => {
      const body = handed.map((one) => linesOf(one, options.index)).join('');
      return fateOf(await post(url, headers, body), (answer) => readYes(answer, handed));
    },
    close: async () => {},
  };
}

/** A data stream wants `@timestamp`, and takes nothing but `create`. */
function linesOf({ uid, event }: HandedEvent, index: string): string {
  const action = { create: { _index: index, _id: uid } };
  const document = { '@timestamp': new Date(event.time).toISOString(), ...event };
  return `${JSON.stringify(action)}\n${JSON.stringify(document)}\n`;
}

/** Each event has a status of its own. 409: it is there already. Busy ones make the batch wait. */
function readYes(answer: Answer, handed: readonly HandedEvent[]): Fate {
  const bulk = Bulk.safeParse(answerJson(answer));
  if (!bulk.success || bulk.data.items.length !== handed.length)
    return { fate: 'later', after: null, reason: 'It did not answer as the bulk API does.' };
  const refused: Refused[] = [];
  for (const [index, { create }] of bulk.data.items.entries()) {
    const said = create.error === undefined ? '' : `${create.error.type}: ${create.error.reason}`;
    if (create.status === 429 || create.status >= 500)
      return { fate: 'later', after: null, reason: said.slice(0, 500) };
    if (create.status >= 400 && create.status !== 409)
      refused.push({ uid: handed[index]!.uid, reason: said.slice(0, 500) });
  }
  return { fate: 'delivered', refused };
}
