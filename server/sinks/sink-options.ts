/** What an admin says of each sink; parsed once, when the service starts. */
import { z } from 'zod';

const common = {
  /** Names the sink's cursor: a sink of another name begins anew. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a name is lower-case letters, digits and -'),
  /** Where a sink begins that was not there before: at the oldest event, or at the next one. */
  from: z.enum(['start', 'now']).default('now'),
};
const Url = z.url({ protocol: /^https?$/ });
const Secret = z.string().min(1);
/** As standardwebhooks.com writes it. */
export const WebhookSecret = z
  .string()
  .regex(/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/, 'at least 24 bytes in base64');

export const SinkOptions = z.discriminatedUnion('type', [
  /** OTLP/HTTP logs as JSON; `url` is the whole address, often ending in /v1/logs. */
  z.strictObject({
    ...common,
    type: z.literal('otlp'),
    url: Url,
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** `url` is the whole address, often ending in /services/collector/event. */
  z.strictObject({ ...common, type: z.literal('splunk-hec'), url: Url, token: Secret }),
  /** `url` is the cluster; events go to a data stream or index by its bulk API. */
  z.strictObject({
    ...common,
    type: z.literal('elastic'),
    url: Url,
    index: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
    apiKey: Secret.nullable().default(null),
  }),
  /** A JSON array of events, signed as standardwebhooks.com says; the secret is base64. */
  z.strictObject({
    ...common,
    type: z.literal('webhook'),
    url: Url,
    secret: WebhookSecret,
  }),
  /** A subject that a stream of JetStream keeps. */
  z.strictObject({
    ...common,
    type: z.literal('nats'),
    servers: z.array(z.string().min(1)).min(1),
    subject: z.string().regex(/^[^\s*>]+$/),
  }),
  /** One file a day in a directory. */
  z.strictObject({ ...common, type: z.literal('ndjson'), directory: z.string().min(1) }),
]);
export type SinkOptions = z.infer<typeof SinkOptions>;

export const SinkList = z
  .array(SinkOptions)
  .refine((sinks) => new Set(sinks.map(({ name }) => name)).size === sinks.length, {
    error: 'two sinks have the same name',
  });
