/**
 * What a surface is. It is declared first and coded last: data says where the dialog is and which
 * controls confirm it; a function appears only for what data cannot say.
 */
import type {
  Activity,
  ActivityFacts,
  Kind,
  LinkReach,
  Role,
  SurfaceId,
  Wall,
} from '../activity/activity.ts';
import type { FixId } from '../activity/fix.ts';
import type { AuthorizeRequest } from './authorize-request.ts';

/** Ways to find one part of a page, best first. */
export interface Locator {
  /** CSS selectors, language-neutral ones first. */
  readonly selectors: readonly string[];
  /** Where this was seen and when: `n8n source, 2026-07` or `public automation code, 2026-07`. */
  readonly seen: string;
  /** high: the product's own source or two independent sources; medium: one; low: inferred. */
  readonly sure: 'high' | 'medium' | 'low';
}

/** A control that takes the risky step. */
export interface Control {
  readonly name: string;
  readonly locator: Locator;
  /** `confirm` ends a dialog; `write` takes effect at once (a link-scope option, "Copy link"). */
  readonly takes: 'confirm' | 'write';
  /**
   * Where data cannot say it: whether this element really is the control (by accessible name).
   * Absent means that the locator is enough.
   */
  readonly accepts?: (element: Element) => boolean;
  /**
   * How the step goes on once the person has satisfied the policy: `click` and `submit` are done
   * for them; `again` asks for one more click, for pages that ignore events made by script.
   */
  readonly release: 'click' | 'submit' | 'again';
  /**
   * Shortcuts that take the same step from anywhere on the page, as `Control+d`: modifiers in the
   * order Control, Alt, Shift, Meta, then `KeyboardEvent.key` in lower case.
   */
  readonly keys?: readonly string[];
}

/** The request that takes a consent, as the network sees it; listed in `approval-registry.ts`. */
export interface Approval {
  readonly name: string;
  /**
   * Match patterns, as narrow as they can be: the browser holds each such request until we answer.
   * Empty means any request to the host of the running flow.
   */
  readonly urls: readonly string[];
  /** Whether this request takes the step, refuses it, or is about something else. Never throws. */
  readonly says: (request: WireRequest) => 'approve' | 'decline' | null;
  readonly seen: string;
  readonly sure: Locator['sure'];
}

/** One request of a page, before it leaves. */
export interface WireRequest {
  readonly url: URL;
  /** Upper case. */
  readonly method: string;
  /** Fields of a form body, or null where it is none. */
  readonly fields: Readonly<Record<string, readonly string[]>> | null;
  /** A body that is no form, as text, cut to 64 KiB; null where there is none. */
  readonly text: string | null;
}

/** What one request says: a step, none of ours (`null`), or one whose body does not tell what it does. */
export type WireReading = ActivityFacts | 'unreadable' | null;

/**
 * A request by which a product shares, connects or publishes. Read in the worker only, so it is exported
 * beside its surface and listed in `wire-registry.ts`, and no page carries it.
 */
export interface WireCall {
  readonly name: string;
  /**
   * Match patterns, as narrow as they can be: where the browser allows it, each such request waits for us.
   * For tools on any host the host is `*` and stands for the hosts that the policy names.
   */
  readonly urls: readonly string[];
  /** Looks at method, address and body, parsed with zod. Never a guess. */
  readonly read: (request: WireRequest) => WireReading;
  readonly seen: string;
  readonly sure: Locator['sure'];
}

/**
 * A better way to take the step, done with the page's own controls. It is offered only where policy would let
 * the mended step pass, and counts as done only when the page, read again, says so.
 */
export interface Fix {
  readonly does: FixId;
  /** `script`: the page takes clicks made by script. `person`: we point at the control and they use it. */
  readonly by: 'script' | 'person';
  /**
   * The control to use next on the way there, as the page stands now; null where the page offers no way (on).
   * @param wanted the step as it should be afterwards.
   */
  readonly next: (view: View, wanted: Activity) => Element | null;
}

/** A page on which the provider itself stops the step. */
export interface WallSign {
  readonly wall: Wall;
  readonly locator: Locator;
  /** Where data cannot say it: whether this element really says so. */
  readonly accepts?: (element: Element, url: URL) => boolean;
}

/** How far a thing is shared as the dialog shows it, before anything is chosen. */
export interface SharingState {
  readonly link: LinkReach;
  readonly role: Role | null;
}

/** What a surface may look at. Reading must not change the page. */
export interface View<Part extends string = string> {
  readonly document: Document;
  readonly url: URL;
  /** The element that `root` found. */
  readonly root: Element;
  /** The control that is about to be used, or null when the dialog is only being watched. */
  readonly control: Element | null;
  /** What the flow tracker saw in this tab before this page, or null. */
  readonly flow: AuthorizeRequest | null;
  /** Asks the page's own world a question by name (see `pageProbe`); null when nobody answers. */
  readonly askPage: () => unknown;
  /** What `state` said when the dialog came on screen; null where it could not say. */
  readonly opened: SharingState | null;
  /** The surface's other locators, as declared or as the policy has updated them. */
  readonly parts: Readonly<Record<Part, Locator>>;
}

export interface Surface<Part extends string = string> {
  readonly id: SurfaceId;
  readonly product: string;
  readonly kind: Kind;
  readonly platform: string;
  /** Raised whenever locators or reading change; goes into every event. */
  readonly version: number;
  /** Match patterns of the pages it runs on; empty where policy or the flow tracker names them. */
  readonly matches: readonly string[];
  readonly frames: 'top' | 'all';
  /** `inform`: can only tell; `hold`: holds the page's controls; `hard-hold`: the request too. */
  readonly capability: 'inform' | 'hold' | 'hard-hold';
  /** The dialog or page part to watch. */
  readonly root: Locator;
  readonly controls: readonly Control[];
  /** Where everything else stands that is read; by name, so that the policy can update it. */
  readonly parts?: Readonly<Record<Part, Locator>>;
  /** Whether this surface reads through a script in the page's own world. */
  readonly pageProbe: boolean;
  /** The activity, or null when the page does not say it: never a guess. */
  read(view: View<Part>): ActivityFacts | null;
  /** How far the thing is shared now, for `View.opened`; null until the page shows it. */
  state?(view: Omit<View<Part>, 'opened'>): SharingState | null;
  /** Pages of the same product where the provider itself says no. */
  readonly walls?: readonly WallSign[];
  /** Better ways to take the step, best first. */
  readonly fixes?: readonly Fix[];
}
