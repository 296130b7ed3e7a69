/**
 * Settings for Intune: a custom configuration for each browser, as Microsoft Graph takes it. It brings the template to the
 * computer and sets the values of the kit through it.
 * Source: learn.microsoft.com, "Win32 and Desktop Bridge app ADMX policy ingestion", 2026-11.
 */
import { CATEGORY, INSTALL_POLICY, admx, installTexts, recordField, templateName } from './admx.ts';
import { type Artifact, type Kit, jsonFile } from './kit.ts';
import type { ManagedKey } from './managed-keys.ts';
import { type RegistryTree, registryTrees } from './registry.ts';
import { xmlLine } from './xml.ts';

const POLICY = './Device/Vendor/MSFT/Policy';
/** Stands between the names and values of a list. */
const SEPARATOR = '\uF000';

type Data = readonly { readonly id: string; readonly value: string }[];

/** A file for each browser. */
export function intuneFiles(kit: Kit): Artifact[] {
  return registryTrees(kit).map((tree) =>
    jsonFile(`windows/intune/${tree.browser}.json`, configuration(kit, tree)),
  );
}

function configuration(kit: Kit, tree: RegistryTree): object {
  const { keys, values } = kit;
  const app = templateName(tree.browser);
  const set = (name: string, data: Data) =>
    omaSetting(
      `${tree.name}: ${name}`,
      `${POLICY}/Config/${app}~Policy~${CATEGORY}/${name}`,
      enabled(data),
    );
  return {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: `Handrail (${tree.name})`,
    description: 'Installs Handrail and sets its managed configuration.',
    omaSettings: [
      omaSetting(
        `${tree.name}: template`,
        `${POLICY}/ConfigOperations/ADMXInstall/${app}/Policy/${app}`,
        admx(kit, tree),
      ),
      set(INSTALL_POLICY, installData(tree)),
      ...keys
        .filter(({ name }) => name in values)
        .map((key) => set(key.name, dataOf(key, values[key.name]))),
    ],
  };
}

function omaSetting(displayName: string, omaUri: string, value: string): object {
  return { '@odata.type': '#microsoft.graph.omaSettingString', displayName, omaUri, value };
}

function installData(tree: RegistryTree): Data {
  return installTexts(tree).flatMap((id) => {
    const value = tree.install[id];
    return typeof value === 'string' ? [{ id, value }] : [];
  });
}

function dataOf({ name, shape }: ManagedKey, value: unknown): Data {
  switch (shape.kind) {
    case 'text':
    case 'number':
    case 'choice':
      return [{ id: name, value: String(value) }];
    case 'texts':
      return [{ id: name, value: numbered(value as readonly string[]) }];
    case 'records':
      return (value as readonly Record<string, string>[]).flatMap((record, index) =>
        shape.fields.map((field) => ({
          id: recordField(name, index + 1, field),
          value: record[field] ?? '',
        })),
      );
  }
}

function numbered(texts: readonly string[]): string {
  return texts.flatMap((text, index) => [String(index + 1), text]).join(SEPARATOR);
}

function enabled(data: Data): string {
  return xmlLine({
    enabled: '',
    data: data.map(({ id, value }) => ({ '@id': id, '@value': value })),
  }).replaceAll(SEPARATOR, '&#xF000;');
}
