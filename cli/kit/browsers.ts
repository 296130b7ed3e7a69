/**
 * The browsers that a kit is for: where each finds its policies, and what only its makers can name. Values of policies
 * are the browser's own words: Edge rejects a whole entry of ExtensionSettings for one that it does not know.
 * Sources: chromeenterprise.google/policies, learn.microsoft.com/deployedge, and Firefox's own policies-schema.json; 2026-11.
 */

export interface ChromiumBrowser {
  readonly id: 'chrome' | 'chromium' | 'edge';
  readonly name: string;
  /** The folder on Linux; of two files that set one policy, the last by name counts alone. */
  readonly linuxFolder: string;
  /** The key below HKEY_LOCAL_MACHINE. */
  readonly registryKey: string;
  /** The preference domain on macOS. */
  readonly macDomain: string;
  /** Keeps the button in the toolbar, so that people find the status page. */
  readonly pinned: Readonly<Record<string, string>>;
  /** Policies that close the windows in which extensions do not run. */
  readonly companion: Readonly<Record<string, number | boolean>>;
}

/** No policy of Chrome or Edge runs an extension in private windows, and none runs in a guest's. */
export const CHROMIUM_BROWSERS: readonly ChromiumBrowser[] = [
  {
    id: 'chrome',
    name: 'Google Chrome',
    linuxFolder: 'etc/opt/chrome/policies/managed',
    registryKey: 'SOFTWARE\\Policies\\Google\\Chrome',
    macDomain: 'com.google.Chrome',
    pinned: { toolbar_pin: 'force_pinned' },
    companion: { IncognitoModeAvailability: 1, BrowserGuestModeEnabled: false },
  },
  {
    id: 'chromium',
    name: 'Chromium',
    linuxFolder: 'etc/chromium/policies/managed',
    registryKey: 'SOFTWARE\\Policies\\Chromium',
    macDomain: 'org.chromium.Chromium',
    pinned: { toolbar_pin: 'force_pinned' },
    companion: { IncognitoModeAvailability: 1, BrowserGuestModeEnabled: false },
  },
  {
    id: 'edge',
    name: 'Microsoft Edge',
    linuxFolder: 'etc/opt/edge/policies/managed',
    registryKey: 'SOFTWARE\\Policies\\Microsoft\\Edge',
    macDomain: 'com.microsoft.Edge',
    pinned: { toolbar_state: 'force_shown' },
    companion: { InPrivateModeAvailability: 1, BrowserGuestModeEnabled: false },
  },
];

export const FIREFOX = {
  id: 'firefox',
  name: 'Mozilla Firefox',
  linuxFile: 'etc/firefox/policies/policies.json',
  registryKey: 'SOFTWARE\\Policies\\Mozilla\\Firefox',
  macDomain: 'org.mozilla.firefox',
  /** Troubleshoot mode starts without extensions; private windows are covered by `private_browsing`. */
  companion: { DisableSafeMode: true },
} as const;
