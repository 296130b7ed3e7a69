/** What each measure is made of, in numbers and words, and which rows of the page Now show it. */
import type { Measure, MeasureName } from '../contract/report.ts';
import type { Span } from '../events/span.ts';
import type { DaySum } from './facts.ts';
import type { Half, Response } from './response.ts';

/** What is read of one period; null is not known. */
export type Figures = {
  /** Whether what hangs on single steps and people is still there from its first day on. */
  kept: boolean;
  discovered: number;
  known: number;
  sensitive: number;
  sums: Record<DaySum, number>;
  /** Steps that the list of the page Now shows by their outcome, drills too. */
  listed: Readonly<Record<string, number>>;
  prevented: number;
  retried: number;
  cancelled: number;
  prompts: { prompts: number; personWeeks: number };
  terms: { shown: number; accepted: number };
  coverage: { recent: number; month: number } | null;
  response: Response;
};

type Made = Pick<Measure, 'unit' | 'better'> & {
  value: (figures: Figures) => number | null;
  detail: (figures: Figures) => string;
  /** Made of what leaves with the events. */
  leaves?: true;
  /** Filter of the rows, and how many of them it finds; null where what was counted is only among them. */
  rows?: { filter: string; count: ((figures: Figures) => number) | null };
};

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const of = (part: number, whole: number, what: string) =>
  whole === 0 ? `no ${what} in this period` : `${part} of ${whole} ${what}`;
/** A duration, or why there is none. */
const halfOf = (half: Half | null) => (half === null ? null : half.half);

const MADE: Record<MeasureName, Made> = {
  discovered: {
    ...{ unit: 'count', better: null },
    value: ({ discovered }) => discovered,
    detail: ({ known }) => `${known} known in all`,
  },
  'known-things': {
    ...{ unit: 'count', better: null },
    value: ({ known }) => known,
    detail: ({ discovered }) => `${discovered} of them new`,
  },
  sensitive: {
    ...{ unit: 'share', better: 'fewer' },
    value: ({ sensitive, discovered }) => share(sensitive, discovered),
    detail: ({ sensitive, discovered }) => of(sensitive, discovered, 'discovered'),
  },
  detect: {
    ...{ unit: 'duration', better: 'fewer' },
    value: ({ response }) => halfOf(response.detect),
    detail: ({ response: { detect } }) =>
      detect.count === 0
        ? 'nothing was decided about in this period'
        : `${detect.count} decided about`,
  },
  remediate: {
    ...{ unit: 'duration', better: 'fewer' },
    value: ({ response }) => halfOf(response.remediate),
    detail: ({ response: { remediate } }) =>
      remediate === null
        ? 'how far a policy has spread is not known'
        : remediate.stops === 0
          ? 'nothing was stopped in this period'
          : `${remediate.count} of ${remediate.stops} stops have reached 95 % of browsers`,
  },
  approved: {
    ...{ unit: 'share', better: 'more' },
    value: ({ sums }) => share(sums.approved, sums.rated),
    detail: ({ sums }) => of(sums.approved, sums.rated, 'consents'),
  },
  prevented: {
    ...{ unit: 'count', better: null, leaves: true },
    rows: { filter: '', count: null },
    value: ({ prevented }) => prevented,
    detail: ({ prevented, retried }) => `${prevented + retried} ended so, ${retried} tried again`,
  },
  retried: {
    ...{ unit: 'share', better: 'fewer', leaves: true },
    value: ({ retried, cancelled }) => share(retried, cancelled),
    detail: ({ retried, cancelled }) => of(retried, cancelled, 'steps not taken'),
  },
  overridden: {
    ...{ unit: 'share', better: 'fewer' },
    rows: { filter: 'outcome=proceeded', count: null },
    value: ({ sums }) => share(sums.overridden, sums.asked),
    detail: ({ sums }) => of(sums.overridden, sums.asked, 'dialogs'),
  },
  terms: {
    ...{ unit: 'share', better: 'more', leaves: true },
    value: ({ terms }) => share(terms.accepted, terms.shown),
    detail: ({ terms }) => of(terms.accepted, terms.shown, 'people'),
  },
  prompts: {
    ...{ unit: 'rate', better: 'fewer', leaves: true },
    value: ({ prompts }) => share(prompts.prompts, prompts.personWeeks),
    detail: ({ prompts }) =>
      prompts.personWeeks === 0
        ? 'no person is named in the reports of this period'
        : `${prompts.prompts} in ${prompts.personWeeks} weeks of people`,
  },
  disputes: {
    ...{ unit: 'count', better: 'fewer' },
    rows: { filter: 'outcome=disputed', count: ({ listed }) => listed['disputed'] ?? 0 },
    value: ({ sums }) => sums.disputed,
    detail: ({ sums }) => of(sums.disputed, sums.prompts, 'prompts'),
  },
  approval: {
    ...{ unit: 'duration', better: 'fewer' },
    value: ({ response }) => halfOf(response.approval),
    detail: ({ response: { approval } }) =>
      `${approval.count} answered, ${approval.waiting} of this period without an answer by its end`,
  },
  coverage: {
    ...{ unit: 'share', better: 'more' },
    value: ({ coverage }) => (coverage === null ? null : share(coverage.recent, coverage.month)),
    detail: ({ coverage }) =>
      coverage === null
        ? 'known only for periods that end today or later: a browser is known by its last report'
        : of(coverage.recent, coverage.month, 'browsers'),
  },
};

/**
 * @param compared the period before; null where nothing was reported in it
 * @returns every measure, in the order of the contract
 */
export function measuresOf(
  figures: Figures | null,
  compared: Figures | null,
  span: Span,
): Measure[] {
  return Object.entries(MADE).map(([name, made]) => {
    const { unit, better, detail } = made;
    const shown = figures === null ? null : valueOf(made, figures);
    return {
      name: name as MeasureName,
      ...{ unit, better, value: shown },
      before: compared === null ? null : valueOf(made, compared),
      detail:
        figures === null
          ? 'nothing had been reported by then'
          : isGone(made, figures)
            ? 'not known: steps of this period are no longer kept'
            : detail(figures),
      rows: figures === null ? null : rowsOf(made, figures, shown, span),
    };
  });
}

const isGone = ({ leaves }: Made, { kept }: Figures) => leaves === true && !kept;
const valueOf = (made: Made, figures: Figures) =>
  isGone(made, figures) ? null : made.value(figures);

/** Rows that have left can be shown by nobody; where a number is not that of its rows, they say so. */
function rowsOf(
  { rows }: Made,
  figures: Figures,
  value: number | null,
  { from, to }: Span,
): Measure['rows'] {
  if (rows === undefined || value === null || !figures.kept) return null;
  const query = new URLSearchParams(rows.filter);
  query.set('span', 'custom');
  query.set('from', new Date(from).toISOString());
  query.set('to', new Date(to).toISOString());
  return { address: `/?${query.toString()}`, all: rows.count?.(figures) === value };
}
