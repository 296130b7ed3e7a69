/** Chromium with Handrail: installed by browser policy where the machine allows it, else loaded as a trial build. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { z } from 'zod';
import { chromiumPath } from '../support/browser-paths.ts';
import { launchManagedChromium, managedPolicies } from '../support/managed-chromium.ts';
import { canManagePolicies } from '../support/policy-namespace.ts';
import { waitForServiceWorker } from '../support/service-worker.ts';
import type { Stage } from '../support/stage.ts';
import { TRIAL_BUILD, buildWhenStale, trialExtensionBuild } from './build.ts';

export interface TrialBrowser {
  readonly context: BrowserContext;
  /** One sentence: how Handrail came into it, and why so. */
  readonly way: string;
  readonly close: () => Promise<void>;
}

export interface TrialBrowserOptions {
  readonly stage: Stage;
  readonly values: Readonly<Record<string, unknown>>;
  readonly headless: boolean;
  /** Names that lead to this machine; every other name leads nowhere. */
  readonly hostMap: string;
  readonly say: (line: string) => void;
}

// Kept in English, as the texts that are printed beside it.
const LANGUAGE = { locale: 'en-US', args: ['--lang=en-US'] };

/** Opens the browser and waits until Handrail runs in it. */
export async function openTrialBrowser(options: TrialBrowserOptions): Promise<TrialBrowser> {
  const ability = canManagePolicies();
  const userDataDir = profileIn(options.stage.folder);
  if (!ability.able) return openTrialBuild(options, userDataDir, ability.reason);
  const { stage, values, headless, hostMap } = options;
  const browser = await launchManagedChromium({
    policies: managedPolicies({
      id: stage.extensionId,
      updateUrl: stage.updateUrl,
      values: { ...values },
    }),
    hostMap,
    headless,
    userDataDir,
    ...LANGUAGE,
  });
  await waitForServiceWorker(browser.context, stage.extensionId, 30_000);
  return {
    context: browser.context,
    way: 'Handrail was installed and configured by browser policy, as a company would do it.',
    close: () => browser.close(),
  };
}

async function openTrialBuild(
  { values, headless, hostMap, say }: TrialBrowserOptions,
  userDataDir: string,
  reason: string,
): Promise<TrialBrowser> {
  await buildWhenStale(trialExtensionBuild(values), say);
  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath: chromiumPath(),
    headless,
    // Chromium does not start as root with its sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...LANGUAGE.args,
      '--no-first-run',
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${hostMap}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
    ],
    ignoreHTTPSErrors: true,
    locale: LANGUAGE.locale,
  });
  await waitForServiceWorker(context, await loadUnpacked(context), 30_000);
  return {
    context,
    way: `Handrail is a trial build that carries its configuration. ${reason}`,
    close: () => context.close(),
  };
}

/**
 * Loads the trial build over the DevTools protocol. Google Chrome ignores `--load-extension` since version
 * 137; this way works there too (measured on Chromium 156: both do).
 */
async function loadUnpacked(context: BrowserContext): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser cannot be asked to load the extension.');
  const send = session.send.bind(session) as (method: string, words: object) => Promise<unknown>;
  const loaded = await send('Extensions.loadUnpacked', { path: resolve(TRIAL_BUILD) });
  await session.detach();
  return z.object({ id: z.string() }).parse(loaded).id;
}

/**
 * The profile of earlier starts, as long as it holds the same package: Chromium does not install another
 * package of a version that it has.
 */
function profileIn(folder: string): string {
  const profile = join(folder, 'profile');
  const note = join(folder, 'profile-of.txt');
  const made = createHash('sha256')
    .update(readFileSync(join(folder, 'extension', 'handrail.crx')))
    .digest('hex');
  if (!existsSync(note) || readFileSync(note, 'utf8') !== made) {
    rmSync(profile, { recursive: true, force: true });
  }
  mkdirSync(profile, { recursive: true });
  writeFileSync(note, made);
  return profile;
}
