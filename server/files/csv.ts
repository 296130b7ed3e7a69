/** Tables for spreadsheets (RFC 4180), in which no cell is taken for a formula. */

export type Cell = string | number | null;

/**
 * Spreadsheets run a cell that begins like a formula, and its text may come from a page or a person who
 * means ill; an apostrophe before it makes it text. Full-width signs are read the same way.
 */
const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|]/u;

/** @returns one line with its end; every text is quoted, numbers are not */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** Tells spreadsheets that the text is UTF-8; stands once, at the start. */
export const CSV_START = '\uFEFF';

/** @returns a table in pieces: its titles, then the rows of each page */
export async function* csvPieces(
  titles: readonly Cell[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield CSV_START + csvLine(titles);
  for await (const rows of pages) if (rows.length > 0) yield rows.map(csvLine).join('');
}

/** @param name the file's name, in words of ours */
export function csvHeaders(name: string): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  };
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
