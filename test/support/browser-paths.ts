import { findChromium, findFirefox, findHeadlessShell } from './browser-search.mjs';

/**
 * The Chromium that tests and the trial use: CHROMIUM_PATH, the system's, Playwright's cache.
 * Out: path of an executable. Throws an Error that says what to install when there is none.
 */
export function chromiumPath(): string {
  return findChromium() ?? missing('Chromium', 'CHROMIUM_PATH', 'apt-get install chromium');
}

/**
 * The Chromium for pages that need no extension: the headless shell, which is the same engine without windows and
 * profiles, or Chromium itself where there is none. Measured on two cores: opening and leaving a page takes 0.5 s of
 * processor time instead of 1.6, the console's list tests take 34 s instead of 86.
 * Out: path of an executable. Throws an Error that says what to install when there is neither.
 */
export function pageBrowserPath(): string {
  return findHeadlessShell() ?? chromiumPath();
}

/**
 * The Firefox that tests use: FIREFOX_PATH, then the system's, ESR first (release builds of Firefox refuse
 * unsigned extensions by policy, ESR can be told to take them).
 * Out: path of an executable. Throws an Error that says what to install when there is none.
 */
export function firefoxPath(): string {
  return findFirefox() ?? missing('Firefox', 'FIREFOX_PATH', 'apt-get install firefox-esr');
}

function missing(name: string, variable: string, command: string): never {
  throw new Error(
    `No ${name} found. Install one (Debian: ${command}) or set ${variable} to its executable.`,
  );
}
