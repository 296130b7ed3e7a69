/**
 * `GET /policy.jws`: the signed bundle as a static file. Nothing here looks into it, so that any web
 * server or CDN can do the same; who may trust it is settled by its signature in the browser.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Refusal } from '../problem.ts';

export type Published = { stamp: string; bytes: Uint8Array<ArrayBuffer>; etag: string };

export type PolicyFile = (request: Request) => Promise<Response>;

/**
 * @param path the bundle; may appear, change or be renamed over at any time
 * @param onChange told of every bundle that is handed out for the first time
 * @param instead what is handed out in its place, where the service signs for itself
 * @returns a function that answers GET and HEAD; throws Refusal 404 while nothing is published
 */
export function createPolicyFile(
  path: string,
  onChange: (published: Published) => void,
  instead: () => Published | null = () => null,
): PolicyFile {
  let kept: Published | null = null;
  const fromFile = async (): Promise<Published | null> => {
    const before = kept;
    kept = await readPublished(path, kept);
    if (kept !== null && kept !== before) onChange(kept);
    return kept;
  };
  return async (request) => {
    const last = instead() ?? (await fromFile());
    if (last === null) {
      throw new Refusal(
        404,
        'No policy is published.',
        'Sign one with: handrail policy sign FILE --key KEY --out BUNDLE',
      );
    }
    const headers = { ETag: last.etag, 'Cache-Control': 'no-cache' };
    if (isKnown(request.headers.get('if-none-match'), last.etag)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(last.bytes, {
      headers: {
        ...headers,
        'Content-Type': 'application/jose',
        'Content-Length': String(last.bytes.byteLength),
      },
    });
  };
}

/**
 * Reads only when the file is another one than last time; then `last` itself comes back.
 * @returns null while there is no such file
 */
export async function readPublished(
  path: string,
  last: Published | null,
): Promise<Published | null> {
  try {
    const { ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    const stamp = [ino, size, mtimeNs, ctimeNs].join(' ');
    if (last !== null && last.stamp === stamp) return last;
    const bytes = Uint8Array.from(await readFile(path));
    return { stamp, bytes, etag: `"${createHash('sha256').update(bytes).digest('hex')}"` };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** RFC 9110 §13.1.2: a list of tags or `*`; weak tags count as the same here. */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => {
    const plain = tag.trim().replace(/^W\//, '');
    return plain === '*' || plain === etag;
  });
}
