/**
 * `npm run pack`: everything that a release is, from the builds. The key decides the extension's id: it is made at the first
 * use and must be kept, or every browser would see another extension.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { newPackageKey } from './crx.ts';
import { releaseOf } from './release.ts';

interface PackOptions {
  readonly key: string;
  readonly out: string;
  readonly ring: string;
  readonly baseUrl?: string;
  readonly content: string;
  readonly asVersion?: string;
}

const program = new Command('npm run pack --')
  .description(
    'packs the built extension: CRX and XPI with their update lists, store archives, SBOM, checksums',
  )
  .option('--key <file>', 'package key (PEM), made when it is not there', 'package-key.pem')
  .option('--out <dir>', 'folder for the release; the lists of other rings in it stay', 'dist')
  .addOption(
    new Option('--ring <name>', 'whose update lists name this version')
      .choices(['stable', 'beta'])
      .default('stable'),
  )
  .option('--base-url <url>', 'where the folder will be; without it no update lists are written')
  .option('--content <dir>', 'folder with the builds', '.output')
  .option(
    '--as-version <version>',
    'pack under this version: earlier content goes out again under a higher one',
  )
  .action(pack);

function pack(options: PackOptions): void {
  if (!existsSync(join(options.content, 'chrome-mv3', 'manifest.json')))
    program.error(`There is no build in ${options.content}: run npm run build first.`);
  if (!existsSync(options.key)) {
    mkdirSync(dirname(options.key), { recursive: true });
    writeFileSync(options.key, newPackageKey(), { mode: 0o600 });
    console.log(
      `A new package key is in ${options.key}. Keep it: it is the identity of the extension.`,
    );
  }
  const { id, version, files } = releaseOf({
    builds: options.content,
    key: readFileSync(options.key, 'utf8'),
    ring: options.ring,
    baseUrl: options.baseUrl?.replace(/\/+$/u, '') ?? null,
    asVersion: options.asVersion ?? null,
  });
  for (const [path, bytes] of files) {
    const target = join(options.out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  console.log(`${options.out} holds version ${version} of extension ${id} (${files.size} files).`);
  if (options.baseUrl === undefined)
    console.log(
      'Without --base-url there are no update lists; `handrail serve --extension` makes its own.',
    );
}

program.parse();
