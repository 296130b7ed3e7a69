/**
 * `npm run pack -- --key package.pem --out dist`: packs the built Chromium extension for managed install.
 * The key decides the extension's id: it is made at the first use and must be kept, or every browser
 * would see another extension.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packExtension } from './pack.ts';
import { BUILT, newPackageKey } from './stage.ts';

const { values } = parseArgs({
  options: {
    key: { type: 'string', default: 'package-key.pem' },
    out: { type: 'string', default: 'dist' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  console.log('npm run pack -- [--key package-key.pem] [--out dist]');
} else {
  pack(values.key, values.out);
}

function pack(keyFile: string, directory: string): void {
  const manifest = join(BUILT.chromium, 'manifest.json');
  if (!existsSync(manifest)) {
    console.error('There is no build yet: run npm run build first.');
    process.exitCode = 1;
    return;
  }
  if (!existsSync(keyFile)) {
    mkdirSync(dirname(keyFile), { recursive: true });
    writeFileSync(keyFile, newPackageKey(), { mode: 0o600 });
    console.log(
      `A new package key is in ${keyFile}. Keep it: it is the identity of the extension.`,
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const { crx, id } = packExtension({
    directory: BUILT.chromium,
    keyPem: readFileSync(keyFile, 'utf8'),
  });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'handrail.crx'), crx);
  writeFileSync(
    join(directory, 'extension.json'),
    JSON.stringify({ id, version, file: 'handrail.crx' }),
  );
  console.log(`${join(directory, 'handrail.crx')} is version ${version} of extension ${id}.`);
}
