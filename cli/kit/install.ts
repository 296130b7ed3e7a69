/** The entry of ExtensionSettings that installs the extension, in each browser's words. */
import type { ChromiumBrowser } from './browsers.ts';
import type { ChromiumPackage, FirefoxPackage } from './kit.ts';

export type InstallEntry = Readonly<Record<string, string | boolean>>;

/** For the Chromium family: forced, and updated from the same address (the package's own would win otherwise). */
export function chromiumInstall(
  browser: ChromiumBrowser,
  { updateUrl }: ChromiumPackage,
): InstallEntry {
  return {
    installation_mode: 'force_installed',
    update_url: updateUrl,
    override_update_url: true,
    ...browser.pinned,
  };
}

/** For Firefox: forced, in private windows, too. */
export function firefoxInstall({ installUrl, updateUrl }: FirefoxPackage): InstallEntry {
  return {
    installation_mode: 'force_installed',
    install_url: installUrl,
    ...(updateUrl === null ? {} : { update_url: updateUrl }),
    private_browsing: true,
    default_area: 'navbar',
  };
}
