import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../../server/reports/json-elements.ts';

const bytes = (json: string) => new TextEncoder().encode(json);
const text = ({ bytes: part }: { bytes: Uint8Array }) => new TextDecoder().decode(part);

/** Brackets as a person counts them. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('the elements of a JSON array', () => {
  it('are what JSON.parse finds, with their depth, whatever the text looks like', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 5 })),
        fc.constantFrom(0, 1, 3),
        (values, indent) => {
          const json = ` ${JSON.stringify(values, null, indent)}\n`;
          const elements = elementsOf(bytes(json), 100);
          expect(elements?.map((element) => JSON.parse(text(element)))).toEqual(JSON.parse(json));
          expect(elements?.map(({ depth }) => depth)).toEqual(values.map(depthOf));
        },
      ),
    );
  });

  it.each([
    ['[]', []],
    [' [ \n ] ', []],
    [
      String.raw`["a\"],[", "\\", "\u005d"]`,
      [String.raw`"a\"],["`, String.raw` "\\"`, String.raw` "\u005d"`],
    ],
    ['[{"a":[1,2]},[3,4]]', ['{"a":[1,2]}', '[3,4]']],
  ])('of %s', (json, expected) => {
    expect(elementsOf(bytes(json), 10)?.map(text)).toEqual(expected);
  });

  it.each(['[', '["', '["\\', ']', '{', '[1', '[1,', ']]', '"'])('of %s do no harm', (json) => {
    expect(() => elementsOf(bytes(json), 10)).not.toThrow();
  });

  it('are not looked for beyond the allowed depth', () => {
    expect(elementsOf(bytes('[[[1]]]'), 3)).toHaveLength(1);
    expect(elementsOf(bytes('[[[[1]]]]'), 3)).toBeNull();
    expect(elementsOf(bytes('["[[[[[["]'), 3)).toHaveLength(1);
  });
});
