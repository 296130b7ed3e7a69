/** Small readers for requests. A body may hold anything: it is parsed with zod, or it says nothing. */
import type { z } from 'zod/mini';
import type { WireRequest } from './surface.ts';

/** The JSON body in the shape of a schema, or null where it has another one. */
export function jsonBody<Shape extends z.ZodMiniType>(
  { text }: WireRequest,
  shape: Shape,
): z.infer<Shape> | null {
  if (text === null) return null;
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Cut at 64 KiB, or no JSON at all.
    return null;
  }
}

/** A value that is JSON text inside JSON, as SharePoint and the Graph write it; null where it has another shape. */
export function jsonText<Shape extends z.ZodMiniType>(
  text: string,
  shape: Shape,
): z.infer<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** True where the request is of one of these methods. */
export function isMethod({ method }: WireRequest, ...methods: readonly string[]): boolean {
  return methods.includes(method);
}

/** The group of a pattern in the path of the request; null where it is not there. */
export function inPath({ url }: WireRequest, pattern: RegExp): string | null {
  const found = pattern.exec(url.pathname)?.[1];
  return found === undefined || found === '' ? null : decoded(found).slice(0, 512);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is part of the id.
    return text;
  }
}
