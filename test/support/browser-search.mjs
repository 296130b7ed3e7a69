// Where a browser may be. Plain JavaScript without dependencies: ready.mjs runs it on Node 20 before `npm ci`.
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];
const firefoxNames = ['firefox-esr', 'firefox'];
const firefoxPlaces = ['/Applications/Firefox.app/Contents/MacOS/firefox'];
const playwrightExecutables = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];
const playwrightShells = [
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-linux/headless_shell',
  'chrome-headless-shell-mac-arm64/chrome-headless-shell',
  'chrome-mac/headless_shell',
  'chrome-headless-shell-win64/chrome-headless-shell.exe',
  'chrome-win/headless_shell.exe',
];

/**
 * Finds a Chromium: CHROMIUM_PATH, then the system's, then the newest one in Playwright's own cache.
 * In: the environment variables. Out: the path of the executable, or undefined. Throws nothing.
 */
export function findChromium(environment = process.env) {
  return (
    usable(environment.CHROMIUM_PATH) ??
    inPath(chromiumNames, environment) ??
    chromiumPlaces.find(isExecutable) ??
    inPlaywrightCache('chromium', playwrightExecutables, environment)
  );
}

/**
 * Finds Chromium's headless shell, the engine without windows, profiles and extensions: HEADLESS_SHELL_PATH, then the
 * system's, then the newest one in Playwright's own cache.
 * In: the environment variables. Out: the path of the executable, or undefined. Throws nothing.
 */
export function findHeadlessShell(environment = process.env) {
  return (
    usable(environment.HEADLESS_SHELL_PATH) ??
    inPath(shellNames, environment) ??
    inPlaywrightCache('chromium_headless_shell', playwrightShells, environment)
  );
}

/**
 * Finds a Firefox: FIREFOX_PATH, then the system's (ESR first). Playwright's Firefox is left out: it is a
 * patched build that WebDriver BiDi does not drive.
 * In: the environment variables. Out: the path of the executable, or undefined. Throws nothing.
 */
export function findFirefox(environment = process.env) {
  return (
    usable(environment.FIREFOX_PATH) ??
    inPath(firefoxNames, environment) ??
    firefoxPlaces.find(isExecutable)
  );
}

function usable(path) {
  return path && isExecutable(path) ? path : undefined;
}

function inPath(names, environment) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRealBrowser);
}

function isRealBrowser(path) {
  return isExecutable(path) && !asksForSnap(path);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// Ubuntu's package is a small script that only asks people to install the snap.
function asksForSnap(path) {
  return statSync(path).size < 16_384 && /snap install/.test(readFileSync(path, 'latin1'));
}

function inPlaywrightCache(browser, executables, environment) {
  const cache = environment.PLAYWRIGHT_BROWSERS_PATH ?? playwrightCache(environment);
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .map((name) => name.split('-'))
    .filter(([name, version]) => name === browser && /^\d+$/.test(version))
    .toSorted(([, left], [, right]) => Number(right) - Number(left))
    .flatMap((parts) => executables.map((executable) => join(cache, parts.join('-'), executable)))
    .find(isExecutable);
}

function playwrightCache(environment) {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32')
    return join(environment.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(homedir(), '.cache/ms-playwright');
}
