/** Answers of the service about the programme: a month with numbers, and one before there were any. */
import { MEASURE_NAMES, type Measure, type Report } from '../../../server/contract/report.ts';

const UNITS: Partial<Record<Measure['name'], Measure['unit']>> = {
  detect: 'duration',
  remediate: 'duration',
  approval: 'duration',
  prompts: 'rate',
  sensitive: 'share',
  approved: 'share',
  retried: 'share',
  overridden: 'share',
  terms: 'share',
  coverage: 'share',
};
const VALUES = { count: 1234, share: 0.4215, duration: 5_400_000, rate: 2.345 };

/** A report in which a number of every kind occurs, and two that are not known. */
export function reportSample(from: number, to: number): Report {
  const isEmpty = from < Date.UTC(2000, 0, 1);
  return {
    ...{ from, to, before: from - (to - from), since: isEmpty ? null : Date.UTC(2026, 8, 14) },
    measures: MEASURE_NAMES.map((name, index) => {
      const unit = UNITS[name] ?? 'count';
      const known = name !== 'detect' && name !== 'remediate';
      return {
        ...{ name, unit },
        value: known ? VALUES[unit] : null,
        before: index % 4 === 3 ? null : VALUES[unit] * (index % 2 === 0 ? 0.8 : 1.1),
        detail: known ? '521 of 1236 steps' : 'nothing was stopped in this period',
        better: index % 2 === 0 ? 'more' : 'fewer',
        rows:
          name === 'prevented' || name === 'disputes'
            ? { address: '/?span=custom', all: name === 'disputes' }
            : null,
      } satisfies Measure;
    }),
    terms: [
      { terms: 'acceptable-use', version: 3, shown: 120, accepted: 96 },
      { terms: 'a-very-long-name-of-terms-'.repeat(4), version: 2, shown: 9, accepted: 9 },
    ],
  };
}

export const KEY_SAMPLE = {
  kid: 'evidence-2026-11-29',
  x: 'Vn0q2wM7m2s1n1Yd1f0m3s3Ck0u3mJx7cQn7m1o0uXk',
};
export const PREVIEW_SAMPLE = { events: 812, devices: 14, policies: 2, tooMany: false };
