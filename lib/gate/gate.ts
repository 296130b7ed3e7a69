/**
 * Holds the confirm step. Listens to every way a control can be used, before the page does, and asks
 * synchronously whether the step may be taken. An event that may not pass is stopped there and then;
 * nothing is waited for (DESIGN §2.2).
 */
import { findAll } from '../surfaces/dom.ts';
import type { Control, Surface } from '../surfaces/surface.ts';
import { type Hit, hitAt } from './step.ts';

/** Every event by which pages are known to act on a control (consent facts §5.3). */
const EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
  'keydown',
  'keypress',
  'keyup',
  'submit',
] as const;

/** Stopping the default of these would stop the click that follows, and with it our dialog. */
const LEAVE_DEFAULT: ReadonlySet<string> = new Set([
  'touchstart',
  'touchend',
  'pointerdown',
  'pointerup',
]);
/** Events that use a control, where those before only prepare it. */
const USES: ReadonlySet<string> = new Set(['click', 'submit', 'keydown']);

export type Verdict = 'pass' | 'hold';

export interface GateOptions {
  readonly window: Window;
  readonly surfaces: () => readonly Surface[];
  /** True for events that are aimed at Handrail's own dialogs. */
  readonly owns: (event: Event) => boolean;
  /**
   * Says whether this use of a control may pass. `uses` is false for events that come before the use
   * (a pressed button); the answer must be the same for both. `type` is the event's.
   */
  readonly verdict: (hit: Hit, uses: boolean, type: string) => Verdict;
  /** Told after an event was held, once per use. */
  readonly held: (hit: Hit) => void;
  /** Told when a surface's control could not be judged; the event is held, since nothing can be said of it. */
  readonly failed: (surface: Surface) => void;
}

/**
 * Arms the gate on a window.
 * @returns a function that takes it down.
 */
export function armGate(options: GateOptions): () => void {
  const onEvent = (event: Event) => {
    const element = elementOf(event);
    if (element === null || options.owns(event)) return;
    const hit = hitOf(options, element, event);
    if (hit === null) return;
    if (answer(hit, event) === 'pass') return;
    event.stopImmediatePropagation();
    if (!LEAVE_DEFAULT.has(event.type)) event.preventDefault();
    if (USES.has(event.type)) options.held(hit);
  };

  const answer = (hit: Hit, event: Event): Verdict => {
    try {
      return options.verdict(hit, USES.has(event.type), event.type);
    } catch {
      options.failed(hit.surface);
      return 'hold';
    }
  };

  for (const type of EVENTS)
    options.window.addEventListener(type, onEvent, { capture: true, passive: false });
  return () => {
    for (const type of EVENTS) options.window.removeEventListener(type, onEvent, { capture: true });
  };
}

/** The innermost element an event is about, inside open shadow trees too. */
function elementOf(event: Event): Element | null {
  const [first] = event.composedPath();
  if (first instanceof Element) return first;
  return first instanceof Node ? first.parentElement : null;
}

/** What an event is about to use; a surface that cannot say does not speak for the others. */
function hitOf(options: GateOptions, element: Element, event: Event): Hit | null {
  for (const surface of options.surfaces()) {
    try {
      const hit = targetOf(surface, element, event);
      if (hit !== null) return hit;
    } catch {
      // Pages can shadow DOM methods, and a surface's own check is code like any other.
      options.failed(surface);
    }
  }
  return null;
}

function targetOf(surface: Surface, element: Element, event: Event): Hit | null {
  if (event.type === 'submit') return submitted(surface, element, event);
  if (!(event instanceof KeyboardEvent))
    return hitAt([surface], element) ?? labelled(surface, element);
  const pressed = activates(event)
    ? (hitAt([surface], element) ?? activeDescendant(surface, element))
    : null;
  return pressed ?? sentByKeys(surface, element, event) ?? shortcut(surface, element, event);
}

/** A label uses the box that it names. */
function labelled(surface: Surface, element: Element): Hit | null {
  const box = element.closest('label')?.control ?? null;
  return box === null ? null : hitAt([surface], box);
}

/** Enter and Space press controls; every other key is typing, unless it is a shortcut. */
function activates(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.key === ' ' || event.key === 'Spacebar';
}

/** A form sent by its button, by Enter in a field, or by `requestSubmit()`. */
function submitted(surface: Surface, form: Element, event: Event): Hit | null {
  const submitter = event instanceof SubmitEvent ? event.submitter : null;
  if (submitter !== null) return hitAt([surface], submitter);
  return firstConfirm(surface, form);
}

/** Lists and menus that keep the focus and name the chosen option (ARIA `aria-activedescendant`). */
function activeDescendant(surface: Surface, element: Element): Hit | null {
  const id = element.getAttribute('aria-activedescendant');
  const option = id === null ? null : element.ownerDocument.getElementById(id);
  return option === null ? null : hitAt([surface], option);
}

/** Ctrl+Enter or Cmd+Enter inside a dialog is its confirm button. */
function sentByKeys(surface: Surface, element: Element, event: KeyboardEvent): Hit | null {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return null;
  const root = element.closest(surface.root.selectors.join(','));
  return root === null ? null : firstConfirm(surface, root);
}

/** Shortcuts that the surface declares for a control, pressed anywhere on the page. */
function shortcut(surface: Surface, element: Element, event: KeyboardEvent): Hit | null {
  const keys = chordOf(event);
  for (const control of surface.controls) {
    if (control.keys?.includes(keys) !== true) continue;
    const found = firstOf(control, element.ownerDocument);
    if (found !== null) return { surface, control, element: found };
  }
  return null;
}

/** `Control+d`: as `Control.keys` writes it. */
function chordOf(event: KeyboardEvent): string {
  const modifiers = [
    event.ctrlKey && 'Control',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Meta',
  ];
  return [...modifiers.filter((name) => name !== false), event.key.toLowerCase()].join('+');
}

/** The surface's first control that ends its dialog, inside a part of the page; null where none is there. */
export function firstConfirm(surface: Surface, within: Document | Element): Hit | null {
  for (const control of surface.controls) {
    const found = control.takes === 'confirm' ? firstOf(control, within) : null;
    if (found !== null) return { surface, control, element: found };
  }
  return null;
}

function firstOf(control: Control, within: Document | Element): Element | null {
  const elements =
    within instanceof Element
      ? // Through the prototype: a form's field named `querySelectorAll` stands before the method.
        [...Element.prototype.querySelectorAll.call(within, control.locator.selectors.join(','))]
      : findAll(within, control.locator);
  return elements.find((element) => control.accepts?.(element) ?? true) ?? null;
}
