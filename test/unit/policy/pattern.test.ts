/** Admin-written patterns: the same answers as RE2, and never slow. */
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it, vi } from 'vitest';
import { PATTERN_LIMITS, compilePattern } from '../../../lib/policy/predicates/pattern.ts';
import { ownTime } from '../../support/own-time.ts';

vi.setConfig({ testTimeout: 60_000 });

const matches = (pattern: string, text: string) => {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(`${pattern}: ${compiled.problem}`);
  return compiled.matches(text);
};
const problemOf = (pattern: string) => {
  const compiled = compilePattern(pattern);
  return compiled.ok ? null : compiled.problem;
};
/** What RE2 says; null where it refuses the pattern. */
function reference(pattern: string, text: string): boolean | null {
  try {
    return RE2JS.compile(pattern).matcher(text).find();
  } catch {
    return null;
  }
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from('abckKsSzß .-_0{}]:,µΣσςıİéЖǆ')) },
  fc.constantFrom(
    ...['\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\b', '\\B', '\\.', '\\-', '\\_', '\\x41'],
    ...[
      '\\x{1F600}',
      '\\pL',
      '\\p{Lu}',
      '\\p{Lt}',
      '\\p{Ll}',
      '\\p{Greek}',
      '\\P{L}',
      '\\p{^N}',
      '\\A',
      '\\z',
      '\\n',
    ],
    ...['^', '$', '.', '[a-c]', '[^a-c]', '[]a]', '[^]a]', '[a-]', '[-a]', '[\\d_]', '[^\\s]'],
    ...['[a-c-e]', '[k-s]', '[\\x41-Z]', '[ -~]', '[^\\pL]', '[.]', '[^^]'],
    // What RE2 refuses, or we do.
    ...[
      '\\q',
      '\\1',
      '\\Z',
      '[',
      '(',
      ')',
      '(?=a)',
      '(?P<n>a)',
      '[z-a]',
      '[[:alpha:]]',
      '\\',
      '\\p{Foo}',
    ],
  ),
);
const times = fc.constantFrom(
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '{2}',
  '{0,2}',
  '{1,}',
  '{2,1}',
  '**',
);
const pattern = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(piece, times).map(([one, many]) => one + many),
    fc.array(tie('any'), { maxLength: 4 }).map((parts) => parts.join('')),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}|${b}`),
    fc
      .tuple(fc.constantFrom('(', '(?:'), tie('any'), times)
      .map(([open, a, many]) => `${open}${a})${many}`),
  ),
})).any;
const text = fc
  .array(fc.constantFrom(...Array.from('abckKsSzß .-_0{}]:,AZ\n\tµμΣσςſıİéÉЖ😀ǅẞᾳᾼ')), {
    maxLength: 12,
  })
  .map((characters) => characters.join(''));

describe('patterns', () => {
  it('answer as RE2 does, or are refused', () => {
    let read = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.boolean(), pattern, text, (folds, body, given) => {
        const source = folds ? `(?i)${body}` : body;
        const expected = reference(source, given);
        const compiled = compilePattern(source);
        if (!compiled.ok) {
          refused += 1;
          return;
        }
        // Whatever RE2 refuses is refused here too.
        expect(expected, source).not.toBeNull();
        read += 1;
        expect(compiled.matches(given), `${source} on ${JSON.stringify(given)}`).toBe(expected);
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(7_000);
    expect(refused).toBeGreaterThan(500);
  });

  it('fold case as RE2 does, for every letter of the first plane', () => {
    const wrong: string[] = [];
    for (let code = 0x41; code < 0xd800; code += 1) {
      const letter = String.fromCharCode(code);
      if (!/\p{L}/u.test(letter)) continue;
      for (const other of new Set([letter.toUpperCase(), letter.toLowerCase(), 'k', 's', 'i']))
        if (matches(`(?i)^${letter}$`, other) !== reference(`(?i)^${letter}$`, other))
          wrong.push(`${letter} ${other}`);
    }
    expect(wrong).toEqual([]);
  });

  it('refuse by name what they do not read', () => {
    expect(problemOf('(?=a)')).toContain('(?:');
    expect(problemOf('(a')).toBe('a group is not closed');
    expect(problemOf('a)')).toBe('a group is closed that was not opened');
    expect(problemOf('[a')).toBe('it ends too early');
    expect(problemOf('a**')).toBe('it repeats a repetition');
    expect(problemOf('*')).toBe('it repeats nothing');
    expect(problemOf('a{1,101}')).toBe('it counts beyond 100');
    expect(problemOf('\\1')).toBe('\\1 is not known');
    expect(problemOf('x'.repeat(201))).toContain('longer than 200');
  });

  it('cost no more than they may', () => {
    for (const source of [
      '((((a{9}){9}){9}){9})',
      '(((((){99}){99}){99}){99})',
      '[a-z]{100}'.repeat(6),
    ])
      expect(problemOf(source)).toBe('it takes too many steps');
    const compiled = compilePattern(`(?i)([a-z0-9_]?){99}([a-z0-9_]?){99}!`);
    if (!compiled.ok) throw new Error(compiled.problem);
    expect(compiled.steps).toBeGreaterThan(390);
    // Seen: 5 ms, 397 steps on 512 characters.
    const took = ownTime(() => expect(compiled.matches('a'.repeat(1000))).toBe(false));
    expect(took).toBeLessThan(2000);
  });

  it.each(['(a+)+$', '(a|a)*b', '(a*)*c', '(?:a?){60}(?:a){60}', '(.*)(.*)(.*)(.*)[^a]b'])(
    'are linear in the text: %s',
    (source) => {
      const compiled = compilePattern(source);
      if (!compiled.ok) throw new Error(compiled.problem);
      const time = (length: number) => {
        const given = `${'a'.repeat(length)}!`;
        let best = Infinity;
        for (let round = 0; round < 7; round += 1)
          best = Math.min(
            best,
            ownTime(() => compiled.matches(given)),
          );
        return best;
      };
      time(400);
      // Four times the text; a square would be 16, a backtracking engine would not end.
      expect(time(400) / Math.max(time(100), 0.005)).toBeLessThan(12);
    },
  );

  it('look at the beginning of a long text only', () => {
    expect(matches('b', `${'a'.repeat(PATTERN_LIMITS.text)}b`)).toBe(false);
    expect(matches('b', `${'a'.repeat(PATTERN_LIMITS.text - 1)}b`)).toBe(true);
  });

  it('never throw on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (source, given) => {
        const compiled = compilePattern(source);
        expect(typeof (compiled.ok ? compiled.matches(given) : compiled.problem)).not.toBe(
          'undefined',
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
