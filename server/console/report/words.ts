/** Words of the report. What each measure is called and how it is computed stands in the contract. */
import type { Measure } from '../../contract/report.ts';
import type { Period } from './period.ts';

const counts = new Intl.NumberFormat();
const rates = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const points = new Intl.NumberFormat(undefined, {
  signDisplay: 'exceptZero',
  maximumFractionDigits: 1,
});
const changes = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' });

export const reportWords = {
  title: 'Report',
  period: 'Period',
  periods: {
    month: 'this month',
    'last-month': 'last month',
    quarter: 'this quarter',
    'last-quarter': 'last quarter',
    custom: 'from … to …',
  } satisfies Record<Period, string>,
  from: 'First day',
  to: 'Last day',
  span: (from: number, last: number) => `${days.format(from)} to ${days.format(last)}`,
  running: 'The period is not over yet.',
  compared: (from: number, last: number) =>
    `Compared with ${days.format(from)} to ${days.format(last)}. Days are those of UTC.`,
  since: (time: number) => `The first event is from ${days.format(time)}.`,
  print: 'Print or save as PDF',
  csv: 'Download as CSV',
  loading: 'Counting…',
  unknown: 'not known',
  before: 'before',
  rows: 'Show the steps',
  among: 'They are among these steps',
  rowsOf: (title: string, all: boolean) =>
    all ? `Show the steps of: ${title}` : `They are among these steps: ${title}`,
  terms: 'Terms of use by version',
  termsId: 'Terms',
  version: 'Version',
  shown: 'People who were asked',
  accepted: 'Have accepted',
  nothing: 'Nothing has been reported yet',
  nothingLead:
    'As soon as a browser with Handrail reports its first step, the measures of its month are here.',
} as const;

/** A number in its unit, in the reader's own way of writing. */
export function valueWords({ unit }: Pick<Measure, 'unit'>, value: number | null): string {
  if (value === null) return reportWords.unknown;
  switch (unit) {
    case 'count':
      return counts.format(value);
    case 'share':
      return shares.format(value);
    case 'rate':
      return rates.format(value);
    case 'duration':
      return durationWords(value);
  }
}

const HOUR = 3_600_000;

function durationWords(value: number): string {
  const unit = value < HOUR ? 'minute' : value < 48 * HOUR ? 'hour' : 'day';
  const length = { minute: HOUR / 60, hour: HOUR, day: 24 * HOUR }[unit];
  const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(undefined, format).format(value / length);
}

/** How it changed since the period before: `+3`, `-2.5 points`; null where one of the two is not known. */
export function changeWords({ unit, value, before }: Measure): string | null {
  if (value === null || before === null) return null;
  if (value === before) return 'unchanged';
  if (unit === 'share') return `${points.format((value - before) * 100)} points`;
  if (unit === 'count') return changes.format(value - before);
  return before === 0 ? null : `${points.format(((value - before) / before) * 100)} %`;
}

/** Whether a change is for the better; null where neither direction is. */
export function isBetter({ value, before, better }: Measure): boolean | null {
  if (value === null || before === null || value === before || better === null) return null;
  return better === 'more' ? value > before : value < before;
}
