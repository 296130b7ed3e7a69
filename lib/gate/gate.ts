/**
 * Holds the confirm step. Listens to every way a control can be used, before the page does, and asks
 * synchronously whether the step may be taken. An event that may not pass is stopped there and then;
 * nothing is waited for (DESIGN §2.2).
 */
import type { Surface } from '../surfaces/surface.ts';
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
const LEAVE_DEFAULT: ReadonlySet<string> = new Set(['touchstart', 'touchend', 'pointerdown', 'pointerup']);
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
   * (a pressed button); the answer must be the same for both.
   */
  readonly verdict: (hit: Hit, uses: boolean) => Verdict;
  /** Told after an event was held, once per use. */
  readonly held: (hit: Hit) => void;
  /** Told when asking went wrong; the event is held, since nothing can be said of it. */
  readonly failed: (error: unknown) => void;
}

/**
 * Arms the gate on a window.
 * @returns a function that takes it down.
 */
export function armGate(options: GateOptions): () => void {
  const onEvent = (event: Event) => {
    const element = elementOf(event);
    if (element === null || options.owns(event)) return;
    if (event instanceof KeyboardEvent && !activates(event)) return;
    const hit = targetOf(options.surfaces(), element, event);
    if (hit === null) return;
    if (answer(hit, event) === 'pass') return;
    event.stopImmediatePropagation();
    if (!LEAVE_DEFAULT.has(event.type)) event.preventDefault();
    if (USES.has(event.type)) options.held(hit);
  };

  const answer = (hit: Hit, event: Event): Verdict => {
    try {
      return options.verdict(hit, USES.has(event.type));
    } catch (error) {
      options.failed(error);
      return 'hold';
    }
  };

  for (const type of EVENTS) options.window.addEventListener(type, onEvent, { capture: true, passive: false });
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

/** Enter and Space press controls, Ctrl+Enter sends; every other key is typing. */
function activates(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.key === ' ' || event.key === 'Spacebar';
}

function targetOf(surfaces: readonly Surface[], element: Element, event: Event): Hit | null {
  if (event.type === 'submit') return submitted(surfaces, element, event);
  const direct = hitAt(surfaces, element);
  if (direct !== null || !(event instanceof KeyboardEvent)) return direct;
  return activeDescendant(surfaces, element) ?? shortcut(surfaces, element, event);
}

/** A form sent by its button, by Enter in a field, or by `requestSubmit()`. */
function submitted(surfaces: readonly Surface[], form: Element, event: Event): Hit | null {
  const submitter = event instanceof SubmitEvent ? event.submitter : null;
  if (submitter !== null) return hitAt(surfaces, submitter);
  return firstControl(surfaces, form);
}

/** Lists and menus that keep the focus and name the chosen option (ARIA `aria-activedescendant`). */
function activeDescendant(surfaces: readonly Surface[], element: Element): Hit | null {
  const id = element.getAttribute('aria-activedescendant');
  const option = id === null ? null : element.ownerDocument.getElementById(id);
  return option === null ? null : hitAt(surfaces, option);
}

/** Ctrl+Enter or Cmd+Enter inside a dialog is its confirm button. */
function shortcut(surfaces: readonly Surface[], element: Element, event: KeyboardEvent): Hit | null {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return null;
  for (const surface of surfaces) {
    const root = element.closest(surface.root.selectors.join(','));
    const hit = root === null ? null : firstControl([surface], root);
    if (hit !== null) return hit;
  }
  return null;
}

function firstControl(surfaces: readonly Surface[], within: Element): Hit | null {
  for (const surface of surfaces) {
    for (const control of surface.controls) {
      if (control.takes !== 'confirm') continue;
      const found = [...within.querySelectorAll(control.locator.selectors.join(','))].find(
        (element) => control.accepts === undefined || control.accepts(element),
      );
      if (found !== undefined) return { surface, control, element: found };
    }
  }
  return null;
}
