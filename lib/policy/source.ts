/** A policy file as text: what it says, and where each part of it stands. */
import { type Document, LineCounter, isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { Path } from './unknown-keys.ts';

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
