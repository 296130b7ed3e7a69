// @vitest-environment jsdom
/** A provider's own stop is noticed when it comes, told once, and not looked for without end. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchWalls } from '../../../lib/gate/walls.ts';
import { SURFACE } from './share-page.ts';

const WALLED = {
  ...SURFACE,
  walls: [
    {
      wall: 'needs-admin-approval',
      locator: { selectors: ['#needs-admin'], seen: 'made for tests, 2026-11', sure: 'high' },
    },
  ],
} as const;

let found: string[];
beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main>Sign in</main>';
  found = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const watch = () =>
  watchWalls({
    window,
    surfaces: [WALLED],
    found: ({ id }, wall) => void found.push(`${id} ${wall}`),
  });
/** What has a size is seen; jsdom gives sizes to nothing. */
const wall = () => {
  document.body.innerHTML = '<h1 id="needs-admin">Need admin approval</h1>';
  const size = { width: 200, height: 20 } as DOMRect;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(size);
  Object.defineProperty(Element.prototype, 'checkVisibility', {
    value: () => true,
    configurable: true,
  });
};

it('tells of a wall that is there', async () => {
  wall();
  watch();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(found).toEqual(['share/test needs-admin-approval']);
});

it('tells of a wall that is drawn a moment later, once', async () => {
  watch();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(found).toEqual([]);
  wall();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(found).toEqual(['share/test needs-admin-approval']);
});

it('waits for a page that is still being parsed', async () => {
  vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  wall();
  watch();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(found).toEqual([]);
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await vi.advanceTimersByTimeAsync(0);
  expect(found).toHaveLength(1);
});

it('ends when it is told to, and by itself', async () => {
  const end = watch();
  end();
  wall();
  await vi.advanceTimersByTimeAsync(10_000);
  document.body.innerHTML = '';
  watch();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(vi.getTimerCount()).toBe(0);
  wall();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(found).toEqual([]);
});
