/**
 * Hands records to the outbox and empties it towards the report endpoint. Alarms and stored times drive
 * it, so that the end of the worker at any point only delays it.
 */
import { z } from 'zod/mini';
import type { SurfaceId } from '../activity/activity.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { HealthState } from '../events/health-state.ts';
import {
  type HealthRecord,
  type Origin,
  type ReportRecord,
  reduceActivity,
} from '../events/record.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Configuration } from '../policy/configuration.ts';
import { backOff, deliver } from '../remote/deliver.ts';
import type { Http } from '../remote/http.ts';
import type { Admission } from '../remote/post.ts';
import { row } from './rows.ts';

const Delivery = z.object({
  failures: z.int().check(z.nonnegative()),
  /** Unix time in ms before which nothing is sent. */
  notBefore: z.int(),
  lastError: z.nullable(z.string()),
  lastSent: z.nullable(z.int()),
});
export type DeliveryState = z.infer<typeof Delivery>;
const FRESH: DeliveryState = { failures: 0, notBefore: 0, lastError: null, lastSent: null };

export interface Reporter {
  /** Stores a record, reduced to what may leave; settles when it is on disk. Sending starts by itself. */
  readonly report: (record: ReportRecord) => Promise<void>;
  /** Stores what was made of a record that was reduced before: a second time would hide hashes in hashes. */
  readonly repeat: (record: ReportRecord) => Promise<void>;
  readonly health: (
    reason: HealthRecord['reason'],
    detail: string,
    policyVersion: number | null,
    surface?: SurfaceId,
  ) => Promise<void>;
  /** A sign of life with everything that can be said of this browser. */
  readonly heartbeat: (
    detail: string,
    policyVersion: number | null,
    condition: HealthState,
  ) => Promise<void>;
  /** Sends what waits, unless the endpoint asked for a pause; `force` is a person's wish. */
  readonly send: (force: boolean) => Promise<void>;
  readonly state: () => Promise<DeliveryState>;
}

export interface ReporterOptions {
  readonly outbox: Outbox;
  readonly http: Http;
  readonly configuration: () => Promise<Configuration>;
  readonly origin: (configuration: Configuration) => Promise<Origin>;
  readonly pseudonymise: (text: string) => Promise<string>;
  /** How this browser may report. */
  readonly admission: (configuration: Configuration) => Promise<Admission>;
}

/** The way of records from this browser to the report endpoint. */
export function createReporter({
  outbox,
  http,
  configuration,
  origin,
  pseudonymise,
  admission,
}: ReporterOptions): Reporter {
  const stored = row('local', 'delivery-1', Delivery);
  let running: Promise<void> | null = null;
  let again = false;

  const attempt = async (force: boolean) => {
    const current = await configuration();
    const { reportUrl, reportFormat } = current;
    if (reportUrl === null) return;
    const state = (await stored.read()) ?? FRESH;
    if (!force && Date.now() < state.notBefore) return;
    const target = {
      url: reportUrl,
      format: reportFormat,
      admission: () => admission(current),
    };
    const result = await deliver(http, outbox, target, await origin(current));
    const lastSent = result.delivered > 0 ? Date.now() : state.lastSent;
    if (result.done) {
      await stored.write({ failures: 0, notBefore: 0, lastError: null, lastSent });
      return;
    }
    const failures = state.failures + 1;
    await stored.write({
      failures,
      notBefore: Math.round(Date.now() + backOff(failures, result.after)),
      lastError: result.detail,
      lastSent,
    });
  };

  const send = async (force: boolean): Promise<void> => {
    if (running !== null) {
      // What was stored after the running round began is taken by the next one.
      again = true;
      return running;
    }
    running = attempt(force).finally(() => {
      running = null;
      if (again) {
        again = false;
        void send(false);
      }
    });
    return running;
  };

  const repeat = async (record: ReportRecord) => {
    await outbox.append(record);
    void send(false);
  };

  const report = async (record: ReportRecord) => {
    const reduced =
      record.type === 'step'
        ? { ...record, activity: await reduceActivity(record.activity, pseudonymise) }
        : record;
    await repeat(reduced);
  };

  type Told = Pick<HealthRecord, 'reason' | 'detail' | 'policyVersion' | 'surface' | 'condition'>;
  const tell = async (told: Told) => {
    const { waiting, dropped } = await outbox.counts();
    await report({
      type: 'health',
      uid: uuidv7(),
      time: Date.now(),
      ...told,
      detail: told.detail.slice(0, 1000),
      queueDepth: waiting,
      dropped,
    });
  };
  const health: Reporter['health'] = (reason, detail, policyVersion, surface) =>
    tell({ reason, detail, policyVersion, surface: surface ?? null, condition: null });
  const heartbeat: Reporter['heartbeat'] = (detail, policyVersion, condition) =>
    tell({ reason: 'heartbeat', detail, policyVersion, surface: null, condition });

  return {
    report,
    repeat,
    health,
    heartbeat,
    send,
    state: async () => (await stored.read()) ?? FRESH,
  };
}
