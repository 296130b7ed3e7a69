/** The values of a kit, from options and a file; every mistake is named. */
import { parse } from 'yaml';
// Not the small one: it has no words for what is wrong.
import { z } from 'zod';
import { FIREFOX_ID, readConfiguration } from '../../lib/policy/configuration.ts';
import { readText } from '../files.ts';
import { readPublicKeys } from '../key-files.ts';
import { Refusal } from '../terminal.ts';
import type { ChromiumPackage, FirefoxPackage } from './kit.ts';

export interface ValueOptions {
  readonly values?: string;
  readonly id?: string;
  readonly updateUrl?: string;
  readonly xpiUrl?: string;
  readonly xpiUpdateUrl?: string;
  readonly policyUrl?: string;
  readonly key: readonly string[];
  readonly reportUrl?: string;
  readonly reportToken?: string;
  readonly tenant?: string;
}

export interface KitValues {
  readonly chromium: ChromiumPackage | null;
  readonly firefox: FirefoxPackage | null;
  readonly configuration: Readonly<Record<string, unknown>>;
}

const address = z.url({ protocol: /^https?$/ });

/** Where the packages are: `extension` in a file of values. */
const Extension = z.strictObject({
  id: z.optional(
    z
      .string()
      .check(z.regex(/^[a-p]{32}$/, '32 letters from a to p, as `npm run pack` prints them')),
  ),
  updateUrl: z.optional(address),
  xpiUrl: z.optional(address),
  xpiUpdateUrl: z.optional(address),
});

const ValueFile = z.looseObject({ extension: z.optional(Extension) });

/** Reads options and file; an option goes before the file. @throws Refusal 2 that says what to mend. */
export async function readValues(options: ValueOptions): Promise<KitValues> {
  const file = options.values === undefined ? {} : await readValueFile(options.values);
  const { extension: _extension, ...inFile } = file;
  const extension = checkedExtension({
    ...file.extension,
    ...set({
      id: options.id,
      updateUrl: options.updateUrl,
      xpiUrl: options.xpiUrl,
      xpiUpdateUrl: options.xpiUpdateUrl,
    }),
  });
  const keys = (await Promise.all(options.key.map(readPublicKeys))).flat();
  const configuration = {
    ...inFile,
    ...set({
      policyUrl: options.policyUrl,
      policyKeys: keys.length === 0 ? undefined : keys.map(({ kid, x }) => ({ kid, x })),
      reportUrl: options.reportUrl,
      reportToken: options.reportToken,
      tenant: options.tenant,
    }),
  };
  checkConfiguration(configuration);
  return { ...packagesOf(extension), configuration };
}

async function readValueFile(path: string): Promise<z.infer<typeof ValueFile>> {
  const text = await readText(path);
  const read = ValueFile.safeParse(parsed(path, text));
  if (!read.success)
    throw new Refusal(
      `${path} holds no values: ${z.prettifyError(read.error)}`,
      2,
      'It is a list of keys and values, as in the managed configuration, with `extension: { id, updateUrl, xpiUrl }` beside them.',
    );
  return read.data;
}

function parsed(path: string, text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    throw new Refusal(
      `${path} is neither YAML nor JSON: ${error instanceof Error ? error.message : String(error)}`,
      2,
    );
  }
}

function checkedExtension(given: object): z.infer<typeof Extension> {
  const read = Extension.safeParse(given);
  if (!read.success)
    throw new Refusal(
      `Where the packages are is not right:\n${z.prettifyError(read.error)}`,
      2,
      '--id is the id that `npm run pack` prints; --update-url, --xpi-url and --xpi-update-url are addresses.',
    );
  return read.data;
}

function checkConfiguration(configuration: Readonly<Record<string, unknown>>): void {
  const problems = [...readConfiguration(configuration).problems];
  const unwritable = Object.entries(configuration)
    .filter(([, value]) => hasControlCharacter(value))
    .map(([key]) => ({ key, problem: 'a line break or another control character' }));
  problems.push(...unwritable);
  if (problems.length > 0)
    throw new Refusal(
      problems.map(({ key, problem }) => `${key}: ${problem}`).join('\n'),
      2,
      'Nothing was written. The README of a kit lists every key with its values.',
    );
  const missing = ['policyUrl', 'policyKeys'].filter((key) => !(key in configuration));
  if (missing.length > 0)
    throw new Refusal(
      `Without ${missing.join(' and ')} browsers would have no policy, and show and record nothing.`,
      2,
      'Give --policy-url, and --key with the file of keygen or a list of public keys; or a file with --values.',
    );
}

/** Registry files and scripts have no way to carry one. */
function hasControlCharacter(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Cc}/u.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(hasControlCharacter)
  );
}

function packagesOf({
  id,
  updateUrl,
  xpiUrl,
  xpiUpdateUrl,
}: z.infer<typeof Extension>): Pick<KitValues, 'chromium' | 'firefox'> {
  if ((id === undefined) !== (updateUrl === undefined))
    throw new Refusal('--id and --update-url belong together.', 2, 'Chromium needs both.');
  if (id === undefined && xpiUrl === undefined)
    throw new Refusal(
      'The kit has to know where the extension is.',
      2,
      'Give --id and --update-url for Chrome, Chromium and Edge, --xpi-url for Firefox, or all of them.',
    );
  return {
    chromium: id === undefined || updateUrl === undefined ? null : { id, updateUrl },
    firefox:
      xpiUrl === undefined
        ? null
        : { id: FIREFOX_ID, installUrl: xpiUrl, updateUrl: xpiUpdateUrl ?? null },
  };
}

/** Only what was given, so that an option that is not there does not hide the file's value. */
function set(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
