/** Routes of the measures: a report as JSON and as a table. For everyone who signed in. */
import { Hono } from 'hono';
import { MEASURE_WORDS, type Report, ReportQuery } from '../contract/report.ts';
import type { Database } from '../database/database.ts';
import { CSV_START, csvHeaders, csvLine } from '../files/csv.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { parseRequest } from '../reports/request-body.ts';
import { cutoffsOf } from '../keeping/retention.ts';
import type { RetentionDays } from '../options.ts';
import { readReport } from './report.ts';
import type { ReachOf } from './response.ts';

/**
 * @param reachOf null where nobody knows how far a policy has spread
 * @returns routes to be mounted where sessions are already checked
 */
export function measuresApi(
  database: Database,
  retention: RetentionDays,
  reachOf: ReachOf | null,
): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  const read = async (given: Record<string, string>): Promise<Report> => {
    const query = parseRequest(ReportQuery, given);
    const now = Date.now();
    const keptSince = cutoffsOf(retention, now).step;
    return await readReport({ database, keptSince, reachOf }, query, now);
  };
  api.get('/report', async (context) => context.json(await read(context.req.query())));
  api.get('/report.csv', async (context) => {
    const report = await read(context.req.query());
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    return new Response(asCsv(report), {
      headers: csvHeaders(`handrail-report-${day(report.from)}-${day(report.to)}.csv`),
    });
  });
  return api;
}

function asCsv({ measures, terms }: Report): string {
  const cell = (value: number | null) => (value === null ? 'not known' : String(value));
  const lines = measures.map(({ name, unit, value, before, detail }) => {
    const { group, title, how } = MEASURE_WORDS[name];
    return csvLine([group, title, unit, cell(value), cell(before), detail, how]);
  });
  const versions = terms.map(({ terms: id, version, shown, accepted }) =>
    csvLine([
      'People',
      `Terms ${id}, version ${version}`,
      'count',
      String(accepted),
      '',
      `${accepted} of ${shown} people`,
      MEASURE_WORDS.terms.how,
    ]),
  );
  const titles = ['group', 'measure', 'unit', 'value', 'period before', 'made of', 'how'];
  return [CSV_START, csvLine(titles), ...lines, ...versions].join('');
}
