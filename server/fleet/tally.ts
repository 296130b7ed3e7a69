/** Sums up what a batch adds to tables of counts, so that each row of them is written once. */
import type { Queries } from '../database/database.ts';

export interface Tally {
  /** Adds to the columns of the row with this key. */
  readonly add: (key: readonly (string | number)[], amounts: readonly number[]) => void;
  readonly write: (queries: Queries) => Promise<void>;
}

export interface CountTable {
  readonly name: string;
  readonly keys: Readonly<Record<string, 'text' | 'bigint'>>;
  readonly counts: readonly string[];
  /** Whether a row that counts nothing any more leaves. */
  readonly leavesAtZero: boolean;
}

/** @returns a tally for one batch and one table */
export function createTally({ name, keys, counts, leavesAtZero }: CountTable): Tally {
  const sums = new Map<string, { key: readonly (string | number)[]; amounts: number[] }>();
  const columns = Object.keys(keys);
  return {
    add: (key, amounts) => {
      const id = JSON.stringify(key);
      const known = sums.get(id) ?? { key, amounts: counts.map(() => 0) };
      sums.set(id, known);
      amounts.forEach((amount, index) => (known.amounts[index]! += amount));
    },
    write: async ({ query }) => {
      const rows = [...sums.values()]
        .filter(({ amounts }) => amounts.some((amount) => amount !== 0))
        .map(({ key, amounts }) =>
          Object.fromEntries([
            ...columns.map((column, index) => [column, key[index]] as const),
            ...counts.map((column, index) => [column, amounts[index]] as const),
          ]),
        );
      if (rows.length === 0) return;
      const shape = [
        ...Object.entries(keys).map(([column, type]) => `${column} ${type}`),
        ...counts.map((column) => `${column} bigint`),
      ].join(', ');
      const list = [...columns, ...counts].join(', ');
      await query(
        `INSERT INTO ${name} AS known (${list})
         SELECT ${list} FROM json_to_recordset($1::json) AS given (${shape})
         ON CONFLICT (${columns.join(', ')}) DO UPDATE SET
           ${counts.map((column) => `${column} = known.${column} + excluded.${column}`).join(', ')}`,
        [JSON.stringify(rows)],
      );
      if (!leavesAtZero) return;
      const same = columns.map((column) => `known.${column} = given.${column}`).join(' AND ');
      await query(
        `DELETE FROM ${name} AS known USING json_to_recordset($1::json) AS given (${shape})
         WHERE ${same} AND ${counts.map((column) => `known.${column} = 0`).join(' AND ')}`,
        [JSON.stringify(rows)],
      );
    },
  };
}
