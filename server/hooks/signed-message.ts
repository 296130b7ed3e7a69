/** The plain hook: JSON for programs, signed as standardwebhooks.com says. */
import type { Happening } from '../contract/hooks.ts';
import { webhookHeaders } from '../sinks/webhook.ts';
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';

const ABOUT: Readonly<Record<Happening, string>> = {
  ...{ requested: 'approval', approved: 'approval', refused: 'approval' },
  ...{ disputed: 'objection', answered: 'objection' },
  found: 'finding',
};

/**
 * @param id the same when the same notice comes again, so that whoever gets it twice can tell
 * @param now Unix ms
 */
export function signedMessage(
  { happening, at, data }: Notice,
  target: { url: string; secret: string },
  id: string,
  now: number,
): Message {
  const body = {
    type: `${ABOUT[happening]}.${happening}`,
    timestamp: new Date(at).toISOString(),
    data,
  };
  const seconds = Math.floor(now / 1000);
  return {
    ...{ method: 'POST', url: target.url, body, reference: null },
    headers: webhookHeaders(target.secret, JSON.stringify(body), seconds, id),
  };
}
