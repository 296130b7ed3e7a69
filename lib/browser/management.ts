/**
 * Reads the managed configuration and keeps it current. `{}` means "nothing" and "not yet" alike, and
 * values may come seconds or minutes after the start (measured on Chromium 156), so there are three
 * states, the last seen values stay in force, and an empty answer never switches anything off.
 */
import { z } from 'zod/mini';
import { type ReadConfiguration, readConfiguration } from '../policy/configuration.ts';
import { browser } from './extension.ts';
import type { ManagementState } from './messages.ts';
import { row } from './rows.ts';

const Values = z.record(z.string(), z.unknown());

/** ms between looks while nothing has been seen; afterwards the minute alarm and change events look. */
const LOOKS = [300, 700, 1_500, 3_000, 6_000, 12_000, 25_000];

/**
 * ms that a cold worker waits for the browser on its very first start. `storage.managed.get()` can stay
 * pending for two seconds (measured on Chromium 156), and no page may wait that long.
 */
const FIRST_WAIT = 400;

export interface Managed extends ReadConfiguration {
  readonly state: ManagementState;
  readonly source: 'managed' | 'trial build' | 'default';
}

export interface Management {
  /** Settles with what is known once the last seen values have been loaded. */
  readonly current: () => Promise<Managed>;
  /** Looks at the browser's managed values now. */
  readonly look: () => Promise<Managed>;
}

export interface ManagementOptions {
  /** Values carried by a trial build; a release build has none. */
  readonly trial: Readonly<Record<string, unknown>> | null;
  readonly changed: (managed: Managed) => void;
}

/** Starts to look for managed values; `changed` is told of each configuration that differs from the last. */
export function createManagement({ trial, changed }: ManagementOptions): Management {
  const lastSeen = row('local', 'managed-values-1', Values);
  /** What `changed` was told last; a worker that starts anew has nothing new to tell. */
  const told = row('session', 'managed-told-1', z.string());
  let text = '';
  let latest: Managed | null = null;

  const take = (
    values: Readonly<Record<string, unknown>>,
    state: ManagementState,
    source: Managed['source'],
  ) => {
    const next: Managed = { ...readConfiguration(values), state, source };
    const nextText = JSON.stringify([values, state]);
    latest = next;
    if (nextText !== text) {
      text = nextText;
      void tell(next, nextText);
    }
    return next;
  };

  const tell = async (next: Managed, nextText: string) => {
    if ((await told.read()) === nextText) return;
    await told.write(nextText);
    changed(next);
  };

  const look = async (): Promise<Managed> => {
    const values = await managedValues();
    if (Object.keys(values).length > 0) {
      await lastSeen.write(values);
      return take(values, 'managed', 'managed');
    }
    const seen = await lastSeen.read();
    if (seen !== null) return take(seen, 'managed', 'managed');
    if (trial !== null) return take(trial, 'managed', 'trial build');
    return take({}, await emptyState(), 'default');
  };

  const lookAgain = async () => {
    for (const wait of LOOKS) {
      if ((await look()).state === 'managed') return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };

  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void look();
  });
  const start = async (): Promise<Managed> => {
    const seen = await lastSeen.read();
    const looked = look();
    void looked.then(lookAgain);
    if (seen !== null) return latest ?? take(seen, 'managed', 'managed');
    return (
      (await Promise.race([looked, pause(FIRST_WAIT)])) ?? latest ?? take({}, 'unknown', 'default')
    );
  };
  const first = start();
  return { current: async () => latest ?? first, look };
}

function pause(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null));
}

async function managedValues(): Promise<Record<string, unknown>> {
  try {
    return Values.parse(await browser.storage.managed.get());
  } catch {
    // Firefox throws where no policy for the extension exists (measured on Firefox 153).
    return {};
  }
}

/** An extension that was not installed by policy has no managed values to wait for. */
async function emptyState(): Promise<ManagementState> {
  const { installType } = await browser.management.getSelf();
  return installType === 'admin' ? 'unknown' : 'unmanaged';
}
