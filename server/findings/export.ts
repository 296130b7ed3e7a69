/** Findings for programs that collect alerts: NDJSON of OCSF, newest first, for holders of an export token. */
import { FindingExport } from '../contract/findings.ts';
import type { Database } from '../database/database.ts';
import { NDJSON_HEADERS, ndjsonOf, pagesOf, streamOf } from '../files/pieces.ts';
import { recordAction } from '../people/audit.ts';
import type { BearerCheck } from '../people/bearer.ts';
import { parseRequest } from '../reports/request-body.ts';
import { beginOf } from './counts.ts';
import { readFindings } from './list.ts';
import { type FindingOrigin, toOcsfFinding } from './ocsf.ts';

/** @returns a function that answers one request; throws Refusal 400 or 401 */
export function createFindingExport(
  database: Database,
  requireToken: BearerCheck,
  origin: FindingOrigin,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const actor = await requireToken(request);
    const { searchParams } = new URL(request.url);
    const asked = parseRequest(FindingExport, Object.fromEntries(searchParams));
    const { from = null, to = null, state = null } = asked;
    const said = { from, to, state };
    await database.transaction((queries) =>
      recordAction(queries, actor, 'export', { what: 'findings', ...said }, Date.now()),
    );
    return new Response(await streamOf(linesOf(database, asked, origin)), {
      headers: NDJSON_HEADERS,
    });
  };
}

async function* linesOf(
  database: Database,
  { from = 0, to = Infinity, state }: FindingExport,
  origin: FindingOrigin,
): AsyncGenerator<string> {
  const query = { limit: 200, ...(state === undefined ? {} : { state }) };
  for await (const { rows } of pagesOf((at) => readFindings(database, { ...query, ...at }))) {
    const wanted = rows.filter(({ day }) => beginOf(day) >= from && beginOf(day) < to);
    if (wanted.length > 0) yield ndjsonOf(wanted.map((finding) => toOcsfFinding(finding, origin)));
    const oldest = rows.at(-1);
    if (oldest !== undefined && beginOf(oldest.day) < from) return;
  }
}
