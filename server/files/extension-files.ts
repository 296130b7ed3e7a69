/**
 * The packed extension and its update manifest, for managed install (ExtensionSettings with our own
 * update_url). Protocol: Chromium's "gupdate" response 2.0.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../problem.ts';

/** `extension.json` beside the package. */
const ExtensionInfo = z.object({
  id: z.string().regex(/^[a-p]{32}$/),
  version: z.string().regex(/^\d{1,9}(\.\d{1,9}){0,3}$/),
  /** A name in the same folder, never a way out of it. */
  file: z.string().regex(/^[\w-][\w.-]*\.crx$/),
});
type ExtensionInfo = z.infer<typeof ExtensionInfo>;

/**
 * @param directory holds `extension.json` and the package; null when none is hosted here
 * @param origin address of this service as browsers reach it, without a slash at its end
 * @returns the update manifest; throws Refusal 404 when there is no extension
 */
export async function updateManifest(directory: string | null, origin: string): Promise<Response> {
  const { info } = await readInfo(directory);
  const codebase = escapeXml(`${origin}/extension/handrail.crx`);
  const xml =
    `<?xml version='1.0' encoding='UTF-8'?>\n` +
    `<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>\n` +
    `  <app appid='${info.id}'>\n` +
    `    <updatecheck codebase='${codebase}' version='${info.version}' />\n` +
    `  </app>\n</gupdate>\n`;
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml', 'Cache-Control': 'no-cache' },
  });
}

/**
 * @param directory see `updateManifest`
 * @returns the package; throws Refusal 404 when there is none
 */
export async function extensionPackage(directory: string | null): Promise<Response> {
  const { info, folder } = await readInfo(directory);
  const bytes = await readFile(join(folder, info.file)).catch((cause: unknown) => {
    throw notHosted(cause);
  });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': 'application/x-chrome-extension',
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'no-cache',
    },
  });
}

async function readInfo(
  directory: string | null,
): Promise<{ info: ExtensionInfo; folder: string }> {
  if (directory === null) throw notHosted(null);
  const text = await readFile(join(directory, 'extension.json'), 'utf8').catch((cause: unknown) => {
    throw notHosted(cause);
  });
  const parsed = ExtensionInfo.safeParse(jsonOf(text));
  if (parsed.success) return { info: parsed.data, folder: directory };
  throw new Error(`extension.json is not {id, version, file}: ${z.prettifyError(parsed.error)}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The schema says better what is expected than the parser does.
    return undefined;
  }
}

function notHosted(cause: unknown): Refusal {
  const refusal = new Refusal(
    404,
    'No extension is hosted here.',
    'Put handrail.crx and extension.json in place.',
  );
  refusal.cause = cause;
  return refusal;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
