import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DOCUMENT_WORDS, PREDICATE_WORDS } from '../../../lib/policy/editors/document-words.ts';
import { type JsonSchema, policyJsonSchema } from '../../../lib/policy/editors/json-schema.ts';
import { PREDICATES } from '../../../lib/policy/predicates/predicates.ts';
import { type PolicyInput, policyInput, rule } from './samples.ts';

const schema = policyJsonSchema();
// Formats are for editors; ajv has none of its own. Strict: a word that JSON Schema does not know throws.
const validate = new Ajv({ strict: true, validateFormats: false, allErrors: true }).compile(schema);
const faultsOf = (document: unknown) =>
  validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
const starter = parse(
  readFileSync(new URL('../../../lib/policy/starter.yaml', import.meta.url), 'utf8'),
) as PolicyInput;

/** Every named part, as `document-words.ts` writes it. */
function partsOf(node: JsonSchema, path: readonly string[] = []): Array<[string, JsonSchema]> {
  const { properties = {}, items, additionalProperties } = node;
  return [
    [path.join('.'), node],
    ...Object.entries(properties).flatMap(([name, child]) => partsOf(child, [...path, name])),
    ...(items === undefined ? [] : partsOf(items, [...path, '[]'])),
    ...(typeof additionalProperties === 'object'
      ? partsOf(additionalProperties, [...path, '*'])
      : []),
  ];
}

describe('the JSON Schema for editors', () => {
  it('finds nothing wrong with the starter policy', () => {
    expect(faultsOf(starter)).toEqual([]);
    expect(faultsOf(policyInput({ rules: [rule()] }))).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['a missing part', { ...starter, id: undefined }, /required property 'id'/],
    ['an unknown key', { ...starter, ruls: [] }, /additional properties/],
    [
      'an unknown effect',
      policyInput({ rules: [rule({ effect: 'blok' as never })] }),
      /\/rules\/0\/effect/,
    ],
    ['an unknown kind', policyInput({ rules: [rule({ kinds: ['shares'] })] }), /\/rules\/0\/kinds/],
    [
      'an unknown predicate',
      policyInput({ rules: [rule({ when: { not: { any: [{ scopIn: 'mail' }] } } })] }),
      /\/rules\/0\/when\/not\/any\/0 .*additional/,
    ],
    [
      'two predicates',
      policyInput({ rules: [rule({ when: { offline: true, opaque: true } })] }),
      /fewer than 1|more than 1/,
    ],
    [
      'a wrong parameter',
      policyInput({ rules: [rule({ when: { audienceAtLeast: 'extern' } })] }),
      /\/when\/audienceAtLeast/,
    ],
  ])('finds %s', (_name, document, expected) => {
    expect(faultsOf(JSON.parse(JSON.stringify(document))).join('\n')).toMatch(expected);
  });

  it('says of every part what it is for, and of nothing that is not there', () => {
    const parts = new Map(partsOf({ ...schema, definitions: undefined }));
    // One text for each language needs no words of its own, and neither does an entry of a list.
    const plain = /\[\]$|\.(text|label|title|advice|why|\[\])\.\*$/u;
    expect(
      [...parts]
        .filter(([path, { description }]) => description === undefined && !plain.test(path))
        .map(([path]) => path),
    ).toEqual([]);
    expect(Object.keys(DOCUMENT_WORDS).filter((path) => !parts.has(path))).toEqual([]);
  });

  it('has every predicate with its words', () => {
    expect(Object.keys(PREDICATE_WORDS).toSorted()).toEqual(Object.keys(PREDICATES).toSorted());
    const { properties } = (schema['definitions'] as Record<string, JsonSchema>)['condition']!;
    expect(Object.keys(properties ?? {}).toSorted()).toEqual(
      ['all', 'any', 'not', ...Object.keys(PREDICATES)].toSorted(),
    );
  });

  it('is plain JSON of a size that editors load at once', () => {
    const text = JSON.stringify(schema);
    expect(JSON.parse(text)).toEqual(schema);
    expect(text.length).toBeLessThan(100_000);
  });
});
