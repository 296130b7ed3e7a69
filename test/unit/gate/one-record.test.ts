// @vitest-environment jsdom
/** One record for each step, and what is said when a step cannot be read, judged or asked about. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONSENT_SURFACE, PAGE, judgeWith } from './consent-page.ts';
import {
  type Page,
  SURFACE,
  answerLast,
  element,
  judgeOf,
  openPage,
  press,
  settled,
} from './share-page.ts';

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

const addChip = (domain: string) =>
  element('dialog').insertAdjacentHTML(
    'beforeend',
    `<span class="chip" data-domain="${domain}"></span>`,
  );

describe('one step, one uid', () => {
  it('however often recipients change before it is taken', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    for (const domain of ['a.example', 'b.example', 'c.example']) {
      addChip(domain);
      await settled();
    }
    press(element('share'));
    await settled();
    const uids = [...page.drafts, ...page.reports].map(({ uid }) => uid);
    expect(page.drafts).toHaveLength(4);
    expect(page.reports).toHaveLength(1);
    expect(new Set(uids).size).toBe(1);
  });

  it('a step that waits for the person’s click keeps its uid from what else changes on the page', async () => {
    page = openPage({ link: 'justify', 'other.example': 'log' });
    press(element('anyone'));
    await settled();
    const { uid } = page.drafts.at(-1)!;
    answerLast(page, { act: 'proceed', reason: 'for the fair' });
    await settled();
    addChip('third.example');
    await settled();
    expect(page.drafts.at(-1)?.uid).not.toBe(uid);
    press(element('anyone'));
    await settled();
    expect(page.reports).toHaveLength(1);
    expect(page.reports[0]).toMatchObject({ uid, rendered: 'justify', outcome: 'proceeded' });
  });

  it('a notice that left the screen with its dialog is not claimed for the next one', async () => {
    page = openPage({ 'other.example': 'inform', 'third.example': 'log' });
    await settled();
    const dialog = element('dialog');
    dialog.remove();
    await settled();
    dialog.querySelector('.chip')?.setAttribute('data-domain', 'third.example');
    document.body.append(dialog);
    await settled();
    press(element('share'));
    await settled();
    expect(page.informed).toHaveLength(1);
    expect(page.reports[0]).toMatchObject({ rendered: 'none', outcome: 'allowed_silently' });
  });
});

describe('a question whose page is left', () => {
  it.each([
    ['block', 'blocked'],
    ['justify', 'cancelled'],
  ] as const)('is told before the page is gone (%s: %s)', async (effect, outcome) => {
    page = openPage({ 'other.example': effect });
    press(element('share'));
    await settled();
    page.guard.left();
    expect(page.reports).toMatchObject([{ uid: page.drafts.at(-1)?.uid, outcome }]);
  });

  it('is not told when it was answered, nor when there was none', async () => {
    page = openPage({ 'other.example': 'justify' });
    await settled();
    page.guard.left();
    expect(page.reports).toEqual([]);
    press(element('share'));
    await settled();
    answerLast(page, { act: 'back' });
    await settled();
    page.guard.left();
    expect(page.reports).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('is not told a second time by a page that leaves because it was let go', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    element('share').addEventListener('click', () => page.guard.left());
    press(element('share'));
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.reached).toEqual(['click share']);
    expect(page.reports).toMatchObject([{ outcome: 'proceeded' }]);
  });

  it('is left to its flow where it is about a consent', async () => {
    page = openPage({}, { surfaces: [CONSENT_SURFACE] });
    page.judge = judgeWith('block');
    document.body.innerHTML = PAGE;
    await settled();
    press(element('allow'));
    await settled();
    page.guard.left();
    expect([page.asked.length, page.reports]).toEqual([1, []]);
  });
});

describe('when something cannot be read or applied', () => {
  it('a policy that throws asks the person, and is told once', async () => {
    page = openPage({});
    page.judge = {
      ...judgeOf({}),
      decide: () => {
        throw new Error('no such predicate');
      },
    };
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked[0]?.shown.decision).toMatchObject({
      basis: 'fail-mode',
      effect: 'acknowledge',
    });
    expect(page.gaps).toEqual(['share/test the policy could not be applied']);
  });

  it('a surface that throws passes the step on and is told once, not at every change', async () => {
    const broken = {
      ...SURFACE,
      read: () => {
        throw new Error('a name from the page');
      },
    };
    page = openPage({}, { surfaces: [broken] });
    await settled();
    for (let change = 0; change < 20; change += 1) {
      addChip('more.example');
      await settled();
    }
    press(element('share'));
    expect(page.reached).toContain('click share');
    expect(page.gaps).toEqual(['share/test the page could not be read: threw']);
  });

  it('a dialog that cannot be shown leaves it shut, and the next press asks again', async () => {
    let tries = 0;
    page = openPage({ 'other.example': 'acknowledge' });
    const { presenter } = brokenPresenter(() => (tries += 1));
    page.close();
    page = openPage({ 'other.example': 'acknowledge' }, { presenter });
    press(element('share'));
    await settled();
    press(element('share'));
    await settled();
    expect(tries).toBe(2);
    expect(page.reached).toEqual([]);
    expect(page.gaps).toEqual(['share/test the person could not be asked']);
  });
});

function brokenPresenter(tried: () => void) {
  const presenter = {
    ask: () => {
      tried();
      return Promise.reject(new Error('no document'));
    },
    inform: () => {},
    checking: () => () => {},
    confirm: () => {},
    pointAt: () => {},
    owns: () => false,
    privacy: () => undefined,
    wall: () => {},
    prepare: () => Promise.resolve(true),
    apologise: () => {},
  };
  return { presenter };
}
