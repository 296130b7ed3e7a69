/** Routes for machines: probes, policy, reports, exports, the packed extension. */
import { z } from 'zod';
import { ReportAnswer } from '../contract/contract.ts';
import { EnrolAnswer, EnrolRequest } from '../contract/enrolment.ts';
import { EvidenceRequest } from '../contract/evidence.ts';
import { FindingExport } from '../contract/findings.ts';
import type { Routes } from './described.ts';

const Ready = z.object({ status: z.string() });
const Exported = z.object({
  from: z.int().optional(),
  to: z.int().optional(),
  type: z.enum(['step', 'health']).optional(),
});

export const SERVICE_ROUTES: Routes = {
  'GET /healthz': { summary: 'The process runs', open: true, answer: Ready },
  'GET /readyz': { summary: 'Reports can be taken', open: true, answer: Ready },
  'GET /openapi.json': { summary: 'This description', open: true, type: 'application/json' },
  'GET /policy.jws': { summary: 'The signed policy', open: true, type: 'application/jose' },
  'GET /extension/update.xml': {
    ...{ summary: 'Update manifest of the extension', open: true, type: 'application/xml' },
  },
  'GET /extension/handrail.crx': {
    ...{ summary: 'The extension', open: true, type: 'application/x-chrome-extension' },
  },
  'GET /metrics': { summary: 'Figures in OpenMetrics', type: 'application/openmetrics-text' },
  'POST /report': {
    summary: 'Takes a batch of OCSF events',
    body: z.array(z.record(z.string(), z.unknown())).max(1000),
    answer: ReportAnswer,
  },
  'POST /enrol': {
    summary: 'Lets a browser sign its reports, or prolongs that',
    body: EnrolRequest,
    answer: EnrolAnswer,
  },
  'GET /export': {
    summary: 'Every event, one JSON a line, oldest first',
    query: Exported,
    type: 'application/x-ndjson',
  },
  'GET /export/findings': {
    summary: 'Findings as OCSF Detection Findings, one JSON a line, newest first',
    query: FindingExport,
    type: 'application/x-ndjson',
  },
  'GET /evidence.zip': {
    summary: 'A signed bundle of evidence, for scripts',
    query: EvidenceRequest,
    type: 'application/zip',
  },
};
