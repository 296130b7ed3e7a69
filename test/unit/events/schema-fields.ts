/** Every field of a zod schema as a path: `activity.recipients[].domain`. */
import { z } from 'zod';

type Node = {
  type?: string;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
};

/** @returns the paths of all leaves, sorted, once each, whatever branch of a union they come from */
export function fieldsOf(schema: z.core.$ZodType): string[] {
  return [
    ...new Set(leaves(z.toJSONSchema(schema, { reused: 'inline', io: 'input' }) as Node, '')),
  ].toSorted();
}

function leaves(node: Node, path: string): string[] {
  const branches = node.anyOf ?? node.oneOf;
  if (branches !== undefined) {
    const real = branches.filter((branch) => branch.type !== 'null');
    return real.flatMap((branch) => leaves(branch, path));
  }
  if (node.properties !== undefined) {
    return Object.entries(node.properties).flatMap(([name, inner]) =>
      leaves(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  if (node.items !== undefined) return leaves(node.items, `${path}[]`);
  return [path];
}
