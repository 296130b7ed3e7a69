/**
 * Administrative templates (ADMX): one file for each browser, so that a tool that refuses to write one browser's keys still
 * takes the others. Each managed key is a setting of its own; its texts are in the language files beside it (adml.ts).
 * Schema: learn.microsoft.com, "ADMX schema", 2026-11.
 */
import { type Artifact, type Kit, textFile } from './kit.ts';
import type { ManagedKey } from './managed-keys.ts';
import { type RegistryTree, registryTrees } from './registry.ts';
import { xmlDocument } from './xml.ts';

const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const LONGEST_TEXT = 16_384;
/** The template's file name without ending, and the name of its category. */
export const templateName = (browser: string): string => `handrail-${browser}`;
export const CATEGORY = 'Handrail';
export const INSTALL_POLICY = 'install';

/** Id of a field of a record: `policyKeys_1_kid`. */
export const recordField = (key: string, record: number, field: string): string =>
  `${key}_${record}_${field}`;

/** Id of the text for a choice; ids of texts hold letters, digits and underscores. */
export const choiceText = (key: string, choice: string): string =>
  `${key}_${choice.replaceAll(/[^A-Za-z0-9]/g, '_')}`;

/** Numbers of the records that have fields: those that are set, and the next one. */
export function recordNumbers(value: unknown): number[] {
  const set = Array.isArray(value) ? value.length : 0;
  return Array.from({ length: set + 1 }, (_, index) => index + 1);
}

/** Texts of the entry that installs; each is a field for the admin to fill, the first a required one. */
export function installTexts({ install }: Pick<RegistryTree, 'install'>): string[] {
  return 'install_url' in install ? ['install_url', 'update_url'] : ['update_url'];
}

/** The templates of all browsers. */
export function admxFiles(kit: Kit): Artifact[] {
  return registryTrees(kit).map((tree) =>
    textFile(`windows/admx/${templateName(tree.browser)}.admx`, admx(kit, tree)),
  );
}

/** One browser's template. */
export function admx({ keys, values }: Pick<Kit, 'keys' | 'values'>, tree: RegistryTree): string {
  return xmlDocument({
    policyDefinitions: {
      '@xmlns': NAMESPACE,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      policyNamespaces: {
        target: { '@prefix': 'handrail', '@namespace': `Handrail.Policies.${tree.browser}` },
      },
      resources: { '@minRequiredRevision': '1.0' },
      supportedOn: {
        definitions: {
          definition: { '@name': 'SUPPORTED', '@displayName': '$(string.SUPPORTED)' },
        },
      },
      categories: { category: { '@name': CATEGORY, '@displayName': '$(string.CATEGORY)' } },
      policies: {
        policy: [installPolicy(tree), ...keys.map((key) => keyPolicy(key, values[key.name], tree))],
      },
    },
  });
}

function policy(name: string, key: string, content: object): object {
  return {
    '@name': name,
    '@class': 'Machine',
    '@displayName': `$(string.${name})`,
    '@explainText': `$(string.${name}_explain)`,
    '@presentation': `$(presentation.${name})`,
    '@key': key,
    parentCategory: { '@ref': CATEGORY },
    supportedOn: { '@ref': 'SUPPORTED' },
    ...content,
  };
}

function installPolicy(tree: RegistryTree): object {
  const texts = installTexts(tree);
  const fixed = Object.entries(tree.install).filter(([name]) => !texts.includes(name));
  return policy(INSTALL_POLICY, tree.installKey, {
    enabledList: {
      item: fixed.map(([name, value]) => ({
        '@key': tree.installKey,
        '@valueName': name,
        value:
          typeof value === 'string'
            ? { string: value }
            : { decimal: { '@value': value ? '1' : '0' } },
      })),
    },
    elements: {
      text: texts.map((name, index) => ({
        '@id': name,
        '@valueName': name,
        ...(index === 0 ? { '@required': 'true' } : {}),
        '@maxLength': LONGEST_TEXT,
      })),
    },
  });
}

function keyPolicy(key: ManagedKey, value: unknown, { valuesKey }: RegistryTree): object {
  return policy(key.name, valuesKey, { elements: elementsOf(key, value, valuesKey) });
}

function elementsOf({ name, shape }: ManagedKey, value: unknown, key: string): object {
  switch (shape.kind) {
    case 'text':
      return {
        text: { '@id': name, '@valueName': name, '@required': 'true', '@maxLength': LONGEST_TEXT },
      };
    case 'number':
      return {
        decimal: {
          '@id': name,
          '@valueName': name,
          '@required': 'true',
          '@minValue': shape.minimum,
          '@maxValue': shape.maximum,
        },
      };
    case 'choice':
      return {
        enum: {
          '@id': name,
          '@valueName': name,
          '@required': 'true',
          item: shape.choices.map((choice) => ({
            '@displayName': `$(string.${choiceText(name, choice)})`,
            value: { string: choice },
          })),
        },
      };
    case 'texts':
      // Without a prefix the values are numbered, as both families of browsers read them.
      return { list: { '@id': name, '@key': `${key}\\${name}`, '@valuePrefix': '' } };
    case 'records':
      return {
        text: recordNumbers(value).flatMap((record) =>
          shape.fields.map((field) => ({
            '@id': recordField(name, record, field),
            '@key': `${key}\\${name}\\${record}`,
            '@valueName': field,
            ...(record === 1 ? { '@required': 'true' } : {}),
            '@maxLength': LONGEST_TEXT,
          })),
        ),
      };
  }
}
