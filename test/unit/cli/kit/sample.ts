/** A kit with every key set, and one whose schema has keys of all shapes more than the real one. */
import { z } from 'zod/mini';
import { artifactsOf } from '../../../../cli/kit/artifacts.ts';
import type { Artifact, Kit } from '../../../../cli/kit/kit.ts';
import { managedKeys } from '../../../../cli/kit/managed-keys.ts';
import { ENGLISH_TITLES, english } from '../../../../cli/kit/words/english.ts';
import { GERMAN } from '../../../../cli/kit/words/german.ts';
import { CONFIGURATION_KEYS, FIREFOX_ID } from '../../../../lib/policy/configuration.ts';
import { type KeySchemas, managedSchema } from '../../../../lib/policy/managed-schema.ts';

export const ID = 'abcdefghijklmnopabcdefghijklmnop';
export const SECRET = "a 'secret' token";

export const VALUES = {
  policyUrl: 'https://handrail.acme.example/policy.jws?a=1&b=2',
  policyKeys: [
    { kid: 'acme-1', x: 'A'.repeat(43) },
    { kid: 'acme-2', x: 'B'.repeat(43) },
  ],
  reportUrl: 'https://handrail.acme.example/report',
  reportFormat: 'splunk-hec',
  reportToken: SECRET,
  enrolmentToken: 'a-token-for-enrolment',
  tenant: 'Müller & Söhne "KG" <C:\\Büro>',
  user: 'ada’s@acme.example',
  groups: ['sales', 'ops & co', 'Führung'],
  deviceLabel: "Ada's laptop",
  failMode: 'warn',
  privacy: 'pseudonymous',
  pollMinutes: 15,
} as const satisfies Record<keyof typeof CONFIGURATION_KEYS, unknown>;

/** One key of each shape that the real schema might get tomorrow. */
const NEW_KEYS = {
  newText: z.string().check(z.describe('A new text.')),
  newNumber: z.int().check(z.gte(3), z.lte(9), z.describe('A new number.')),
  newChoice: z.enum(['one-way', 'other']).check(z.describe('A new choice.')),
  newTexts: z.array(z.string()).check(z.describe('New texts.')),
  newRecords: z.array(z.object({ name: z.string() })).check(z.describe('New records.')),
};
const NEW_VALUES = {
  newText: 'words',
  newNumber: 7,
  newChoice: 'one-way',
  newTexts: ['a', 'b'],
  newRecords: [{ name: 'n' }],
};
const NEW_WORDS = Object.fromEntries(
  Object.keys(NEW_KEYS).map((name) => [
    name,
    {
      title: `Titel ${name}`,
      explain: `Erklärung ${name}`,
      choices: { 'one-way': 'so', other: 'anders' },
    },
  ]),
);

export interface Sample {
  readonly kit: Kit;
  readonly files: ReadonlyMap<string, Artifact>;
}

function sampleOf(schemas: KeySchemas, values: Kit['values'], words: typeof NEW_WORDS): Sample {
  const schema = managedSchema(schemas);
  const keys = managedKeys(schema);
  const kit: Kit = {
    version: '1.2.3',
    ...{ schema, keys, values },
    chromium: { id: ID, updateUrl: 'https://handrail.acme.example/stable/update.xml?x=1&y=2' },
    firefox: {
      id: FIREFOX_ID,
      installUrl: 'https://handrail.acme.example/stable/handrail-1.2.3.xpi',
      updateUrl: 'https://handrail.acme.example/stable/updates.json',
    },
    words: {
      en: english(keys, { ...ENGLISH_TITLES, ...words }),
      de: { ...GERMAN, keys: { ...GERMAN.keys, ...words } },
    },
  };
  return { kit, files: new Map(artifactsOf(kit).map((file) => [file.path, file])) };
}

export const REAL = sampleOf(CONFIGURATION_KEYS, VALUES, {});
export const GROWN = sampleOf(
  { ...CONFIGURATION_KEYS, ...NEW_KEYS },
  { ...VALUES, ...NEW_VALUES },
  NEW_WORDS,
);

/** The text of a file. @throws Error when the kit has none of this path. */
export function textOf({ files }: Sample, path: string): string {
  const file = files.get(path);
  if (file === undefined) throw new Error(`The kit has no ${path}.`);
  return file.text;
}

export const BROWSERS = ['chrome', 'chromium', 'edge', 'firefox'] as const;
