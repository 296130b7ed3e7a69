import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';
import { chromiumPath } from './browser-paths.ts';
import { policyNamespace } from './policy-namespace.ts';

export type Policies = Record<string, unknown>;
export type ManagedChromiumOptions = {
  policies: Policies;
  /** Folders whose files are laid beside the policies as they are, as an admin installs them. */
  policyFolders?: readonly string[];
  /** Host map of a sites server. When given, every other name is unreachable, so that nothing leaves the machine. */
  hostMap?: string;
  headless?: boolean;
  /** A profile to keep over restarts; without it a fresh one is used and removed at close. */
  userDataDir?: string;
  args?: string[];
  locale?: string;
  colorScheme?: 'light' | 'dark' | 'no-preference';
  executable?: string;
  /**
   * Lets tests attach to the extension's pages and worker (default true). Measured on Chromium 156: without the
   * policy DeveloperToolsAvailability 1, DevTools "Not allowed" to attach to anything of an extension that was
   * installed by policy, and Playwright's `context.serviceWorkers()` does not list its worker; with it, it does.
   * An attached worker does not go idle. Say false to see it stop by itself (measured: 31 s after its start), and open
   * none of the extension's pages then: the whole browser closes.
   */
  developerTools?: boolean;
};
export type ManagedChromium = {
  context: BrowserContext;
  policyDirectory: string;
  userDataDir: string;
  /** Replaces the policies; Chromium takes them up by itself after 5 s, or through reloadPolicies(). */
  writePolicies(next: Policies): void;
  /** Makes the browser read its policies now. */
  reloadPolicies(): Promise<void>;
  close(): Promise<void>;
};

// Chromium asks accounts.google.com for its accounts by itself; `--gaia-url` keeps that out of a site's record.
const ownTraffic = '--gaia-url=https://accounts.invalid';
// Playwright's defaults that keep extensions, policies or their download from working.
const unwantedDefaults = [
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-background-networking',
  '--disable-component-update',
];
const baseArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--ignore-certificate-errors',
  ownTraffic,
];
/**
 * Lets pages of all sites share two processes, where a browser of its own gives each site one. What scripts of
 * ours see and do is the same, but for frames of other sites. Measured on two cores: opening and leaving a saved
 * page takes 0.58 s of processor time instead of 1.10.
 */
export const sharedProcesses = ['--disable-site-isolation-trials', '--renderer-process-limit=2'];

const loopbackOnly = 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/**
 * Starts Chromium through Playwright with managed policies of its own (see policy-namespace.ts) and without the
 * Playwright defaults that would keep a policy-installed extension away.
 * In: policies (see managedPolicies), and the options above. Out: the context and ways to change its policies.
 * Throws an Error when no Chromium is found or when canManagePolicies() says no.
 * Measured on Chromium 156, two cores: up in 0.7 s, a policy-installed extension's worker runs 0.2 s later. On that first
 * start `storage.managed.get()` gives `{}` for 1.6 to 1.8 s, then `storage.onChanged` fires with area "managed", without a
 * reload. On later starts of the same profile the worker comes up to 2 s late and has the values at once, or it
 * comes at once and `get()` stays pending for those 2 s. Rewritten policies are taken up after 5 s by themselves.
 * A killed runner takes its browsers with it.
 */
export async function launchManagedChromium(
  options: ManagedChromiumOptions,
): Promise<ManagedChromium> {
  const executable = options.executable ?? chromiumPath();
  const scratch = mkdtempSync(join(tmpdir(), 'handrail-chromium-'));
  const namespace = policyNamespace({
    executable,
    target: configurationDirectory(executable),
    inner: 'policies',
    scratch,
  });
  const always = options.developerTools === false ? {} : { DeveloperToolsAvailability: 1 };
  const writePolicies = (next: Policies) =>
    writeManagedPolicies(namespace.policyDirectory, { ...always, ...next });
  writePolicies(options.policies);
  for (const folder of options.policyFolders ?? [])
    cpSync(folder, join(namespace.policyDirectory, 'managed'), { recursive: true });
  const userDataDir = options.userDataDir ?? join(scratch, 'profile');
  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath: namespace.executablePath,
    headless: options.headless ?? true,
    ignoreDefaultArgs: unwantedDefaults,
    args: [...baseArguments, ...hostArguments(options.hostMap), ...(options.args ?? [])],
    ignoreHTTPSErrors: true,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
  });
  return {
    context,
    policyDirectory: namespace.policyDirectory,
    userDataDir,
    writePolicies,
    reloadPolicies: () => reloadPolicies(context),
    close: async () => {
      await context.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/**
 * The policies that install an extension from an update server and hand it its managed values.
 * In: the extension's id, the address of its update manifest, the managed values. Out: a policies object.
 */
export function managedPolicies({
  id,
  updateUrl,
  values,
}: {
  id: string;
  updateUrl: string;
  values?: Record<string, unknown>;
}): Policies {
  return {
    ExtensionSettings: {
      [id]: {
        installation_mode: 'force_installed',
        update_url: updateUrl,
        override_update_url: true,
      },
    },
    ...(values === undefined ? {} : { '3rdparty': { extensions: { [id]: values } } }),
  };
}

/**
 * Makes a Chromium read its policies now, through the button of chrome://policy in a tab of its own.
 * In: a context. Out: resolves once Chromium has read them. Measured on Chromium 156: 1 s, or up to 4 s shortly after the
 * files were written; `storage.managed` of the extension follows within 0.1 s.
 */
export async function reloadPolicies(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  try {
    await page.goto('chrome://policy');
    await page.locator('#reload-policies').click();
    await page.locator('#reload-policies:not([disabled])').waitFor();
  } finally {
    await page.close();
  }
}

// Renamed into place, so that the browser never reads half a file.
function writeManagedPolicies(policyDirectory: string, policies: Policies): void {
  const managed = join(policyDirectory, 'managed');
  mkdirSync(managed, { recursive: true });
  const temporary = join(policyDirectory, 'next');
  writeFileSync(temporary, JSON.stringify(policies, null, 2));
  renameSync(temporary, join(managed, 'test.json'));
}

function hostArguments(hostMap: string | undefined): string[] {
  return hostMap === undefined
    ? []
    : [`--host-resolver-rules=${[hostMap, loopbackOnly].filter(Boolean).join(', ')}`];
}

// Each brand looks in a place of its own.
function configurationDirectory(executable: string): string {
  const brand = execFileSync(executable, ['--version'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();
  if (brand.startsWith('Google Chrome for Testing')) return '/etc/opt/chrome_for_testing';
  if (brand.startsWith('Google Chrome')) return '/etc/opt/chrome';
  return '/etc/chromium';
}
