/** What the console and the service say to each other about requests for approval and objections. */
import { z } from 'zod';
import { ANSWERS } from '../../lib/policy/answers.ts';
import { AUDIENCES } from '../../lib/activity/activity.ts';
import { RuleLine } from './policy.ts';

const Audience = z.enum(AUDIENCES);

/** What an approval covers: never more than was asked for. */
export const Terms = z.strictObject({
  scopes: z.array(z.string().max(512)).max(500),
  audience: Audience.nullable(),
  /** Days that it holds. */
  days: z.int().min(1).max(730),
});
export type Terms = z.infer<typeof Terms>;

/** What is known of a step that somebody asks about, without anything that names a file. */
export const AskedFacts = z.object({
  kind: z.enum(['consent', 'share', 'connect', 'publish']),
  platform: z.string(),
  host: z.string(),
  /** Client id, connector, or kind of file. */
  subject: z.string(),
  /** As the page showed it; nobody checks it. */
  name: z.string().nullable(),
  scopes: z.array(z.string()),
  /** Scopes in plain words, where the catalogue knows them. */
  words: z.array(z.string().nullable()),
  /** Types of what stands beside the scopes (RFC 9396); absent in what was kept before they were told. */
  details: z.array(z.string()).default([]),
  offline: z.boolean(),
  /** Nobody sees all that it asks for, so that no approval could say what it covers. */
  hidden: z.boolean(),
  audience: Audience.nullable(),
  /** Where the answer of a consent goes. */
  redirect: z.string().nullable(),
  risk: z.object({ score: z.number(), level: z.string() }).nullable(),
  rules: z.array(z.string()),
  /** What the person typed. */
  reason: z.string().nullable(),
});
export type AskedFacts = z.infer<typeof AskedFacts>;

/** One request, or several that are the same. Times are Unix ms. */
export const ApprovalCase = z.object({
  /** Newest first; an answer is for all of them. */
  uids: z.array(z.uuid()),
  asks: z.enum(['requested', 'disputed']),
  who: z.string(),
  named: z.boolean(),
  facts: AskedFacts,
  /** Of the oldest. */
  since: z.int(),
  status: z.enum(['open', ...ANSWERS, 'withdrawn', 'expired']),
  answer: z
    .object({
      at: z.int(),
      by: z.string(),
      agreedBy: z.string().nullable(),
      said: z.string().nullable(),
      /** The desk's entry, to take it back. */
      entry: z.string().nullable(),
    })
    .nullable(),
  /** What one of two people has agreed to. */
  proposal: z.object({ at: z.int(), by: z.string(), terms: Terms }).nullable(),
  /** Whether two people have to agree. */
  needsTwo: z.boolean(),
  /** What the inventory knows of the thing; null where it is not listed. */
  inventory: z.object({ people: z.int(), status: z.string() }).nullable(),
});
export type ApprovalCase = z.infer<typeof ApprovalCase>;

export const ApprovalQuery = z.strictObject({
  /** `expired`: nobody answered in time. */
  view: z.enum(['open', 'answered', 'disputes', 'expired']).default('open'),
  /** One line alone, whichever view it is in. */
  request: z.uuid().optional(),
});
export type ApprovalView = z.infer<typeof ApprovalQuery>['view'];

export const ApprovalPage = z.object({
  cases: z.array(ApprovalCase),
  /** Requests and objections without an answer. */
  waiting: z.object({ requests: z.int(), disputes: z.int() }),
  /** Half of the answers of the last 90 days came within so many ms; null without any. */
  medianAnswer: z.int().nullable(),
  /** What people did in the last 30 days at the rules that somebody objects to. */
  rules: z.array(RuleLine.pick({ id: true, counts: true })),
  /** Whether an answer reaches browsers by itself. */
  signs: z.boolean(),
});
export type ApprovalPage = z.infer<typeof ApprovalPage>;

const Uids = z.array(z.uuid()).min(1).max(50);
const Said = z.string().trim().max(500);
export const AnswerRequest = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('approved'),
    uids: Uids,
    terms: Terms,
    said: Said.nullable(),
  }),
  z.strictObject({ answer: z.literal('refused'), uids: Uids, said: Said.min(1) }),
  z.strictObject({ answer: z.enum(['kept', 'changed']), uids: Uids, said: Said.nullable() }),
]);
export type AnswerRequest = z.infer<typeof AnswerRequest>;

/** `proposed`: a second person has to agree. */
export const AnswerResult = z.object({ state: z.enum(['answered', 'proposed']) });
