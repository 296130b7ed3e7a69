/** Everything that was reported, one event a line, for policy replay and for whoever keeps a copy. */
import { z } from 'zod';
import { NDJSON_HEADERS, ndjsonOf, streamOf } from '../files/pieces.ts';
import { recordAction } from '../people/audit.ts';
import type { BearerCheck } from '../people/bearer.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** Times are Unix times in ms; `from` is within, `to` is not. */
const ExportQuery = z.strictObject({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  type: z.enum(['step', 'health']).optional(),
});
type ExportQuery = z.infer<typeof ExportQuery>;

/** Events read at once: a few megabytes, however many there are in all. */
const PIECE = 1_000;

const Piece = z.array(
  z.looseObject({ uid: z.string(), time: z.coerce.number(), event: z.unknown() }),
);

/**
 * @param requireToken lets in whoever may have everything, and says who it is
 * @returns a function that answers with NDJSON, oldest first; throws Refusal 400 or 401. What arrives
 * while it is read comes at its end or not at all; nothing comes twice.
 */
export function createExport(
  database: Database,
  requireToken: BearerCheck,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const actor = await requireToken(request);
    const query = ExportQuery.safeParse(
      Object.fromEntries(new URL(request.url).searchParams.entries()),
    );
    if (!query.success) {
      const issue = query.error.issues[0]!;
      throw new Refusal(
        400,
        `${issue.path.join('.') || 'The query'}: ${issue.message}`,
        'It takes from and to in ms, and type.',
      );
    }
    const { from = null, to = null, type = null } = query.data;
    await database.transaction((queries) =>
      recordAction(queries, actor, 'export', { from, to, type }, Date.now()),
    );
    return new Response(await streamOf(piecesOf(database, query.data)), {
      headers: NDJSON_HEADERS,
    });
  };
}

async function* piecesOf(database: Database, { from, to, type }: ExportQuery) {
  let after: { time: number; uid: string } | null = null;
  for (;;) {
    const parameters: (string | number)[] = [];
    const place = (value: string | number) => `$${parameters.push(value)}`;
    const conditions = [
      ...(from === undefined ? [] : [`time >= ${place(from)}`]),
      ...(to === undefined ? [] : [`time < ${place(to)}`]),
      ...(type === undefined ? [] : [`type = ${place(type)}`]),
      ...(after === null
        ? []
        : [`(time, uid) > (${place(after.time)}::bigint, ${place(after.uid)}::uuid)`]),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const rows: z.infer<typeof Piece> = Piece.parse(
      await database.query(
        `SELECT uid, time, event FROM events ${where} ORDER BY time, uid LIMIT ${PIECE}`,
        parameters,
      ),
    );
    if (rows.length > 0) yield ndjsonOf(rows.map(({ event }) => event));
    const last = rows.at(-1);
    if (rows.length < PIECE || last === undefined) return;
    after = { time: last.time, uid: last.uid };
  }
}
