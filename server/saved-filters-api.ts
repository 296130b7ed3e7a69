/** Routes of filters that people keep. For everyone who signed in. */
import { Hono } from 'hono';
import { z } from 'zod';
import { FilterRequest } from './contract/saved-filters.ts';
import type { Database } from './database/database.ts';
import { deleteFilter, keepFilter, readFilters } from './people/saved-filters.ts';
import type { SignedIn } from './people/signed-in.ts';
import { parseRequest, readJson } from './reports/request-body.ts';

/** @returns routes to be mounted where sessions are already checked */
export function savedFiltersApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  api.get('/filters', async (context) =>
    context.json({ filters: await readFilters(database, context.var.open.session.name) }),
  );
  api.post('/filters', async (context) => {
    const request = parseRequest(FilterRequest, await readJson(context.req.raw));
    const { name } = context.var.open.session;
    return context.json(await keepFilter(database, request, name, Date.now()), 201);
  });
  api.delete('/filters/:id', async (context) => {
    const id = parseRequest(z.uuid(), context.req.param('id'));
    await deleteFilter(database, id, context.var.open.session, Date.now());
    return context.json({ id });
  });
  return api;
}
