/** `handrail kit`: everything that brings the extension and its configuration to a fleet, made from one schema. */
import packageFile from '../package.json' with { type: 'json' };
import { CONFIGURATION_KEYS } from '../lib/policy/configuration.ts';
import { managedSchema } from '../lib/policy/managed-schema.ts';
import { artifactsOf } from './kit/artifacts.ts';
import { writeKit } from './kit/folder.ts';
import type { Kit } from './kit/kit.ts';
import { managedKeys } from './kit/managed-keys.ts';
import { type ValueOptions, readValues } from './kit/values.ts';
import { ENGLISH_TITLES, english } from './kit/words/english.ts';
import { GERMAN } from './kit/words/german.ts';
import type { Json } from './options.ts';
import { type ExitCode, say, sayJson, styled, warn } from './terminal.ts';

export type KitOptions = Json & ValueOptions & { readonly out: string };

/** Writes a kit, or nothing. */
export async function kit(options: KitOptions): Promise<ExitCode> {
  const { chromium, firefox, configuration } = await readValues(options);
  const schema = managedSchema(CONFIGURATION_KEYS);
  const keys = managedKeys(schema);
  const { version } = packageFile;
  const content: Kit = {
    ...{ version, schema, keys, chromium, firefox },
    values: configuration,
    words: { en: english(keys, ENGLISH_TITLES), de: GERMAN },
  };
  const artifacts = artifactsOf(content);
  await writeKit(options.out, version, artifacts);
  const secret = 'reportToken' in configuration || 'enrolmentToken' in configuration;
  if (options.json)
    sayJson({ ok: true, out: options.out, secret, files: artifacts.map(({ path }) => path) });
  else {
    say(
      `The kit is in ${styled('bold', options.out)} (${artifacts.length} files). Begin with its README.md.`,
      ...(chromium === null
        ? ['Nothing for Chrome, Chromium and Edge: name --id and --update-url.']
        : []),
      ...(firefox === null ? ['Nothing for Firefox: name --xpi-url.'] : []),
    );
    if (secret) warn('the kit carries the token for reports; keep it out of version control.');
  }
  return 0;
}
