/**
 * Changes a policy file where it stands, so that comments, order and every other byte stay as they were.
 * The parser finds the place; the text is spliced there. Works on YAML and on JSON, which is a part of it.
 */
import {
  type Document,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
} from 'yaml';
import type { Path } from '../lint/unknown-keys.ts';

/** A place that cannot be changed by machine, with a sentence that says why. */
export class EditProblem extends Error {
  override readonly name = 'EditProblem';
}

type Plain = string | number | boolean;

/**
 * Sets one plain value.
 * @param path where it stands, for example `['rules', 2, 'stage']`.
 * @param after the key of the same map behind which a new key is put.
 * @throws EditProblem when there is no map at this place.
 */
export function setValue(text: string, path: Path, value: Plain, after: string): string {
  const document = parsed(text);
  const key = String(path.at(-1));
  const map = mapAt(document, path.slice(0, -1));
  const pair = pairOf(map, key);
  if (pair !== null) return replaced(text, pair, value);
  const sibling = pairOf(map, after) ?? (map.items.at(-1) as Pair<ParsedNode, ParsedNode>);
  return insertedAfter(text, map, sibling, key, value);
}

/** Takes a key out of a map. In one-line maps, where that would shift others, `instead` is written. */
export function removeValue(text: string, path: Path, instead: Plain): string {
  const document = parsed(text);
  const map = mapAt(document, path.slice(0, -1));
  const pair = pairOf(map, String(path.at(-1)));
  if (pair === null) return text;
  const start = text.lastIndexOf('\n', rangeOf(pair.key)[0] - 1) + 1;
  const alone = text.slice(start, rangeOf(pair.key)[0]).trim() === '';
  if (map.flow === true || !alone || !isScalar(pair.value)) return replaced(text, pair, instead);
  const newline = text.indexOf('\n', rangeOf(pair.value)[1]);
  return text.slice(0, start) + (newline === -1 ? '' : text.slice(newline + 1));
}

/**
 * Puts entries at the end of a list; the list and the maps around it are made where they are missing.
 * @param path of the list, for example `['lists', 'apps', 'approved']`.
 */
export function appendEntries(text: string, path: Path, entries: readonly unknown[]): string {
  if (entries.length === 0) return text;
  const document = parsed(text);
  const list = document.getIn(path, true);
  if (isSeq(list) && list.items.length > 0 && list.flow !== true) {
    const [first, last] = [list.items[0] as ParsedNode, list.items.at(-1) as ParsedNode];
    const dash = text.lastIndexOf('-', rangeOf(first)[0]);
    const indent = ' '.repeat(columnOf(text, dash));
    const end = lineEnd(text, endOf(text, last));
    return text.slice(0, end) + eol(text) + blockOf(entries, indent, text) + text.slice(end);
  }
  if (isSeq(list) && list.items.length > 0) {
    const end = endOf(text, list.items.at(-1) as ParsedNode);
    return `${text.slice(0, end)}, ${entries.map((entry) => JSON.stringify(entry)).join(', ')}${text.slice(end)}`;
  }
  return madeWith(text, document, path, entries);
}

/** The list is empty or not there: what is missing around it is made with it. */
function madeWith(
  text: string,
  document: Document.Parsed,
  path: Path,
  entries: readonly unknown[],
): string {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const map = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isMap(map)) continue;
    const rest = path.slice(length);
    const key = String(rest[0]);
    const value = rest
      .slice(1)
      .toReversed()
      .reduce<unknown>((inner, name) => ({ [name]: inner }), entries);
    return withKey(text, map as YAMLMap<ParsedNode, ParsedNode>, key, value);
  }
  throw new EditProblem('The file is no policy: it is not a map of keys.');
}

function withKey(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode>,
  key: string,
  value: unknown,
): string {
  const pair = pairOf(map, key);
  if (map.flow === true) {
    const written = JSON.stringify(value);
    if (pair !== null) return spliced(text, rangeOf(pair.value), written);
    const last = map.items.at(-1);
    const name = JSON.stringify(key);
    if (last === undefined) {
      const [start, end] = rangeOf(map);
      return `${text.slice(0, start)}{ ${name}: ${written} }${text.slice(end)}`;
    }
    const end = endOf(text, last.value);
    return `${text.slice(0, end)}, ${name}: ${written}${text.slice(end)}`;
  }
  const indent = ' '.repeat(columnOf(text, rangeOf(map.items[0]?.key ?? null)[0]));
  if (pair !== null) {
    // An empty list or map, or nothing at all behind the key: the rest of its line goes with it.
    const colon = text.indexOf(':', rangeOf(pair.key)[1]);
    const end = pair.value === null ? colon + 1 : Math.max(colon + 1, rangeOf(pair.value)[1]);
    return `${text.slice(0, colon + 1)}${eol(text)}${blockOf(value, `${indent}  `, text)}${text.slice(end)}`;
  }
  const last = map.items.at(-1) as Pair<ParsedNode, ParsedNode | null>;
  const end = lineEnd(text, endOf(text, last.value ?? last.key));
  return text.slice(0, end) + eol(text) + blockOf({ [key]: value }, indent, text) + text.slice(end);
}

function parsed(text: string): Document.Parsed {
  const document = parseDocument(text, { prettyErrors: false });
  const [problem] = document.errors;
  if (problem !== undefined) throw new EditProblem(problem.message.split('\n')[0] ?? '');
  return document;
}

function mapAt(document: Document.Parsed, path: Path): YAMLMap<ParsedNode, ParsedNode> {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map) || map.items.length === 0)
    throw new EditProblem(`There is no map at ${path.join('.')} that can be changed.`);
  return map as YAMLMap<ParsedNode, ParsedNode>;
}

function pairOf(
  map: YAMLMap<ParsedNode, ParsedNode>,
  key: string,
): Pair<ParsedNode, ParsedNode> | null {
  const found = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  return found ?? null;
}

function replaced(text: string, { value }: Pair<ParsedNode, ParsedNode>, next: Plain): string {
  if (!isScalar(value))
    throw new EditProblem('What stands there is written by reference, or is no plain value.');
  return spliced(text, rangeOf(value), quotedLike(value, next));
}

function insertedAfter(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode>,
  sibling: Pair<ParsedNode, ParsedNode>,
  key: string,
  value: Plain,
): string {
  const json = isScalar(sibling.key) && sibling.key.type === 'QUOTE_DOUBLE';
  const entry = `${json ? JSON.stringify(key) : key}: ${json ? JSON.stringify(value) : plainOf(value)}`;
  const end = endOf(text, sibling.value);
  if (map.flow === true) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`;
  const line = lineEnd(text, end);
  const indent = ' '.repeat(columnOf(text, rangeOf(sibling.key)[0]));
  return `${text.slice(0, line)}${eol(text)}${indent}${entry}${text.slice(line)}`;
}

/** The same quotes as before, so that a date stays the text that it was. */
function quotedLike(before: Scalar, next: Plain): string {
  if (typeof next !== 'string') return String(next);
  if (before.type === 'QUOTE_SINGLE') return `'${next.replaceAll("'", "''")}'`;
  return before.type === 'QUOTE_DOUBLE' ? JSON.stringify(next) : plainOf(next);
}

function plainOf(value: Plain): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function blockOf(value: unknown, indent: string, text: string): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join(eol(text));
}

interface Placed {
  readonly range?: readonly number[] | null | undefined;
}

function rangeOf(node: Placed | null): readonly [number, number] {
  const range = node?.range;
  if (range === undefined || range === null)
    throw new EditProblem('A place in the file is not known.');
  return [range[0] ?? 0, range[1] ?? 0];
}

/** Where the last word of a node ends, without the blank lines that a block may take with it. */
function endOf(text: string, node: Placed | null): number {
  const [start, end] = rangeOf(node);
  return start + text.slice(start, end).trimEnd().length;
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function spliced(text: string, [start, end]: readonly [number, number], piece: string): string {
  return text.slice(0, start) + piece + text.slice(end);
}

function eol(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
