/**
 * Where a person's own requests stand, and which of them is about a step. Without the extension API, so that
 * pages and dialogs may ask too.
 */
import type { Activity } from '../activity/activity.ts';
import type { Earlier } from '../gate/presenter.ts';
import { type OwnRequest, isAbout } from '../policy/own-request.ts';

/** `unsent`: still in this browser. `ending`: approved, but not for long any more. */
export const REQUEST_STATES = [
  'unsent',
  'waiting',
  'approved',
  'ending',
  'ended',
  'refused',
  'kept',
  'changed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What a request was about; one of the three, or none where the thing had no id. */
export interface Thing {
  readonly app?: string | undefined;
  readonly connector?: string | undefined;
  readonly resource?: string | undefined;
}

/** As much of an answer as its state depends on; times are Unix times in ms. */
export interface Answered {
  readonly answer: 'approved' | 'refused' | 'kept' | 'changed';
  readonly at: number;
  readonly until: number | null;
}

const WEEK = 7 * 24 * 60 * 60_000;

/** Where a request stands. @param now Unix time in ms. */
export function stateOf(answer: Answered | null, sent: boolean, now: number): RequestState {
  if (answer === null) return sent ? 'waiting' : 'unsent';
  if (answer.answer !== 'approved' || answer.until === null) return answer.answer;
  const left = answer.until - now;
  if (left <= 0) return 'ended';
  // The last week of a long approval, the last quarter of a short one: in time to ask again.
  return left <= Math.min(WEEK, (answer.until - answer.at) / 4) ? 'ending' : 'approved';
}

/** App name, connector or kind of resource: what lists show. Titles are never read. */
export function subjectOf(activity: Activity): string {
  switch (activity.kind) {
    case 'consent':
      return activity.app.name ?? activity.app.clientId;
    case 'connect':
      return activity.connector.name ?? activity.connector.id;
    case 'share':
    case 'publish':
      return activity.resource.type;
  }
}

/** Which uid was about which thing, as decisions take it. */
export function aboutOf({
  uid,
  app,
  connector,
  resource,
}: Thing & { readonly uid: string }): OwnRequest {
  return {
    uid,
    ...(app === undefined ? {} : { app }),
    ...(connector === undefined ? {} : { connector }),
    ...(resource === undefined ? {} : { resource }),
  };
}

/** A request as pages know it: what it was about, and what came of it. */
export interface KnownRequest extends Thing {
  readonly uid: string;
  readonly time: number;
  readonly reason: string | null;
  readonly answer: (Answered & { readonly text: string | null }) | null;
}

/**
 * What the person asked before about the thing of a step, where that is worth saying in its dialog: it
 * waits, was refused, or was approved for a time that is over.
 * @param requests newest first.
 * @param now Unix time in ms.
 */
export function earlierOf(
  requests: readonly KnownRequest[],
  activity: Activity,
  now: number,
): Earlier | null {
  const last = requests.find((request) => isAbout(aboutOf(request), activity));
  if (last === undefined) return null;
  const { time, reason, answer } = last;
  switch (stateOf(answer, true, now)) {
    case 'waiting':
      return { state: 'waiting', time, text: null, reason };
    case 'refused':
      return { state: 'refused', time: answer?.at ?? time, text: answer?.text ?? null, reason };
    case 'ended':
      return { state: 'ended', time: answer?.until ?? time, text: answer?.text ?? null, reason };
    default:
      return null;
  }
}
