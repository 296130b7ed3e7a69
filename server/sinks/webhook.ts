/**
 * Signed webhooks as standardwebhooks.com says: HMAC-SHA-256 over id, time and body. The id is made of
 * the body, so that the same batch has the same id when it comes again.
 */
import { createHash, createHmac } from 'node:crypto';
import { fateOf } from './answer-fate.ts';
import { post } from './post.ts';
import type { Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

/**
 * @param id the same when the same comes again; made of the body when absent
 * @returns the headers that prove who sent a body, and when (Unix seconds)
 */
export function webhookHeaders(
  secret: string,
  body: string,
  seconds: number,
  id = `msg_${createHash('sha256').update(body).digest('base64url')}`,
): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

/** @returns a sink that posts JSON arrays of events */
export function webhookSink(options: Extract<SinkOptions, { type: 'webhook' }>): Sink {
  return {
    name: options.name,
    deliver: async (handed) => {
      const body = `[${handed.map(({ json }) => json).join(',')}]`;
      const proof = webhookHeaders(options.secret, body, Math.floor(Date.now() / 1000));
      const headers = { ...proof, 'Content-Type': 'application/json' };
      return fateOf(await post(options.url, headers, body), null);
    },
    close: async () => {},
  };
}
