/** What the starter policy answers to one trick, and what can hold it. */
import type { SurfaceId } from '../../../lib/activity/activity.ts';
import type { Effect } from '../../../lib/activity/decision.ts';

/** Which layer can hold a request. Each is there beside the others, and each can be switched off. */
export interface Held {
  /** The surface that holds the page where the person says yes; null where no page asks or none reads it. */
  readonly page: SurfaceId | null;
  /** The surface that knows the request by which the yes is sent. */
  readonly approval: SurfaceId | null;
  /** For the code of a device: the surface that reads the page behind it, where there is one. */
  readonly later?: SurfaceId | null;
  /** The authorize request itself: the browser waits for us, or it is stopped once it has begun. */
  readonly request: 'waits' | 'begun' | null;
  /** Whether the net stops it once each of its apps is on the kill list. */
  readonly net: boolean;
}

export interface Answer {
  readonly effect: Effect;
  /** Where the stages of the rules take something from it. */
  readonly intended?: Effect;
  /** Ids of the rules that decide, in any order. */
  readonly rules: readonly string[];
  /** The name that the page shows; without one the request alone is judged. */
  readonly name?: string;
  readonly held: Held;
  /** What is decided on the page, where its reading tells less than the request; with the reason. */
  readonly onPage?: { readonly effect: Effect; readonly because: string };
  /**
   * Why the person is asked nothing. `ordinary`: the request asks for nothing that needs it, and the same
   * trick with mail is answered; `on trial`: the rule is there and only observes; else a sentence.
   */
  readonly open?: 'ordinary' | 'on trial' | (string & {});
  /** Why nothing carries the decision out, where nothing does. */
  readonly unheld?: string;
}

/** Held on the page of a surface and, installed by policy, at the request that it sends. */
export const onPage = (surface: SurfaceId): Held => ({
  page: surface,
  approval: surface,
  request: null,
  net: true,
});

/** No page asks: the authorize request is all there is. */
export const AT_REQUEST: Held = { page: null, approval: null, request: 'waits', net: true };
