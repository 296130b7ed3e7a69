/** A policy file as text: what it says, and where each part of it stands. */
import { type Document, LineCounter, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { Path } from './lint/unknown-keys.ts';

/** Counted from 1, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface SourceProblem extends Place {
  readonly message: string;
}

export interface Source {
  /** What the text says; undefined when it is neither YAML nor JSON. */
  readonly value: unknown;
  /** Where the text breaks the rules of YAML or JSON. */
  readonly problems: readonly SourceProblem[];
  /** The place of a value, or of its nearest part that is there; `key` asks for its name instead. */
  readonly placeOf: (path: Path, part: 'key' | 'value') => Place;
}

/** Reads YAML 1.2 or JSON, which is a part of it. Never throws. */
export function readSource(text: string): Source {
  return jsonSource(text) ?? yamlSource(text);
}

/** JSON is read several times as fast by the engine; where its parts stand is found out when asked. */
function jsonSource(text: string): Source | null {
  const value = jsonIn(text);
  if (value === undefined || hasKeyTwice(text)) return null;
  let slow: Source | null = null;
  return {
    value,
    problems: [],
    placeOf: (path, part) => (slow ??= yamlSource(text)).placeOf(path, part),
  };
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // YAML may begin with a bracket, too.
    return undefined;
  }
}

const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;

/** Whether an object of valid JSON has a key twice, which `JSON.parse` does not tell. */
function hasKeyTwice(text: string): boolean {
  // One entry for each bracket that is open: the keys of an object, null for a list.
  const open: Array<Set<string> | null> = [];
  let last = '';
  for (const [token] of text.matchAll(JSON_TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(last) as string;
      if (keys?.has(key) === true) return true;
      keys?.add(key);
    }
    last = token;
  }
  return false;
}

function yamlSource(text: string): Source {
  const lines = new LineCounter();
  const document = parsed(text, lines);
  if (document === null) return TOO_DEEP;
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = document.errors.map((error) => ({
    ...place(error.pos[0]),
    message: (error.message.split('\n')[0] ?? '').replace(/:$/u, ''),
  }));
  const { value, aliases } =
    problems.length > 0 ? { value: undefined, aliases: null } : valueOf(document);
  return {
    value,
    problems: aliases === null ? problems : [{ ...place(0), message: aliases }],
    placeOf: (path, part) => place(offsetOf(document, path, part)),
  };
}

const TOO_DEEP: Source = {
  value: undefined,
  problems: [
    { line: 1, column: 1, message: 'The parts of the file lie too deep inside each other' },
  ],
  placeOf: () => ({ line: 1, column: 1 }),
};

function parsed(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, merge: false });
  } catch (error) {
    // The parser calls itself for each level; only a hostile file has so many.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The plain value. Aliases that unfold without end are refused by the parser (`maxAliasCount`). */
function valueOf(document: Document): { value: unknown; aliases: string | null } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) as unknown, aliases: null };
  } catch (error) {
    return { value: undefined, aliases: error instanceof Error ? error.message : String(error) };
  }
}

function offsetOf(document: Document, path: Path, part: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = partAt(document, path.slice(0, length), length === path.length ? part : 'key');
    if (offset !== null) return offset;
  }
  return document.contents?.range?.[0] ?? 0;
}

function partAt(document: Document, path: Path, part: 'key' | 'value'): number | null {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (part === 'key' && isMap(parent)) {
    const pair = parent.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last),
    );
    if (isScalar(pair?.key)) return pair.key.range?.[0] ?? null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
