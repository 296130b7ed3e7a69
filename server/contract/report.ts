/** What the console and the service say to each other about the measures of a period. */
import { z } from 'zod';

/** Unix ms; whole days in UTC, `to` not part of it. */
export const ReportQuery = z.strictObject({
  from: z.coerce.number().int().nonnegative(),
  to: z.coerce.number().int().nonnegative(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

export const UNITS = ['count', 'share', 'duration', 'rate'] as const;

/** Words of each measure: what it is called, how it is computed, and what would make it known. */
export const MEASURE_WORDS = {
  discovered: {
    group: 'Discovery',
    title: 'Apps, connectors and micro apps discovered',
    how: 'Ids of apps, connectors and published things whose first step ever was reported in the period.',
  },
  'known-things': {
    group: 'Discovery',
    title: 'Known at the end of the period',
    how: 'All ids that were first seen before the period ended.',
  },
  sensitive: {
    group: 'Discovery',
    title: 'Discovered with access to sensitive data',
    how: 'Of those discovered in the period, the share that asked for a sensitive or high scope before it ended; only consents name scopes.',
  },
  detect: {
    group: 'Response',
    title: 'Time to detect',
    how: 'Median time from the first reported step with a thing to the first decision of a person about it: a stop, a review, or an answer to a request. Counted where that decision lies; drills are not.',
  },
  remediate: {
    group: 'Response',
    title: 'Time to remediate',
    how: 'Median time from a confirmed stop to 95 % of browsers having the policy that says it; drills count, stops that were lifted before do not.',
  },
  approved: {
    group: 'Prevention',
    title: 'Use of approved apps',
    how: 'Consents to apps that the policy had approved, of all consents whose app was rated.',
  },
  prevented: {
    group: 'Prevention',
    title: 'Risky steps prevented',
    how: 'Steps that ended as gone back, fixed or stopped, less those after which the same person did the like within 15 minutes.',
  },
  retried: {
    group: 'Prevention',
    title: 'Tried again within 15 minutes',
    how: 'Steps that ended as gone back or stopped, after which a step of the same kind by the same person went ahead within 15 minutes.',
  },
  overridden: {
    group: 'Prevention',
    title: 'Override rate',
    how: 'Of the dialogs that asked to confirm or to give a reason, the share after which the step went ahead unchanged.',
  },
  terms: {
    group: 'People',
    title: 'Acceptance of the policy',
    how: 'Of the people who were shown the terms of use in the period, the share that has accepted that version by its end.',
  },
  prompts: {
    group: 'People',
    title: 'Prompts a person a week',
    how: 'Notices and dialogs shown, for each person and week with at least one step; weeks begin on Monday and count where they begin.',
  },
  disputes: {
    group: 'People',
    title: 'Disputes',
    how: 'Steps of which the person said that the decision is wrong.',
  },
  approval: {
    group: 'People',
    title: 'Time to an approval',
    how: 'Median time from a request to its answer, for requests answered in the period.',
  },
  coverage: {
    group: 'Coverage',
    title: 'Browsers that report',
    how: 'Of the browsers that reported in the last 30 days of the period, the share that reported in its last 7 days.',
  },
} as const satisfies Record<string, { group: string; title: string; how: string }>;
export type MeasureName = keyof typeof MEASURE_WORDS;
export const MEASURE_NAMES = Object.keys(MEASURE_WORDS) as MeasureName[];

export const Measure = z.strictObject({
  name: z.enum(MEASURE_NAMES as [MeasureName, ...MeasureName[]]),
  unit: z.enum(UNITS),
  /** Count, share from 0 to 1, ms, or a rate; null where it is not known. */
  value: z.number().nullable(),
  /** The same of the period before. */
  before: z.number().nullable(),
  /** What the number is made of, or why it is not known. */
  detail: z.string(),
  /** Which direction is good; null where neither is. */
  better: z.enum(['more', 'fewer']).nullable(),
  /**
   * Address in the console that lists what was counted, and whether it lists exactly that or more; null
   * where there are no rows.
   */
  rows: z.strictObject({ address: z.string(), all: z.boolean() }).nullable(),
});
export type Measure = z.infer<typeof Measure>;

export const Report = z.strictObject({
  from: z.int(),
  to: z.int(),
  /** Begin of the period before, which ends where this one begins. */
  before: z.int(),
  /** The first moment anything was reported; measures from before it are not known. */
  since: z.int().nullable(),
  measures: z.array(Measure),
  /** Terms of use, newest version first. */
  terms: z.array(
    z.strictObject({ terms: z.string(), version: z.int(), shown: z.int(), accepted: z.int() }),
  ),
});
export type Report = z.infer<typeof Report>;
