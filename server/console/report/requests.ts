import { Report } from '../../contract/report.ts';
import { type Answer, read } from '../client.ts';

/** The measures of a period. @param query `from=…&to=…` */
export function readReport(query: string, signal: AbortSignal): Promise<Answer<Report>> {
  return read(Report, `/api/report?${query}`, { signal });
}
