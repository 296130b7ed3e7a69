/** What this browser is called in reports, and the key that hides ids. Made once, kept on disk. */
import { z } from 'zod/mini';
import { base64url } from 'jose';
import { uuidv7 } from '../activity/identifiers.ts';
import type { Origin } from '../events/record.ts';
import type { Configuration } from '../policy/configuration.ts';
import { browser } from './extension.ts';
import { row } from './rows.ts';

const Device = z.object({ id: z.uuid(), hashKey: z.string() });

export interface Device {
  readonly origin: (configuration: Configuration) => Promise<Origin>;
  /** The random name of this browser. */
  readonly id: () => Promise<string>;
  /** HMAC-SHA-256 with a key that never leaves this browser (RFC 2104), base64url. */
  readonly pseudonymise: (text: string) => Promise<string>;
}

/** The device as reports name it. The id and the key are made at the first use. */
export function createDevice(): Device {
  const stored = row('local', 'device-1', Device);
  let loading: Promise<z.infer<typeof Device>> | null = null;

  const load = async () => {
    const known = await stored.read();
    if (known !== null) return known;
    const fresh = {
      id: uuidv7(),
      hashKey: base64url.encode(crypto.getRandomValues(new Uint8Array(32))),
    };
    await stored.write(fresh);
    return fresh;
  };
  const device = () => (loading ??= load());

  const pseudonymise = async (text: string) => {
    const { hashKey } = await device();
    const key = await crypto.subtle.importKey(
      'raw',
      new Uint8Array(base64url.decode(hashKey)),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
    return `h:${base64url.encode(new Uint8Array(hash)).slice(0, 22)}`;
  };

  return {
    id: async () => (await device()).id,
    pseudonymise,
    origin: async ({ tenant, user, groups, deviceLabel, privacy }) => ({
      tenant,
      user: user !== null && privacy === 'pseudonymous' ? await pseudonymise(`user:${user}`) : user,
      groups,
      device: (await device()).id,
      deviceLabel: privacy === 'pseudonymous' ? null : deviceLabel,
      browser: browserName(),
      version: browser.runtime.getManifest().version,
    }),
  };
}

/** Product and major version, no more: `Chromium 156`, `Firefox 153`. */
function browserName(): string {
  const match = /(Firefox|Edg|Chrome)\/(\d+)/u.exec(navigator.userAgent);
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', Chrome: 'Chromium' };
  return match === null ? 'unknown' : `${names[match[1] ?? ''] ?? match[1]} ${match[2]}`;
}
