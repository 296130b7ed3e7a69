/** Splunk's HTTP Event Collector. */
import { z } from 'zod';
import { toSplunkHec } from '../../lib/events/splunk-hec.ts';
import { answerJson, fateOf } from './answer-fate.ts';
import { byOrigin } from './origins.ts';
import { post } from './post.ts';
import { DELIVERED, type Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

/** Anything else that says 200 is a proxy's page, not a yes. */
const Yes = z.object({ code: z.literal(0) });

/** @returns a sink that posts to a collector */
export function splunkSink(options: Extract<SinkOptions, { type: 'splunk-hec' }>): Sink {
  const headers = {
    Authorization: `Splunk ${options.token}`,
    'Content-Type': 'application/json',
  };
  return {
    name: options.name,
    deliver: async (handed) => {
      const body = byOrigin(handed)
        .map(({ origin, events }) => toSplunkHec(events, origin))
        .join('\n');
      return fateOf(await post(options.url, headers, body), (answer) =>
        Yes.safeParse(answerJson(answer)).success
          ? DELIVERED
          : { fate: 'later', after: null, reason: 'It did not answer as a collector does.' },
      );
    },
    close: async () => {},
  };
}
