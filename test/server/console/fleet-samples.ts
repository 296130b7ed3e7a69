/** Answers of the coverage page: an empty fleet, one browser, and a large one with everything in it. */
import type { Coverage, DevicePage, FleetDevice } from '../../../server/contract/fleet.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const HASH = '9f'.repeat(32);

export function emptyFleet(now: number): Coverage {
  return {
    ...{ now, devices: 0, active: 0, policy: null },
    ...{ silent: { hour: 0, day: 0, week: 0 } },
    ...{ policies: [], versions: [], browsers: [], layers: [], denied: [], surfaces: [] },
    enrolment: { enrolled: 0, token: 0, revoked: 0, copies: 0, required: false },
    trouble: { waiting: 0, dropped: 0, setAside: 0, gaps: 0 },
  };
}

export function oneBrowser(now: number): Coverage {
  return {
    ...emptyFleet(now),
    ...{ devices: 1, active: 1 },
    policy: {
      ...{ version: 1, hash: HASH, since: now - HOUR },
      ...{ reached: 1, activeReached: 1, p50: null, p95: null },
    },
    policies: [{ policy: 1, hash: HASH, devices: 1, live: true }],
    versions: [{ value: '0.1.0', devices: 1 }],
    browsers: [{ value: 'Chromium 156', devices: 1 }],
    layers: [{ layer: 'flow', reason: 'on', devices: 1 }],
    enrolment: { enrolled: 1, token: 0, revoked: 0, copies: 0, required: true },
  };
}

export function largeFleet(now: number): Coverage {
  return {
    ...emptyFleet(now),
    ...{ devices: 1_000_000, active: 912_340 },
    silent: { hour: 310_225, day: 190_402, week: 87_660 },
    policy: {
      ...{ version: 42, hash: HASH, since: now - 3 * HOUR },
      ...{ reached: 871_004, activeReached: 870_911, p50: 71_000, p95: 41 * 60_000 },
    },
    policies: [
      { policy: 42, hash: HASH, devices: 870_911, live: true },
      { policy: 42, hash: '11'.repeat(32), devices: 93, live: false },
      { policy: 41, hash: 'ab'.repeat(32), devices: 128_101, live: false },
      { policy: null, hash: null, devices: 895, live: false },
    ],
    versions: [
      { value: '0.2.0', devices: 910_002 },
      { value: '0.1.0', devices: 89_998 },
    ],
    browsers: [
      { value: 'Chromium 156', devices: 640_551 },
      { value: 'Edge 156', devices: 300_449 },
      { value: 'Firefox 153', devices: 59_000 },
      { value: `<img src=x onerror=alert(1)>${'x'.repeat(60)}`, devices: 1 },
    ],
    layers: [
      { layer: 'flow', reason: 'on', devices: 999_105 },
      { layer: 'flow', reason: 'unknown', devices: 895 },
      { layer: 'request', reason: 'on', devices: 990_101 },
      { layer: 'request', reason: 'not-installed-by-policy', devices: 9_004 },
      { layer: 'net', reason: 'nothing-to-do', devices: 999_105 },
    ],
    denied: [{ value: 'private-windows', devices: 400_120 }],
    enrolment: { enrolled: 950_112, token: 49_876, revoked: 12, copies: 3, required: false },
    trouble: { waiting: 1_204, dropped: 2, setAside: 0, gaps: 17 },
    surfaces: [
      { surface: 'share/google-drive', version: 3, read: 120_551, gaps: 9_120 },
      { surface: 'consent/microsoft-entra', version: 5, read: 88_012, gaps: 12 },
      { surface: 'publish/a-surface-with-a-rather-long-name', version: 1, read: 7, gaps: 0 },
    ],
  };
}

export function deviceSample(now: number, change: Partial<FleetDevice> = {}): FleetDevice {
  return {
    ...{ device: '0199f3a2-7c1e-7b7a-a0d2-5a1f6d1c9e01', heard: now - DAY },
    ...{ person: 'ada@acme.example', label: 'ADA-LAPTOP' },
    ...{ browser: 'Chromium 156', version: '0.2.0', policy: 41, policyHash: HASH },
    policyChecked: now - DAY,
    layers: [
      { id: 'flow', reason: 'on' },
      { id: 'page', reason: 'on' },
      { id: 'request', reason: 'not-installed-by-policy' },
      { id: 'net', reason: 'nothing-to-do' },
    ],
    ...{ denied: [], waiting: 3, dropped: 0, setAside: 0, missing: 4, links: 12 },
    ...{ enrolment: 'enrolled', credentialEnds: now + 20 * DAY, copies: 1 },
    ...change,
  };
}

export function devicePage(now: number): DevicePage {
  const others = Array.from({ length: 6 }, (_, index) =>
    deviceSample(now, {
      ...{ device: `0199f3a2-7c1e-7b7a-a0d2-5a1f6d1c9e1${index}`, label: null, person: null },
      ...{ enrolment: index === 0 ? 'revoked' : 'token', credentialEnds: null, copies: 0 },
      ...{ missing: 0, waiting: 0, heard: now - index * HOUR },
      layers: [{ id: 'flow', reason: null }],
    }),
  );
  return { devices: [deviceSample(now), ...others], next: 'more' };
}
