/** A built console, a service of samples behind it and a real Chromium in front. */
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { EventDetail } from '../../../server/contract/contract.ts';
import { type SampleName, samples, storedSample } from '../../../server/console/samples.ts';
import { pageBrowserPath } from '../../support/browser-paths.ts';
import { madeOnce, shapeOfSources } from '../../support/made-once.ts';
import { type FakeService, startFakeService } from './fake-service.ts';

const CONFIGURATION = fileURLToPath(
  new URL('../../../server/console/vite.config.ts', import.meta.url),
);

export interface ConsoleStage {
  readonly service: FakeService;
  /** Where the console was built to. */
  readonly directory: string;
  /** What the pages complained about: errors, refused loads, thrown exceptions. */
  readonly complaints: string[];
  /** Opens an address of the console in a page of its own; closed after the test. */
  open(path: string, options?: BrowserContextOptions & { base?: string }): Promise<Page>;
  /** Lets the service hold the events of a sample. */
  show(name: SampleName): readonly EventDetail[];
}

/** A sample's events as the service keeps them, newest first. */
export function detailsOf(name: SampleName, now = Date.now()): readonly EventDetail[] {
  return samples[name](now).map((sample, index) => storedSample(sample, index));
}

/** Where the console of today's sources was built to, by this test file or by one before it. */
function builtConsole(): Promise<string> {
  return madeOnce('console', shapeOfSources(['server', 'lib']), async (outDir) => {
    await build({ configFile: CONFIGURATION, logLevel: 'warn', build: { outDir } });
  });
}

/** To be called inside `describe`: builds, serves and launches before its tests. */
export function useConsole(): ConsoleStage {
  const complaints: string[] = [];
  let directory: string;
  const pages: Page[] = [];
  let browser: Browser;
  let service: FakeService;

  beforeAll(async () => {
    directory = await builtConsole();
    service = await startFakeService(directory);
    browser = await chromium.launch({
      executablePath: pageBrowserPath(),
      args: ['--no-sandbox'],
    });
  });
  beforeEach(() => {
    service.have('none');
    service.cutLive(false);
    service.show([]);
    service.keep([]);
    service.requests.length = 0;
    complaints.length = 0;
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  return {
    get service() {
      return service;
    },
    get directory() {
      return directory;
    },
    complaints,
    async open(path, { base = service.url, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      pages.push(page);
      page.setDefaultTimeout(PATIENCE.timeout);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        // An answer of 4xx or 5xx is noted by the browser itself; tests ask for those on purpose.
        const expected = message.text().startsWith('Failed to load resource');
        if (['error', 'warning'].includes(message.type()) && !expected) {
          complaints.push(message.text());
        }
      });
      await page.goto(base + path);
      return page;
    },
    show(name) {
      const details = detailsOf(name);
      service.show(details);
      return details;
    },
  };
}

/** Links of the rows, in order. */
export function rowsOf(page: Page) {
  return page.locator('.events tbody a');
}

/** How long a page may take on a busy machine before a test gives up. */
export const PATIENCE = { timeout: 15_000, interval: 50 };

/** Waits until it can be seen. */
export async function expectShown(shown: Locator): Promise<void> {
  await shown.waitFor();
}

/** To be compared with how many rows there should be in a moment. */
export function rowCount(page: Page) {
  return expect.poll(() => rowsOf(page).count(), PATIENCE);
}

/** Query of the newest request for the list. */
export function lastListRequest(service: FakeService): URLSearchParams {
  const request = service.requests.findLast((path) => path.startsWith('/api/events?'));
  return new URLSearchParams(request?.split('?')[1]);
}
