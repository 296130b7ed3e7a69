/** Routes of the measures: a report as JSON and as a table. For everyone who signed in. */
import { Hono } from 'hono';
import { MEASURE_WORDS, type Report, ReportQuery } from '../contract/report.ts';
import type { Database } from '../database/database.ts';
import { CSV_START, csvHeaders, csvLine } from '../files/csv.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { parseRequest } from '../reports/request-body.ts';
import { readReport } from './report.ts';

/** @returns routes to be mounted where sessions are already checked */
export function measuresApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  api.get('/report', async (context) => {
    const query = parseRequest(ReportQuery, context.req.query());
    return context.json(await readReport(database, query, Date.now()));
  });
  api.get('/report.csv', async (context) => {
    const query = parseRequest(ReportQuery, context.req.query());
    const report = await readReport(database, query, Date.now());
    const day = (time: number) => new Date(time).toISOString().slice(0, 10);
    return new Response(asCsv(report), {
      headers: csvHeaders(`handrail-report-${day(report.from)}-${day(report.to)}.csv`),
    });
  });
  return api;
}

function asCsv({ measures, terms }: Report): string {
  const cell = (value: number | null) => (value === null ? 'not known yet' : String(value));
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
