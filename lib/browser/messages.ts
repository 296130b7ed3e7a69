/**
 * What parts of the extension say to each other. Each message declares who may send it; the worker
 * checks that in one place and parses every word with these schemas, since a page may have taken
 * over the process a content script runs in.
 */
import { z } from 'zod/mini';
import { Activity, ConsentActivity, KINDS, Kind, SurfaceId } from '../activity/activity.ts';
import { Decision } from '../activity/decision.ts';
import { Excerpt } from '../catalog/excerpt.ts';
import { StepRecord } from '../events/record.ts';
import { PageDocument } from '../policy/page-document.ts';
import { MOST_RECENT, StoppedApp } from './status-shape.ts';

export * from './snapshot.ts';
export * from './status-shape.ts';

const asking = {
  kinds: z.array(Kind).check(z.minLength(1), z.maxLength(KINDS.length)),
  /** The request that the page itself names, where no flow led here. */
  about: z.nullable(
    z.strictObject({
      platform: z.string().check(z.maxLength(64)),
      clientId: z.string().check(z.maxLength(1024)),
      scopes: z.array(z.string().check(z.maxLength(512))).check(z.maxLength(500)),
      redirectUri: z.nullable(z.string().check(z.maxLength(2048))),
    }),
  ),
} as const;

/** From a content script. */
export const ContentMessage = z.discriminatedUnion('type', [
  /** A page opened that has surfaces of these kinds; answered with a Snapshot. */
  z.strictObject({ type: z.literal('hello'), ...asking }),
  /** A step is on screen and may be taken: look for a newer policy; answered with a Snapshot. */
  z.strictObject({ type: z.literal('refresh'), ...asking }),
  /** What the record of the step would be if nothing more were heard; kept until `report`. */
  z.strictObject({ type: z.literal('draft'), record: StepRecord }),
  /** A step ended. Answered with `true` once it is stored. */
  z.strictObject({ type: z.literal('report'), record: StepRecord }),
  /** Something is to be shown in this frame; answered with whether the dialogs are there. */
  z.strictObject({ type: z.literal('dialog') }),
  /** What a consent on screen says now; repeated while it is there, so that the worker stays awake. */
  z.strictObject({ type: z.literal('reading'), activity: ConsentActivity }),
  /** The person agreed: this step's request may go. Answered with whether the policy lets it. */
  z.strictObject({
    type: z.literal('pass'),
    activity: Activity,
    justification: z.nullable(z.string().check(z.maxLength(2000))),
  }),
  /** A step that nothing stands against is being taken: its request is no other step. */
  z.strictObject({ type: z.literal('taken'), activity: Activity }),
  /** The person has read the privacy notice, on a page. */
  z.strictObject({ type: z.literal('notice-read'), version: z.int() }),
  /** A known dialog could not be read. */
  z.strictObject({
    type: z.literal('gap'),
    surface: SurfaceId,
    detail: z.string().check(z.maxLength(500)),
  }),
]);
export type ContentMessage = z.infer<typeof ContentMessage>;

/** What a person said on the page that stands in for a held navigation (`Answer` of the gate). */
export const HoldAnswer = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('back') }),
  z.strictObject({
    act: z.literal('proceed'),
    reason: z.nullable(z.string().check(z.maxLength(2000))),
    ticked: z.optional(z.boolean()),
    accepted: z.optional(z.nullable(z.strictObject({ id: z.string(), version: z.int() }))),
  }),
  z.strictObject({
    act: z.literal('request'),
    reason: z.string().check(z.maxLength(2000)),
    ticked: z.optional(z.boolean()),
    accepted: z.optional(z.nullable(z.strictObject({ id: z.string(), version: z.int() }))),
  }),
  z.strictObject({ act: z.literal('dispute'), comment: z.string().check(z.maxLength(2000)) }),
  z.strictObject({ act: z.literal('alternative'), url: z.url({ protocol: /^https?$/ }) }),
]);
export type HoldAnswer = z.infer<typeof HoldAnswer>;

/** A navigation that was held, as the page that stands in for it is told. */
export const Hold = z.strictObject({
  activity: Activity,
  decision: Decision,
  policy: z.nullable(PageDocument),
  /** What is known of its scopes. */
  catalog: Excerpt,
  /** `request`: the way to a consent; `approval`: the consent itself, which has to be given once more. */
  what: z.enum(['request', 'approval']),
  /** Where the navigation was going, for as long as the page is open; null where it cannot be repeated. */
  url: z.nullable(z.string()),
  /** How many steps back the page is from which the person came. */
  back: z.int(),
  /** What the person asked before about the same thing, where it did not open the way. */
  earlier: z.nullable(
    z.strictObject({
      state: z.enum(['waiting', 'refused', 'ended']),
      time: z.int(),
      text: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  ),
});
export type Hold = z.infer<typeof Hold>;

/** What the stand-in page does after an answer: go on where it was going, go back, or say what was stored. */
export const AfterHold = z.enum(['on', 'back', 'stay']);
export type AfterHold = z.infer<typeof AfterHold>;

/** An answer as it was on screen: of which request, and when it was given (Unix ms). */
const SeenAnswer = z.strictObject({ uid: z.string(), at: z.int() });
export type SeenAnswer = z.infer<typeof SeenAnswer>;

/** Which stopped app is meant. */
const StoppedName = z.pick(StoppedApp, { platform: true, app: true });

/** From popup, status page and the page that stands in for a held navigation. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status') }),
  z.strictObject({ type: z.literal('pull-now') }),
  z.strictObject({ type: z.literal('send-now') }),
  z.strictObject({ type: z.literal('page-state'), tabId: z.int() }),
  /** The person looks at these answers and stops: they are no news any more. */
  z.strictObject({
    type: z.literal('looked'),
    answers: z.array(SeenAnswer),
    stopped: z.array(StoppedName),
  }),
  /** The person says that they have taken back what a stopped app was given. */
  z.strictObject({ type: z.literal('taken-back'), app: StoppedName }),
  z.strictObject({ type: z.literal('notice-read'), version: z.int() }),
  /** "This is wrong", said of a step that was recorded before. Answered with whether it is still here. */
  z.strictObject({
    type: z.literal('dispute'),
    uid: z.string().check(z.maxLength(64)),
    comment: z.string().check(z.maxLength(2000)),
  }),
  /** Recorded steps, as they went out or will; answered with `Recorded[]`. */
  z.strictObject({
    type: z.literal('recorded'),
    uids: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(MOST_RECENT)),
  }),
  z.strictObject({ type: z.literal('hold'), id: z.string().check(z.maxLength(64)) }),
  z.strictObject({
    type: z.literal('hold-answer'),
    id: z.string().check(z.maxLength(64)),
    answer: HoldAnswer,
  }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** Whether Handrail runs on a tab, for the popup. */
export const PageState = z.strictObject({
  active: z.boolean(),
  surfaces: z.array(SurfaceId),
});
export type PageState = z.infer<typeof PageState>;
