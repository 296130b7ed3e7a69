/** Routes of evidence: what a bundle would hold, the bundle, the key that signs it. For admins. */
import { Hono } from 'hono';
import type { SigningKey } from '../../lib/policy/bundle.ts';
import { EvidenceKey, EvidenceRequest } from '../contract/evidence.ts';
import type { Database } from '../database/database.ts';
import { streamOf } from '../files/pieces.ts';
import { cutoffsOf } from '../keeping/retention.ts';
import type { RetentionDays } from '../options.ts';
import { requireRole, type SignedIn } from '../people/signed-in.ts';
import { Refusal } from '../problem.ts';
import { parseRequest } from '../reports/request-body.ts';
import { MOST_EVENTS, previewEvidence } from './evidence-events.ts';
import { makeEvidence } from './make-evidence.ts';

export type EvidenceParts = {
  database: Database;
  retention: RetentionDays;
  /** Version of the service. */
  version: string;
  evidenceKey: () => Promise<SigningKey>;
};

/** @returns routes to be mounted where sessions are already checked */
export function evidenceApi(parts: EvidenceParts): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  const { database } = parts;
  api.get('/evidence/key', async (context) => {
    const { kid, x } = await parts.evidenceKey();
    return context.json(EvidenceKey.parse({ kid, x }));
  });
  api.get('/evidence/preview', async (context) => {
    requireRole(context.var.open.session, ['admin']);
    const request = requestOf(context.req.query());
    return context.json(await previewEvidence(database, request));
  });
  api.get('/evidence.zip', async (context) => {
    const { session } = context.var.open;
    requireRole(session, ['admin']);
    return await giveEvidence(parts, session.name, context.req.query());
  });
  return api;
}

function requestOf(given: Record<string, string>): EvidenceRequest {
  const request = parseRequest(EvidenceRequest, given);
  if (request.from >= request.to) throw new Refusal(400, 'from is not before to.', 'Swap them.');
  return request;
}

/**
 * @param actor for manifest and trail
 * @param given parameters of the request
 * @returns the bundle as a download; throws Refusal 400 or 413
 */
export async function giveEvidence(
  { database, retention, version, evidenceKey }: EvidenceParts,
  actor: string,
  given: Record<string, string>,
): Promise<Response> {
  const request = requestOf(given);
  const now = Date.now();
  const { tooMany } = await previewEvidence(database, request);
  if (tooMany)
    throw new Refusal(
      413,
      `This is more than ${MOST_EVENTS} events.`,
      'Take a shorter time, a person, a device, an app or a rule, and make several bundles.',
    );
  const keptSince = cutoffsOf(retention, now);
  const key = await evidenceKey();
  const bytes = makeEvidence({ database, key, actor, version, keptSince, now }, request);
  return new Response(await streamOf(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="handrail-evidence-${new Date(now).toISOString().slice(0, 10)}.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
