/** Who may say what to the worker. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { route } from '../../../lib/browser/router.ts';
import { ACTIVITIES, stepSample } from '../events/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const content = vi.fn<(...parts: unknown[]) => Promise<unknown>>(() => Promise.resolve('content'));
const page = vi.fn<(...parts: unknown[]) => Promise<unknown>>(() => Promise.resolve('page'));

const PAGE = { id: 'handrail', url: 'https://files.example/', tab: { id: 4 }, frameId: 2 };
const OURS = { id: 'handrail', url: 'chrome-extension://handrail/popup.html' };

beforeEach(() => {
  freshBrowser();
  content.mockClear();
  page.mockClear();
  route({ content, page });
});

/** What the worker answers; undefined is silence. */
const say = (message: unknown, sender: object) =>
  extension.runtime.onMessage.tell(message, sender)[0];

describe('a content script', () => {
  it.each([
    { type: 'hello', kinds: ['consent'], about: null },
    { type: 'refresh', kinds: ['share', 'connect'], about: null },
    { type: 'draft', record: stepSample() },
    { type: 'reading', activity: ACTIVITIES['consent'] },
    { type: 'pass', activity: ACTIVITIES['consent'], justification: 'for the fair' },
    { type: 'report', record: stepSample() },
    { type: 'gap', surface: 'share/google-drive', detail: 'could not be read' },
  ])('may say $type, and its tab comes from the browser', async (message) => {
    expect(await say(message, PAGE)).toBe('content');
    expect(content).toHaveBeenCalledExactlyOnceWith(message, {
      tabId: 4,
      frameId: 2,
      url: 'https://files.example/',
    });
  });

  it.each(['status', 'pull-now', 'send-now', 'hold', 'hold-answer'])('may not say %s', (type) => {
    expect(say({ type }, PAGE)).toBeUndefined();
    expect(page).not.toHaveBeenCalled();
  });

  it('is not heard without a tab', () => {
    expect(
      say(
        { type: 'hello', kinds: ['consent'], about: null },
        { id: 'handrail', url: 'https://files.example/' },
      ),
    ).toBeUndefined();
  });
});

describe('our own pages', () => {
  it.each([
    { type: 'status' },
    { type: 'pull-now' },
    { type: 'hold', id: 'a' },
    { type: 'hold-answer', id: 'a', answer: { act: 'proceed', reason: null } },
    { type: 'send-now' },
    { type: 'page-state', tabId: 1 },
  ])('may say $type', async (message) => {
    expect(await say(message, OURS)).toBe('page');
  });

  it('may not speak for a content script', () => {
    const report = { type: 'report', record: stepSample() };
    expect(say(report, { ...OURS, tab: { id: 4 } })).toBeUndefined();
    expect(content).not.toHaveBeenCalled();
  });
});

describe('anybody else', () => {
  it.each([
    ['another extension', { ...PAGE, id: 'another' }],
    ['another extension at our address', { ...OURS, id: 'another' }],
    ['nobody', {}],
  ])('%s is not answered', (_who, sender) => {
    for (const type of ['hello', 'status', 'report']) expect(say({ type }, sender)).toBeUndefined();
    expect(content).not.toHaveBeenCalled();
    expect(page).not.toHaveBeenCalled();
  });

  it('a page at an address that only begins like ours is a page', () => {
    const lookalike = { ...OURS, url: 'chrome-extension://handrail.evil/popup.html' };
    expect(say({ type: 'pull-now' }, { ...lookalike, tab: { id: 1 } })).toBeUndefined();
  });
});

describe('what is no message', () => {
  it.each([
    null,
    'hello',
    [],
    {},
    { type: 'toString' },
    { type: 'hello', kinds: ['consent'], about: null, more: 1 },
    { type: 'report' },
    { type: 'report', record: { ...stepSample(), uid: 'mine' } },
    { type: 'report', record: { ...stepSample(), extra: 'x' } },
    { type: 'gap', surface: '../../etc', detail: 'x' },
    { type: 'gap', surface: 'share/google-drive', detail: 'x'.repeat(501) },
  ])('%j is not answered', (message) => {
    expect(say(message, PAGE)).toBeUndefined();
    expect(say(message, OURS)).toBeUndefined();
    expect(content).not.toHaveBeenCalled();
  });
});
