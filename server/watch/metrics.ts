/** Figures about the service in OpenMetrics. Labels are our own words, so their number is bounded. */
import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';

/** Seconds; a report is a commit, so most lie in the first ones. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = {
  /** A report was answered with this status after so many seconds. */
  report: (status: number, seconds: number) => void;
  events: (result: 'accepted' | 'duplicate' | 'rejected', count: number) => void;
  /** Bodies that are being read and stored, and their bytes. */
  holding: (reports: number, bytes: number) => void;
  removed: (events: number) => void;
  sink: (sink: string, result: 'delivered' | 'refused' | 'failed', events: number) => void;
  /** Age in seconds of the oldest event that a sink has not got. */
  sinkLag: (sink: string, seconds: number) => void;
  /** Events that a projection cannot fold. */
  passedBy: (projection: string, events: number) => void;
  /** Messages in the stream that are not stored. */
  waiting: (messages: number) => void;
  /** The page that a collector reads, and its type. */
  page: () => Promise<{ type: string; text: string }>;
};

/** @returns figures that start at nothing; each service has its own */
export function createMetrics(): Metrics {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });

  const reports = new Histogram({
    name: 'handrail_report_seconds',
    help: 'Time from the head of a report to its answer, by status.',
    labelNames: ['status'],
    buckets: SECONDS,
    registers,
  });
  const events = new Counter({
    name: 'handrail_events',
    help: 'Reported events by what became of them.',
    labelNames: ['result'],
    registers,
  });
  const reportsHeld = gauge('handrail_reports_held', 'Reports that are read and stored now.');
  const bytesHeld = gauge('handrail_report_bytes_held', 'Bytes of these reports.');
  const removed = new Counter({
    name: 'handrail_events_removed',
    help: 'Events that left because their time was over.',
    registers,
  });
  const sinks = new Counter({
    name: 'handrail_sink_events',
    help: 'Events handed on, by sink and result; a failed one is tried again.',
    labelNames: ['sink', 'result'],
    registers,
  });
  const sinkLag = new Gauge({
    name: 'handrail_sink_lag_seconds',
    help: 'Age of the oldest event that the sink has not got.',
    labelNames: ['sink'],
    registers,
  });
  const passedBy = new Counter({
    name: 'handrail_projection_refusals',
    help: 'Events that a projection cannot fold and passed by.',
    labelNames: ['projection'],
    registers,
  });
  const waiting = gauge('handrail_stream_waiting', 'Messages in the stream that are not stored.');
  const memory = gauge('process_resident_memory_bytes', 'Memory of this process.');

  return {
    report: (status, seconds) => reports.observe({ status }, seconds),
    events: (result, count) => events.inc({ result }, count),
    holding(held, bytes) {
      reportsHeld.set(held);
      bytesHeld.set(bytes);
    },
    removed: (count) => removed.inc(count),
    sink: (sink, result, count) => sinks.inc({ sink, result }, count),
    sinkLag: (sink, seconds) => sinkLag.set({ sink }, seconds),
    passedBy: (projection, count) => passedBy.inc({ projection }, count),
    waiting: (messages) => waiting.set(messages),
    page: async () => {
      memory.set(process.memoryUsage.rss());
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
