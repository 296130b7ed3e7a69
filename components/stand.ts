/**
 * What dialogs stand on: a host with a name of chance, a closed shadow root, and a shield around both.
 * It is raised when the guard starts, since the shield must listen before the page does; the dialogs
 * themselves come later, when there is something to show.
 */
import { type Shield, raiseShield } from './shield.ts';

export interface Stand {
  readonly document: Document;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly shield: Shield;
  /** Whether a question is open; set by the dialogs, heeded by the shield. */
  asking: boolean;
  /** Whether an event is aimed at Handrail's own surface: the gate lets those pass. */
  readonly owns: (event: Event) => boolean;
  /** Says that the step waits, where the dialogs could not come. */
  readonly apologise: () => void;
  /** Leaves the page for good, with its shield. */
  readonly leave: () => void;
}

/** Long enough to read two sentences, in ms. */
const SORRY_TIME = 12_000;
/** The house's colours are in a script that did not come; these are the browser's own. */
const PLAIN =
  'all:initial;position:fixed;inset:16px 16px auto auto;max-inline-size:min(380px,100vw - 64px);padding:14px 16px;border:1px solid;border-radius:16px;font:14px/1.45 system-ui,sans-serif;color-scheme:light dark;background:Canvas;color:CanvasText';

export interface StandOptions {
  /** What is said where the dialogs cannot come, and in which language. */
  readonly sorry: { readonly text: string; readonly language: string };
  /** `open` lets tests look inside; what ships is always `closed`. */
  readonly mode?: ShadowRootMode;
}

/** Raises a stand, out of the page. Call it once, before the page's own scripts listen to anything. */
export function raiseStand(document: Document, { sorry, mode = 'closed' }: StandOptions): Stand {
  const window = document.defaultView;
  if (window === null)
    throw new Error('Handrail can only be shown in a document that has a window.');
  clearAway(document);
  const host = document.createElement(nameOfChance());
  const root = host.attachShadow({ mode });
  const shield = raiseShield(
    window,
    () => host,
    () => stand.asking,
    () => root.activeElement,
  );
  let note: HTMLElement | null = null;
  const apologise = () => {
    note?.remove();
    const said = document.createElement('div');
    note = said;
    said.popover = 'manual';
    said.role = 'status';
    said.className = 'notice';
    said.lang = sorry.language;
    said.dir = 'auto';
    said.style.cssText = PLAIN;
    root.append(said);
    document.documentElement.append(host);
    said.showPopover();
    // A live region speaks of what comes into it, not of what it was born with.
    setTimeout(() => (said.textContent = sorry.text), 20);
    setTimeout(() => said.remove(), SORRY_TIME);
  };
  const stand: Stand = {
    document,
    host,
    root,
    shield,
    asking: false,
    owns: (event) => event.target === host,
    apologise,
    leave: () => {
      shield.lower();
      host.remove();
    },
  };
  return stand;
}

/**
 * Takes away what an earlier version left behind. Firefox ends the scripts of an extension that is updated, and leaves
 * their dialog on screen with nobody behind it (measured on Firefox 153); there alone scripts of extensions may look
 * into closed roots. Chromium leaves the script, and that takes its own away.
 */
function clearAway(document: Document): void {
  // At document_start there may be no element yet.
  for (const element of document.querySelectorAll<Hosting>(':root > *'))
    if (element.openOrClosedShadowRoot?.querySelector('.handrail, .notice')) element.remove();
}

interface Hosting extends Element {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/** A custom element name that a page cannot know beforehand and so cannot style, define or look for. */
function nameOfChance(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) =>
    String.fromCharCode(97 + (byte % 26)),
  ).join('');
  return `${letters.slice(0, 6)}-${letters.slice(6)}`;
}
