/** OTLP/HTTP logs as JSON. A partial success is never sent again (OTLP 1.8, "Partial Success"). */
import { z } from 'zod';
import { toOtlp } from '../../lib/events/otlp.ts';
import { answerJson, fateOf } from './answer-fate.ts';
import { byOrigin } from './origins.ts';
import { type Answer, post } from './post.ts';
import { DELIVERED, type Fate, type Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

const Partial = z.object({
  partialSuccess: z.object({
    rejectedLogRecords: z.coerce.number().int().positive(),
    errorMessage: z.string().catch(''),
  }),
});

/** @returns a sink that posts to an OTLP endpoint */
export function otlpSink(options: Extract<SinkOptions, { type: 'otlp' }>): Sink {
  return {
    name: options.name,
    deliver: async (handed) => {
      const resourceLogs = byOrigin(handed).flatMap(
        ({ origin, events }) => toOtlp(events, origin).resourceLogs,
      );
      const headers = { ...options.headers, 'Content-Type': 'application/json' };
      const sent = await post(options.url, headers, JSON.stringify({ resourceLogs }));
      return fateOf(sent, (answer) => readYes(answer, handed));
    },
    close: async () => {},
  };
}

/** It says how many it has not taken, but not which; only of one alone that can be told. */
function readYes(answer: Answer, handed: Parameters<Sink['deliver']>[0]): Fate {
  const partial = Partial.safeParse(answerJson(answer));
  if (!partial.success) return DELIVERED;
  const { rejectedLogRecords, errorMessage } = partial.data.partialSuccess;
  if (rejectedLogRecords < handed.length) return DELIVERED;
  return {
    fate: 'delivered',
    refused: handed.map(({ uid }) => ({ uid, reason: errorMessage.slice(0, 500) })),
  };
}
