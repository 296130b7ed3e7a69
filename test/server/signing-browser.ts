/** The extension's own way to the service, without a browser: enrolment, signatures, outbox, back-off. */
import 'fake-indexeddb/auto';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { createEnrolment } from '../../lib/browser/enrolment.ts';
import { createReporter } from '../../lib/browser/reporter.ts';
import type { SigningIdentity } from '../../lib/events/http-signature.ts';
import { openKeyDatabase, openOutboxDatabase } from '../../lib/outbox/database.ts';
import { createDeviceKeys } from '../../lib/outbox/device-keys.ts';
import { createOutbox } from '../../lib/outbox/outbox.ts';
import { readConfiguration } from '../../lib/policy/configuration.ts';
import { type Http, http } from '../../lib/remote/http.ts';
import { BARE_ORIGIN, stepSample } from '../unit/events/samples.ts';

/** What a browser is; a copied profile shares its id alone. */
export type SigningBrowser = ReturnType<typeof startBrowser>;

/** @param values managed values; may be changed while it runs. */
export function startBrowser(
  values: Record<string, unknown>,
  parts: { id?: string; now?: () => number; http?: Http } = {},
) {
  const id = parts.id ?? uuidv7();
  const names = { outbox: `outbox ${uuidv7()}`, keys: `keys ${uuidv7()}` };
  const outbox = createOutbox(() => openOutboxDatabase(names.outbox));
  const device = {
    id: () => Promise.resolve(id),
    pseudonymise: (text: string) => Promise.resolve(`h:${text}`),
  };
  const keys = createDeviceKeys(() => openKeyDatabase(names.keys));
  /** A worker that has just been started: nothing but what is on disk is known. */
  const worker = () => {
    const door = parts.http ?? http;
    const now = parts.now ?? Date.now;
    return createReporter({
      ...{ outbox, http: door, ...device },
      configuration: () => Promise.resolve(readConfiguration(values).configuration),
      origin: () => Promise.resolve({ ...BARE_ORIGIN, device: id }),
      ...createEnrolment({ http: door, keys, device, now }),
    });
  };
  return {
    ...{ id, outbox, values },
    /** What it signs with, to make a report by hand. @param keyid its credential */
    identity: async (keyid: string): Promise<SigningIdentity> => {
      const { privateKey, algorithm } = (await keys.current())!;
      return { key: privateKey, algorithm, keyid };
    },
    /** Takes one step, sends what waits, and says how much still waits and why. */
    step: async () => {
      const reporter = worker();
      await outbox.append(stepSample());
      await reporter.send(true);
      return { ...(await outbox.counts()), error: (await reporter.state()).lastError };
    },
  };
}
