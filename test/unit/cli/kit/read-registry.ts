/** Reads what the kit writes for the Windows registry back into values, as browsers do. */
import type { ManagedKey } from '../../../../cli/kit/managed-keys.ts';

/** Full path of a value, and its data. */
export type Registry = Map<string, string | number>;

/** Reads a registry file; keys that it deletes are listed. */
export function readRegFile(text: string): { registry: Registry; deleted: string[] } {
  const lines = text.split('\r\n');
  if (lines.shift() !== 'Windows Registry Editor Version 5.00') throw new Error('no registry file');
  const registry: Registry = new Map();
  const deleted: string[] = [];
  let key = '';
  for (const line of lines.filter((each) => each !== '')) {
    const section = /^\[(-?)HKEY_LOCAL_MACHINE\\(.+)\]$/u.exec(line);
    if (section !== null) {
      if (section[1] === '-') deleted.push(section[2]!);
      else key = section[2]!;
      continue;
    }
    const value = /^"((?:[^"\\]|\\.)*)"=(?:dword:([0-9a-f]{8})|"((?:[^"\\]|\\.)*)")$/u.exec(line);
    if (value === null) throw new Error(`not a line of a registry file: ${line}`);
    const [, name, number, words] = value;
    registry.set(
      `${key}\\${unescaped(name!)}`,
      number === undefined ? unescaped(words!) : Number.parseInt(number, 16),
    );
  }
  return { registry, deleted };
}

const unescaped = (text: string) => text.replaceAll(/\\(.)/gu, '$1');

/** Reads rows of a script, `@('key', 'name', 'type', data)`. */
export function readRows(script: string): string[][] {
  return [...script.matchAll(/^ {2}@\((.+)\),?\r$/gmu)].map(([, row]) =>
    [...row!.matchAll(/'((?:[^'\u2018\u2019]|''|\u2018\u2018|\u2019\u2019)*)'|(\d+)/gu)].map(
      ([, words, number]) => number ?? words!.replaceAll(/(['\u2018\u2019])\1/gu, '$1'),
    ),
  );
}

/** The values below a key, each in the shape that the schema gives it. */
export function valuesBelow(
  registry: Registry,
  root: string,
  keys: readonly ManagedKey[],
): Record<string, unknown> {
  const read = keys.flatMap(({ name, shape }): Array<[string, unknown]> => {
    const below = [...registry]
      .filter(([path]) => path.startsWith(`${root}\\${name}\\`))
      .map(([path, data]) => [path.slice(`${root}\\${name}\\`.length), data] as const);
    if (shape.kind === 'texts') return [[name, below.toSorted(byNumber).map(([, data]) => data)]];
    if (shape.kind === 'records')
      return [
        [
          name,
          [...Map.groupBy(below.toSorted(byNumber), ([path]) => path.split('\\')[0])].map(
            ([, fields]) =>
              Object.fromEntries(fields.map(([path, data]) => [path.split('\\')[1], data])),
          ),
        ],
      ];
    const data = registry.get(`${root}\\${name}`);
    return data === undefined ? [] : [[name, data]];
  });
  return Object.fromEntries(read.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

const byNumber = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10);
