import {
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { firefoxPath } from './browser-paths.ts';
import { startConnectProxy } from './connect-proxy.ts';
import type { ConnectProxy } from './connect-proxy.ts';
import { policyNamespace } from './policy-namespace.ts';
import type { SitesServer } from './sites-server.ts';
import { zipDirectory } from '../../cli/release/zip.ts';

export type ManagedFirefoxOptions = {
  /** The built Firefox extension (a directory with manifest.json). */
  extension: string;
  /** A policies.json that is installed as it is, instead of one made from the options below. */
  policiesFile?: string;
  /** Its `browser_specific_settings.gecko.id`. */
  extensionId: string;
  /** Managed values; without them `storage.managed.get()` rejects, as it does for an unmanaged browser. */
  values?: Record<string, unknown>;
  /** `policy` installs it by ExtensionSettings, as an admin does; `temporary` like about:debugging. */
  install?: 'policy' | 'temporary';
  sites?: Pick<SitesServer, 'hosts' | 'port'>;
  headless?: boolean;
  locale?: string;
  preferences?: Record<string, unknown>;
};
export type ManagedFirefox = {
  browser: Browser;
  policyDirectory: string;
  /** Host names the browser asked for outside the sites. */
  refused: string[];
  close(): Promise<void>;
};

/**
 * Starts the real Firefox (stock ESR) over WebDriver BiDi with an extension installed, managed policies of its own
 * (see policy-namespace.ts) and the sites server behind a proxy. Input through `page.mouse`, `page.keyboard` and
 * `element.click()` is trusted.
 * Measured on Firefox ESR 153: starts in about 3 s; both ways to install work with an unsigned archive and grant all
 * manifest permissions, webRequestBlocking among them; managed values are there at the first `storage.managed.get()`,
 * without them it rejects with "Managed storage manifest not found"; pages at https://accounts.google.com load in
 * spite of its preloaded HSTS and pins. The extension's own pages cannot be opened: BiDi answers "unsupported operation"
 * to moz-extension: addresses, and with --remote-allow-system-access the navigation never ends.
 * In: the options above. Out: puppeteer's browser. Throws an Error when no Firefox is found or when
 * canManagePolicies() says no.
 */
export async function launchManagedFirefox(
  options: ManagedFirefoxOptions,
): Promise<ManagedFirefox> {
  const executable = firefoxPath();
  const scratch = mkdtempSync(join(tmpdir(), 'handrail-firefox-'));
  const namespace = policyNamespace({ executable, ...policyPlace(executable), scratch });
  const archive = join(scratch, 'extension.xpi');
  writeFileSync(archive, zipDirectory(options.extension));
  writeFileSync(
    join(namespace.policyDirectory, 'policies.json'),
    options.policiesFile === undefined
      ? JSON.stringify(firefoxPolicies(options, archive), null, 2)
      : readFileSync(options.policiesFile, 'utf8'),
  );
  const proxy = await startConnectProxy({
    hosts: options.sites?.hosts ?? [],
    targetPort: options.sites?.port ?? 0,
  });
  const browser = await puppeteer
    .launch({
      browser: 'firefox',
      executablePath: namespace.executablePath,
      headless: options.headless ?? true,
      acceptInsecureCerts: true,
      extraPrefsFirefox: { ...preferences(proxy, options), ...options.preferences },
    })
    .catch(async (error: unknown) => {
      await proxy.close();
      throw error;
    });
  if (options.install === 'temporary') await browser.installExtension(archive);
  return {
    browser,
    policyDirectory: namespace.policyDirectory,
    refused: proxy.refused,
    close: async () => {
      await browser.close();
      await proxy.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function firefoxPolicies(options: ManagedFirefoxOptions, archive: string): Record<string, unknown> {
  const { extensionId, values } = options;
  const forced = {
    installation_mode: 'force_installed',
    install_url: pathToFileURL(archive).href,
    private_browsing: true,
  };
  return {
    policies: {
      DisableAppUpdate: true,
      DisableTelemetry: true,
      ...(options.install === 'temporary' ? {} : { ExtensionSettings: { [extensionId]: forced } }),
      ...(values === undefined ? {} : { '3rdparty': { Extensions: { [extensionId]: values } } }),
    },
  };
}

function preferences(
  proxy: ConnectProxy,
  { locale }: ManagedFirefoxOptions,
): Record<string, unknown> {
  return {
    // ESR takes unsigned extensions with this, release builds do not.
    'xpinstall.signatures.required': false,
    'extensions.autoDisableScopes': 0,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy.port,
    'network.proxy.no_proxies_on': '127.0.0.1, localhost',
    ...(locale === undefined ? {} : { 'intl.accept_languages': locale }),
  };
}

// A policies.json below /etc/firefox goes before the one in the installation, so it is covered where it exists.
function policyPlace(executable: string): { target: string; inner?: string } {
  if (existsSync('/etc/firefox')) return { target: '/etc/firefox', inner: 'policies' };
  return { target: join(dirname(realpathSync(executable)), 'distribution') };
}
