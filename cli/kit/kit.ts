/** What a kit is made from, and what it is made of. Every other file here is data in, text out. */
import type { ManagedKey } from './managed-keys.ts';
import type { KitWords } from './words/words.ts';

/** Where a browser of the Chromium family finds the package. */
export interface ChromiumPackage {
  readonly id: string;
  readonly updateUrl: string;
}

/** Where Firefox finds the package; without an update address it asks the add-on store. */
export interface FirefoxPackage {
  readonly id: string;
  readonly installUrl: string;
  readonly updateUrl: string | null;
}

export interface Kit {
  /** Version of Handrail that writes it. */
  readonly version: string;
  readonly keys: readonly ManagedKey[];
  /** The managed schema, as the extension carries it. */
  readonly schema: object;
  /** The managed configuration: what is not set stands nowhere. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly chromium: ChromiumPackage | null;
  readonly firefox: FirefoxPackage | null;
  readonly words: { readonly en: KitWords; readonly de: KitWords };
}

/** How the text becomes bytes; Windows wants marks in front where a text is not ASCII. */
export type Encoding = 'utf8' | 'utf8-marked' | 'utf16-marked';

export interface Artifact {
  /** Below the kit's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly executable: boolean;
}

/** A text file, as most are. */
export function textFile(path: string, text: string): Artifact {
  return { path, text, encoding: 'utf8', executable: false };
}

/** A JSON file, for people to read as well. */
export function jsonFile(path: string, value: unknown): Artifact {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** The bytes of an artifact. */
export function bytesOf({ text, encoding }: Artifact): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf8-marked':
      return Buffer.from(`\uFEFF${text}`, 'utf8');
    case 'utf16-marked':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
  }
}
