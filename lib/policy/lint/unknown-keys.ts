/**
 * Keys of a policy document that this version does not know. Reading drops them, so that an older
 * extension takes a newer policy; here they are named, so that nobody believes they work.
 */
import type { z } from 'zod/mini';
import { Policy } from '../schema.ts';

export type Path = ReadonlyArray<string | number>;

export interface UnknownKey {
  /** Where the key stands, itself last. */
  readonly path: Path;
  /** Keys that would be read there. */
  readonly known: readonly string[];
}

/** Every unknown key of a document, whether or not the rest of it is right. Never throws. */
export function unknownKeys(document: unknown): UnknownKey[] {
  return [...walk(Policy, document, [])];
}

/** Every key of `value` that `schema` would drop. */
export function* walk(schema: z.core.$ZodType, value: unknown, path: Path): Generator<UnknownKey> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      if (isRecord(value)) yield* inObject(def.shape, value, path);
      return;
    case 'record':
      if (isRecord(value))
        for (const [key, child] of Object.entries(value))
          yield* walk(def.valueType, child, [...path, key]);
      return;
    case 'array':
      if (Array.isArray(value))
        for (const [index, child] of value.entries())
          yield* walk(def.element, child, [...path, index]);
      return;
    case 'optional':
    case 'nullable':
    case 'default':
      yield* walk(def.innerType, value, path);
      return;
    default:
  }
}

function* inObject(
  shape: z.core.$ZodShape,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): Generator<UnknownKey> {
  for (const [key, child] of Object.entries(value)) {
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (schema === undefined) yield { path: [...path, key], known: Object.keys(shape) };
    else yield* walk(schema, child, [...path, key]);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
