/**
 * A service of samples on loopback: the same addresses, answers and headers as the real one, and
 * every trouble on demand, which the real one cannot be made to have.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { type EventDetail, EventQuery, type EventRow } from '../../../server/contract/contract.ts';
import { FilterRequest, type SavedFilter } from '../../../server/contract/saved-filters.ts';
import { KEY_SAMPLE, PREVIEW_SAMPLE, reportSample } from './programme-samples.ts';
import { searchText } from '../../../server/events/search-words.ts';

export const PASSWORD = 'a password of samples';
export const SECURITY_POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** What the service has trouble with: answers of the lists, or of the live line. */
export type Trouble = 'none' | 'slow' | 'failing' | 'unreadable' | 'expired';

export interface FakeService {
  readonly url: string;
  /** Path and query of every request to the lists, oldest first. */
  readonly requests: string[];
  show(details: readonly EventDetail[]): void;
  have(trouble: Trouble): void;
  /** Lets there be saved filters. */
  keep(filters: readonly SavedFilter[]): void;
  /** Lets a new event arrive, in the list and on the live line. */
  push(detail: EventDetail): void;
  /** Cuts all live lines; `refuse` keeps new ones out until it is called with false. */
  cutLive(refuse: boolean): void;
  close(): Promise<void>;
}

/** Serves a built console with samples. */
export async function startFakeService(consoleDirectory: string): Promise<FakeService> {
  let details: readonly EventDetail[] = [];
  let filters: readonly SavedFilter[] = [];
  let trouble: Trouble = 'none';
  let refuseLive = false;
  const requests: string[] = [];
  const lines = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const api = new Hono();

  const session = { name: 'sam.security', role: 'admin', csrf: 'csrf-of-samples' };
  const problem = (error: string, hint: string) => ({ error, hint });

  api.get('/sign-in', (context) => context.json({ password: true, provider: null }));
  api.post('/session', async (context) => {
    const body: unknown = await context.req.json();
    const right = JSON.stringify(body).includes(JSON.stringify(PASSWORD));
    if (!right)
      return context.json(problem('Name or password is wrong.', 'Check both and try again.'), 401);
    trouble = 'none';
    return context.json(session);
  });
  api.use(async (context, next) => {
    if (trouble === 'expired')
      return context.json(problem('Nobody is signed in.', 'Sign in first.'), 401);
    if (context.req.path.endsWith('/session') || context.req.path.endsWith('/live')) return next();
    requests.push(context.req.url.slice(context.req.url.indexOf('/api')));
    if (trouble === 'slow') await new Promise((done) => setTimeout(done, 20_000).unref());
    if (trouble === 'unreadable') return context.html('<h1>Gateway</h1>');
    if (trouble === 'failing')
      return context.json(problem('The database does not answer.', 'Try again in a moment.'), 503);
    return next();
  });
  api.get('/session', (context) => context.json(session));
  api.delete('/session', (context) => {
    if (context.req.header('x-csrf-token') !== session.csrf) return context.json({}, 403);
    trouble = 'expired';
    return context.json({ next: null });
  });
  api.get('/events', (context) => {
    const query = EventQuery.parse(context.req.query());
    const rows = details
      .map((detail) => detail.row)
      .filter((row) => belongs(row, query))
      .toSorted((one, other) => other.time - one.time);
    const start = query.cursor === undefined ? 0 : Number(query.cursor);
    const end = start + query.limit;
    return context.json({
      rows: rows.slice(start, end),
      next: end < rows.length ? String(end) : null,
    });
  });
  api.get('/events/:uid', (context) => {
    const found = details.find((detail) => detail.row.uid === context.req.param('uid'));
    return found === undefined
      ? context.json(
          problem('There is no such event.', 'It may have been a mistyped address.'),
          404,
        )
      : context.json(found);
  });
  api.get('/summary', (context) => context.json(summaryOf(details, context.req.query())));
  api.get('/report', (context) =>
    context.json(reportSample(Number(context.req.query('from')), Number(context.req.query('to')))),
  );
  api.get('/evidence/key', (context) => context.json(KEY_SAMPLE));
  api.get('/evidence/preview', (context) => context.json(PREVIEW_SAMPLE));
  api.get('/filters', (context) => context.json({ filters }));
  api.post('/filters', async (context) => {
    const asked = FilterRequest.parse(await context.req.json());
    const kept = { ...asked, id: randomUUID(), owner: session.name, own: true };
    filters = [kept, ...filters];
    return context.json(kept, 201);
  });
  api.delete('/filters/:id', (context) => {
    const id = context.req.param('id');
    filters = filters.filter((one) => one.id !== id);
    return context.json({ id });
  });
  api.get('/facets', (context) => context.json(facetsOf(details)));
  api.get('/live', (context) => {
    if (refuseLive) return context.json(problem('Not now.', 'Later.'), 503);
    let own: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        own = controller;
        lines.add(controller);
        controller.enqueue(encoder.encode('retry: 200\n\n'));
      },
      cancel: () => void lines.delete(own),
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  });

  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', SECURITY_POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
  });
  app.route('/api', api);
  app.get('*', async (context) => {
    const name = extname(context.req.path) === '' ? '/index.html' : context.req.path;
    const bytes = await readFile(join(consoleDirectory, name)).catch(() => null);
    if (bytes === null) return context.notFound();
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return context.body(Uint8Array.from(bytes), 200, { 'Content-Type': type });
  });

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  const endLines = () => {
    for (const line of lines) line.close();
    lines.clear();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    show(next) {
      details = next;
    },
    keep(next) {
      filters = next;
    },
    have(next) {
      trouble = next;
    },
    push(detail) {
      details = [detail, ...details];
      const text = `id: ${detail.row.uid}\ndata: ${JSON.stringify(detail.row)}\n\n`;
      for (const line of lines) line.enqueue(encoder.encode(text));
    },
    cutLive(refuse) {
      refuseLive = refuse;
      if (refuse) endLines();
    },
    async close() {
      endLines();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function belongs(row: EventRow, query: EventQuery): boolean {
  const { from, to, type, effect, outcome, surface, app, person, text } = query;
  const found = searchText([
    row.user,
    row.surface,
    row.subject,
    row.subjectName,
    row.rule,
    row.message,
  ]);
  return (
    (from === undefined || row.time >= from) &&
    (to === undefined || row.time < to) &&
    (type === undefined || row.type === type) &&
    (effect === undefined || row.effect === effect) &&
    (outcome === undefined || row.outcome === outcome) &&
    (surface === undefined || row.surface === surface) &&
    (app === undefined || row.subject === app) &&
    (person === undefined || row.user === person) &&
    (text === undefined || found.includes(searchText([text])))
  );
}

const BUCKETS = 48;

function summaryOf(details: readonly EventDetail[], query: Record<string, string>) {
  const from = Number(query.from);
  const to = query.to === undefined ? Date.now() : Number(query.to);
  const width = Math.ceil((to - from) / BUCKETS);
  const within = details
    .map((detail) => detail.row)
    .filter((row) => row.time >= from && row.time < to);
  const steps = within.filter((row) => row.type === 'step');
  const count = (rows: readonly EventRow[], key: 'effect' | 'intended' | 'outcome') =>
    rows.reduce<Record<string, number>>((sums, row) => {
      const name = row[key];
      if (name !== null) sums[name] = (sums[name] ?? 0) + 1;
      return sums;
    }, {});
  return {
    steps: steps.length,
    byOutcome: count(steps, 'outcome'),
    byEffect: count(steps, 'effect'),
    devices: new Set(within.map((row) => row.device)).size,
    devicesAtMost: false,
    behind: false,
    buckets: Array.from({ length: BUCKETS }, (_, index) => {
      const start = from + index * width;
      const rows = steps.filter((row) => row.time >= start && row.time < start + width);
      return {
        time: start,
        byEffect: count(rows, 'intended'),
        byOutcome: count(rows, 'outcome'),
      };
    }),
  };
}

function facetsOf(details: readonly EventDetail[]) {
  const rows = details.map((detail) => detail.row);
  const values = (key: 'surface' | 'user') =>
    [...new Set(rows.map((row) => row[key]).filter((value) => value !== null))].toSorted();
  const apps = new Map(
    rows
      .filter((row) => row.kind === 'consent' || row.kind === 'connect')
      .map((row) => [row.subject!, row.subjectName]),
  );
  return {
    surfaces: values('surface'),
    apps: [...apps].map(([id, name]) => ({ id, name })),
    people: values('user'),
  };
}
