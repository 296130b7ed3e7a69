/** What identity providers export: read by the policy's own importers, kept for each source, replaced whole. */
import { z } from 'zod';
import type { KnownApp, KnownConnector } from '../../lib/policy/lists.ts';
import { ImportProblem, type Imported } from '../../lib/policy/import/imported.ts';
import { SOURCES } from '../../lib/policy/import/sources.ts';
import { type ImportRequest, type ImportSource, ImportState } from '../contract/inventory.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import { knownAs } from './thing-of.ts';

/** More than any tenant has; a file of a million lines is a mistake. */
const MOST_ENTRIES = 50_000;

type Entry = {
  known_as: string;
  kind: 'app' | 'connector';
  id: string;
  name: string | null;
  list: string;
  scopes: readonly string[] | null;
  users: number | null;
};

/** Reads an export and keeps what it says in place of what the source said before. Throws Refusal 400. */
export async function importExport(
  database: Database,
  request: ImportRequest,
  actor: string,
  now: number,
): Promise<ImportState> {
  const { source, file } = request;
  const imported = readExport(request);
  const entries = entriesOf(imported);
  if (entries.length > MOST_ENTRIES)
    throw new Refusal(
      400,
      `The file names ${entries.length} things, more than the ${MOST_ENTRIES} that are kept.`,
      'Export the apps of one unit at a time, or check that it is the right file.',
    );
  const leftOut = imported.leftOut.slice(0, 100);
  await database.transaction(async (queries) => {
    await queries.query('DELETE FROM inventory_provider WHERE source = $1', [source]);
    await queries.query(
      `INSERT INTO inventory_imports (source, file, imported, imported_by, entries, left_out)
       VALUES ($1, $2, $3::bigint, $4, $5::int, $6::json)
       ON CONFLICT (source) DO UPDATE SET (file, imported, imported_by, entries, left_out) =
         (excluded.file, excluded.imported, excluded.imported_by, excluded.entries, excluded.left_out)`,
      [source, file, now, actor, entries.length, JSON.stringify(leftOut)],
    );
    await queries.query(
      `INSERT INTO inventory_provider (source, known_as, kind, id, name, list, scopes, users)
       SELECT $1, known_as, kind, id, name, list, scopes, users FROM json_to_recordset($2::json) AS
         (known_as text, kind text, id text, name text, list text, scopes json, users int)
       ON CONFLICT (source, known_as) DO NOTHING`,
      [source, JSON.stringify(entries)],
    );
    await recordAction(
      queries,
      actor,
      'import-inventory',
      { source, file, entries: entries.length },
      now,
    );
  });
  const kept = leftOut.map(({ examples, ...same }) => ({ ...same, examples: [...examples] }));
  return { source, file, imported: now, importedBy: actor, entries: entries.length, leftOut: kept };
}

/** Takes back what a source said. Throws Refusal 404. */
export async function removeImport(
  database: Database,
  source: ImportSource,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const gone = await queries.query(
      'DELETE FROM inventory_imports WHERE source = $1 RETURNING source',
      [source],
    );
    if (gone.length === 0)
      throw new Refusal(
        404,
        `Nothing was imported from ${source}.`,
        'Look at the list of imports.',
      );
    await queries.query('DELETE FROM inventory_provider WHERE source = $1', [source]);
    await recordAction(queries, actor, 'remove-import', { source }, now);
  });
}

const StoredState = z
  .object({
    source: z.unknown(),
    file: z.unknown(),
    imported: z.coerce.number(),
    imported_by: z.unknown(),
    entries: z.unknown(),
    left_out: z.unknown(),
  })
  .transform(({ imported_by: importedBy, left_out: leftOut, ...same }) =>
    ImportState.parse({ ...same, importedBy, leftOut }),
  );

/** @returns every source that something was imported from */
export async function readImports({ query }: Queries): Promise<ImportState[]> {
  const rows = await query(
    `SELECT source, file, imported, imported_by, entries, left_out FROM inventory_imports ORDER BY source`,
    [],
  );
  return rows.map((row) => StoredState.parse(row));
}

function readExport({ source, file, text, servicePrincipals, clientIds }: ImportRequest): Imported {
  try {
    return SOURCES[source]!({ text, servicePrincipals, clientIds });
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    throw new Refusal(
      400,
      `${file} cannot be imported. ${error.message}`,
      'Check that source and file belong together: handrail policy import --help says what each source takes.',
    );
  }
}

function entriesOf({ lists }: Imported): Entry[] {
  const apps = Object.entries<KnownApp[]>(lists.apps ?? {}).flatMap(([list, entries]) =>
    entries.map(({ clientId, name, scopes, users }): Entry => ({
      ...{ known_as: knownAs('app', clientId), kind: 'app', id: clientId, list },
      ...{ name: clean(name), scopes: scopes ?? null, users: users ?? null },
    })),
  );
  const connectors = Object.entries<KnownConnector[]>(lists.connectors ?? {}).flatMap(
    ([list, entries]) =>
      entries.map(({ id, name }): Entry => ({
        ...{ known_as: knownAs('connector', id), kind: 'connector', id, list },
        ...{ name: clean(name), scopes: null, users: null },
      })),
  );
  return [...apps, ...connectors];
}

/** Databases take neither NUL nor halves of characters. */
function clean(name: string | undefined): string | null {
  return name === undefined ? null : name.replaceAll('\0', '').toWellFormed().slice(0, 300);
}
