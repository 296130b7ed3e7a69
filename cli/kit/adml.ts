/** The texts of the administrative templates, in English and German. */
import {
  CATEGORY,
  INSTALL_POLICY,
  choiceText,
  installTexts,
  recordField,
  recordNumbers,
  templateName,
} from './admx.ts';
import { type Artifact, type Kit, textFile } from './kit.ts';
import type { ManagedKey } from './managed-keys.ts';
import { type RegistryTree, registryTrees } from './registry.ts';
import { type KitWords, wordsFor } from './words/words.ts';
import { xmlDocument } from './xml.ts';

const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';

/** A file for each browser and language. */
export function admlFiles(kit: Kit): Artifact[] {
  const languages = [
    ['en-US', kit.words.en],
    ['de-DE', kit.words.de],
  ] as const;
  return registryTrees(kit).flatMap((tree) =>
    languages.map(([culture, words]) =>
      textFile(
        `windows/admx/${culture}/${templateName(tree.browser)}.adml`,
        adml(kit, tree, words),
      ),
    ),
  );
}

function adml({ keys, values }: Kit, tree: RegistryTree, words: KitWords): string {
  return xmlDocument({
    policyDefinitionResources: {
      '@xmlns': NAMESPACE,
      '@revision': '1.0',
      '@schemaVersion': '1.0',
      displayName: `Handrail (${tree.name})`,
      description: words.templates,
      resources: {
        stringTable: {
          string: strings(keys, tree, words).map(([id, text]) => ({ '@id': id, '#text': text })),
        },
        presentationTable: {
          presentation: [
            installPresentation(tree, words),
            ...keys.map((key) => ({
              '@id': key.name,
              ...presentation(key, values[key.name], words),
            })),
          ],
        },
      },
    },
  });
}

function strings(
  keys: readonly ManagedKey[],
  tree: RegistryTree,
  words: KitWords,
): Array<readonly [string, string]> {
  return [
    ['SUPPORTED', words.supported],
    ['CATEGORY', `${CATEGORY} (${tree.name})`],
    [INSTALL_POLICY, words.install.title],
    [`${INSTALL_POLICY}_explain`, words.install.explain],
    ...keys.flatMap((key) => {
      const { title, explain, choices } = wordsFor(words, key);
      return [
        [key.name, `${title} (${key.name})`] as const,
        [`${key.name}_explain`, explain] as const,
        ...(key.shape.kind === 'choice' ? key.shape.choices : []).map(
          (choice) => [choiceText(key.name, choice), choiceWords(key, choice, choices)] as const,
        ),
      ];
    }),
  ];
}

function choiceWords(
  key: ManagedKey,
  choice: string,
  choices: Readonly<Record<string, string>>,
): string {
  const words = choices[choice];
  if (words === undefined) throw new Error(`Nobody has written what ${key.name}: ${choice} means.`);
  return words;
}

function installPresentation(tree: RegistryTree, { install, installFirefox }: KitWords): object {
  const labels =
    'install_url' in tree.install
      ? { install_url: installFirefox.address, update_url: installFirefox.updates }
      : { install_url: '', update_url: install.address };
  return {
    '@id': INSTALL_POLICY,
    textBox: installTexts(tree).map((name) => ({
      '@refId': name,
      label: name === 'install_url' ? labels.install_url : labels.update_url,
    })),
  };
}

function presentation(key: ManagedKey, value: unknown, words: KitWords): object {
  const { title } = wordsFor(words, key);
  switch (key.shape.kind) {
    case 'text':
      return { textBox: { '@refId': key.name, label: title } };
    case 'number':
      return { decimalTextBox: { '@refId': key.name, '#text': title } };
    case 'choice':
      return { dropdownList: { '@refId': key.name, '@noSort': 'true', '#text': title } };
    case 'texts':
      return { listBox: { '@refId': key.name, '#text': title } };
    case 'records': {
      const { fields } = key.shape;
      return {
        textBox: recordNumbers(value).flatMap((record) =>
          fields.map((field) => ({
            '@refId': recordField(key.name, record, field),
            label: `${record}: ${words.fields[field] ?? field}`,
          })),
        ),
      };
    }
  }
}
