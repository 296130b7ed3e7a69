/**
 * What the worker tells a content script, and so the only schemas of messages that a page's scripts carry.
 * What others say to each other stands in `messages.ts` and `status-shape.ts`, which no content script loads.
 */
import { z } from 'zod/mini';
import { Activity } from '../activity/activity.ts';
import { Decision } from '../activity/decision.ts';
import { Excerpt } from '../catalog/excerpt.ts';
import { FailMode } from '../policy/configuration-words.ts';
import { PageDocument } from '../policy/page-document.ts';
import { AuthorizeRequest } from '../surfaces/authorize-request.ts';

/** Managed storage gives `{}` for "nothing" and for "not yet" (browser facts): three states. */
export const ManagementState = z.enum(['unknown', 'unmanaged', 'managed']);
export type ManagementState = z.infer<typeof ManagementState>;

/** The organisation's privacy notice, in the person's language. */
export const NoticeToRead = z.strictObject({
  version: z.int(),
  text: z.string(),
  url: z.nullable(z.string()),
  organisation: z.string(),
});
export type NoticeToRead = z.infer<typeof NoticeToRead>;

/** Everything a content script needs to decide by itself, without asking again. */
export const Snapshot = z.strictObject({
  management: ManagementState,
  failMode: FailMode,
  policy: z.nullable(
    z.strictObject({ document: PageDocument, checkedAt: z.int(), stale: z.boolean() }),
  ),
  actor: z.strictObject({
    user: z.nullable(z.string()),
    groups: z.array(z.string()),
    device: z.string(),
  }),
  /** The authorize request that led this tab here. */
  flow: z.nullable(AuthorizeRequest),
  /** The app that policy, catalogue and `firstTime` are about; null where they are about none. */
  about: z.nullable(z.string()),
  /** Whether `policy` is the part for that app only, since the whole lists too many. */
  partial: z.boolean(),
  catalog: Excerpt,
  /** Whether this person meets the app of the request for the first time; null where nobody kept count. */
  firstTime: z.nullable(z.boolean()),
  /** What the person was asked lately. */
  prompts: z.strictObject({
    today: z.int().check(z.nonnegative()),
    answered: z.readonly(
      z.array(
        z.strictObject({
          rule: z.string(),
          subject: z.string(),
          fingerprint: z.string(),
          time: z.int(),
        }),
      ),
    ),
    accepted: z.readonly(z.array(z.strictObject({ id: z.string(), version: z.int() }))),
  }),
  /** What they asked their organisation about steps of these kinds, newest first. */
  requests: z.readonly(
    z.array(
      z.strictObject({
        uid: z.string(),
        time: z.int(),
        reason: z.nullable(z.string()),
        app: z.optional(z.string()),
        connector: z.optional(z.string()),
        resource: z.optional(z.string()),
        answer: z.nullable(
          z.strictObject({
            answer: z.enum(['approved', 'refused', 'kept', 'changed']),
            at: z.int(),
            until: z.nullable(z.int()),
            text: z.nullable(z.string()),
          }),
        ),
      }),
    ),
  ),
  /** The privacy notice that has to be read before anything is recorded; null where none waits. */
  notice: z.nullable(NoticeToRead),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** To every content script: policy or configuration changed, so that each asks anew. */
export const ChangedNotice = z.strictObject({ type: z.literal('changed') });
export type ChangedNotice = z.infer<typeof ChangedNotice>;

/** To a content script: the request of the step on this page was held on its way out. */
export const StoppedNotice = z.strictObject({
  type: z.literal('stopped'),
  uid: z.string(),
  activity: Activity,
  decision: Decision,
});
export type StoppedNotice = z.infer<typeof StoppedNotice>;
