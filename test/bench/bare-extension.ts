/** An extension that does nothing but answer: what the browser itself takes on this machine, in the same run. */
import { newPackageKey, packArchive } from '../../cli/release/crx.ts';
import { updateManifest } from '../../cli/release/update-lists.ts';
import { zipEntries } from '../../cli/release/zip.ts';
import type { House } from '../e2e/house.ts';
import { managedPolicies } from '../support/managed-chromium.ts';
import { waitForServiceWorker } from '../support/service-worker.ts';
import { listenOnLoopback } from '../trial/loopback.ts';

const VERSION = '1.0';
const WORKER = `chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ policy: true }));`;

/**
 * Installs it by policy, beside Handrail.
 * @param host the one site on which it has a (nearly empty) content script
 * @returns its id
 */
export async function installBareExtension(house: House, host: string): Promise<string> {
  const { crx, id } = packed(host);
  const server = await listenOnLoopback((request, response) => {
    const codebase = `http://${request.headers.host ?? ''}/bare.crx`;
    const isPackage = request.url?.startsWith('/bare.crx') === true;
    response.setHeader('Content-Type', isPackage ? 'application/x-chrome-extension' : 'text/xml');
    response.end(isPackage ? crx : updateManifest({ id, version: VERSION, codebase }));
  });
  try {
    const { stage } = house;
    const ours = managedPolicies({
      id: stage.extensionId,
      updateUrl: stage.updateUrl,
      values: stage.values,
    });
    const bare = managedPolicies({ id, updateUrl: `${server.url}/update.xml` });
    house.browser().writePolicies({
      ...ours,
      ExtensionSettings: {
        ...Object(ours['ExtensionSettings']),
        ...Object(bare['ExtensionSettings']),
      },
    });
    await house.browser().reloadPolicies();
    await waitForServiceWorker(house.browser().context, id);
    return id;
  } finally {
    await server.close();
  }
}

function packed(host: string) {
  const manifest = {
    manifest_version: 3,
    name: 'Bare',
    version: VERSION,
    background: { service_worker: 'worker.js' },
    content_scripts: [
      { matches: [`https://${host}/*`], js: ['content.js'], run_at: 'document_start' },
    ],
  };
  const archive = zipEntries(
    Object.entries({
      'content.js': '"use strict";',
      'manifest.json': JSON.stringify(manifest),
      'worker.js': WORKER,
    }).map(([name, text]) => ({ name, contents: Buffer.from(text) })),
  );
  return packArchive(archive, newPackageKey());
}
