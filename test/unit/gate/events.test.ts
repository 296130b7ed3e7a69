// @vitest-environment jsdom
/** Which events the gate stops, and which are none of its business. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { armGate } from '../../../lib/gate/gate.ts';
import type { Hit } from '../../../lib/gate/step.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { CONTROLS, DIALOG, SURFACE, element, fire } from './share-page.ts';

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
] as const;
const LEADS_TO_A_CLICK = new Set(['pointerdown', 'touchstart', 'pointerup', 'touchend']);

let answer: 'pass' | 'hold' | 'throw' = 'hold';
let held: string[] = [];
let asked: Array<[string, boolean]> = [];
let reached: string[] = [];
let failures: string[] = [];
let surfaces: readonly Surface[] = [SURFACE];
let disarm = () => {};
const listen = (event: Event) => void reached.push(event.type);
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
const ALL = [...EVENTS, ...KEYS, 'submit', 'input', 'contextmenu', 'focusin'];

beforeEach(() => {
  document.body.innerHTML = DIALOG;
  answer = 'hold';
  surfaces = [SURFACE];
  held = [];
  asked = [];
  reached = [];
  failures = [];
  for (const type of ALL) document.addEventListener(type, listen);
  disarm = armGate({
    window,
    surfaces: () => surfaces,
    owns: (event) => event.target instanceof Element && event.target.id === 'ours',
    verdict: (hit: Hit, uses) => {
      asked.push([hit.control.name, uses]);
      if (answer === 'throw') throw new Error('cannot judge');
      return answer;
    },
    held: (hit) => void held.push(hit.control.name),
    failed: (surface) => void failures.push(surface.id),
  });
});
afterEach(() => {
  disarm();
  for (const type of ALL) document.removeEventListener(type, listen);
  document.body.innerHTML = '';
});

describe('pointer', () => {
  it.each(EVENTS)('%s on a control is stopped before the page sees it', (type) => {
    const notPrevented = fire(element('share'), type);
    expect(reached).toEqual([]);
    // Preventing these would take the click away, and with it the moment to ask.
    expect(notPrevented).toBe(LEADS_TO_A_CLICK.has(type));
    expect(held).toEqual(type === 'click' ? ['Share'] : []);
  });

  it.each(EVENTS)('%s reaches the page when the step may be taken', (type) => {
    answer = 'pass';
    expect(fire(element('share'), type)).toBe(true);
    expect(reached).toEqual([type]);
    expect(held).toEqual([]);
    expect(asked).toEqual([['Share', type === 'click']]);
  });

  it('a press on what is inside a control is a press on the control', () => {
    fire(element('label'), 'click');
    expect(held).toEqual(['Send']);
  });

  it('a press on a control inside an open shadow tree is one too', () => {
    const root = element('elsewhere').attachShadow({ mode: 'open' });
    const button = root.appendChild(document.createElement('i'));
    const [share] = CONTROLS;
    const locator = { ...share!.locator, selectors: ['i'] };
    surfaces = [{ ...SURFACE, controls: [{ ...share!, locator }] }];
    fire(button, 'click');
    expect(held).toEqual(['Share']);
  });

  it('everything else on the page is left alone, and not even asked about', () => {
    for (const id of ['elsewhere', 'message', 'restricted', 'dialog']) {
      fire(element(id), 'click');
    }
    expect(asked).toEqual([]);
    expect(reached.filter((type) => type === 'click')).toHaveLength(4);
  });

  it('a press on our own dialog passes, wherever the page puts it', () => {
    element('share').innerHTML = '<b id="ours"></b>';
    fire(element('ours'), 'click');
    expect(asked).toEqual([]);
    expect(reached).toEqual(['click']);
  });

  it('controls that write at once are held on the press', () => {
    for (const id of ['anyone', 'copy']) fire(element(id), 'click');
    expect(held).toEqual(['Link scope', 'Copy link']);
    expect(reached).toEqual([]);
  });

  it('the page cannot come first: the gate listens on the window, while the event goes down', () => {
    const first = vi.fn<() => void>();
    document.addEventListener('click', first, { capture: true });
    fire(element('share'), 'click');
    document.removeEventListener('click', first, { capture: true });
    expect(first).not.toHaveBeenCalled();
  });

  it('listens no more after it was taken down', () => {
    disarm();
    fire(element('share'), 'click');
    expect(reached).toEqual(['click']);
    expect(asked).toEqual([]);
  });
});

describe('keyboard', () => {
  it.each(['Enter', ' ', 'Spacebar'])('"%s" on a control that is no button is held', (key) => {
    for (const type of KEYS) expect(fire(element('share'), type, { key })).toBe(false);
    expect(reached).toEqual([]);
    expect(held).toEqual(['Share']);
  });

  it.each(['a', 'Tab', 'Escape', 'ArrowDown', 's'])(
    '"%s" on a control is not a use of it',
    (key) => {
      for (const type of KEYS) expect(fire(element('share'), type, { key })).toBe(true);
      expect(asked).toEqual([]);
      expect(reached).toEqual([...KEYS]);
    },
  );

  it('typing in a field of the dialog passes, Enter and Space too', () => {
    for (const key of ['h', ' ', 'Enter']) fire(element('message'), 'keydown', { key });
    expect(reached).toEqual(['keydown', 'keydown', 'keydown']);
    expect(asked).toEqual([]);
  });

  it('a list that keeps the focus is asked for its marked option', () => {
    const list = element('scope');
    fire(list, 'keydown', { key: 'Enter' });
    expect(reached).toEqual(['keydown']);
    list.setAttribute('aria-activedescendant', 'anyone');
    fire(list, 'keydown', { key: 'Enter' });
    expect(held).toEqual(['Link scope']);
    list.setAttribute('aria-activedescendant', 'nowhere');
    fire(list, 'keydown', { key: 'Enter' });
    expect(held).toHaveLength(1);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }])('Enter with %o sends the dialog', (modifier) => {
    fire(element('message'), 'keydown', { key: 'Enter', ...modifier });
    expect(held).toEqual(['Share']);
    fire(element('elsewhere'), 'keydown', { key: 'Enter', ...modifier });
    expect(held).toHaveLength(1);
    expect(reached).toEqual(['keydown']);
  });

  it('a declared shortcut is its control, from anywhere on the page', () => {
    const keys = { key: 'S', ctrlKey: true, shiftKey: true };
    expect(fire(element('elsewhere'), 'keydown', keys)).toBe(false);
    expect(fire(document.body, 'keydown', keys)).toBe(false);
    expect(held).toEqual(['Share', 'Share']);
    expect(reached).toEqual([]);
  });

  it('other chords pass, and a shortcut without its control on the page does too', () => {
    fire(document.body, 'keydown', { key: 's', ctrlKey: true });
    fire(document.body, 'keydown', { key: 's', ctrlKey: true, shiftKey: true, altKey: true });
    element('share').remove();
    fire(document.body, 'keydown', { key: 's', ctrlKey: true, shiftKey: true });
    expect(asked).toEqual([]);
    expect(reached).toHaveLength(3);
  });
});

describe('submit', () => {
  const submit = (submitter: HTMLElement | null) =>
    element('form').dispatchEvent(
      new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }),
    );

  it('by its button is held', () => {
    expect(submit(element('send'))).toBe(false);
    expect(held).toEqual(['Send']);
    expect(reached).toEqual([]);
  });

  it('by a button that is no confirm control passes', () => {
    expect(submit(element('cancel'))).toBe(true);
    expect(asked).toEqual([]);
    expect(reached).toEqual(['submit']);
  });

  it('without a button, as `requestSubmit()` makes it, counts as the form’s confirm control', () => {
    expect(submit(null)).toBe(false);
    expect(held).toEqual(['Send']);
  });

  it('by the page’s own `requestSubmit()` is held as well', () => {
    (element('form') as HTMLFormElement).requestSubmit();
    expect(held).toEqual(['Send']);
    expect(reached).toEqual([]);
  });

  it('of a form whose fields are named like DOM methods is held', () => {
    // Browsers let a field's name stand before the form's own methods (HTML, "named properties of form
    // elements"); jsdom does not, so it is done by hand.
    Object.defineProperty(element('form'), 'querySelectorAll', { value: element('message') });
    expect(submit(null)).toBe(false);
    expect(held).toEqual(['Send']);
  });

  it('of another form passes', () => {
    document.body.insertAdjacentHTML('beforeend', '<form id="search"><button>Find</button></form>');
    element('search').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    expect(asked).toEqual([]);
  });
});

describe('when something goes wrong', () => {
  it('a verdict that throws holds, and is told', () => {
    answer = 'throw';
    expect(fire(element('share'), 'click')).toBe(false);
    expect(reached).toEqual([]);
    expect(held).toEqual(['Share']);
    expect(failures).toEqual(['share/test']);
  });

  it('a surface whose check throws is told of and does not silence the next one', () => {
    const broken: Surface = {
      ...SURFACE,
      id: 'share/broken',
      controls: [
        {
          ...CONTROLS[0]!,
          accepts: () => {
            throw new Error('no such thing');
          },
        },
      ],
    };
    surfaces = [broken, SURFACE];
    fire(element('share'), 'click');
    expect(failures).toEqual(['share/broken']);
    expect(held).toEqual(['Share']);
  });
});
