/**
 * The whole house on loopback, for end-to-end tests and the trial: a service with its store, a signing
 * key, a published policy, and the packed extension behind the service's own update manifest.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SigningKey, generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import { type Service, startService } from '../../server/main.ts';
import { newPackageKey, packArchive } from '../../cli/release/crx.ts';
import { archiveOf } from '../../cli/release/release.ts';
import { layEmptyDatabase } from './empty-database.ts';

/** Where `npm run build` puts the extension and the console. */
export const BUILT = {
  chromium: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
  console: '.output/console',
} as const;

export interface StageOptions {
  /** A folder to keep; a fresh one in the temporary folder when absent. */
  readonly folder?: string;
  readonly port?: number;
  readonly adminPassword?: string;
  readonly reportToken?: string;
  /** RSA key of the package, so that the extension's id stays the same. */
  readonly packageKey?: string;
  /** The key of a folder that is kept: its browsers have pinned it. */
  readonly signingKey?: SigningKey;
  /** What else the service is told. */
  readonly service?: Partial<Parameters<typeof startService>[0]>;
}

export interface Stage {
  readonly folder: string;
  readonly extensionId: string;
  readonly signingKey: SigningKey;
  readonly adminPassword: string;
  /** What browser policy has to carry, without `extra` of a test. */
  readonly values: Record<string, unknown>;
  readonly updateUrl: string;
  readonly service: () => Service;
  /** Signs and publishes a policy, as an admin would. */
  readonly publish: (policy: Policy, key?: SigningKey) => Promise<void>;
  /** Puts any text where the bundle stands. */
  readonly publishText: (text: string) => void;
  /** Hands out this build under this version from now on. */
  readonly release: (version: string, build: string) => void;
  /** Stops the service; `resume` starts it again on the same port and data. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts everything. Needs a build (`npm run build`). */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'handrail-stage-'));
  mkdirSync(folder, { recursive: true });
  const signingKey = options.signingKey ?? (await generateSigningKey('stage-1'));
  const adminPassword = options.adminPassword ?? 'stage-password-1';
  const reportToken = options.reportToken ?? 'stage-report-token';
  const packageKey = options.packageKey ?? newPackageKey();
  const packages = join(folder, 'extension');
  const extensionId = writePackage(packages, packageKey, BUILT.chromium, null);
  const policyFile = join(folder, 'policy.jws');
  const start = (port: number) =>
    startService({
      port,
      dataDirectory: join(folder, 'data'),
      policyFile,
      reportTokens: [reportToken],
      adminPassword,
      extensionDirectory: packages,
      consoleDirectory: BUILT.console,
      ...options.service,
    });
  // A folder that is kept begins as one does that nobody prepared.
  if (options.folder === undefined) await layEmptyDatabase(join(folder, 'data'));
  let service = await start(options.port ?? 0);

  const publishText = (text: string) => {
    writeFileSync(`${policyFile}.new`, text);
    renameSync(`${policyFile}.new`, policyFile);
  };

  return {
    folder,
    extensionId,
    signingKey,
    adminPassword,
    updateUrl: `${service.url}/extension/update.xml`,
    values: {
      policyUrl: `${service.url}/policy.jws`,
      policyKeys: [{ kid: signingKey.kid, x: signingKey.x }],
      reportUrl: `${service.url}/report`,
      reportFormat: 'ocsf',
      reportToken,
      tenant: 'acme',
      user: 'sam@acme.example',
      groups: ['sales'],
      deviceLabel: 'Stage browser',
      failMode: 'open',
      privacy: 'plain',
      pollMinutes: 1,
    },
    service: () => service,
    publish: async (policy, key = signingKey) => publishText(await signBundle(policy, key)),
    publishText,
    release: (version, build) => {
      writePackage(packages, packageKey, build, version);
    },
    pause: () => service.close(),
    resume: async () => {
      service = await start(service.port);
    },
    close: async () => {
      await service.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Packs a built extension beside the file that tells the service about it. @returns its id */
function writePackage(
  directory: string,
  key: string,
  build: string,
  asVersion: string | null,
): string {
  mkdirSync(directory, { recursive: true });
  const { archive, version } = archiveOf(build, asVersion);
  const { crx, id } = packArchive(archive, key);
  writeFileSync(join(directory, 'handrail.crx'), crx);
  writeFileSync(
    join(directory, 'extension.json'),
    JSON.stringify({ id, version, file: 'handrail.crx' }),
  );
  return id;
}
