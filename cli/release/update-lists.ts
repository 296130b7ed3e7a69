/** What browsers ask for newer packages: Chromium's update manifest and Firefox's update list. */
import { xmlDocument } from '../kit/xml.ts';

/** Chromium's, to be served as text/xml. @param codebase address of the CRX */
export function updateManifest(package_: {
  readonly id: string;
  readonly version: string;
  readonly codebase: string;
}): string {
  return xmlDocument({
    gupdate: {
      '@xmlns': 'http://www.google.com/update2/response',
      '@protocol': '2.0',
      app: {
        '@appid': package_.id,
        updatecheck: { '@codebase': package_.codebase, '@version': package_.version },
      },
    },
  });
}

/** Firefox's, to be served as application/json. @param sha256 of the package, in hex */
export function updateList(package_: {
  readonly id: string;
  readonly version: string;
  readonly address: string;
  readonly sha256: string;
  readonly oldestFirefox: string;
}): object {
  return {
    addons: {
      [package_.id]: {
        updates: [
          {
            version: package_.version,
            update_link: package_.address,
            update_hash: `sha256:${package_.sha256}`,
            applications: { gecko: { strict_min_version: package_.oldestFirefox } },
          },
        ],
      },
    },
  };
}
