/** The console's built files, and nothing beside them. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * @param directory built files; null when this service has no console
 * @param pathname path of the request, still percent-encoded
 * @returns the file, `index.html` for the console's own addresses, or null when there is nothing
 */
export async function staticFile(
  directory: string | null,
  pathname: string,
): Promise<Response | null> {
  if (directory === null) return null;
  const name = decode(pathname);
  if (name === null) return null;
  const found = name.endsWith('/') ? null : await readInside(directory, name);
  if (found !== null) {
    // Vite puts a hash of the content into the names under assets/.
    const cache = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return fileResponse(found, extname(name), cache);
  }
  // `/events/…` is a place inside the console; `/gone.js` is a missing file.
  if (extname(name) !== '') return null;
  const index = await readInside(directory, '/index.html');
  return index === null ? null : fileResponse(index, '.html', 'no-cache');
}

function decode(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname);
    return name.includes('\0') || name.includes('\\') ? null : name;
  } catch {
    return null;
  }
}

/** Compares real paths, so that neither `..` nor a link leads outside. */
async function readInside(directory: string, name: string): Promise<Buffer | null> {
  try {
    const root = await realpath(directory);
    const path = await realpath(join(root, name));
    if (!path.startsWith(root + sep)) return null;
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'].includes(String(code)))
      return null;
    throw error;
  }
}

function fileResponse(bytes: Buffer, extension: string, cache: string): Response {
  const type = TYPES[extension];
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': type === undefined ? 'application/octet-stream' : type,
      'Cache-Control': cache,
    },
  });
}
