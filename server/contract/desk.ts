/** What the policy desk and whoever looks at it say to each other. */
import { z } from 'zod';
import { Answer } from '../../lib/policy/answers.ts';
import { Exception, Kill, Rule } from '../../lib/policy/schema.ts';

/** The name is given when the policy is put together. */
const ID = 'entry';
const named = (body: object) => ({ ...body, id: ID });

/** Parses with the policy's own schema, so that nothing gets in that browsers would refuse. */
const ExceptionBody = z
  .record(z.string(), z.unknown())
  .transform((body, context) => readAs(Exception, body, context));
const KillBody = z
  .record(z.string(), z.unknown())
  .transform((body, context) => readAs(Kill, body, context));

type Read<Part> = {
  safeParse: (
    value: unknown,
  ) =>
    | { success: true; data: Part }
    | { success: false; error: { issues: readonly { message: string }[] } };
};

function readAs<Part extends { id: string }>(
  schema: Read<Part>,
  body: object,
  context: z.RefinementCtx,
): Omit<Part, 'id'> {
  const read = schema.safeParse(named(body));
  if (read.success) {
    const { id: _id, ...rest } = read.data;
    return rest;
  }
  for (const { message } of read.error.issues) context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

/** How far one rule of the policy file is: its stage, and the share of people it is for. */
export const StageBody = z.strictObject({
  rule: z.string().min(1).max(100),
  stage: z.enum(['observe', 'coach', 'enforce']).optional(),
  /** Percent; 100 is everybody. */
  rollout: z.int().min(1).max(100).optional(),
});

/** What somebody decided, as the policy will say it. */
export const DeskEntryBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exception'), body: ExceptionBody }),
  z.strictObject({ kind: z.literal('kill'), body: KillBody }),
  z.strictObject({ kind: z.literal('answer'), body: Answer }),
  z.strictObject({ kind: z.literal('stage'), body: StageBody }),
]);
export type DeskEntryBody = z.output<typeof DeskEntryBody>;
export type DeskEntryInput = z.input<typeof DeskEntryBody>;
export const DESK_KINDS = ['exception', 'kill', 'answer', 'stage'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** An entry that holds. Times are Unix ms. */
export const DeskEntry = z.object({
  id: z.uuid(),
  kind: z.enum(DESK_KINDS),
  /** As it stands in the policy. */
  body: z.record(z.string(), z.unknown()),
  made: z.int(),
  madeBy: z.string(),
  until: z.int().nullable(),
  /** Why it has no effect on the policy as it is, or null. */
  void: z.string().nullable(),
});
export type DeskEntry = z.infer<typeof DeskEntry>;

export const DeskState = z.object({
  /** The key that the service signs with; null where it has none and hands out the file as it is. */
  key: z.object({ kid: z.string(), x: z.string() }).nullable(),
  /** The policy file that everything is added to; null while there is none. */
  base: z
    .object({
      id: z.string(),
      version: z.int(),
      issued: z.string(),
      expires: z.string(),
      kid: z.string(),
      /** `signature`: checked with the admins' keys; `structure`: only that it is a policy. */
      checked: z.enum(['signature', 'structure']),
      rules: z.array(Rule.shape.id),
    })
    .nullable(),
  /** What browsers get; null while nothing was signed here. */
  served: z.object({ version: z.int(), since: z.int() }).nullable(),
  /** What keeps the desk from serving what stands here, in one sentence; null when nothing does. */
  problem: z.string().nullable(),
  entries: z.array(DeskEntry),
});
export type DeskState = z.infer<typeof DeskState>;
