/**
 * The policy document as JSON Schema, for editors: completion, descriptions, mistakes while typing. Made
 * from the very schema that reads policies. Draft 7, since that is what the YAML and JSON language
 * servers of editors know best (yaml-language-server README, "Supported JSON Schema drafts", 2026-11).
 */
import { z } from 'zod/mini';
import { KINDS } from '../../activity/activity.ts';
import { CONDITION_WORDS, DOCUMENT_WORDS, PREDICATE_WORDS } from './document-words.ts';
import { PREDICATES } from '../predicates/predicates.ts';
import { Policy } from '../schema.ts';

/** A node of a JSON Schema, as far as it is looked at here. */
export interface JsonSchema {
  [keyword: string]: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  description?: string;
}

/** Written by browsers, so that no editor should offer it. */
const NEVER_AUTHORED = 'leftOut';

/** The whole schema. A policy that it finds fault with has errors in `policy lint`, too. */
export function policyJsonSchema(): JsonSchema {
  const document = fromZod(Policy);
  delete document.properties?.[NEVER_AUTHORED];
  describe(document, []);
  const rule = document.properties?.['rules']?.items?.properties ?? {};
  rule['when'] = { $ref: '#/definitions/condition', ...words('rules.[].when') };
  rule['kinds'] = {
    ...words('rules.[].kinds'),
    type: 'array',
    items: { type: 'string', enum: [...KINDS] },
    minItems: 1,
    uniqueItems: true,
  };
  return {
    ...document,
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Handrail policy',
    definitions: { condition: conditionSchema() },
  };
}

function fromZod(schema: z.core.$ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    // What JSON Schema has no word for (cross-checks, time zones) is left to the linter.
    unrepresentable: 'any',
  }) as JsonSchema;
  delete made['$schema'];
  return tidy(made);
}

/** Closes objects, since unknown keys are errors in the linter, and drops what only clutters. */
function tidy(node: JsonSchema): JsonSchema {
  if (node.properties !== undefined) node.additionalProperties ??= false;
  if (node['format'] !== undefined) delete node['pattern'];
  for (const limit of ['minimum', 'maximum'])
    if (Math.abs(Number(node[limit])) === Number.MAX_SAFE_INTEGER) delete node[limit];
  for (const child of childrenOf(node)) tidy(child);
  return node;
}

function childrenOf(node: JsonSchema): JsonSchema[] {
  const { items, additionalProperties } = node;
  const branches = [node['anyOf'], node['allOf']].flatMap((list) =>
    Array.isArray(list) ? (list as JsonSchema[]) : [],
  );
  return [
    ...Object.values(node.properties ?? {}),
    ...branches,
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
}

/** Puts in what each part is for. Entries of a list are `[]` in a path, freely named ones `*`. */
function describe(node: JsonSchema, path: readonly string[]): void {
  Object.assign(node, words(path.join('.')));
  for (const [name, child] of Object.entries(node.properties ?? {}))
    describe(child, [...path, name]);
  if (node.items !== undefined) describe(node.items, [...path, '[]']);
  if (typeof node.additionalProperties === 'object')
    describe(node.additionalProperties, [...path, '*']);
}

function words(path: string): { description?: string } {
  const description = DOCUMENT_WORDS[path];
  return description === undefined ? {} : { description };
}

function conditionSchema(): JsonSchema {
  const nested = { $ref: '#/definitions/condition' };
  const some = { type: 'array', items: nested, minItems: 1 };
  const predicates = Object.entries(PREDICATES).map(([name, { parameter }]) => [
    name,
    { ...fromZod(parameter), description: PREDICATE_WORDS[name] ?? '' },
  ]);
  return {
    type: 'object',
    description: 'One predicate with its parameter; all, any and not put several together.',
    properties: {
      all: { ...some, description: CONDITION_WORDS.all },
      any: { ...some, description: CONDITION_WORDS.any },
      not: { ...nested, description: CONDITION_WORDS.not },
      ...(Object.fromEntries(predicates) as Record<string, JsonSchema>),
    },
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  };
}
