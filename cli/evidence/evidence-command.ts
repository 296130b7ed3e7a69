/** `handrail evidence verify`: whether a bundle is as it was made, without asking anybody. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { verifyEvidence } from '../../lib/events/evidence/verify.ts';
import { readPublicKeys } from '../key-files.ts';
import type { Json } from '../options.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from '../terminal.ts';
import { readZip } from './read-zip.ts';

export interface EvidenceOptions extends Json {
  readonly keys?: string;
}

/** Findings that are shown; the first ones are what matters. */
const MOST_SHOWN = 50;

/** @returns 1 when something was altered, is missing, was added or stands in another order. */
export async function verifyEvidenceFile(
  path: string,
  options: EvidenceOptions,
): Promise<ExitCode> {
  const keys = options.keys === undefined ? null : await readPublicKeys(options.keys);
  const files = readZip(await readBytes(path));
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const { manifest, findings, keyKnown } = await verifyEvidence(files, { sha256, keys });
  const ok = findings.length === 0;
  if (options.json) {
    const { made, madeBy, query, counts, key } = manifest ?? {};
    sayJson({ ok, file: path, made, madeBy, query, counts, key, keyKnown, findings });
    return ok ? 0 : 1;
  }
  if (!ok) {
    say(`${styled('red', 'Altered')}: ${path}`);
    for (const { problem, where, detail } of findings.slice(0, MOST_SHOWN))
      say(`  ${where}: ${detail} (${problem})`);
    if (findings.length > MOST_SHOWN) say(`  and ${findings.length - MOST_SHOWN} more`);
    return 1;
  }
  if (manifest === null) return 1;
  const { counts, key } = manifest;
  say(
    `${styled('green', 'Good')}: ${counts.events} events of ${counts.devices} browsers, ${counts.policies} policies, made ${new Date(manifest.made).toISOString()} by ${printable(manifest.madeBy)}.`,
  );
  say(`Signed with key "${printable(key.kid)}", ${key.x}.`);
  if (keyKnown === null)
    say(
      'No keys were given, so whose key this is, and who signed the policies, is for you to compare: --keys FILE does it.',
    );
  return 0;
}

/** Text from a file must not steer the terminal. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, '?');

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      2,
    );
  }
}
