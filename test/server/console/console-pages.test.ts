/** Every page of the console once, on a service that is run for real and has heard a few events. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { generateSigningKey, signBundle } from '../../../lib/policy/bundle.ts';
import { type Service, startService } from '../../../server/main.ts';
import { consent, HOUR, person, share, stepEvent } from '../../unit/cli/recorded.ts';
import { policyWith, rule } from '../../unit/policy/samples.ts';
import { beatOf } from '../fleet-stage.ts';
import { PASSWORD, TOKEN } from '../places.ts';
import { type Reader, report, signIn } from '../requests.ts';
import { PATIENCE, useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

const NOW = Date.now();

/** As text, since the pages themselves can only be loaded in a browser. */
const PAGES = new URL('../../../server/console/pages.ts', import.meta.url);
const PATHS = [...readFileSync(PAGES, 'utf8').matchAll(/\bpath: '([^']+)'/gu)].map(
  ([, path]) => path!,
);

const POLICY = policyWith({
  ...{ version: 5, expires: new Date(NOW + 90 * 24 * HOUR).toISOString() },
  rules: [rule({ id: 'mail', effect: 'request' })],
});

/** A handful of what browsers say: steps of each kind of answer, and signs of life. */
const EVENTS = [
  ...['ada', 'bo', 'cy'].map((name, index) =>
    stepEvent(consent(), person(`${name}@acme.example`), { time: NOW - index * HOUR }),
  ),
  stepEvent(consent(), person('di@acme.example'), {
    ...{ time: NOW - HOUR, effect: 'request', outcome: 'requested' },
  }),
  stepEvent(share('vendor.example'), person('ed@acme.example'), {
    ...{ time: NOW - HOUR, effect: 'block', outcome: 'blocked' },
  }),
  beatOf({ device: 'd1', time: NOW - HOUR, policy: 5 }),
  beatOf({ device: 'd2', time: NOW - 30 * HOUR, policy: 4 }),
];

describe('every page of the console', { timeout: 120_000 }, () => {
  const stage = useConsole();
  const data = mkdtempSync(join(tmpdir(), 'handrail-pages-'));
  let service: Service;
  let admin: Reader;
  let page: Page;
  let accepted: number;

  beforeAll(async () => {
    const [admins, own] = await Promise.all([generateSigningKey('a'), generateSigningKey('own')]);
    const policyFile = join(data, 'policy.jws');
    writeFileSync(policyFile, await signBundle(POLICY, admins));
    await layEmptyDatabase(join(data, 'data'));
    service = await startService({
      ...{ dataDirectory: join(data, 'data'), policyFile, policyKey: own },
      adminKeys: [{ kid: 'a', x: admins.x }],
      ...{ reportTokens: [TOKEN], adminPassword: PASSWORD, consoleDirectory: stage.directory },
    });
    accepted = (await report(service.url, EVENTS)).accepted;
    admin = await signIn(service.url);
    // What pages read is folded from events a moment later.
    const known = async () => {
      const queue = await (await admin.get('/api/approvals?view=open')).json();
      expect((queue as { cases: unknown[] }).cases).toHaveLength(1);
    };
    await vi.waitFor(known, { timeout: 20_000 });
  });
  it('are found, and their events are taken', () => {
    expect(PATHS.length).toBeGreaterThanOrEqual(12);
    expect(accepted).toBe(EVENTS.length);
  });

  afterAll(async () => {
    await service?.close();
    rmSync(data, { recursive: true, force: true });
  });

  it.each(PATHS)('%s has no fault, wide and narrow, light and dark', async (path) => {
    const [name, value] = admin.cookie.split('=') as [string, string];
    page = await stage.open('', { base: 'about:blank' });
    page.setDefaultTimeout(2 * PATIENCE.timeout);
    await page.context().addCookies([{ name, value, url: service.url }]);
    await page.goto(service.url + path);
    await page.locator('.side nav').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.locator('.loading').count(), PATIENCE).toBe(0);
    await expectGoodLooks(page, path.slice(1));
    expect(stage.complaints).toEqual([]);
  });
});
