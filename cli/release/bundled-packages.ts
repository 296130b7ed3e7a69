/** The packages whose code is inside a build, as the bundler tells, with their licences. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod/mini';

export const BundledPackage = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX expression. */
  licence: z.string(),
});
export type BundledPackage = z.infer<typeof BundledPackage>;

const PackageFile = z.object({ name: z.string(), version: z.string(), license: z.string() });
const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u;
const LICENCE_FILE = /^(licen[cs]e|copying)/iu;

/** Name of the file with all licences, inside the package. */
export const LICENCES = 'third-party-licences.txt';

/** Where the list for a build stands: beside its folder. */
export const packageList = (build: string): string =>
  join(dirname(build), `${basename(build)}.packages.json`);

/**
 * Writes the licences into a build and the list of packages beside it.
 * @param moduleIds absolute paths of all modules that the bundler put in
 */
export function recordBundledPackages(build: string, moduleIds: readonly string[]): void {
  const found = foldersOf(moduleIds).map((folder) => ({
    ...readPackage(folder),
    text: licenceText(folder),
  }));
  const unique = [...new Map(found.map((each) => [`${each.name}@${each.version}`, each])).values()];
  const sorted = unique.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(join(build, LICENCES), sorted.map(licenceSection).join('\n'));
  writeFileSync(
    packageList(build),
    JSON.stringify(
      sorted.map(({ name, version, licence }) => ({ name, version, licence })),
      null,
      2,
    ),
  );
}

/** Reads the list. @throws what node:fs throws, and an Error for a list that is none. */
export function readBundledPackages(build: string): BundledPackage[] {
  return z.array(BundledPackage).parse(JSON.parse(readFileSync(packageList(build), 'utf8')));
}

function foldersOf(moduleIds: readonly string[]): string[] {
  return [...new Set(moduleIds.flatMap((id) => PACKAGE_FOLDER.exec(id.replace('\0', '')) ?? []))];
}

function readPackage(folder: string): BundledPackage {
  const file = PackageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { name: file.name, version: file.version, licence: file.license };
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => LICENCE_FILE.test(name));
  // Seen with wxt 0.21: a licence is named, and no text comes with the package.
  if (file === undefined) return 'The package names its licence and comes without a text of it.';
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

function licenceSection({
  name,
  version,
  licence,
  text,
}: BundledPackage & { text: string }): string {
  return `${name} ${version} (${licence})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}
