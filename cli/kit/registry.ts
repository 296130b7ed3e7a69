/**
 * The Windows registry: what stands where, for each browser. Lists are subkeys with numbers, which the Chromium family and
 * Firefox read alike; texts are REG_SZ, numbers and switches REG_DWORD (read in both browsers' own sources, 2026-11).
 */
import { CHROMIUM_BROWSERS, type ChromiumBrowser, FIREFOX } from './browsers.ts';
import { type InstallEntry, chromiumInstall, firefoxInstall } from './install.ts';
import type { Kit } from './kit.ts';

export interface RegistryValue {
  /** Below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly name: string;
  readonly data: string | number;
}

/** Everything that one browser needs. */
export interface RegistryTree {
  readonly browser: string;
  readonly name: string;
  /** The browser's own key. */
  readonly root: string;
  /** The entry that installs, and the managed values: nobody but the kit writes below them. */
  readonly installKey: string;
  readonly valuesKey: string;
  readonly install: InstallEntry;
  readonly values: readonly RegistryValue[];
  readonly companion: readonly RegistryValue[];
}

/** Trees of all browsers that the kit has a package for. */
export function registryTrees(kit: Kit): RegistryTree[] {
  const { chromium, firefox } = kit;
  return [
    ...(chromium === null
      ? []
      : CHROMIUM_BROWSERS.map((browser) =>
          treeOf(kit.values, browser, browser.registryKey, {
            install: chromiumInstall(browser, chromium),
            installKey: `ExtensionSettings\\${chromium.id}`,
            valuesKey: `3rdparty\\extensions\\${chromium.id}\\policy`,
          }),
        )),
    ...(firefox === null
      ? []
      : [
          treeOf(kit.values, FIREFOX, FIREFOX.registryKey, {
            install: firefoxInstall(firefox),
            installKey: `ExtensionSettings\\${firefox.id}`,
            valuesKey: `3rdparty\\Extensions\\${firefox.id}`,
          }),
        ]),
  ];
}

function treeOf(
  values: Kit['values'],
  browser: Pick<ChromiumBrowser, 'name'> & { id: string; companion: object },
  root: string,
  place: { install: InstallEntry; installKey: string; valuesKey: string },
): RegistryTree {
  const installKey = `${root}\\${place.installKey}`;
  const valuesKey = `${root}\\${place.valuesKey}`;
  return {
    browser: browser.id,
    name: browser.name,
    root,
    installKey,
    valuesKey,
    install: place.install,
    values: [...valuesIn(installKey, place.install), ...valuesIn(valuesKey, values)],
    companion: valuesIn(root, browser.companion),
  };
}

/** Objects become subkeys by name, lists subkeys (or values) by number. */
function valuesIn(key: string, content: object): RegistryValue[] {
  const entries = Array.isArray(content)
    ? content.map((item: unknown, index) => [String(index + 1), item] as const)
    : Object.entries(content);
  return entries.flatMap(([name, value]: readonly [string, unknown]): RegistryValue[] => {
    if (typeof value === 'string' || typeof value === 'number') return [{ key, name, data: value }];
    if (typeof value === 'boolean') return [{ key, name, data: value ? 1 : 0 }];
    return typeof value === 'object' && value !== null ? valuesIn(`${key}\\${name}`, value) : [];
  });
}
