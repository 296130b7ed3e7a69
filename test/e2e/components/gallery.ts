/** Builds the gallery, serves it on loopback, and opens named states of it in Chromium. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { build } from 'vite';
import { pageBrowserPath } from '../../support/browser-paths.ts';
import { madeOnce, shapeOfSources } from '../../support/made-once.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const SOURCE = join(import.meta.dirname, 'gallery');
const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface Gallery {
  /** Opens a page of its own; `path` is `/?sample=…` or `/pages.html?view=…`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Where the gallery of today's sources was built to, by this test file or by one before it. */
function builtGallery(): Promise<string> {
  const sources = ['components', 'lib', 'test/e2e/components', 'test/support', 'public'];
  return madeOnce('gallery', shapeOfSources(sources), async (outDir) => {
    await build({
      root: SOURCE,
      base: './',
      configFile: false,
      logLevel: 'error',
      publicDir: join(ROOT, 'public'),
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2024',
        rolldownOptions: { input: [join(SOURCE, 'index.html'), join(SOURCE, 'pages.html')] },
      },
    });
  });
}

/** Takes a few seconds; make one for a test file. @param executable of the browser that shows it */
export async function openGallery(executable = pageBrowserPath()): Promise<Gallery> {
  const directory = await builtGallery();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    try {
      const file = readFileSync(join(directory, path === '/' ? 'index.html' : path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path || '/index.html')] ?? 'text/html; charset=utf-8',
      });
      response.end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox'],
  });
  return {
    open: async (path, options) => {
      const page = await browser.newPage({ viewport: { width: 900, height: 760 }, ...options });
      page.setDefaultTimeout(5000);
      // The first page of a browser waits for the browser.
      await page.goto(`http://127.0.0.1:${port}${path}`, { timeout: 30_000 });
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** What axe finds wrong, one line each; the page behind the dialog is none of our doing. */
export async function violations(page: Page, exclude: readonly string[] = []): Promise<string[]> {
  // Not a script element: a closed page should not need to allow one. A page that shows several states reads it once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return await page.evaluate(async (excluded) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const results = await axe.run(
      excluded.length === 0 ? document : { exclude: [...excluded] },
      // What is right is counted, not described.
      { resultTypes: ['violations'] },
    );
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  }, exclude);
}

/** Keeps a picture where HANDRAIL_SCREENSHOTS names a directory. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  const directory = process.env['HANDRAIL_SCREENSHOTS'];
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage });
}
