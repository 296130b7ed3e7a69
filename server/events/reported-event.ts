/** What the service takes from a browser: one OCSF event, parsed once, here. */
import { z } from 'zod';
import { HandrailExtension } from '../../lib/events/handrail-extension.ts';
import { Uid } from '../../lib/events/record.ts';
import type { EventRow } from '../contract/contract.ts';
import type { SealedName } from '../people/names.ts';

/** Deeper JSON than this is nobody's event. */
const DEEPEST = 32;

/** Characters. What stands in an index must stay below 2,704 bytes, and a page chooses client ids. */
const LONGEST_SUBJECT = 300;
const LONGEST_SURFACE = 100;

/** OCSF attributes that the service reads; the others are kept as they came. */
const ReportedEvent = z.looseObject({
  /** Unix ms; the upper end is the last moment a JavaScript date can name. */
  time: z.int().positive().max(8.64e15),
  class_uid: z.literal([3005, 6001, 6002, 6006]),
  message: z.string().max(8000),
  metadata: z.looseObject({
    uid: Uid,
    version: z.string().regex(/^1\.\d+\.\d+/),
    /** Organisation, where the managed configuration names it. */
    tenant_uid: z.string().max(200).optional(),
    product: z.looseObject({ name: z.literal('Handrail') }),
    /** Counts up per device; a missing number is an event that never came. */
    sequence: z.int().nonnegative().optional(),
  }),
  device: z.looseObject({ uid: z.string().min(1).max(200) }),
  actor: z.looseObject({ user: z.looseObject({ name: z.string().max(320) }).optional() }),
  unmapped: z.looseObject({ handrail: HandrailExtension }),
});
type ReportedEvent = z.infer<typeof ReportedEvent>;

/** A candidate as it came: the value, and the JSON that it was read from. */
export type Candidate = {
  value: unknown;
  json: string;
  /** How deep the brackets of `json` go. */
  depth: number;
};

/** A row of the list with the JSON of the whole event behind it, as it was sent. */
export type NewEvent = {
  row: EventRow;
  sequence: number | null;
  json: string;
  /** Organisation that it names, or null. */
  tenant: string | null;
  /** Whose pseudonym `row.user` is, sealed; null where it is what the browser said. */
  person: SealedName | null;
};

export type ParsedEvent =
  { ok: true; value: NewEvent } | { ok: false; uid: string | null; reason: string };

/**
 * @param candidate one element of the reported array
 * @returns the event ready to be stored, or why it cannot be
 */
export function parseEvent({ value, json, depth }: Candidate): ParsedEvent {
  const trouble = storageTrouble(value, json, depth);
  if (trouble !== null) return { ok: false, uid: uidOf(value), reason: trouble };
  const parsed = ReportedEvent.safeParse(value);
  if (parsed.success) {
    const row = rowOf(parsed.data);
    if (row.surface === null || row.surface.length <= LONGEST_SURFACE) {
      const { sequence = null, tenant_uid: tenant = null } = parsed.data.metadata;
      return { ok: true, value: { row, sequence, json: lineOf(json), tenant, person: null } };
    }
    return { ok: false, uid: row.uid, reason: 'unmapped.handrail.surface: too long' };
  }
  const issue = parsed.error.issues[0]!;
  return { ok: false, uid: uidOf(value), reason: `${issue.path.join('.')}: ${issue.message}` };
}

/**
 * One event is one line wherever it is handed on, and its digest is that of the line. Between its words
 * JSON may have line breaks, in its texts it has none: so blanks there change nothing that it says.
 */
function lineOf(json: string): string {
  return json.replaceAll(/[\r\n]/gu, ' ');
}

/**
 * What zod lets pass and the database would refuse, with everything else of the same statement:
 * NUL and lone surrogates have no place in PostgreSQL text. In UTF-8 only an escape can bring them.
 */
function storageTrouble(value: unknown, json: string, depth: number): string | null {
  if (depth > DEEPEST) return `nested deeper than ${DEEPEST} levels`;
  return json.includes('\\u') ? textTroubleIn(value) : null;
}

function textTroubleIn(value: unknown): string | null {
  if (typeof value === 'string') return textTrouble(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const trouble = textTrouble(key) ?? textTroubleIn(inner);
    if (trouble !== null) return trouble;
  }
  return null;
}

function textTrouble(text: string): string | null {
  if (text.includes('\0')) return 'holds a NUL character';
  return text.isWellFormed() ? null : 'holds half of a surrogate pair';
}

const Named = z.looseObject({ metadata: z.looseObject({ uid: z.string() }) });

function uidOf(value: unknown): string | null {
  const named = Named.safeParse(value);
  return named.success ? named.data.metadata.uid.slice(0, 100).toWellFormed() : null;
}

function rowOf(event: ReportedEvent): EventRow {
  const { handrail } = event.unmapped;
  const common = {
    uid: event.metadata.uid.toLowerCase(),
    time: event.time,
    user: event.actor.user === undefined ? null : event.actor.user.name,
    device: event.device.uid,
    surface: handrail.surface,
    message: event.message,
  };
  if (handrail.type === 'health') return { ...common, type: 'health', ...NO_STEP };
  const [rule] = handrail.rules;
  return {
    ...common,
    type: 'step',
    kind: handrail.kind,
    ...subjectOf(handrail.activity),
    audience: handrail.audience,
    effect: handrail.effect,
    intended: handrail.intended,
    outcome: handrail.outcome,
    rule: rule === undefined ? handrail.entry : rule.id,
  };
}

const NO_STEP = {
  kind: null,
  subject: null,
  subjectName: null,
  audience: null,
  effect: null,
  intended: null,
  outcome: null,
  rule: null,
};

type Step = Extract<HandrailExtension, { type: 'step' }>;

function subjectOf(activity: Step['activity']): Pick<EventRow, 'subject' | 'subjectName'> {
  switch (activity.kind) {
    case 'consent':
      return { subject: cutSubject(activity.app.clientId), subjectName: activity.app.name };
    case 'connect':
      return { subject: cutSubject(activity.connector.id), subjectName: activity.connector.name };
    case 'share':
    case 'publish':
      return { subject: activity.resource.type, subjectName: null };
  }
}

/** @returns the id as rows and filters hold it; the whole one stays in the event */
export function cutSubject(id: string): string {
  return id.slice(0, LONGEST_SUBJECT).toWellFormed();
}
