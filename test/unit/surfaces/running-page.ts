/**
 * A saved page in a frame of the test's document, with its own script running, and what it sends when
 * something on it is used.
 */
import { controlsIn } from '../../../lib/surfaces/dom.ts';
import type { Surface, WireRequest } from '../../../lib/surfaces/surface.ts';

type Which = 'controls' | 'others';

interface Opened {
  readonly document: Document;
  readonly sent: WireRequest[];
  readonly controls: readonly HTMLElement[];
  readonly others: readonly HTMLElement[];
  readonly close: () => void;
}

/** The request that the page's `fetch` asks for. */
function called(base: URL, target: string, init: { method?: string; body?: unknown }): WireRequest {
  const { body } = init;
  const form = Object.prototype.toString.call(body) === '[object URLSearchParams]';
  const fields: Record<string, string[]> = {};
  if (form)
    for (const [name, value] of new URLSearchParams(String(body)))
      (fields[name] ??= []).push(value);
  return {
    url: new URL(target, base),
    method: (init.method ?? 'GET').toUpperCase(),
    fields: form ? fields : null,
    text: typeof body === 'string' ? body : null,
  };
}

/** The request that a form sends by one of its buttons. */
function submitted(base: URL, form: HTMLFormElement, button: HTMLElement | null): WireRequest {
  const attribute = Element.prototype.getAttribute.bind(form);
  const chosen = Element.prototype.querySelectorAll.call(
    form,
    'input[name]:not([type="submit"], [type="checkbox"]:not(:checked), [type="radio"]:not(:checked))',
  );
  const fields: Record<string, string[]> = {};
  for (const element of [...chosen, ...(button?.hasAttribute('name') === true ? [button] : [])])
    (fields[element.getAttribute('name') ?? ''] ??= []).push(element.getAttribute('value') ?? '');
  const method = (attribute('method') ?? 'get').toUpperCase();
  return { url: new URL(attribute('action') ?? '', base), method, fields, text: null };
}

/** Opens it; the caller closes it. */
export function open(html: string, url: URL, surface: Surface): Opened {
  const sent: WireRequest[] = [];
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentWindow!;
  Object.assign(page, {
    fetch: (target: string, init: object) => {
      sent.push(called(url, target, init));
      return Promise.resolve({ status: 200, ok: true });
    },
  });
  page.document.open();
  page.document.write(html);
  page.document.close();
  page.addEventListener('submit', (event) => {
    // Read now: a page's own script may have changed fields, or stopped the form.
    const form = event.target as HTMLFormElement;
    if (!event.defaultPrevented) sent.push(submitted(url, form, event.submitter));
    event.preventDefault();
  });
  const controls = surface.controls.flatMap((control) => controlsIn(page.document, control));
  const all = [...page.document.querySelectorAll('button, input[type="submit"], [role="button"]')];
  return {
    document: page.document,
    sent,
    controls: [...new Set(controls)] as HTMLElement[],
    others: all.filter(
      (one) => !controls.some((control) => control.contains(one) || one.contains(control)),
    ) as HTMLElement[],
    close: () => frame.remove(),
  };
}

/** What can be used on a page, as markup: the controls of its surface, and all other buttons. */
export function openPage(html: string, url: URL, surface: Surface): Record<Which, string[]> {
  const { controls, others, close } = open(html, url, surface);
  const markup = (elements: readonly HTMLElement[]) => elements.map((one) => one.outerHTML);
  const opened = { controls: markup(controls), others: markup(others) };
  close();
  return opened;
}

/** Uses one of them on a fresh copy of the page: what it sent, and what its `#result` says then. */
export async function use(
  html: string,
  url: URL,
  surface: Surface,
  which: Which,
  at: number,
): Promise<{ sent: readonly WireRequest[]; result: string }> {
  const page = open(html, url, surface);
  page[which][at]?.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  const result = page.document.getElementById('result')?.textContent ?? '';
  page.close();
  return { sent: page.sent, result };
}
