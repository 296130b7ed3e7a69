/** Lets a held step go on, by the way its control declares. */
import { findAll } from '../surfaces/dom.ts';
import type { Hit } from './step.ts';

/**
 * Uses the control for the person, or only finds it where the page wants a real click.
 * @returns the control as it is in the page now, or null when it is gone.
 */
export function release(hit: Hit, document: Document): HTMLElement | null {
  const element = present(hit, document);
  if (element === null) return null;
  switch (hit.control.release) {
    case 'again':
      break;
    case 'click':
      element.click();
      break;
    case 'submit':
      submit(element);
      break;
  }
  return element;
}

/** The same element, or the one that a re-render put in its place. */
export function present(hit: Hit, document: Document): HTMLElement | null {
  if (hit.element.isConnected) return asHtml(hit.element);
  const again = findAll(document, hit.control.locator).find(
    (element) => hit.control.accepts?.(element) ?? true,
  );
  return asHtml(again ?? null);
}

function asHtml(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement ? element : null;
}

/** `requestSubmit` runs the page's own checks and names the button, as a click would. */
function submit(element: HTMLElement): void {
  const isButton = element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
  if (isButton && element.type === 'submit' && element.form !== null)
    element.form.requestSubmit(element);
  else element.click();
}
