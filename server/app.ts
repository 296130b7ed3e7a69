/** All routes of the service and what guards them. Everything they need is passed in. */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { consoleApi } from './console-api.ts';
import { type Database, DatabaseAway } from './database/database.ts';
import { createAdmit } from './enrolment/admit.ts';
import { createEnrol } from './enrolment/enrol.ts';
import { createSignatureCheck } from './enrolment/signed-request.ts';
import { createExport } from './events/export.ts';
import { giveEvidence } from './evidence/api.ts';
import { readEvidenceKey } from './evidence/evidence-key.ts';
import { createFindingExport } from './findings/export.ts';
import { extensionPackage, updateManifest } from './files/extension-files.ts';
import { readBody } from './reports/request-body.ts';
import { createIngest, type IngestLimits, type IngestParts } from './reports/ingest.ts';
import type { Live } from './events/live.ts';
import type { ServiceOptions } from './options.ts';
import type { Desk } from './desk/desk.ts';
import { createPolicyFile } from './files/policy-file.ts';
import { openApiOf } from './openapi/openapi.ts';
import { problemResponse, Refusal } from './problem.ts';
import { keepBundle } from './published/policy-history.ts';
import { staticFile } from './files/static-files.ts';
import { bearerCheck } from './people/bearer.ts';
import type { Pseudonyms } from './people/pseudonyms.ts';
import { createTokenFinder } from './people/tokens.ts';
import type { Log } from './watch/log.ts';
import type { Metrics } from './watch/metrics.ts';

const DAY = 24 * 60 * 60 * 1000;
const ENROL_LIMITS = { compressed: 4096, plain: 4096, deadline: 5_000 };

export type Environment = { Bindings: HttpBindings };

export type AppParts = {
  options: ServiceOptions;
  database: Database;
  live: Live;
  limits: IngestLimits;
  keep: IngestParts['keep'];
  desk: Desk;
  pseudonyms: Pseudonyms | null;
  /** True when reports can be taken; may reject with DatabaseAway. */
  isReady: () => Promise<boolean>;
  metrics: Metrics;
  log: Log;
};

/** @returns the application; it keeps no state that another process would need */
export function createApp({
  options,
  database,
  live,
  limits,
  keep,
  desk,
  pseudonyms,
  isReady,
  metrics,
  log,
}: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use(securityHeaders);
  app.onError((error) => answerTo(error, log));
  app.notFound((context) =>
    problemResponse(
      new Refusal(404, `There is nothing at ${context.req.path}.`, 'Check the address.'),
    ),
  );

  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    if (await isReady()) return context.json({ status: 'ready' });
    throw new Refusal(503, 'The stream does not answer.', 'Reports wait in the browsers.', {
      'Retry-After': '5',
    });
  });

  const findToken = createTokenFinder(database);
  const requireMetricsToken = bearerCheck({
    tokens: options.metricsTokens,
    scope: 'metrics',
    findToken,
    words: {
      problem: 'The metrics token is missing or wrong.',
      hint: 'Make one in the console and send it as "Authorization: Bearer".',
    },
  });
  app.get('/metrics', async (context) => {
    await requireMetricsToken(context.req.raw);
    const { type, text } = await metrics.page();
    return context.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  });

  // What was handed out is kept, even where the file changes again at once.
  const policy = createPolicyFile(
    options.policyFile,
    ({ bytes }) => {
      keepBundle(database, bytes, Date.now()).catch((error: unknown) =>
        log.trouble('policy history', error),
      );
    },
    desk.current,
  );
  app.get('/policy.jws', (context) => policy(context.req.raw));

  const check = createSignatureCheck(database);
  const ingest = createIngest({
    admit: createAdmit({
      requireToken: bearerCheck({
        tokens: options.reportTokens,
        scope: 'report',
        findToken,
        words: {
          problem: 'The report token is missing or wrong.',
          hint: 'Set reportToken in the managed configuration.',
        },
      }),
      check: (request) => check(request, pathOf(request, options)),
      requireEnrolment: options.requireEnrolment,
    }),
    ...{ limits, keep, metrics, pseudonyms, tenant: options.tenant },
  });
  app.post('/report', async (context) => context.json(await ingest(context.req.raw)));
  const enrol = createEnrol({
    database,
    tokens: options.enrolmentTokens,
    lifetime: options.enrolmentDays * DAY,
    read: (request) => readBody(request, ENROL_LIMITS, () => {}),
  });
  app.post('/enrol', async ({ req }) =>
    Response.json(await enrol(req.raw, pathOf(req.raw, options))),
  );
  app.all('/report', () => {
    throw new Refusal(405, 'Reports are posted.', 'Use POST.', { Allow: 'POST' });
  });

  const requireExportToken = bearerCheck({
    tokens: options.exportTokens,
    scope: 'export',
    findToken,
    words: {
      problem: 'The export token is missing or wrong.',
      hint: 'Make one in the console and send it as "Authorization: Bearer".',
    },
  });
  const give = createExport(database, requireExportToken);
  app.get('/export', (context) => give(context.req.raw));
  const giveFindings = createFindingExport(database, requireExportToken, {
    version: options.productVersion,
    tenant: options.tenant,
  });
  app.get('/export/findings', (context) => giveFindings(context.req.raw));
  const evidence = {
    database,
    retention: options.retentionDays,
    version: options.productVersion,
    evidenceKey: () => readEvidenceKey(database, options.evidenceKey, Date.now()),
  };
  app.get('/evidence.zip', async (context) =>
    giveEvidence(evidence, await requireExportToken(context.req.raw), context.req.query()),
  );

  app.get('/extension/update.xml', (context) =>
    updateManifest(options.extensionDirectory, originOf(context, options)),
  );
  app.get('/extension/handrail.crx', () => extensionPackage(options.extensionDirectory));

  app.route(
    '/api',
    consoleApi({
      database,
      desk,
      ownerSignOff: options.ownerSignOff,
      live,
      secureCookies: options.secureCookies,
      retention: options.retentionDays,
      evidence,
      enrolmentTokens: options.enrolmentTokens,
      requireEnrolment: options.requireEnrolment,
      findToken,
      pseudonyms,
      localSignIn: options.localSignIn,
      oidc: options.oidc,
      publicUrl: options.publicUrl,
      log,
      policyFile: options.policyFile,
      containNeeds: options.containNeeds,
    }),
  );

  // The list of routes is whole only when everything is mounted.
  let description: object | null = null;
  app.get('/openapi.json', (context) => context.json((description ??= openApiOf(app.routes))));

  app.get('*', async (context) => {
    const { pathname } = new URL(context.req.url);
    const file = await staticFile(options.consoleDirectory, pathname);
    return file === null ? context.notFound() : file;
  });
  return app;
}

/** The console loads nothing from anywhere else, and nobody may frame it. */
const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: {
    camera: [],
    displayCapture: [],
    geolocation: [],
    microphone: [],
    payment: [],
    usb: [],
  },
  xFrameOptions: 'DENY',
  // Whether TLS is kept to is for whoever ends it: the proxy.
  strictTransportSecurity: false,
});

/** The path that a browser signed: where a proxy puts the service below another one, `publicUrl` says so. */
function pathOf(request: Request, { publicUrl }: ServiceOptions): string {
  const before = publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
  return before + new URL(request.url).pathname;
}

function originOf(context: Context<Environment>, options: ServiceOptions): string {
  if (options.publicUrl !== null) return options.publicUrl.replace(/\/+$/, '');
  return new URL(context.req.url).origin;
}

function answerTo(error: unknown, log: Log): Response {
  if (error instanceof Refusal) return problemResponse(error);
  log.trouble('request', error);
  if (error instanceof DatabaseAway) {
    return problemResponse(
      new Refusal(503, error.message, 'Nothing was stored. Try again as Retry-After says.', {
        'Retry-After': '5',
      }),
    );
  }
  return problemResponse(
    new Refusal(500, 'Something went wrong here.', 'The log of the service says what.'),
  );
}
