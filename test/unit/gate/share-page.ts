/** A small share dialog, its surface, and a guard on it whose every word is kept. */
import { NO_SHARE_TERMS } from '../../../lib/activity/activity.ts';
import { vi } from 'vitest';
import type { Activity, ConsentActivity, ShareActivity } from '../../../lib/activity/activity.ts';
import type { Decision, Effect } from '../../../lib/activity/decision.ts';
import { EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { type Guard, type GuardOptions, type Judge, guard } from '../../../lib/gate/guard.ts';
import { MENDING } from '../../../lib/gate/mending.ts';
import type { Answer, Shown } from '../../../lib/gate/presenter.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import type { Control, Surface } from '../../../lib/surfaces/surface.ts';

const SEEN = { seen: 'made for tests, 2026-11', sure: 'high' } as const;

export const DIALOG = `
  <div role="dialog" id="dialog">
    <span class="chip" data-domain="other.example"></span>
    <form id="form">
      <input id="message">
      <button id="send" type="submit"><span id="label">Send</span></button>
      <button id="cancel" type="submit">Cancel</button>
    </form>
    <div id="share" role="button" tabindex="0">Share</div>
    <div id="scope" role="listbox" tabindex="0" aria-activedescendant="restricted">
      <div id="restricted" role="option">Restricted</div>
      <div id="anyone" role="option" data-link="anyone_with_link">Anyone with the link</div>
    </div>
    <button id="copy" type="button" data-link="anyone_with_link">Copy link</button>
  </div>
  <div id="elsewhere">Something else</div>`;

function control(
  name: string,
  selector: string,
  takes: Control['takes'],
  release: Control['release'],
): Control {
  return { name, locator: { selectors: [selector], ...SEEN }, takes, release };
}

export const CONTROLS: readonly Control[] = [
  { ...control('Share', '#share', 'confirm', 'click'), keys: ['Control+Shift+s'] },
  control('Send', '#send', 'confirm', 'submit'),
  control('Link scope', '[role="option"][data-link]', 'write', 'again'),
  control('Copy link', '#copy', 'write', 'click'),
];

/** Reads recipients from the chips and the link from the control about to be used. */
export const SURFACE: Surface = {
  id: 'share/test',
  product: 'Test',
  kind: 'share',
  platform: 'test',
  version: 3,
  matches: [],
  frames: 'top',
  capability: 'hold',
  root: { selectors: ['[role="dialog"]'], ...SEEN },
  controls: CONTROLS,
  pageProbe: false,
  read: ({ root, control: used }): ShareActivity | null => {
    const chips = [...root.querySelectorAll<HTMLElement>('.chip')];
    const link = used?.getAttribute('data-link') === 'anyone_with_link';
    if (chips.length === 0 && !link) return null;
    return {
      kind: 'share',
      ...NO_SHARE_TERMS,
      surface: 'share/test',
      platform: 'test',
      host: 'files.example',
      accountDomain: null,
      sensor: 'page',
      resource: { type: 'document', id: root.getAttribute('data-id'), label: null },
      recipients: link
        ? []
        : chips.map((chip) => ({
            domain: chip.dataset['domain'] ?? '',
            type: 'person',
            count: 1,
          })),
      link: link ? 'anyone_with_link' : 'unchanged',
      role: null,
    };
  },
};

/** A decision of one rule with this effect; `null` is "no rule spoke". */
export function decision(effect: Effect | null): Decision {
  return {
    ...decideWithoutPolicy('open'),
    effect: effect ?? 'allow',
    intended: effect ?? 'allow',
    basis: effect === null ? 'none' : 'rule',
    reasons: effect === null ? [] : ['test'],
  };
}

/** Effects by domain of the recipients; a link for anyone counts as `link`. */
export type Rules = Readonly<Record<string, Effect | null>>;

export function judgeOf(rules: Rules): Judge {
  return {
    decide: (activity: Activity) => {
      if (activity.kind !== 'share') throw new Error('only shares here');
      const keys = activity.recipients.map(({ domain }) => domain);
      if (activity.link === 'anyone_with_link') keys.push('link');
      return decision(
        keys.map((key) => rules[key] ?? null).find((effect) => effect !== null) ?? null,
      );
    },
    policy: null,
    catalog: EMPTY_CATALOG,
    flow: null,
    unreadable: () => null,
    earlier: () => null,
    policyAge: () => 12,
  };
}

interface Asked {
  readonly shown: Shown;
  readonly answer: (answer: Answer) => void;
}

const NO_GUARD: Guard = {
  reconsider: () => {},
  restart: () => {},
  stopped: () => 'away',
  left: () => {},
  use: () => true,
  stop: () => {},
};

export type Page = ReturnType<typeof openPage>;

/** Puts the dialog on the page and a guard over it. Call `close` afterwards. */
export function openPage(rules: Rules, options: Partial<GuardOptions> = {}) {
  document.body.innerHTML = DIALOG;
  /** What reached the page's own listeners. */
  const reached: string[] = [];
  const listen = (event: Event) => {
    const from = event.target instanceof Element ? event.target.id : '';
    reached.push(`${event.type} ${from}`);
    if (event.type === 'click' && from !== '') page.story.push(`click ${from}`);
    if (event.type === 'submit') event.preventDefault();
  };
  const types = ['pointerdown', 'mousedown', 'click', 'keydown', 'submit', 'input'];
  for (const type of types) document.addEventListener(type, listen);

  const page = {
    judge: judgeOf(rules) as Judge | null,
    reached,
    asked: [] as Asked[],
    informed: [] as Shown[],
    drafts: [] as StepRecord[],
    reports: [] as StepRecord[],
    gaps: [] as string[],
    pointed: [] as string[],
    confirmed: [] as string[],
    walls: [] as string[],
    hasDialogs: true,
    prepared: 0,
    apologies: 0,
    readings: [] as Array<ConsentActivity | null>,
    passed: [] as Array<[Activity, string | null]>,
    /** Steps that the page said are being taken. */
    told: [] as Activity[],
    /** What happened, in order. */
    story: [] as string[],
    surfaceSeen: vi.fn<() => void>(),
    checking: vi.fn<(what?: string) => void>(),
    host: document.createElement('handrail-host'),
    guard: NO_GUARD,
    close: () => {
      page.guard.stop();
      for (const type of types) document.removeEventListener(type, listen);
      document.body.innerHTML = '';
    },
  };
  page.guard = guard({
    window,
    surfaces: [SURFACE],
    language: 'en',
    presenter: {
      ask: (shown) => {
        document.body.append(page.host);
        return new Promise((resolve) => {
          const answer = (given: Answer) => {
            page.host.remove();
            resolve(given);
          };
          page.asked.push({ shown, answer });
        });
      },
      inform: (shown) => void page.informed.push(shown),
      checking: () => {
        page.checking();
        return () => page.checking('done');
      },
      confirm: (outcome) => void page.confirmed.push(outcome),
      privacy: () => undefined,
      wall: ({ wall }) => void page.walls.push(wall),
      prepare: () => {
        page.prepared += 1;
        return Promise.resolve(page.hasDialogs);
      },
      apologise: () => {
        page.apologies += 1;
      },
      pointAt: ({ id }) => void page.pointed.push(id),
      owns: (event) => event.target === page.host,
    },
    mending: MENDING,
    judge: () => page.judge,
    whenReady: () => Promise.resolve(),
    surfaceSeen: page.surfaceSeen,
    draft: (record) => void page.drafts.push(record),
    report: (record) => {
      page.reports.push(record);
      page.story.push(`report ${record.outcome}`);
      return Promise.resolve(true);
    },
    gap: (surface, detail) => void page.gaps.push(`${surface.id} ${detail}`),
    reading: (activity) => void page.readings.push(activity),
    pass: (activity, justification) => {
      page.passed.push([activity, justification]);
      return Promise.resolve();
    },
    taken: (activity) => void page.told.push(activity),
    askPage: () => null,
    ...options,
  });
  return page;
}

/** Lets observers, promises and the next looks at the page (one a frame) run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await vi.advanceTimersByTimeAsync(17);
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`#${id} is not on the page.`);
  return found;
}

/** One event as a person's device makes it; true when nobody prevented its default. */
export function fire(target: Element, type: string, init: KeyboardEventInit = {}): boolean {
  const common = { bubbles: true, cancelable: true, composed: true };
  const event = type.startsWith('key')
    ? new KeyboardEvent(type, { ...common, ...init })
    : new MouseEvent(type, common);
  return target.dispatchEvent(event);
}

/** A press of the mouse button, with every event that comes with it. */
export function press(target: Element): void {
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    fire(target, type);
}

export function answerLast(page: Page, answer: Answer): void {
  const last = page.asked.at(-1);
  if (last === undefined) throw new Error('Nothing was asked.');
  last.answer(answer);
}
