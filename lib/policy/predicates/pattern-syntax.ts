/**
 * Reads the part of RE2's syntax that rules may use (https://github.com/google/re2/wiki/Syntax, seen
 * 2026-11): characters, `.`, classes, `\d \w \s \b`, `\pL` and `\p{Greek}`, `^ $ \A \z`, groups,
 * alternatives, counts up to 100, and `(?i)` at the beginning. What it does not read it refuses.
 */

/** Whether one character is taken. */
export type Takes = (character: string) => boolean;
/** A place between characters. */
export type Place = 'start' | 'end' | 'edge' | 'no-edge';

export type Syntax =
  | { readonly is: 'one'; readonly takes: Takes }
  | { readonly is: 'at'; readonly at: Place }
  | { readonly is: 'all'; readonly parts: readonly Syntax[] }
  | { readonly is: 'any'; readonly parts: readonly Syntax[] }
  | { readonly is: 'times'; readonly part: Syntax; readonly least: number; readonly most: number };

/** A pattern that cannot be read; its message says why, as the end of a sentence. */
export class Unreadable extends Error {}

/** The most that a count may say; RE2 has 1000. */
const LARGEST_COUNT = 100;
const COUNT = /^\{(\d{1,4})(,(\d{0,4}))?\}/;

const PLACES: Readonly<Record<string, Place>> = { A: 'start', z: 'end', b: 'edge', B: 'no-edge' };
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
/** ASCII only, as in RE2. */
const KINDS: Readonly<Record<string, string>> = { d: '[0-9]', w: '\\w', s: '[\\t\\n\\f\\r ]' };

/** Reads a pattern. Throws `Unreadable`. */
export function parsePattern(source: string): Syntax {
  const folds = source.startsWith('(?i)');
  const rest = Array.from(folds ? source.slice(4) : source);
  let at = 0;

  const look = () => rest[at];
  const takeIf = (text: string): boolean => {
    const is = rest.slice(at, at + text.length).join('') === text;
    if (is) at += text.length;
    return is;
  };
  const next = (): string => {
    const character = rest[at];
    if (character === undefined) throw new Unreadable('it ends too early');
    at += 1;
    return character;
  };

  const alternatives = (): Syntax => {
    const parts = [sequence()];
    while (takeIf('|')) parts.push(sequence());
    return parts.length === 1 ? (parts[0] as Syntax) : { is: 'any', parts };
  };

  const sequence = (): Syntax => {
    const parts: Syntax[] = [];
    while (look() !== undefined && look() !== '|' && look() !== ')') parts.push(repeated(atom()));
    return parts.length === 1 ? (parts[0] as Syntax) : { is: 'all', parts };
  };

  /** @returns the least and the most times, or null where nothing says how often. */
  const count = (): readonly [number, number] | null => {
    if (takeIf('*')) return [0, Infinity];
    if (takeIf('+')) return [1, Infinity];
    if (takeIf('?')) return [0, 1];
    const match = look() === '{' ? COUNT.exec(rest.slice(at, at + 12).join('')) : null;
    if (match === null) return null;
    at += match[0].length;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3]);
    if (least > LARGEST_COUNT || (most !== Infinity && most > LARGEST_COUNT))
      throw new Unreadable(`it counts beyond ${LARGEST_COUNT}`);
    if (most < least) throw new Unreadable(`${match[0]} counts backwards`);
    return [least, most];
  };

  const repeated = (part: Syntax): Syntax => {
    const times = count();
    if (times === null) return part;
    // Whether it takes as little or as much as it can makes no difference to whether it matches.
    takeIf('?');
    if (count() !== null) throw new Unreadable('it repeats a repetition');
    return { is: 'times', part, least: times[0], most: times[1] };
  };

  const atom = (): Syntax => {
    if (count() !== null) throw new Unreadable('it repeats nothing');
    const character = next();
    switch (character) {
      case '(':
        return group();
      case '[':
        return { is: 'one', takes: characterClass() };
      case '.':
        return { is: 'one', takes: (one) => one !== '\n' };
      case '^':
        return { is: 'at', at: 'start' };
      case '$':
        return { is: 'at', at: 'end' };
      case '\\': {
        const place = PLACES[look() ?? ''];
        if (place === undefined) return { is: 'one', takes: escaped().takes };
        at += 1;
        return { is: 'at', at: place };
      }
      default:
        return { is: 'one', takes: only(character, folds) };
    }
  };

  const group = (): Syntax => {
    if (!takeIf('?:') && look() === '?')
      throw new Unreadable('of groups that begin with (? it may have (?: and, in front, (?i)');
    const inside = alternatives();
    if (!takeIf(')')) throw new Unreadable('a group is not closed');
    return inside;
  };

  /** After a backslash. `character` is null for a whole kind of characters. */
  const escaped = (): { readonly takes: Takes; readonly character: string | null } => {
    const letter = next();
    const kind = KINDS[letter.toLowerCase()];
    if (kind !== undefined) {
      const takes = oneOf(kind, folds);
      return { takes: letter === letter.toLowerCase() ? takes : not(takes), character: null };
    }
    if (letter === 'p' || letter === 'P')
      return { takes: property(letter === 'p'), character: null };
    const character =
      CONTROLS[letter] ??
      (letter === 'x' ? codePoint() : /^[!-/:-@[-`{-~ ]$/.test(letter) ? letter : null);
    if (character === null) throw new Unreadable(`\\${letter} is not known`);
    return { takes: only(character, folds), character };
  };

  const codePoint = (): string => {
    const match = /^(?:([0-9a-f]{2})|\{([0-9a-f]{1,6})\})/i.exec(rest.slice(at, at + 8).join(''));
    const value = Number.parseInt(match?.[1] ?? match?.[2] ?? '', 16);
    if (match === null || value > 0x10ffff) throw new Unreadable('\\x names no character');
    at += match[0].length;
    return String.fromCodePoint(value);
  };

  const property = (wanted: boolean): Takes => {
    const match = /^(?:([A-Z])|\{(\^?)([A-Za-z_]{1,40})\})/.exec(rest.slice(at, at + 44).join(''));
    const name = match?.[1] ?? match?.[3];
    if (match === null || name === undefined) throw new Unreadable('\\p names no property');
    at += match[0].length;
    const takes = unicodeProperty(name, folds);
    if (takes === null) throw new Unreadable(`\\p{${name}} is not known`);
    return wanted === (match[2] !== '^') ? takes : not(takes);
  };

  const characterClass = (): Takes => {
    const negated = takeIf('^');
    const items: Takes[] = [];
    do items.push(classItem());
    while (look() !== ']');
    at += 1;
    const any: Takes = (one) => items.some((takes) => takes(one));
    return negated ? not(any) : any;
  };

  const classItem = (): Takes => {
    if (look() === '[' && rest[at + 1] === ':')
      throw new Unreadable('it has a class like [:alpha:]');
    const first = next();
    const low = first === '\\' ? escaped() : { takes: only(first, folds), character: first };
    if (low.character === null || look() !== '-' || rest[at + 1] === ']') return low.takes;
    at += 1;
    const last = next();
    const high = last === '\\' ? escaped().character : last;
    if (high === null || codeOf(high) < codeOf(low.character))
      throw new Unreadable('a range ends before it begins');
    return oneOf(`[${written(low.character)}-${written(high)}]`, folds);
  };

  const whole = alternatives();
  if (look() !== undefined) throw new Unreadable('a group is closed that was not opened');
  return whole;
}

const codeOf = (character: string): number => character.codePointAt(0) as number;
const written = (character: string): string => `\\u{${codeOf(character).toString(16)}}`;

const not =
  (takes: Takes): Takes =>
  (one) =>
    !takes(one);

/**
 * The browser's own expressions look at one character at a time, so that nothing can be slow; with `i`
 * and `u` they know its other cases by simple case folding, as RE2 does (`K`, `k` and the Kelvin sign).
 */
function oneOf(source: string, folds: boolean): Takes {
  const expression = new RegExp(`^${source}$`, folds ? 'iu' : 'u');
  return (one) => expression.test(one);
}

function only(character: string, folds: boolean): Takes {
  return folds ? oneOf(written(character), true) : (one) => one === character;
}

/** A general category (`L`, `Lu`) or a script (`Greek`), as the browser's own Unicode tables have it. */
function unicodeProperty(name: string, folds: boolean): Takes | null {
  for (const property of [`gc=${name}`, `sc=${name}`]) {
    try {
      return oneOf(`\\p{${property}}`, folds);
    } catch {
      // No such category; it may be a script.
    }
  }
  return null;
}
