/**
 * Where the elements of a JSON array begin and end, so that each can be kept as it was sent. It reads
 * brackets, strings and commas only; whether the text is JSON at all is for JSON.parse to say, and what
 * is found here means nothing unless it does.
 */

/** One element as bytes, and how deep its brackets go: 0 for `1`, 1 for `{}`. */
export type JsonElement = { bytes: Uint8Array; depth: number };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
/** `[` and `{`, `]` and `}`: a pair differs in one bit. */
const OPENING = 0x5b;
const CLOSING = 0x5d;
const EITHER = ~0x20;

/**
 * @param json UTF-8
 * @param deepest brackets beyond this end the search, before they cost memory anywhere
 * @returns the elements, or null when the brackets go deeper than `deepest`
 */
export function elementsOf(json: Uint8Array, deepest: number): JsonElement[] | null {
  const elements: JsonElement[] = [];
  let depth = 0;
  let reached = 0;
  let start = 0;
  const end = (at: number): void => {
    elements.push({ bytes: json.subarray(start, at), depth: reached - 1 });
    start = at + 1;
    reached = 1;
  };
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index]!;
    if (byte === QUOTE) index = endOfString(json, index);
    else if (byte === COMMA) {
      if (depth === 1) end(index);
    } else if ((byte & EITHER) === OPENING) {
      depth += 1;
      if (depth > deepest) return null;
      if (depth === 1) start = index + 1;
      if (depth > reached) reached = depth;
    } else if ((byte & EITHER) === CLOSING) {
      depth -= 1;
      if (depth === 0 && (elements.length > 0 || !isBlank(json, start, index))) end(index);
    }
  }
  return elements;
}

/** @returns the place of the closing quote, or the last place when there is none */
function endOfString(json: Uint8Array, opening: number): number {
  let index = opening + 1;
  while (index < json.length && json[index] !== QUOTE) index += json[index] === BACKSLASH ? 2 : 1;
  return index;
}

/** JSON's four blanks are the only bytes up to a space that may stand between its words. */
function isBlank(json: Uint8Array, from: number, to: number): boolean {
  return json.subarray(from, to).every((byte) => byte <= 0x20);
}
