/** Figures in columns, and how numbers are written. */

/** Rows under headings, aligned; the first column to the left, the others to the right. */
export function table(
  headings: readonly string[],
  rows: ReadonlyArray<ReadonlyArray<string | number>>,
): string[] {
  const texts = [headings, ...rows.map((row) => row.map((cell) => cellText(cell)))];
  const widths = headings.map((_heading, column) =>
    Math.max(...texts.map((row) => row[column]?.length ?? 0)),
  );
  return texts.map((row) =>
    `  ${row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')}`.trimEnd(),
  );
}

function cellText(cell: string | number): string {
  return typeof cell === 'number' ? number(cell) : cell;
}

/** `12,345`, `2.4`. */
export function number(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

/** `12 %`; a dash where there is nothing to take a share of. */
export function percent(share: number | null): string {
  if (share === null) return '-';
  const hundredths = share * 100;
  return `${hundredths > 0 && hundredths < 10 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

/** `3 steps`, `1 step`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
