/** A browser that enrols by managed configuration: signed reports, revoked, and back with a new token. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/person.ts';
import { type House, openHouse, savedPage } from './house.ts';

const FIRST = 'the-first-enrolment-token';
let house: House;
let admin: { headers: Record<string, string> };

beforeAll(async () => {
  house = await openHouse(
    { enrolmentToken: FIRST },
    { enrolmentTokens: [FIRST], requireEnrolment: true },
  );
  const { url } = house.stage.service();
  const signIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify({ password: house.stage.adminPassword }),
  });
  const { csrf } = (await signIn.json()) as { csrf: string };
  const cookie = signIn.headers.getSetCookie().map((line) => line.split(';')[0]!);
  admin = { headers: { Cookie: cookie.join('; '), 'X-CSRF-Token': csrf, Origin: url } };
});
afterAll(() => house?.close());

const post = (path: string) =>
  fetch(`${house.stage.service().url}/api${path}`, { method: 'POST', ...admin });

/** One step that only is noted: the share dialog's own button. */
async function share(): Promise<void> {
  const { page } = await house.open(savedPage('share/sharepoint/send-external'));
  await page.waitForTimeout(500);
  await page.locator('.ms-Button--primary').click();
  await page.waitForTimeout(400);
  await page.close();
}

const steps = async () => (await house.console.rows('?type=step')).length;
const waiting = async () => (await house.status()).outbox.waiting;

describe('a browser with an enrolment token', () => {
  it('reports signed, also with a worker that has just been started', async () => {
    await house.publish({
      rules: [
        {
          ...{ id: 'note', kinds: ['share'], when: { audienceAtLeast: 'external' } },
          ...{ effect: 'log', stage: 'enforce' },
        },
      ],
    });
    await house.pull();
    await share();
    await expect.poll(steps, { timeout: 15_000 }).toBe(1);
    await house.killWorker();
    await share();
    await expect.poll(steps, { timeout: 15_000 }).toBe(2);
    const { configuration } = await house.status();
    expect(configuration).toContainEqual({
      ...{ key: 'enrolmentToken', value: 'set', source: 'managed' },
    });
  });

  it('signs with a key that nobody can read', async () => {
    expect(
      await house.inWorker(`(async () => {
        const db = await new Promise((done, fail) => {
          const opening = indexedDB.open('handrail-keys');
          opening.onsuccess = () => done(opening.result);
          opening.onerror = () => fail(opening.error);
        });
        const { privateKey } = await new Promise((done) => {
          const asking = db.transaction('keys').objectStore('keys').get('device');
          asking.onsuccess = () => done(asking.result);
        });
        db.close();
        const read = await crypto.subtle.exportKey('jwk', privateKey).then(() => 'read', () => 'refused');
        return [privateKey.algorithm.name, privateKey.extractable, read];
      })()`),
    ).toEqual(['Ed25519', false, 'refused']);
  });

  it('keeps its reports while it is revoked, and sends all of them with a new token', async () => {
    const [first] = await house.console.rows('?type=step');
    expect((await post(`/enrolment/devices/${first!.device}/revoke`)).status).toBe(204);
    // The service believes a key for a few seconds; started anew, it believes nothing it has not read.
    await house.stage.pause();
    await house.stage.resume();
    await share();
    await expect.poll(waiting, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(await steps()).toBe(2);
    const { token } = (await (await post('/enrolment/tokens')).json()) as { token: string };
    await house.manage({ enrolmentToken: token });
    await until(
      20_000,
      async () => ((await steps()) === 3 ? true : null),
      async () => JSON.stringify((await house.status()).outbox),
    );
    expect((await house.status()).outbox).toMatchObject({ waiting: 0, setAside: 0, dropped: 0 });
  });
});
