/** Takes the pictures of README.md anew: `npx node test/e2e/components/pictures.ts`. Small, since they live in git. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { openGallery } from './gallery.ts';

const FOLDER = join(import.meta.dirname, 'pictures');

const PICTURES: Readonly<Record<string, { path: string; options: BrowserContextOptions }>> = {
  'share-light': { path: '/?sample=share-justify&language=en', options: {} },
  'block-dark-german': {
    path: '/?sample=consent-block&language=de',
    options: { colorScheme: 'dark' },
  },
  'consent-arabic': { path: '/?sample=consent-request&language=ar', options: {} },
  'share-narrow-french': {
    path: '/?sample=share-link&language=fr',
    options: { viewport: { width: 320, height: 568 } },
  },
  'notice-japanese': {
    path: '/?sample=share-inform&language=ja',
    options: { viewport: { width: 640, height: 260 } },
  },
};

const gallery = await openGallery();
mkdirSync(FOLDER, { recursive: true });
for (const [name, { path, options }] of Object.entries(PICTURES)) {
  const page = await gallery.open(path, {
    viewport: { width: 640, height: 620 },
    ...options,
    reducedMotion: 'reduce',
  });
  const shown = page.locator('dialog[open], .notice').filter({ hasText: /\S/u });
  await shown.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
}
await gallery.close();
