/** The heartbeat of a browser: what it gathers, also where there is no policy and where the browser says no. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beat } from '../../../lib/browser/health-state.ts';
import { countSurface } from '../../../lib/browser/surface-counts.ts';
import type { HealthState } from '../../../lib/events/health-state.ts';
import { freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => {
  const { extension } = await import('./extension-double.ts');
  return {
    default: {
      ...extension,
      runtime: {
        ...extension.runtime,
        getManifest: () => ({
          version: '0.1.0',
          permissions: ['storage', 'webRequestBlocking'],
          host_permissions: ['<all_urls>'],
        }),
      },
      permissions: {
        getAll: () => Promise.resolve({ permissions: ['storage'] }),
        contains: () => Promise.resolve(false),
      },
      extension: { isAllowedIncognitoAccess: () => Promise.resolve(false) },
    },
  };
});

beforeEach(freshBrowser);

type Parts = Parameters<typeof beat>[0];

const HELD = { document: { id: 'acme', version: 7 }, kid: 'k', verifiedAt: 0, checkedAt: 0 };

async function beatOf(held: object | null) {
  const told: { detail: string; version: number | null; state: HealthState }[] = [];
  await beat({
    management: { current: () => Promise.resolve({ configuration: {} }) },
    keeper: {
      current: () => Promise.resolve(held),
      hash: () => Promise.resolve('ab'.repeat(32)),
    },
    outbox: { counts: () => Promise.resolve({ waiting: 3, sent: 0, setAside: 2, dropped: 1 }) },
    reporter: {
      heartbeat: (detail: string, version: number | null, state: HealthState) => {
        told.push({ detail, version, state });
        return Promise.resolve();
      },
    },
    layers: () => Promise.resolve([{ id: 'net', active: true, reason: 'on', rules: null }]),
  } as unknown as Parts);
  return told[0]!;
}

describe('a heartbeat', () => {
  it('says policy, layers, surfaces, and what the browser does not give', async () => {
    await countSurface('share/google-drive', 'gaps');
    const { detail, version, state } = await beatOf(HELD);
    expect(detail).toBe('Handrail is on. Layers: net on.');
    expect(version).toBe(7);
    expect(state).toMatchObject({
      ...{ policyId: 'acme', policyHash: 'ab'.repeat(32), setAside: 2 },
      layers: [{ id: 'net', reason: 'on' }],
      surfaces: [{ id: 'share/google-drive', read: 0, gaps: 1 }],
      denied: ['webRequestBlocking', '<all_urls>', 'private-windows'],
    });
    expect(state.policyAge).toBeGreaterThan(0);
  });

  it('says that there is no policy, and names no surface that was not met', async () => {
    const { version, state } = await beatOf(null);
    expect(version).toBeNull();
    expect(state).toMatchObject({ policyId: null, policyHash: null, policyAge: null });
    expect(state.surfaces).toEqual([]);
  });
});
