/// <reference types="@wxt-dev/i18n/module" />
import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { recordBundledPackages } from './cli/release/bundled-packages.ts';
import { withoutRefusedCode } from './cli/release/refused-code.ts';
import { CONFIGURATION_KEYS, FIREFOX_ID } from './lib/policy/configuration.ts';
import { managedSchema } from './lib/policy/managed-schema.ts';

/** Set by the trial only: a file with the values that managed configuration would bring. */
const trialFile = process.env['HANDRAIL_TRIAL_CONFIGURATION'];
const trial: unknown = trialFile === undefined ? null : JSON.parse(readFileSync(trialFile, 'utf8'));

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  // Every name is imported where it is used, so that a reader finds it.
  imports: false,
  // What the browser looks up by language: the manifest's description, and one apology.
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'components/words/locales' },
  entrypointsDir: 'entrypoints',
  outDir: trialFile === undefined ? '.output' : '.output/trial',
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), withoutRefusedCode()],
    define: { __TRIAL_CONFIGURATION__: JSON.stringify(trial) },
    build: { target: 'es2024' },
  }),
  hooks: {
    'build:done': (wxt, { steps }) => {
      const modules = steps
        .flatMap(({ chunks }) => chunks)
        .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      recordBundledPackages(wxt.config.outDir, modules);
    },
    'build:publicAssets': (wxt, files) => {
      // Firefox wants no managed schema and warns about one (measured on Firefox 153).
      if (wxt.config.browser === 'firefox') return;
      files.push({
        relativeDest: 'managed-schema.json',
        contents: JSON.stringify(managedSchema(CONFIGURATION_KEYS), null, 2),
      });
    },
  },
  manifest: ({ browser }) => ({
    name: 'Handrail',
    description: '__MSG_description__',
    default_locale: 'en',
    version,
    // What each is for stands in README.md, "Permissions".
    permissions: [
      'alarms',
      'declarativeNetRequest',
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
      'webRequest',
      'webRequestBlocking',
    ],
    host_permissions: ['<all_urls>'],
    incognito: 'spanning',
    action: { default_title: 'Handrail' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              // The first that reads data_collection_permissions on every system.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137', storage: { managed_schema: 'managed-schema.json' } }),
  }),
});
