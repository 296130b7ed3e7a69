/** Comma-separated values as spreadsheets and admin consoles write them (RFC 4180). */
import { ImportProblem } from './imported.ts';

/** A row by the names of its columns, in lower case and without blanks, dashes and underscores. */
export type CsvRow = ReadonlyMap<string, string>;

export interface CsvTable {
  /** Names as they are compared, in the order of the file. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** `OAuth Client ID` and `oauth_client_id` are one column. */
export function columnName(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Reads a table with a heading. Commas, semicolons and tabs part the values, whichever the heading has most of.
 * @param needed columns without which the file is another one.
 * @throws ImportProblem when one of them is missing, or a quote never ends.
 */
export function readCsv(text: string, needed: readonly string[]): CsvTable {
  const content = text.replace(/^\uFEFF/u, '');
  const [heading = [], ...rows] = recordsOf(content, delimiterOf(content));
  const columns = heading.map(columnName);
  const missing = needed.filter((name) => !columns.includes(columnName(name)));
  if (missing.length > 0)
    throw new ImportProblem(
      `The table has no column ${missing.map((name) => `"${name}"`).join(', ')}; it has ${heading.map((name) => `"${name.trim()}"`).join(', ') || 'none'}.`,
    );
  return {
    columns,
    rows: rows.map(
      (values) => new Map(columns.map((name, index) => [name, (values[index] ?? '').trim()])),
    ),
  };
}

function delimiterOf(content: string): string {
  const heading = content.split(/\r?\n/u, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((one) => [one, heading.split(one).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ',';
}

function recordsOf(content: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let value = '';
  let quoted = false;
  let opened = 0;
  const endRecord = () => {
    record.push(value);
    value = '';
    if (record.some((one) => one.trim() !== '')) records.push(record);
    record = [];
  };
  for (let index = 0; index < content.length; index += 1) {
    const character = content[index] as string;
    if (quoted) {
      if (character !== '"') value += character;
      else if (content[index + 1] === '"') {
        value += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && value.trim() === '') {
      value = '';
      quoted = true;
      opened = index;
    } else if (character === delimiter) {
      record.push(value);
      value = '';
    } else if (character === '\n') endRecord();
    else if (character !== '\r') value += character;
  }
  if (quoted)
    throw new ImportProblem(
      `A quoted value never ends; it begins in line ${content.slice(0, opened).split('\n').length}.`,
    );
  endRecord();
  return records;
}

/** Names in one value, parted by blanks, commas, semicolons or bars. */
export function namesIn(value: string): string[] {
  return [...new Set(value.split(/[\s,;|]+/u).filter((name) => name !== ''))];
}

/** A whole number, or undefined where there is none. */
export function countIn(value: string | undefined): number | undefined {
  const digits = (value ?? '').replaceAll(/[.,\s]/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : undefined;
}
