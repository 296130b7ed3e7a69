/**
 * Events as they are read back: from a file of the command line, or from what the service keeps. Older ones
 * know less than today's, and what they do not know is named.
 */
import { z } from 'zod';
import {
  type Kind,
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_REQUEST_FACTS,
  NO_SHARE_TERMS,
} from '../activity/activity.ts';
import { HandrailExtension, type StepExtension } from './handrail-extension.ts';

/** OCSF attributes that the tools read; the others are left alone. */
export const RecordedEvent = z.object({
  /** Unix ms; the upper end is the last moment a JavaScript date can name. */
  time: z.int().positive().max(8.64e15),
  metadata: z.object({ uid: z.string().optional() }).optional(),
  device: z.object({ uid: z.string().min(1), name: z.string().optional() }),
  actor: z
    .object({
      user: z
        .object({
          name: z.string(),
          groups: z.array(z.object({ name: z.string() })).optional(),
        })
        .optional(),
    })
    .optional(),
  unmapped: z.object({ handrail: HandrailExtension }),
});
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/** An event with a step in it, and which facts were not yet read when it was written. */
export interface RecordedStep {
  readonly event: RecordedEvent;
  readonly step: StepExtension;
  /** Names of activity facts that the line does not have. */
  readonly absent: readonly string[];
}

/** Facts that activities have only since they were added to the vocabulary. */
const LATER_FACTS: Readonly<Record<Kind, readonly string[]>> = {
  consent: Object.keys(NO_REQUEST_FACTS),
  share: Object.keys(NO_SHARE_TERMS),
  connect: Object.keys(NO_CONNECT_FACTS),
  publish: Object.keys(NO_PUBLISH_FACTS),
};

/** The step of an event, or null where it tells of Handrail's own health. */
export function stepOf(event: RecordedEvent, raw: unknown): RecordedStep | null {
  const { handrail } = event.unmapped;
  if (handrail.type !== 'step') return null;
  const written = activityIn(raw);
  const absent = LATER_FACTS[handrail.activity.kind].filter(
    (name) => !Object.hasOwn(written, name),
  );
  return { event, step: handrail, absent };
}

function activityIn(raw: unknown): object {
  const activity = (raw as { unmapped?: { handrail?: { activity?: unknown } } }).unmapped?.handrail
    ?.activity;
  return typeof activity === 'object' && activity !== null ? activity : {};
}
