/** Each kind of sink by its options. */
import { elasticSink } from './elastic.ts';
import { natsSink } from './nats.ts';
import { ndjsonSink } from './ndjson.ts';
import { otlpSink } from './otlp.ts';
import type { Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';
import { splunkSink } from './splunk-hec.ts';
import { webhookSink } from './webhook.ts';

/** @returns the sink, which has not touched anything yet */
export function makeSink(options: SinkOptions): Sink {
  switch (options.type) {
    case 'otlp':
      return otlpSink(options);
    case 'splunk-hec':
      return splunkSink(options);
    case 'elastic':
      return elasticSink(options);
    case 'webhook':
      return webhookSink(options);
    case 'nats':
      return natsSink(options);
    case 'ndjson':
      return ndjsonSink(options);
  }
}
