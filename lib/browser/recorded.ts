/** Recorded steps as they went out, or will: the record, and the body that the encoder makes of it. */
import { encodeBatch } from '../events/encode.ts';
import type { Origin, StepRecord } from '../events/record.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { Recorded } from './messages.ts';

export interface RecordedParts {
  readonly outbox: Pick<Outbox, 'find'>;
  /** The configuration by which records leave now. */
  readonly configuration: () => Promise<Configuration>;
  readonly origin: (configuration: Configuration) => Promise<Origin>;
}

/** These steps as far as they are still here, in the order asked for. */
export async function recordedOf(
  uids: readonly string[],
  { outbox, configuration, origin }: RecordedParts,
): Promise<Recorded[]> {
  const now = await configuration();
  const today = { format: now.reportFormat, origin: await origin(now) };
  return (await outbox.find(uids)).map(({ record, as, sent, seq }) => {
    const { format, origin: from } = as ?? today;
    // Without the token: it is no part of the body.
    const { body } = encodeBatch(format, [record], from, as?.seq ?? seq ?? 0, null);
    return { record, sent, format, body, origin: from, exact: as !== null };
  });
}

/** The record by which a person says afterwards that a step was judged wrongly. */
export function disputeOf(first: StepRecord, comment: string, time: number): StepRecord {
  const said = comment.trim();
  return {
    ...first,
    uid: uuidv7(),
    time,
    rendered: 'none',
    outcome: 'disputed',
    justification: said === '' ? null : said,
    disputes: first.uid,
    grant: null,
    grantedScopes: null,
  };
}
