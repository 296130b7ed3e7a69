/**
 * What the gate needs from whoever shows things to the person. The gate does not know Preact, and the
 * dialog does not know pages; this is the line between them.
 */
import type { Activity } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import type { Policy } from '../policy/schema.ts';

/** What a person said. */
export type Answer =
  | { readonly act: 'back' }
  | { readonly act: 'proceed'; readonly reason: string | null }
  | { readonly act: 'request'; readonly reason: string }
  | { readonly act: 'dispute'; readonly comment: string }
  | { readonly act: 'alternative'; readonly url: string };

export interface Shown {
  readonly activity: Activity;
  readonly decision: Decision;
  /** Null while there is none; names and lists in sentences come from it. */
  readonly policy: Policy | null;
  readonly language: string;
}

export interface Presenter {
  /** Shows the dialog of the decision's effect; settles once the person has answered. */
  readonly ask: (shown: Shown) => Promise<Answer>;
  /** Shows a notice that nobody has to answer. */
  readonly inform: (shown: Shown) => void;
  /** Says that the policy is being fetched; the returned function ends that. */
  readonly checking: (language: string) => () => void;
  /** Points at a control that has to be used once more. */
  readonly pointAt: (element: Element, language: string) => void;
  /** Says that a request or a note was stored. */
  readonly confirm: (outcome: 'requested' | 'disputed', language: string) => void;
  /** True for an event that is aimed at Handrail's own dialogs. */
  readonly owns: (event: Event) => boolean;
}
