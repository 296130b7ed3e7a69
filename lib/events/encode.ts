/** The one place that knows which transport wants which body and header. */
import { type OcsfEvent, toOcsf } from './ocsf.ts';
import { toOtlp } from './otlp.ts';
import type { Origin, ReportFormat, ReportRecord } from './record.ts';
import { toSplunkHec } from './splunk-hec.ts';

/** What to send; `headers` holds everything but the content type, ready for `fetch`. */
export type EncodedBatch = { body: string; contentType: string; headers: Record<string, string> };

/**
 * @param format transport of the endpoint
 * @param records reduced records of one device, in order
 * @param origin who and what reports
 * @param firstSequence sequence number of the first record; the rest count on from it
 * @param token secret of the endpoint, or null when it wants none
 * @returns body as text (not compressed) with its content type and headers
 */
export function encodeBatch(
  format: ReportFormat,
  records: ReportRecord[],
  origin: Origin,
  firstSequence: number,
  token: string | null,
): EncodedBatch {
  const events = records.map((record, index) => toOcsf(record, origin, firstSequence + index));
  return {
    body: bodyOf(format, events, origin),
    contentType: 'application/json',
    headers: token === null ? {} : { Authorization: `${SCHEME[format]} ${token}` },
  };
}

const SCHEME: Record<ReportFormat, string> = {
  ocsf: 'Bearer',
  otlp: 'Bearer',
  'splunk-hec': 'Splunk',
};

function bodyOf(format: ReportFormat, events: OcsfEvent[], origin: Origin): string {
  switch (format) {
    case 'ocsf':
      return JSON.stringify(events);
    case 'otlp':
      return JSON.stringify(toOtlp(events, origin));
    case 'splunk-hec':
      return toSplunkHec(events, origin);
  }
}
