/** Small readers for requests. A body may hold anything: it is parsed with zod, or it says nothing. */
import type { z } from 'zod/mini';
import type { PublishFacts, Resource, SurfaceId } from '../activity/activity.ts';
import { hostInText, hostOf } from './dom.ts';
import type { WireCall, WireRequest } from './surface.ts';

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

/** The first host that one of these values names, as an address or by itself; they may be anything. */
export function hostAmong(values: readonly unknown[]): string | null {
  for (const value of values) {
    const host = typeof value === 'string' ? hostInText(value.slice(0, 2000)) : null;
    if (host !== null) return host;
  }
  return null;
}

/** What a request that publishes by its address alone stands for. */
interface PublishedBy {
  readonly surface: SurfaceId;
  readonly platform: string;
  readonly type: Resource['type'];
  /** Its first group, in the path, is the id. */
  readonly id?: RegExp;
  readonly reach: PublishFacts['reach'];
}

/** Reads a POST whose address says everything: its body is empty, or names the thing once more. */
export function publishedBy({ surface, platform, type, id, reach }: PublishedBy): WireCall['read'] {
  return (request) =>
    isMethod(request, 'POST')
      ? {
          kind: 'publish',
          surface,
          platform,
          host: hostOf(request.url),
          accountDomain: null,
          sensor: 'wire',
          resource: { type, id: id === undefined ? null : inPath(request, id), label: null },
          reach,
          signIn: 'unknown',
          runsAs: 'unknown',
          openEndpoints: 0,
        }
      : null;
}
