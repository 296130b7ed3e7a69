/** Routes about events and what is made of them: lists, figures, findings, measures, evidence, and their keeping. */
import { z } from 'zod';
import {
  ChainReport,
  DeviceReport,
  Erasure,
  ErasureRequest,
  EventDetail,
  EventPage,
  EventQuery,
  Facets,
  Hold,
  HoldRequest,
  SinkStatus,
  Summary,
} from '../contract/contract.ts';
import { EvidenceKey, EvidencePreview, EvidenceRequest } from '../contract/evidence.ts';
import { Finding, FindingChange, FindingPage, FindingQuery } from '../contract/findings.ts';
import { Report, ReportQuery } from '../contract/report.ts';
import { CSV, type Routes } from './described.ts';

const Span = z.object({ from: z.int(), to: z.int().optional() });

export const EVENT_ROUTES: Routes = {
  'GET /api/events': { summary: 'Events, newest first', query: EventQuery, answer: EventPage },
  'GET /api/events/:uid': { summary: 'One event, whole', answer: EventDetail },
  'GET /api/summary': { summary: 'Figures of a time', query: Span, answer: Summary },
  'GET /api/facets': { summary: 'Values that occur in a time', query: Span, answer: Facets },
  'GET /api/live': { summary: 'Events as they arrive', type: 'text/event-stream' },
  'GET /api/findings': {
    ...{ summary: 'Unusual behaviour', query: FindingQuery, answer: FindingPage },
  },
  'PUT /api/findings/:finding': {
    ...{ summary: 'Say what becomes of a finding', body: FindingChange, answer: Finding },
  },
  'GET /api/report': { summary: 'Measures of a period', query: ReportQuery, answer: Report },
  'GET /api/report.csv': { summary: 'The same as a table', query: ReportQuery, type: CSV },
  'GET /api/evidence/key': { summary: 'Key that signs evidence', answer: EvidenceKey },
  'GET /api/evidence/preview': {
    summary: 'How much a bundle would hold',
    query: EvidenceRequest,
    answer: EvidencePreview,
  },
  'GET /api/evidence.zip': {
    ...{ summary: 'A signed bundle', query: EvidenceRequest, type: 'application/zip' },
  },
  'GET /api/devices': { summary: 'Browsers and their gaps', answer: z.array(DeviceReport) },
  'GET /api/devices/:device/chain': { summary: 'Whether a chain holds', answer: ChainReport },
  'GET /api/holds': { summary: 'Legal holds', answer: z.array(Hold) },
  'POST /api/holds': { summary: 'Make a hold', body: HoldRequest, answer: Hold, status: 201 },
  'DELETE /api/holds/:id': { summary: 'Release a hold', answer: Hold },
  'POST /api/erasures': {
    ...{ summary: 'Erase a person', body: ErasureRequest, answer: Erasure, status: 201 },
  },
  'GET /api/sinks': { summary: 'How sinks are doing', answer: z.array(SinkStatus) },
};
