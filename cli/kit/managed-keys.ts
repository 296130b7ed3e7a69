/** The keys of the managed configuration in the shapes that admin tools know, read from the managed schema. */
import { z } from 'zod/mini';

/** The largest number that the Windows registry holds as REG_DWORD. */
const LARGEST_NUMBER = 0xff_ff_ff_ff;

export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'texts' }
  | { readonly kind: 'records'; readonly fields: readonly string[] };

export interface ManagedKey {
  readonly name: string;
  /** The description in the schema. */
  readonly explain: string;
  readonly shape: Shape;
}

const Node = z.object({
  type: z.string(),
  enum: z.optional(z.array(z.string())),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  items: z.optional(
    z.object({
      type: z.string(),
      properties: z.optional(z.record(z.string(), z.object({ type: z.literal('string') }))),
    }),
  ),
});
type Node = z.infer<typeof Node>;

const Schema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.extend(Node, { description: z.string() })),
});

/**
 * Reads the managed schema. @throws Error for a key without a description, or of a shape that not every browser can be
 * given: Firefox reads numbers and texts from the Windows registry, and nothing there is a boolean.
 */
export function managedKeys(schema: object): ManagedKey[] {
  return Object.entries(Schema.parse(schema).properties).map(([name, node]) => ({
    name,
    explain: node.description,
    shape: shapeOf(name, node),
  }));
}

function shapeOf(name: string, node: Node): Shape {
  if (node.enum !== undefined) return { kind: 'choice', choices: node.enum };
  if (node.type === 'string') return { kind: 'text' };
  if (node.type === 'integer')
    return {
      kind: 'number',
      minimum: Math.max(node.minimum ?? 0, 0),
      maximum: Math.min(node.maximum ?? LARGEST_NUMBER, LARGEST_NUMBER),
    };
  if (node.type === 'array' && node.items?.type === 'string') return { kind: 'texts' };
  if (node.type === 'array' && node.items?.properties !== undefined)
    return { kind: 'records', fields: Object.keys(node.items.properties) };
  throw new Error(
    `The kit cannot carry ${name}: not every browser can be given a value of this type. A choice of words can stand for it.`,
  );
}
