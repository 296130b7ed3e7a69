/** Where browsers and identity providers know different things. */
import { z } from 'zod';
import { scopeNames } from '../../lib/catalog/scopes.ts';
import { type Difference, type DifferencePage, DifferenceRow } from '../contract/inventory.ts';
import type { Queries, Row } from '../database/database.ts';
import { ThingFacts } from './facts.ts';

/** Rows of one list; longer ones say that there is more. */
const MOST = 200;
/** Granted things that are compared at once. */
const PIECE = 500;

/** @returns the first rows of a list, those that concern most people first */
export function readDifferences(queries: Queries, which: Difference): Promise<DifferencePage> {
  switch (which) {
    case 'not-approved':
      return notApproved(queries);
    case 'never-seen':
      return neverSeen(queries);
    case 'beyond':
      return beyond(queries);
  }
}

/** Seen in browsers; approved neither by a person, nor by the policy, nor at a provider. */
async function notApproved({ query }: Queries): Promise<DifferencePage> {
  const rows = await query(
    `SELECT thing, kind, id, name, NULL AS source, NULL AS list, people AS users, NULL AS scopes
     FROM inventory_things t
     WHERE status = 'unreviewed' AND kind IN ('app', 'connector') AND NOT EXISTS (
       SELECT 1 FROM inventory_provider p WHERE p.known_as = t.known_as AND p.list IN ('approved', 'business'))
     ORDER BY risk DESC, thing DESC LIMIT ${MOST + 1}`,
    [],
  );
  return pageOf(rows.map(rowOf));
}

/** A provider knows a grant, and no browser has ever shown its consent. */
async function neverSeen({ query }: Queries): Promise<DifferencePage> {
  const rows = await query(
    `SELECT NULL AS thing, kind, id, name, source, list, users, scopes FROM inventory_provider p
     WHERE list <> 'blocked' AND NOT EXISTS (
       SELECT 1 FROM inventory_things t WHERE t.known_as = p.known_as)
     ORDER BY users DESC NULLS LAST, name, known_as LIMIT ${MOST + 1}`,
    [],
  );
  return pageOf(rows.map(rowOf));
}

const Both = z.looseObject({ known_as: z.string(), facts: ThingFacts });

/** Scopes that a provider has granted and that no consent in a browser asked for. */
async function beyond({ query }: Queries): Promise<DifferencePage> {
  const found: DifferenceRow[] = [];
  for (let after = ''; found.length <= MOST;) {
    const rows = await query(
      `SELECT t.thing, p.kind, p.id, coalesce(p.name, t.name) AS name, p.source, p.list, p.users, p.scopes,
         p.known_as, t.facts
       FROM inventory_provider p JOIN inventory_things t ON t.known_as = p.known_as
       WHERE p.scopes IS NOT NULL AND p.known_as > $1 ORDER BY p.known_as LIMIT ${PIECE}`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const { facts, known_as: _known, ...columns } of rows) {
      const row = rowOf(columns);
      const seen = new Set(
        ThingFacts.parse(facts).scopes.flatMap(({ scope }) => scopeNames(scope)),
      );
      const more = row.scopes.filter((scope) => !scopeNames(scope).some((name) => seen.has(name)));
      if (more.length > 0) found.push({ ...row, scopes: more });
    }
    after = Both.parse(last).known_as;
  }
  return pageOf(found);
}

function pageOf(rows: DifferenceRow[]): DifferencePage {
  return { rows: rows.slice(0, MOST), more: rows.length > MOST };
}

function rowOf(row: Row): DifferenceRow {
  return DifferenceRow.parse({ ...row, scopes: row.scopes ?? [] });
}
