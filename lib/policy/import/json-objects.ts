/** Objects in an export: one list, a list of pages, or one object, in either spelling of its keys. */
import { ImportProblem } from './imported.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * All objects of an export.
 * @param lists names under which interfaces put their lists (`value`, `items`, `approved_apps`).
 * @throws ImportProblem when the text is no JSON, or JSON of another kind.
 */
export function objectsIn(text: string, lists: readonly string[]): JsonObject[] {
  return objectsOf(jsonIn(text), lists);
}

/** @throws ImportProblem when the text is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch (error) {
    throw new ImportProblem(`The file is not JSON${placeOf(error, text)}.`);
  }
}

/** Where the reading ended, as people count lines; nothing where the error does not say. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (\d+)/u.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  return `: see line ${text.slice(0, Number(position)).split('\n').length}`;
}

/** Several pages, put one after the other into a list, are taken as one. */
export function objectsOf(value: unknown, lists: readonly string[]): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsOf(one, lists));
  if (typeof value !== 'object' || value === null)
    throw new ImportProblem(`It holds no list of objects (${lists.join(', ')}).`);
  const plain = withSmallKeys(value);
  const list = lists.find((name) => Array.isArray(plain[name]));
  return list === undefined ? [plain] : objectsOf(plain[list], lists);
}

/** PowerShell writes `ClientId` where the interface itself writes `clientId`. */
function withSmallKeys(value: object): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      inner,
    ]),
  );
}

/** A text, or null where there is none. */
export function textAt(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The objects in a list inside an object; empty where there is none. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value = object[key];
  return Array.isArray(value)
    ? value
        .filter((one): one is JsonObject => typeof one === 'object' && one !== null)
        .map(withSmallKeys)
    : [];
}

/** The texts in a list inside an object. */
export function textsAt(object: JsonObject, key: string): string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
