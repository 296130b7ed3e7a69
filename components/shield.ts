/**
 * Keeps what happens in our shadow tree from the page, and the page from answering in a person's name.
 *
 * A listener on `window` in the capture phase, registered when the content script starts, comes before
 * every listener of the page. It stops each event that is aimed at our host. Default actions still
 * happen: text appears in fields, buttons submit their form, Escape cancels the dialog. The events
 * those lead to (`submit`, `cancel`, `close`) are not composed, so they stay inside, and the components
 * listen to nothing else. `input` is composed and is raised again inside.
 */

const HIDDEN = [
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'touchstart',
  'touchend',
  'touchcancel',
  'wheel',
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'cut',
  'copy',
  'paste',
  'dragstart',
  'dragend',
  'drop',
  'focus',
  'focusin',
  'focusout',
  'blur',
] as const;

/** A second click of a double click on the page's button must not answer the dialog it opened. */
const SETTLING = 250;

export interface Shield {
  /** Whether `event` is the person's own doing: trusted, and led to by a trusted click. */
  readonly accepts: (event: Event) => boolean;
  /** Called when something new is shown: pointer clicks count only after a moment. */
  readonly settle: () => void;
  /** Takes the shield down. */
  readonly lower: () => void;
}

/**
 * Shields the events of one host.
 * @param host gives the element to shield.
 * @param asking tells whether a question is open.
 * @param active gives the element that has the focus inside the host.
 */
export function raiseShield(
  window: Window,
  host: () => Element,
  asking: () => boolean,
  active: () => Element | null,
): Shield {
  let click: Event | null = null;
  let settledAt = 0;
  /** The key that went down on our own surface, as opposed to one still held from the page's. */
  let pressed: string | null = null;

  const onEvent = (event: Event): void => {
    if (event.target !== host()) {
      // While a question is open the page is inert, yet keys still arrive at its body: no shortcuts now.
      if (asking() && event instanceof KeyboardEvent) event.stopImmediatePropagation();
      return;
    }
    event.stopImmediatePropagation();
    if (event.type === 'input') active()?.dispatchEvent(new Event('input'));
    if (event instanceof KeyboardEvent) onKey(event);
    if (event.type !== 'click') return;
    click = event.isTrusted && !isTooEarly(event) ? event : null;
    if (click === null) event.preventDefault();
    // A click speaks for what it leads to at once, not for a form that is sent later.
    setTimeout(() => {
      if (click === event) click = null;
    });
  };

  // A key that is still down from the page's own button would press ours at once.
  const onKey = (event: KeyboardEvent) => {
    if (event.type === 'keydown' && !event.repeat) pressed = event.key;
    const presses = event.key === 'Enter' || event.key === ' ';
    const held = event.repeat || (event.type === 'keypress' && pressed !== event.key);
    if (presses && held && !(active() instanceof HTMLTextAreaElement)) event.preventDefault();
    // Enter on a box to tick would press the form's first button; only Space is for boxes.
    if (event.key === 'Enter' && active() instanceof HTMLInputElement) event.preventDefault();
  };

  // `detail` is 0 for clicks made with the keyboard or by assistive technology.
  const isTooEarly = (event: Event) =>
    'detail' in event && event.detail !== 0 && event.timeStamp < settledAt;

  for (const type of HIDDEN) window.addEventListener(type, onEvent, { capture: true });

  return {
    accepts: (event) => {
      const led = click !== null;
      click = null;
      return led && event.isTrusted;
    },
    settle: () => {
      settledAt = performance.now() + SETTLING;
      pressed = null;
    },
    lower: () => {
      for (const type of HIDDEN) window.removeEventListener(type, onEvent, { capture: true });
    },
  };
}
