import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

// Vite reads a default export; nothing else in this room has one.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Absolute, because a shared address such as /events/… loads the same files.
  base: '/',
  publicDir: false,
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  build: {
    outDir: fileURLToPath(new URL('../../.output/console', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The page's security policy is `default-src 'self'`: no data: addresses, no inline anything.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
