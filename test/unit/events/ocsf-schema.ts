/**
 * JSON Schema for one OCSF event class, built from the official schema data: inheritance, includes,
 * profiles, enums, constraints. Nothing but what class, base and the event's profiles name is allowed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

type Attribute = {
  type?: string;
  is_array?: boolean;
  requirement?: string;
  profile?: string | string[] | null;
  enum?: Record<string, unknown>;
  '@deprecated'?: unknown;
};
type Definition = {
  name?: string;
  uid?: number;
  extends?: string;
  attributes: Record<string, Attribute | string[]>;
  constraints?: Record<string, string[]>;
};
type Type = {
  type?: string;
  regex?: string;
  max_len?: number;
  range?: number[];
  values?: unknown[];
};
export type JsonSchema = Record<string, unknown>;

export const OCSF_DATA = join(import.meta.dirname, '../../../../shared/data/ocsf-1.8.0');
export const hasOcsfData = existsSync(OCSF_DATA);

const read = (path: string): unknown => JSON.parse(readFileSync(join(OCSF_DATA, path), 'utf8'));

type Merged = { attributes: Record<string, Attribute>; constraints: Record<string, string[]> };

/** Class or object with everything it inherits and includes; the nearest word wins. */
function merge(find: (name: string) => Definition, name: string): Merged {
  const own = find(name);
  const parent: Merged =
    own.extends === undefined || own.extends === name
      ? { attributes: {}, constraints: {} }
      : merge(find, own.extends);
  const attributes = { ...parent.attributes };
  const lay = (key: string, attribute: Attribute, profile?: string) => {
    const from = profile === undefined ? {} : { profile };
    const before = attributes[key];
    const enums = { ...before?.enum, ...attribute.enum };
    attributes[key] = {
      ...before,
      ...from,
      ...attribute,
      ...(Object.keys(enums).length > 0 ? { enum: enums } : {}),
    };
  };
  const includes = own.attributes.$include as string[] | undefined;
  for (const path of includes ?? []) {
    const included = read(path) as Definition & { meta?: string };
    for (const [key, attribute] of Object.entries(included.attributes)) {
      lay(key, attribute as Attribute, included.meta === 'profile' ? included.name : undefined);
    }
  }
  for (const [key, attribute] of Object.entries(own.attributes)) {
    if (key !== '$include') lay(key, attribute as Attribute);
  }
  // A child that speaks of constraints speaks for itself.
  return { attributes, constraints: own.constraints ?? parent.constraints };
}

/**
 * @param classUid such as 6006
 * @param profiles those that the event names in metadata.profiles
 * @returns JSON Schema (draft 7) of that class
 */
export function schemaOfClass(classUid: number, profiles: string[]): JsonSchema {
  const dictionary = read('dictionary.json') as {
    attributes: Record<string, Attribute>;
    types: { attributes: Record<string, Type> };
  };
  const categories = (read('categories.json') as { attributes: Record<string, { uid: number }> })
    .attributes;
  const events = new Map<string, Definition & { category?: string }>();
  for (const entry of readdirSync(join(OCSF_DATA, 'events'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(OCSF_DATA.length + 1);
    const definition = read(path) as Definition & { category?: string };
    events.set(definition.name!, definition);
  }
  const eventNamed = (name: string) => events.get(name)!;
  const categoryOf = (name: string): string => {
    const { category, extends: parent } = eventNamed(name);
    return category ?? categoryOf(parent!);
  };
  const found = [...events.values()].find(
    ({ name, uid, extends: parent }) =>
      uid !== undefined &&
      parent !== undefined &&
      categories[categoryOf(name!)] !== undefined &&
      categories[categoryOf(name!)]!.uid * 1000 + uid === classUid,
  );
  if (found === undefined) throw new Error(`OCSF has no class ${classUid}`);

  const definitions: Record<string, JsonSchema> = {};
  const typeSchema = (name: string): JsonSchema => {
    const type = dictionary.types.attributes[name];
    if (type === undefined) {
      defineObject(name);
      return { $ref: `#/definitions/${name}` };
    }
    const base = type.type ?? name;
    return {
      ...PRIMITIVES[base],
      ...(type.regex === undefined ? {} : { pattern: type.regex }),
      ...(type.max_len === undefined ? {} : { maxLength: type.max_len }),
      ...(type.range === undefined ? {} : { minimum: type.range[0], maximum: type.range[1] }),
    };
  };
  const objectSchema = ({ attributes, constraints }: Merged): JsonSchema => {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const [key, attribute] of Object.entries(attributes)) {
      if (typeof attribute.profile === 'string' && !profiles.includes(attribute.profile)) continue;
      if (attribute['@deprecated'] !== undefined) continue;
      const general = dictionary.attributes[key];
      if (general === undefined) throw new Error(`OCSF's dictionary has no ${key}`);
      // The base event's own numbers stand there; a class has the ones set at the end.
      const enums = OF_THE_CLASS.includes(key)
        ? []
        : Object.keys({ ...general.enum, ...attribute.enum });
      const type = typeSchema((attribute.type ?? general.type)!);
      const one =
        enums.length > 0 && type.type === 'integer' ? { ...type, enum: enums.map(Number) } : type;
      properties[key] = general.is_array === true ? { type: 'array', items: one } : one;
      if (attribute.requirement === 'required') required.push(key);
    }
    const choices = [
      ...(constraints.at_least_one === undefined
        ? []
        : [{ anyOf: constraints.at_least_one.map((key) => ({ required: [key] })) }]),
      ...(constraints.just_one === undefined
        ? []
        : [{ oneOf: constraints.just_one.map((key) => ({ required: [key] })) }]),
    ];
    return {
      type: 'object',
      properties,
      required,
      additionalProperties: false,
      ...(choices.length === 0 ? {} : { allOf: choices }),
    };
  };
  function defineObject(name: string): void {
    if (definitions[name] !== undefined) return;
    // Set first: objects refer to themselves.
    definitions[name] = {};
    const plain = name === 'object' || name === 'json_t';
    definitions[name] = plain
      ? { type: 'object' }
      : objectSchema(merge((object) => read(`objects/${object}.json`) as Definition, name));
  }

  const event = objectSchema(merge(eventNamed, found.name!));
  const category = Math.floor(classUid / 1000);
  const activities = (event.properties as Record<string, { enum: number[] }>).activity_id!.enum;
  return {
    ...event,
    definitions,
    allOf: [
      ...((event.allOf as JsonSchema[] | undefined) ?? []),
      {
        properties: {
          class_uid: { const: classUid },
          category_uid: { const: category },
          type_uid: { enum: activities.map((activity) => classUid * 100 + activity) },
        },
      },
    ],
  };
}

const OF_THE_CLASS = ['category_uid', 'class_uid', 'type_uid'];

const PRIMITIVES: Record<string, JsonSchema> = {
  boolean_t: { type: 'boolean' },
  float_t: { type: 'number' },
  integer_t: { type: 'integer' },
  long_t: { type: 'integer' },
  string_t: { type: 'string' },
};

const validators = new Map<string, ReturnType<Ajv['compile']>>();

/** @returns what the official schema says against the event, a sentence each */
export function complaintsOf(event: Record<string, unknown>): string[] {
  const classUid = Number(event.class_uid);
  const { profiles = [] } = event.metadata as { profiles?: string[] };
  const key = `${classUid} ${profiles.join()}`;
  const known = validators.get(key);
  const validate =
    known ?? new Ajv({ allErrors: true, strict: false }).compile(schemaOfClass(classUid, profiles));
  validators.set(key, validate);
  void validate(event);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
