/** Browsers that enrol and sign: what they may, what is refused, and that nothing of it is lost. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { contentDigest, signRequest } from '../../../lib/events/http-signature.ts';
import { type HttpRequest, http } from '../../../lib/remote/http.ts';
import { ReportAnswer } from '../../../server/contract/contract.ts';
import type { Service } from '../../../server/main.ts';
import { extension, freshBrowser } from '../../unit/browser/extension-double.ts';
import { ORIGIN, stepSample } from '../../unit/events/samples.ts';
import { usePlace, PASSWORD, TOKEN } from '../places.ts';
import { eventOf, post, problemOf, signIn } from '../requests.ts';
import { startBrowser } from '../signing-browser.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../unit/browser/extension-double.ts')).extension,
}));

const FIRST = 'the-first-enrolment-token';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('a browser that enrols', () => {
  const place = usePlace('PGlite');
  let service: Service;
  let admin: Awaited<ReturnType<typeof signIn>>;
  const values = (enrolmentToken: string | null = FIRST) => ({
    reportUrl: `${service.url}/report`,
    ...(enrolmentToken === null ? { reportToken: TOKEN } : { enrolmentToken }),
  });
  const change = async (method: string, path: string) =>
    fetch(`${service.url}/api${path}`, {
      method,
      headers: { Cookie: admin.cookie, 'X-CSRF-Token': admin.session.csrf },
    });
  const deviceOf = async (id: string) => {
    const answer = await admin.get(`/api/coverage/devices?name=${id}`);
    const { devices } = (await answer.json()) as { devices: Record<string, unknown>[] };
    return devices[0] ?? null;
  };

  beforeAll(async () => {
    service = await place.start({
      ...{ enrolmentTokens: [FIRST], requireEnrolment: true, adminPassword: PASSWORD },
    });
    admin = await signIn(service.url);
  }, 180_000);
  beforeEach(freshBrowser);
  afterEach(() => vi.useRealTimers());

  const enrolment = () =>
    extension.storage.local.rows.get('enrolment-1') as Record<string, number> | undefined;

  it('reports signed, over the end of its worker, with one key', async () => {
    const ada = startBrowser(values());
    expect(await ada.step()).toMatchObject({ waiting: 0, sent: 1, error: null });
    const credential = enrolment()!['credential'];
    expect(await ada.step()).toMatchObject({ waiting: 0, sent: 2, setAside: 0 });
    expect(enrolment()!['credential']).toBe(credential);
    await vi.waitFor(async () =>
      expect(await deviceOf(ada.id)).toMatchObject({ enrolment: 'enrolled', copies: 0 }),
    );
  });

  it('is asked for where only signed reports are taken; a token or nothing is not enough', async () => {
    expect((await post(service.url, [eventOf()])).status).toBe(401);
    const bob = startBrowser(values(null));
    expect(await bob.step()).toMatchObject({ waiting: 1, sent: 0 });
    const eve = startBrowser(values('a-token-that-nobody-made'));
    expect(await eve.step()).toMatchObject({
      waiting: 1,
      error: 'The service does not know the enrolment token.',
    });
  });

  it('prolongs its credential by itself, also with a token that is gone', async () => {
    const ada = startBrowser(values());
    await ada.step();
    const { ends, renewAt, credential } = enrolment()!;
    expect((renewAt! - Date.now()) / (30 * DAY)).toBeGreaterThan(0.66);
    expect((renewAt! - Date.now()) / (30 * DAY)).toBeLessThan(0.78);
    await extension.storage.local.set({ 'enrolment-1': { ...enrolment(), renewAt: 1 } });
    ada.values['enrolmentToken'] = 'a-token-that-nobody-made';
    expect(await ada.step()).toMatchObject({ waiting: 0, sent: 2 });
    expect(enrolment()!['credential']).toBe(credential);
    expect(enrolment()!['ends']).toBeGreaterThan(ends!);
  });

  it('waits when an admin revoked it, and comes back with a new token; nothing is lost', async () => {
    const ada = startBrowser(values());
    await ada.step();
    expect((await change('POST', `/enrolment/devices/${ada.id}/revoke`)).status).toBe(204);
    // The key is believed for a few seconds without asking the database.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 });
    expect(await ada.step()).toMatchObject({ waiting: 1, sent: 1 });
    expect(await ada.step()).toMatchObject({
      ...{ waiting: 2, sent: 1, setAside: 0, dropped: 0 },
      error: 'An admin revoked this browser; a new enrolment token lets it in again.',
    });
    const made = (await (await change('POST', '/enrolment/tokens')).json()) as {
      id: string;
      token: string;
    };
    ada.values['enrolmentToken'] = made.token;
    expect(await ada.step()).toMatchObject({ waiting: 0, sent: 4, error: null });
    await change('POST', '/enrolment/tokens');
    expect((await change('POST', '/enrolment/tokens')).status).toBe(409);
    expect((await change('DELETE', `/enrolment/tokens/${made.id}`)).status).toBe(204);
    const trail = (await (await admin.get('/api/audit')).json()) as {
      entries: { action: string }[];
    };
    const actions = trail.entries.map(({ action }) => action);
    expect(actions).toContain('revoke-device');
    expect(actions).toContain('retire-enrolment-token');
  });

  it('is told from a copy of its profile, until an admin lets it enrol anew', async () => {
    const ada = startBrowser(values());
    await ada.step();
    freshBrowser();
    const copy = startBrowser(values(), { id: ada.id });
    expect(await copy.step()).toMatchObject({
      waiting: 1,
      error: 'Another browser is enrolled under the name of this one.',
    });
    await vi.waitFor(async () => expect(await deviceOf(ada.id)).toMatchObject({ copies: 1 }));
    await change('POST', `/enrolment/devices/${ada.id}/free`);
    freshBrowser();
    expect(await copy.step()).toMatchObject({ waiting: 0, sent: 2 });
  });

  it('corrects a clock that is an hour off by the answer of the service', async () => {
    const ada = startBrowser(values(), { now: () => Date.now() - 60 * MINUTE });
    expect(await ada.step()).toMatchObject({ waiting: 0, sent: 1, error: null });
    expect(Math.abs(enrolment()!['skew']! - 60 * MINUTE)).toBeLessThan(5_000);
  });

  it('sends each signature once, for its own events and its own body', async () => {
    const sent: HttpRequest[] = [];
    const ada = startBrowser(values(), {
      http: (request) => {
        sent.push(request);
        return http(request);
      },
    });
    await ada.step();
    const report = sent.at(-1)!;
    const again = async (difference: Partial<HttpRequest>) => {
      const answer = await http({ ...report, ...difference });
      if (!answer.ok) throw new Error(answer.problem);
      return [answer.answer.status, answer.answer.header('handrail-refused')];
    };
    expect(await again({})).toEqual([401, 'replay']);
    expect(await again({ body: new Uint8Array([1, 2, 3]) })).toEqual([401, 'replay']);
    const forged = { ...report.headers, 'Signature-Input': '' };
    expect(await again({ headers: forged })).toEqual([401, 'signature']);
    const later = report.headers['Signature-Input']!.replace(/nonce="."?/u, 'nonce="f');
    const headers = { ...report.headers, 'Signature-Input': later };
    expect(await again({ headers })).toEqual([401, 'signature']);
    const old = report.headers['Signature-Input']!.replace(/created=\d+/u, 'created=1600000000');
    expect(await again({ headers: { ...headers, 'Signature-Input': old } })).toEqual([
      ...[401, 'clock'],
    ]);
  });

  it('speaks for itself alone, and for the body that it signed', async () => {
    const ada = startBrowser(values());
    await ada.step();
    const identity = await ada.identity(String(enrolment()!['credential']));
    /** Signed anew each time, so that nothing is refused for its nonce. */
    const send = async (signed: unknown, sent: unknown = signed) => {
      const digest = await contentDigest(new TextEncoder().encode(JSON.stringify(signed)));
      const parts = { method: 'POST', path: '/report', digest };
      const headers = await signRequest(parts, identity, Date.now());
      return await post(service.url, sent, { token: null, headers });
    };
    const [own, foreign] = [ada.id, uuidv7()].map((device) =>
      eventOf(stepSample({ uid: uuidv7() }), { ...ORIGIN, device }),
    );
    const answer = await send([own, foreign]);
    expect(ReportAnswer.parse(await answer.json())).toEqual({
      ...{ accepted: 1, duplicates: 0 },
      rejected: [
        {
          uid: foreign!.metadata.uid,
          reason: 'device.uid: is not the browser that signed the report',
        },
      ],
    });
    const spoiled = await send([own], [{ ...own, severity_id: 1 }]);
    expect([spoiled.status, spoiled.headers.get('handrail-refused')]).toEqual([401, 'signature']);
    expect((await problemOf(spoiled)).error).toBe('The body is not the one that was signed.');
    expect(await deviceOf(foreign!.device.uid)).toBeNull();
  });
});
