/** One line of the table: a figure, and the bar that it is held against. */

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What was promised; null where there is only something to know. */
  readonly bar: string | null;
  readonly holds: boolean | null;
}

export interface Figures {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** How it was measured, and what the reader should not conclude from it. */
  readonly notes: readonly string[];
}

/** A figure without a bar. */
export function known(name: string, value: string): Figure {
  return { name, value, bar: null, holds: null };
}

/** A figure that shall not be above its bar. @param write turns both into text */
export function atMost(
  name: string,
  value: number,
  bar: number,
  write: (value: number) => string,
): Figure {
  return { name, value: write(value), bar: `≤ ${write(bar)}`, holds: value <= bar };
}

/** The value below which this share of all values lies, by nearest rank. NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const inMs = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const inKb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
export const inPercent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** The table as text; a bar that does not hold is marked, not failed: machines differ. */
export function tableOf(groups: readonly Figures[]): string {
  const rows = groups.flatMap(({ figures }) => figures);
  const width = (read: (figure: Figure) => string) =>
    Math.max(...rows.map((row) => read(row).length));
  const [names, values] = [width(({ name }) => name), width(({ value }) => value)];
  const lineOf = ({ name, value, bar, holds }: Figure) => {
    const verdict = holds === null ? '' : holds ? '  holds' : '  DOES NOT HOLD HERE';
    const line = `  ${name.padEnd(names)}  ${value.padStart(values)}  ${bar ?? ''}${verdict}`;
    return line.trimEnd();
  };
  return groups
    .flatMap(({ title, figures, notes }) => [
      '',
      title,
      ...figures.map(lineOf),
      ...notes.map((note) => `    ${note}`),
    ])
    .join('\n');
}
