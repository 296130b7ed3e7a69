/** Policies for browsers on Linux: a tree that is copied over the root folder. */
import { CHROMIUM_BROWSERS, type ChromiumBrowser, FIREFOX } from './browsers.ts';
import { chromiumInstall, firefoxInstall } from './install.ts';
import {
  type Artifact,
  type ChromiumPackage,
  type FirefoxPackage,
  type Kit,
  jsonFile,
} from './kit.ts';

/** Folder of the tree in the kit. */
export const LINUX_TREE = 'linux/tree';
const COMPANION_TREE = 'linux/companion';

/** One file for each browser, and beside them those that close guest and private windows. */
export function linuxPolicies(kit: Kit): Artifact[] {
  return [
    ...(kit.chromium === null ? [] : chromiumFiles(kit.chromium, kit.values)),
    ...(kit.firefox === null ? [] : firefoxFiles(kit.firefox, kit.values)),
  ];
}

function chromiumFiles(extension: ChromiumPackage, values: Kit['values']): Artifact[] {
  return CHROMIUM_BROWSERS.flatMap((browser) => [
    jsonFile(
      `${LINUX_TREE}/${browser.linuxFolder}/handrail.json`,
      chromiumPolicies(browser, extension, values),
    ),
    jsonFile(`${COMPANION_TREE}/${browser.linuxFolder}/handrail-companion.json`, browser.companion),
  ]);
}

function chromiumPolicies(
  browser: ChromiumBrowser,
  extension: ChromiumPackage,
  values: Kit['values'],
): object {
  return {
    ExtensionSettings: { [extension.id]: chromiumInstall(browser, extension) },
    '3rdparty': { extensions: { [extension.id]: values } },
  };
}

/** Firefox has one file for all policies; the companion is for merging into it. */
function firefoxFiles(extension: FirefoxPackage, values: Kit['values']): Artifact[] {
  return [
    jsonFile(`${LINUX_TREE}/${FIREFOX.linuxFile}`, {
      policies: firefoxPolicies(extension, values),
    }),
    jsonFile(`${COMPANION_TREE}/${FIREFOX.linuxFile}`, {
      policies: { ...firefoxPolicies(extension, values), ...FIREFOX.companion },
    }),
  ];
}

/** Firefox's policies, the same on Linux and macOS. */
export function firefoxPolicies(
  extension: FirefoxPackage,
  values: Kit['values'],
): { ExtensionSettings: object; '3rdparty': object } {
  return {
    ExtensionSettings: { [extension.id]: firefoxInstall(extension) },
    '3rdparty': { Extensions: { [extension.id]: values } },
  };
}
