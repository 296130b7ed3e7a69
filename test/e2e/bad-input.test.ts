/** Bad policies, bad services, bad managed values: a clear message, and the last good state is kept. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { managedPolicies } from '../support/managed-chromium.ts';
import { until } from '../support/person.ts';
import { type House, openHouse, savedPage } from './house.ts';
import { outsideRule } from './rules.ts';

let house: House;

const RULES = [outsideRule('block')];

const policy = (version: number, more: object = {}): Policy =>
  Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version,
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    ...more,
  });

beforeAll(async () => {
  house = await openHouse();
  await house.stage.publish(
    policy(50, { rules: RULES, lists: { domains: { own: ['acme.example'] } } }),
  );
  await house.pull();
});

afterAll(async () => {
  await house?.close();
});

/** Whether the good policy still holds a share to an outsider. */
async function isHeld(): Promise<boolean> {
  const { page, person } = await house.open(savedPage('share/sharepoint/send-external'));
  await page.waitForTimeout(500);
  await page.locator('.ms-Button--primary').click();
  const held = await person.meets().then(() => true);
  await page.close();
  return held;
}

describe('a policy that must not be used', () => {
  const BAD: ReadonlyArray<readonly [string, () => Promise<string>, RegExp]> = [
    [
      'signed with a key that is not pinned',
      async () => signBundle(policy(60), { ...(await generateSigningKey('someone-else')) }),
      /someone-else.*policyKeys/u,
    ],
    [
      'with a wrong signature under the right name',
      async () =>
        signBundle(policy(60), { ...(await generateSigningKey(house.stage.signingKey.kid)) }),
      /signature/iu,
    ],
    [
      'of an older version',
      () => signBundle(policy(49), house.stage.signingKey),
      /version 49.*50/u,
    ],
    [
      'that has expired',
      () => signBundle(policy(61, { expires: '2026-02-01T00:00:00Z' }), house.stage.signingKey),
      /expired/iu,
    ],
    [
      'that is malformed',
      () =>
        signBundle(
          { ...policy(62), rules: [{ id: 'BAD ID' }] } as unknown as Policy,
          house.stage.signingKey,
        ),
      /rules/u,
    ],
    [
      'that is no bundle at all',
      async () => '<!doctype html><title>Sign in to the hotel network</title>',
      /not a signed policy/iu,
    ],
    [
      'of 20 MB',
      () =>
        signBundle(
          policy(63, {
            lists: {
              people: { many: Array.from({ length: 700_000 }, (_, n) => `p${n}@acme.example`) },
            },
          }),
          house.stage.signingKey,
        ),
      /larger/u,
    ],
  ];

  it.each(BAD)(
    '%s is refused with its reason, and the good one stays',
    async (_name, bundle, reason) => {
      house.stage.publishText(await bundle());
      const status = await house.pull();
      expect(status.policy?.version).toBe(50);
      expect(status.lastPull).toMatchObject({ ok: false });
      expect(status.lastPull?.detail).toMatch(reason);
      await house.console.waitFor((row) => row.type === 'health' && reason.test(row.message));
    },
  );

  it('afterwards the last good one is still enforced', async () => {
    expect(await isHeld()).toBe(true);
  });
});

describe('a policy server that misbehaves', () => {
  let server: Server;
  let behaviour = ({
    status,
  }: {
    end: (text: string) => void;
    never: () => void;
    status: (code: number) => void;
  }): void => status(503);

  beforeAll(async () => {
    server = createServer((_request, response) => {
      behaviour({
        end: (text) => response.end(text),
        never: () => undefined,
        status: (code) => response.writeHead(code).end(),
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await useValues({
      policyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/policy.jws`,
    });
  });

  afterAll(async () => {
    await useValues({});
    server.closeAllConnections();
    server.close();
  });

  const CASES: ReadonlyArray<readonly [string, typeof behaviour, RegExp]> = [
    [
      'answers HTML',
      ({ end }) => end('<html><body>Proxy error</body></html>'),
      /not a signed policy/iu,
    ],
    ['answers 500', ({ status }) => status(500), /status 500/u],
    ['does not answer', ({ never }) => never(), /within 10 seconds/u],
  ];

  it.each(CASES)('that %s is named, and the good policy stays', async (_name, next, reason) => {
    behaviour = next;
    const status = await house.pull();
    expect(status.policy?.version).toBe(50);
    expect(status.lastPull?.detail).toMatch(reason);
  });

  it('afterwards the last good policy is still enforced', async () => {
    expect(await isHeld()).toBe(true);
  });
});

describe('managed values', () => {
  it('of the wrong type name themselves, on the status page and in a health event, and the others hold', async () => {
    // Chromium itself drops a value of the wrong type, so the wrong ones here are of the right type.
    await useValues({ policyUrl: 'not an address', pollMinutes: 7 });
    const status = await until(
      15_000,
      async () => {
        const now = await house.status();
        return now.problems.some(({ key }) => key === 'policyUrl') ? now : null;
      },
      async () => `no problem was named: ${JSON.stringify((await house.status()).problems)}`,
    );
    expect(status.configuration.find(({ key }) => key === 'pollMinutes')).toMatchObject({
      value: '7',
      source: 'managed',
    });
    expect(status.policy?.version).toBe(50);
    await house.console.waitFor(
      (row) => row.type === 'health' && row.message.includes('policyUrl'),
    );
    await useValues({});
  });

  it('that disappear leave the last seen ones in force', async () => {
    house
      .browser()
      .writePolicies(
        managedPolicies({ id: house.stage.extensionId, updateUrl: house.stage.updateUrl }),
      );
    await house.browser().reloadPolicies();
    const status = await house.status();
    expect(status.management).toBe('managed');
    expect(await isHeld()).toBe(true);
    await useValues({});
  });
});

async function useValues(values: Record<string, unknown>): Promise<void> {
  house.browser().writePolicies(
    managedPolicies({
      id: house.stage.extensionId,
      updateUrl: house.stage.updateUrl,
      values: { ...house.stage.values, ...values },
    }),
  );
  await house.browser().reloadPolicies();
  const wanted = String({ ...house.stage.values, ...values }['policyUrl']);
  await until(
    15_000,
    async () => {
      const { configuration, problems } = await house.status();
      const now = configuration.find(({ key }) => key === 'policyUrl')?.value;
      return now === wanted || problems.some(({ key }) => key === 'policyUrl') ? true : null;
    },
    async () => 'the new values did not arrive',
  );
}
