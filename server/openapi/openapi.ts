/**
 * The service's description in OpenAPI 3.1. Paths and methods are those that the app answers, so they cannot
 * drift; what goes in and out comes from the zod schemas of the contract, which both sides parse with.
 */
import { z } from 'zod';
import { Problem } from '../contract/contract.ts';
import type { Described } from './described.ts';
import { ROUTES } from './routes.ts';

export type Route = { method: string; path: string };

type Json = Record<string, unknown>;

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** @returns what the app answers, without what only stands before or behind the routes */
export function answeredRoutes(routes: readonly Route[]): Route[] {
  const seen = new Map<string, Route>();
  for (const { method, path } of routes) {
    if (METHODS.has(method) && !path.includes('*')) seen.set(`${method} ${path}`, { method, path });
  }
  return [...seen.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** @param routes of the whole app, as Hono lists them */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const { method, path } of answeredRoutes(routes)) {
    const known = ROUTES[`${method} ${path}`];
    if (known === undefined) continue;
    const place = path.replaceAll(/:(\w+)/gu, '{$1}');
    paths[place] = { ...paths[place], [method.toLowerCase()]: operation(path, known) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Handrail',
      version: '1',
      description: 'Reports in, events and figures out. Errors say what is wrong and what to do.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'API token with the scope it needs' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'handrail',
          description: 'Session of a person; changes carry its X-CSRF-Token',
        },
      },
    },
  };
}

function operation(path: string, { summary, open, query, body, answer, type, status }: Described) {
  const content = answer === undefined ? undefined : schemaOf(answer, 'output');
  const media = type ?? (content === undefined ? undefined : 'application/json');
  return {
    summary,
    security:
      open === true
        ? []
        : path.startsWith('/api/')
          ? [{ session: [] }, { token: [] }]
          : [{ token: [] }],
    parameters: [...inPath(path), ...inQuery(query)],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    responses: {
      [String(status ?? 200)]: {
        description: 'Done',
        ...(media === undefined ? {} : { content: { [media]: { schema: content ?? {} } } }),
      },
      default: {
        description: 'What went wrong, and what to do',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function inPath(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
}

function inQuery(query: Described['query']): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
