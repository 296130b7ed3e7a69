/** Registry files, for one computer or for a tool that imports them: set, companion and removal. */
import type { Artifact, Kit } from './kit.ts';
import { type RegistryTree, type RegistryValue, registryTrees } from './registry.ts';

const HEAD = 'Windows Registry Editor Version 5.00';

/** Three files for each browser. */
export function regFiles(kit: Kit): Artifact[] {
  return registryTrees(kit).flatMap((tree) => [
    regFile(`windows/reg/${tree.browser}.reg`, [...cleared(tree), ...sections(tree.values)]),
    regFile(`windows/reg/${tree.browser}-companion.reg`, sections(tree.companion)),
    regFile(`windows/reg/${tree.browser}-remove.reg`, cleared(tree)),
  ]);
}

/** What stood there before goes first, so that a shorter list leaves nothing behind. */
function cleared({ installKey, valuesKey }: RegistryTree): string[] {
  return [installKey, valuesKey].map((key) => `[-HKEY_LOCAL_MACHINE\\${key}]\r\n`);
}

function sections(values: readonly RegistryValue[]): string[] {
  return [...Map.groupBy(values, ({ key }) => key)].map(([key, entries]) =>
    [`[HKEY_LOCAL_MACHINE\\${key}]`, ...entries.map(lineOf), ''].join('\r\n'),
  );
}

function lineOf({ name, data }: RegistryValue): string {
  const value =
    typeof data === 'number' ? `dword:${data.toString(16).padStart(8, '0')}` : quoted(data);
  return `${quoted(name)}=${value}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** UTF-16 is what the registry editor itself writes; anything else loses umlauts. */
function regFile(path: string, blocks: readonly string[]): Artifact {
  return {
    path,
    text: [`${HEAD}\r\n`, ...blocks, ''].join('\r\n'),
    encoding: 'utf16-marked',
    executable: false,
  };
}
