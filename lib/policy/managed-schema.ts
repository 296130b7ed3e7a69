/** The managed schema for Chromium, made from the configuration's own schema. */
import { z } from 'zod';

/** Words of JSON Schema that Chromium's dialect takes (measured on Chromium 156; others stop the load). */
const TAKEN = ['type', 'description', 'enum', 'minimum', 'maximum', 'items', 'properties'] as const;

type Json = Record<string, unknown>;

/** Schemas of keys, as `CONFIGURATION_KEYS` holds them. */
export type KeySchemas = Readonly<Record<string, z.core.$ZodType>>;

/**
 * JSON Schema as Chromium wants it: `type: object` on top, one type a node, no unions, no patterns.
 * Finer checks are made by `readConfiguration`, which names what is wrong instead of dropping it.
 */
export function managedSchema(keys: KeySchemas): Json {
  const properties = Object.fromEntries(
    Object.entries(keys).map(([key, schema]) => [key, trimmed(z.toJSONSchema(schema) as Json)]),
  );
  return { type: 'object', properties };
}

function trimmed(node: Json): Json {
  const kept: Json = Object.fromEntries(
    TAKEN.filter((word) => word in node).map((word) => [word, node[word]]),
  );
  if (isNode(kept['items'])) kept['items'] = trimmed(kept['items']);
  if (isNode(kept['properties'])) {
    kept['properties'] = Object.fromEntries(
      Object.entries(kept['properties']).map(([key, child]) => [
        key,
        isNode(child) ? trimmed(child) : child,
      ]),
    );
  }
  return kept;
}

function isNode(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
