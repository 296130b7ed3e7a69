/** What a module weighs when it is bundled as the build bundles it. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

export interface Bundled {
  readonly code: string;
  readonly raw: number;
  readonly gzip: number;
}

const ENTRY = 'virtual:entry';

/**
 * Bundles a few lines and weighs the outcome.
 * @param source for example `export { catalog } from '/lib/catalog/full.ts';`, paths from the root.
 * @param external packages that a browser loads for other reasons anyway.
 */
export async function bundled(source: string, external: readonly string[] = []): Promise<Bundled> {
  const root = new URL('../..', import.meta.url).pathname;
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? source.replaceAll("'/lib/", `'${root}lib/`) : null),
      },
    ],
    build: {
      write: false,
      target: 'es2024',
      minify: true,
      rolldownOptions: {
        input: ENTRY,
        external: [...external],
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const first = Array.isArray(output) ? output[0] : output;
  const code = first !== undefined && 'output' in first ? first.output[0].code : '';
  return {
    code,
    raw: Buffer.byteLength(code),
    gzip: gzipSync(code, { level: 9 }).length,
  };
}

/** The part of the catalogue that a content script holds; zod is there for the policy already. */
export const pagePart = (): Promise<Bundled> =>
  bundled("export { Excerpt, catalogFrom } from '/lib/catalog/excerpt.ts';", ['zod/mini']);

/** All of it, as the worker holds it. */
export const wholeCatalogue = (): Promise<Bundled> =>
  bundled(
    "export { catalog } from '/lib/catalog/full.ts'; export { excerptFor } from '/lib/catalog/excerpt.ts';",
    ['zod/mini'],
  );
