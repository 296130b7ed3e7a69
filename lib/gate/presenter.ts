/**
 * What the gate needs from whoever shows things to the person. The gate does not know Preact, and the
 * dialog does not know pages; this is the line between them.
 */
import type { Activity, Wall } from '../activity/activity.ts';
import type { Decision, Effect, Requirements } from '../activity/decision.ts';
import type { FixId } from '../activity/fix.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { PageDocument } from '../policy/page-document.ts';
import type { Offer } from './mending.ts';

/** What a person agreed to before going on; absent where nothing was required. */
export interface Agreed {
  /** Every sentence of the checklist was ticked. */
  readonly ticked?: boolean;
  /** The terms that were accepted, in the version that was on screen. */
  readonly accepted?: { readonly id: string; readonly version: number } | null;
}

/** What a person said. */
export type Answer =
  | { readonly act: 'back' }
  | ({ readonly act: 'proceed'; readonly reason: string | null } & Agreed)
  | ({ readonly act: 'request'; readonly reason: string } & Agreed)
  | { readonly act: 'dispute'; readonly comment: string }
  | { readonly act: 'alternative'; readonly url: string }
  | { readonly act: 'fix'; readonly fix: FixId };

/** What the person asked before about the same thing, where it did not open the way. */
export interface Earlier {
  readonly state: 'waiting' | 'refused' | 'ended';
  /** When they asked, when it was refused, or when the approval ended; Unix time in ms. */
  readonly time: number;
  /** What they were answered, in their language. */
  readonly text: string | null;
  readonly reason: string | null;
}

export interface Shown {
  readonly activity: Activity;
  readonly decision: Decision;
  /** Null while there is none; names and lists in sentences come from it. */
  readonly policy: PageDocument | null;
  /** What its scopes mean. */
  readonly catalog: Catalog;
  /** Better ways to take the step, which policy would let pass. */
  readonly offers: readonly Offer[];
  readonly earlier: Earlier | null;
  readonly language: string;
}

/** A provider's own stop, which needs no question of ours. */
export interface ShownWall {
  readonly wall: Wall;
  /** As people call it: `Microsoft Entra`. */
  readonly product: string;
  readonly policy: PageDocument | null;
  readonly language: string;
}

/** A privacy notice that has to be read before anything is recorded. */
export interface ShownPrivacy {
  readonly organisation: string;
  readonly text: string;
  readonly url: string | null;
  /** What the person asked for just now waits until they have read it. */
  readonly holdsRequest: boolean;
  readonly language: string;
  /** The person says that they have read it. */
  readonly read: () => void;
}

/** What is said after an answer; `again`: the page's own attempt was held and has to be repeated. */
export type Confirmation = 'requested' | 'disputed' | 'fixed' | 'not-fixed' | 'again';

/** What is shown. It may come late: the first call waits until it is there. */
export interface Dialogs {
  /** Shows the dialog of the decision's effect; settles once the person has answered. */
  readonly ask: (shown: Shown) => Promise<Answer>;
  /** Shows a notice that nobody has to answer. */
  readonly inform: (shown: Shown) => void;
  /** Says what a provider's own stop means here, and where to ask. */
  readonly wall: (shown: ShownWall) => void;
  /** Shows what the organisation says about its records; stays until it was read, or something else comes. */
  readonly privacy: (shown: ShownPrivacy) => void;
  /** Says that the policy is being fetched; the returned function ends that. */
  readonly checking: (language: string) => () => void;
  /** Points at a control: to be used once more, or next on the way to a fix. A new ring replaces the last one. */
  readonly pointAt: (element: Element, why: 'again' | 'fix', language: string) => void;
  /** Says what came of an answer: a request or a note was stored, the step was mended or could not be. */
  readonly confirm: (what: Confirmation, language: string) => void;
  /** Takes everything away; an open question is answered with `back`. */
  readonly close: () => void;
}

export interface Presenter extends Omit<Dialogs, 'close'> {
  /** Gets the dialogs ready, so that a click need not wait for them; false where that failed. Never rejects. */
  readonly prepare: () => Promise<boolean>;
  /** Says, without any dialog, that the step waits because nobody could be asked. */
  readonly apologise: () => void;
  /** True for an event that is aimed at Handrail's own dialogs. Answers at once, at any time. */
  readonly owns: (event: Event) => boolean;
}

/** Whether an answer does all that the decision asks of it; the dialog is not taken at its word. */
export function isSufficient(answer: Answer, { effect, requirements }: Decision): boolean {
  switch (answer.act) {
    case 'proceed':
      return mayProceed(effect, answer.reason) && agrees(answer, requirements);
    case 'request':
      return agrees(answer, requirements);
    case 'back':
    case 'dispute':
    case 'alternative':
    case 'fix':
      return true;
  }
}

function mayProceed(effect: Effect, reason: string | null): boolean {
  return effect === 'acknowledge' || (effect === 'justify' && (reason ?? '').trim() !== '');
}

function agrees({ ticked, accepted }: Agreed, { checklist, terms }: Requirements): boolean {
  return (
    (checklist.length === 0 || ticked === true) &&
    (terms === null || (accepted?.id === terms.id && accepted.version === terms.version))
  );
}
