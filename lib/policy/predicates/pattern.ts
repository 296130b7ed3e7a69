/**
 * Patterns that admins write, matched in linear time whatever they say: a set of states walks over the
 * text (Thompson, CACM 11/6, 1968), and nothing is ever tried twice. The syntax is the part of RE2's that
 * rules need (`pattern-syntax.ts`); what lies beyond it is refused by name. A test holds the answers
 * against re2js, which is too large for a page (65 KB compressed as published, 2.10.0, 2026-11).
 */
import { Unreadable, parsePattern } from './pattern-syntax.ts';
import type { Place, Syntax, Takes } from './pattern-syntax.ts';

/** What a pattern may cost: a decision waits for it. */
export const PATTERN_LIMITS = {
  /** Characters of the pattern. */
  length: 200,
  /** Steps of the compiled pattern; `(abc){50}` has 150. */
  steps: 500,
  /** Characters of the text that are looked at. */
  text: 512,
  /** Steps of all patterns of one policy, which the linter holds: 1 ms for each 100, at the very worst. */
  total: 5000,
} as const;

export type CompiledPattern =
  | { readonly ok: true; readonly matches: (text: string) => boolean; readonly steps: number }
  | { readonly ok: false; readonly problem: string };

/** One step of a program. A split goes on in two places, the first being tried first is of no matter. */
type Step =
  | { readonly does: 'take'; readonly takes: Takes; readonly next: number }
  | { readonly does: 'stand'; readonly at: Place; readonly next: number }
  | { readonly does: 'split'; next: readonly number[] };

/** Where a program ends; every other step is counted from 1. */
const MATCH = 0;

interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/**
 * Compiles a pattern.
 * @param source in RE2 syntax; a match anywhere counts, unless `^` or `$` say otherwise.
 * @returns what matches, or a sentence that says why the pattern cannot be used. Never throws.
 */
export function compilePattern(source: string): CompiledPattern {
  if (source.length > PATTERN_LIMITS.length)
    return { ok: false, problem: `it is longer than ${PATTERN_LIMITS.length} characters` };
  try {
    const program = assemble(parsePattern(source));
    return {
      ok: true,
      matches: (text) => walk(program, text.slice(0, PATTERN_LIMITS.text)),
      steps: program.steps.length,
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Built from the back, so that each step knows where it goes on. */
function assemble(syntax: Syntax): Program {
  const steps: Step[] = [];
  let visits = 0;

  const add = (step: Step): number => {
    if (steps.push(step) > PATTERN_LIMITS.steps) throw new Unreadable('it takes too many steps');
    return steps.length;
  };
  /** Puts a part in front of `next`. @returns where it begins. */
  const put = (part: Syntax, next: number): number => {
    // Nested counts of nothing add no steps and would go on for long.
    if ((visits += 1) > PATTERN_LIMITS.steps * 20) throw new Unreadable('it takes too many steps');
    switch (part.is) {
      case 'one':
        return add({ does: 'take', takes: part.takes, next });
      case 'at':
        return add({ does: 'stand', at: part.at, next });
      case 'all':
        return part.parts.reduceRight((after, child) => put(child, after), next);
      case 'any':
        return add({ does: 'split', next: part.parts.map((child) => put(child, next)) });
      case 'times':
        return repeat(part, next);
    }
  };
  const repeat = ({ part, least, most }: Syntax & { is: 'times' }, next: number): number => {
    let entry = next;
    if (most === Infinity) {
      const loop: Step = { does: 'split', next: [] };
      entry = add(loop);
      loop.next = [put(part, entry), next];
    } else {
      for (let count = least; count < most; count += 1)
        entry = add({ does: 'split', next: [put(part, entry), next] });
    }
    for (let count = 0; count < least; count += 1) entry = put(part, entry);
    return entry;
  };

  const start = put(syntax, MATCH);
  return { steps, start };
}

/** Whether the program reaches its end anywhere in the text. */
function walk({ steps, start }: Program, text: string): boolean {
  const characters = Array.from(text);
  const seenAt = new Int32Array(steps.length + 1).fill(-1);
  let states: number[] = [];
  let found = false;

  const enter = (state: number, position: number, into: number[]): void => {
    if (state === MATCH) found = true;
    if (found || seenAt[state] === position) return;
    seenAt[state] = position;
    const step = steps[state - 1] as Step;
    if (step.does === 'take') into.push(state);
    else if (step.does === 'split') for (const next of step.next) enter(next, position, into);
    else if (stands(step.at, characters, position)) enter(step.next, position, into);
  };

  for (let position = 0; ; position += 1) {
    enter(start, position, states);
    if (found || position === characters.length) return found;
    const character = characters[position] as string;
    const after: number[] = [];
    for (const state of states) {
      const step = steps[state - 1] as Step & { does: 'take' };
      if (step.takes(character)) enter(step.next, position + 1, after);
      if (found) return true;
    }
    states = after;
  }
}

function stands(at: Place, characters: readonly string[], position: number): boolean {
  switch (at) {
    case 'start':
      return position === 0;
    case 'end':
      return position === characters.length;
    case 'edge':
    case 'no-edge': {
      const edge = isWord(characters[position - 1]) !== isWord(characters[position]);
      return edge === (at === 'edge');
    }
  }
}

/** ASCII only, as in RE2. */
function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
