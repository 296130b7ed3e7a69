/** All files of a release, made from the builds: the same builds and key give the same bytes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import packageFile from '../../package.json' with { type: 'json' };
import { FIREFOX_ID } from '../../lib/policy/configuration.ts';
import { type BundledPackage, readBundledPackages } from './bundled-packages.ts';
import { packArchive } from './crx.ts';
import { bomOf } from './sbom.ts';
import { updateList, updateManifest } from './update-lists.ts';
import { directoryEntries, zipEntries } from './zip.ts';

export interface ReleaseOptions {
  /** Folder with `chrome-mv3` and `firefox-mv3`, as `npm run build` leaves them. */
  readonly builds: string;
  /** The package key, PEM. */
  readonly key: string;
  readonly ring: string;
  /** Where the files will be, without a slash at its end; null makes no update lists. */
  readonly baseUrl: string | null;
  /** Another version than the build's; null leaves it. */
  readonly asVersion: string | null;
}

export interface Release {
  readonly id: string;
  readonly version: string;
  /** By path below the folder of the release. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Up to four numbers, as every browser reads them. */
const Version = z
  .string()
  .regex(/^\d{1,5}(\.\d{1,5}){0,3}$/, { error: ({ input }) => `${String(input)} is no version` });

const Manifest = z.looseObject({
  version: z.string(),
  browser_specific_settings: z
    .looseObject({ gecko: z.looseObject({ strict_min_version: z.string() }) })
    .optional(),
});

/** Makes a release. @throws what node:fs throws where there is no build. */
export function releaseOf(options: ReleaseOptions): Release {
  const chromium = archiveOf(join(options.builds, 'chrome-mv3'), options.asVersion);
  const firefox = archiveOf(join(options.builds, 'firefox-mv3'), options.asVersion);
  const { version } = chromium;
  const { crx, id } = packArchive(chromium.archive, options.key);
  const names = { crx: `handrail-${version}.crx`, xpi: `handrail-${version}.xpi` };
  const files = new Map<string, Buffer>([
    [names.crx, crx],
    [names.xpi, firefox.archive],
    [`store/handrail-${version}-chromium.zip`, chromium.archive],
    [`store/handrail-${version}-firefox.zip`, firefox.archive],
    [
      `handrail-${version}.cdx.json`,
      json(bomOf({ version, licence: packageFile.license }, packagesOf(options))),
    ],
    // The service of `handrail serve --extension` hands out one version: the stable one.
    ...(options.ring === 'stable'
      ? [['extension.json', json({ id, version, file: names.crx })] as const]
      : []),
    ...updateLists(options, {
      ...{ id, version, names },
      xpi: firefox.archive,
      oldestFirefox: firefox.oldestFirefox,
    }),
  ]);
  return { id, version, files: files.set(`handrail-${version}.sha256`, checksums(files)) };
}

/** What `sha256sum --check` reads. */
function checksums(files: ReadonlyMap<string, Buffer>): Buffer {
  const lines = [...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  return Buffer.from(lines.toSorted().join(''));
}

function updateLists(
  { ring, baseUrl }: ReleaseOptions,
  made: {
    id: string;
    version: string;
    names: { crx: string; xpi: string };
    xpi: Buffer;
    oldestFirefox: string;
  },
): Array<[string, Buffer]> {
  if (baseUrl === null) return [];
  const { id, version, names, oldestFirefox } = made;
  const codebase = `${baseUrl}/${names.crx}`;
  return [
    [`${ring}/update.xml`, Buffer.from(updateManifest({ id, version, codebase }))],
    [
      `${ring}/updates.json`,
      json(
        updateList({
          ...{ id: FIREFOX_ID, version, oldestFirefox },
          address: `${baseUrl}/${names.xpi}`,
          sha256: sha256(made.xpi),
        }),
      ),
    ],
  ];
}

/** Zips a build, under another version where one is asked for. @throws what node:fs throws where there is none. */
export function archiveOf(
  build: string,
  asVersion: string | null,
): { archive: Buffer; version: string; oldestFirefox: string } {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')));
  const version = Version.parse(asVersion ?? manifest.version);
  const entries = directoryEntries(build).map((entry) =>
    entry.name === 'manifest.json' && asVersion !== null
      ? { ...entry, contents: json({ ...manifest, version }) }
      : entry,
  );
  return {
    version,
    archive: zipEntries(entries),
    oldestFirefox: manifest.browser_specific_settings?.gecko.strict_min_version ?? '',
  };
}

function packagesOf({ builds }: ReleaseOptions): BundledPackage[] {
  const all = ['chrome-mv3', 'firefox-mv3'].flatMap((build) =>
    readBundledPackages(join(builds, build)),
  );
  return [...new Map(all.map((each) => [`${each.name}@${each.version}`, each])).values()];
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
