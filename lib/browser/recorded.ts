/** Recorded steps as they went out, or will: the record, and the body that the encoder makes of it. */
import { encodeBatch } from '../events/encode.ts';
import { type Origin, type StepRecord, reduceActivity } from '../events/record.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { FoundStep } from '../outbox/looking-back.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { Device } from './device.ts';
import type { Recorded } from './messages.ts';

type Pseudonymise = Device['pseudonymise'];

export interface RecordedParts {
  readonly outbox: Pick<Outbox, 'find'>;
  /** The configuration by which records leave now. */
  readonly configuration: () => Promise<Configuration>;
  readonly origin: (configuration: Configuration) => Promise<Origin>;
  readonly pseudonymise: Pseudonymise;
}

/** These steps as far as they are still here, in the order asked for. */
export async function recordedOf(
  uids: readonly string[],
  { outbox, configuration, origin, pseudonymise }: RecordedParts,
): Promise<Recorded[]> {
  const now = await configuration();
  const today = { format: now.reportFormat, origin: await origin(now) };
  const told = async (found: FoundStep): Promise<Recorded> => {
    const { as, sent, seq } = found;
    const record = await asItLeaves(found, pseudonymise);
    const { format, origin: from } = as ?? today;
    // Without the token: it is no part of the body.
    const { body } = encodeBatch(format, [record], from, as?.seq ?? seq ?? 0, null);
    return { record, sent, format, body, origin: from, exact: as !== null };
  };
  return Promise.all((await outbox.find(uids)).map(told));
}

/** The record by which a person says afterwards that a step was judged wrongly, reduced to what may leave. */
export async function disputeOf(
  found: FoundStep,
  comment: string,
  time: number,
  pseudonymise: Pseudonymise,
): Promise<StepRecord> {
  const first = await asItLeaves(found, pseudonymise);
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

async function asItLeaves(
  { record, isOpen }: FoundStep,
  pseudonymise: Pseudonymise,
): Promise<StepRecord> {
  return isOpen
    ? { ...record, activity: await reduceActivity(record.activity, pseudonymise) }
    : record;
}
