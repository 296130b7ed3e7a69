/** People under pseudonyms: nothing that is stored names them, and nobody learns a name alone. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { ApprovalPage } from '../../server/contract/approvals.ts';
import { NameRequest, NameRequests, OneTimePassword } from '../../server/contract/people.ts';
import { openDatabase } from '../../server/database/database.ts';
import type { Service } from '../../server/main.ts';
import { DECISION, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { consent } from '../unit/policy/samples.ts';
import { usePlace } from './places.ts';
import { eventOf, type Reader, report, signIn } from './requests.ts';

const PERSON = 'Ada.Lovelace@acme.example';
const OWN_PASSWORD = 'a password of my own';

describe('people under pseudonyms', () => {
  const place = usePlace('PGlite');
  let service: Service;
  let admin: Reader;
  let approver: Reader;
  let pseudonym: string;
  const eventsOf = (user: string, tenant: string | null = null) =>
    eventOf(stepSample(), { ...ORIGIN, user, tenant });
  const send = (reader: Reader, method: string, path: string, body?: unknown) =>
    fetch(service.url + path, {
      method,
      headers: {
        Cookie: reader.cookie,
        'X-CSRF-Token': reader.session.csrf,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const reason = 'incident 12, talk to the owner';

  beforeAll(async () => {
    const key = join(place.directory, 'pseudonym.key');
    writeFileSync(key, randomBytes(32).toString('base64'));
    service = await place.start({ pseudonymKeyFile: key, tenant: 'acme' });
    admin = await signIn(service.url);
    const made = await send(admin, 'POST', '/api/accounts', { name: 'bo', role: 'approver' });
    const { password } = OneTimePassword.parse(await made.json());
    await fetch(`${service.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'bo', password, next: OWN_PASSWORD }),
    });
    approver = await signIn(service.url, 'bo', OWN_PASSWORD);
  });

  it('takes events of its own tenant alone, and keeps who they are of as a pseudonym', async () => {
    const foreign = eventsOf(PERSON, 'globex');
    expect(
      await report(service.url, [eventsOf(PERSON, 'acme'), eventsOf(PERSON), foreign]),
    ).toEqual({
      ...{ accepted: 2, duplicates: 0 },
      rejected: [
        { uid: foreign['metadata'].uid, reason: 'metadata.tenant_uid: of another organisation' },
      ],
    });
    const rows = await admin.all();
    expect(rows).toHaveLength(2);
    pseudonym = rows[0]!.user!;
    expect(rows.map(({ user }) => user)).toEqual([pseudonym, pseudonym]);
    expect(pseudonym).toMatch(/^person-[0-9a-f]{24}$/u);
    expect((await admin.page('text=lovelace')).rows).toEqual([]);
    expect(JSON.stringify(await admin.detail(rows[0]!.uid))).not.toMatch(/lovelace/iu);
  });

  it('shows a name to who asked, after somebody else agreed, and writes each look down', async () => {
    const asked = await send(approver, 'POST', '/api/names', { pseudonym, reason });
    expect(asked.status).toBe(201);
    const { id } = NameRequest.parse(await asked.json());
    const look = (reader: Reader) => send(reader, 'POST', `/api/names/${id}/look`);
    const answer = (reader: Reader, approved = true) =>
      send(reader, 'POST', `/api/names/${id}/answer`, { approved });
    expect((await look(approver)).status, 'before the answer').toBe(409);
    expect((await answer(approver)).status, 'one person is not two').toBe(409);
    expect((await answer(admin)).status).toBe(200);
    expect((await answer(admin, false)).status, 'answered once').toBe(409);
    expect((await look(admin)).status, 'who answered did not ask').toBe(403);
    expect(await (await look(approver)).json()).toMatchObject({ name: PERSON });
    await look(approver);
    const { kept, requests } = NameRequests.parse(await (await admin.get('/api/names')).json());
    expect([kept, requests[0]]).toMatchObject([
      true,
      { looks: 2, askedBy: 'bo', answeredBy: 'admin' },
    ]);
    const looks = await (await admin.get('/api/names/looks')).json();
    expect(looks).toMatchObject([
      { pseudonym, lookedBy: 'bo' },
      { pseudonym, lookedBy: 'bo' },
    ]);
    const trail = JSON.stringify(await (await admin.get('/api/audit')).json());
    for (const action of ['ask-name', 'answer-name', 'see-name']) expect(trail).toContain(action);
    expect(trail).not.toMatch(/lovelace/iu);
  });

  it('lets nobody approve what they asked for, though it is kept under a pseudonym', async () => {
    const uid = uuidv7();
    const step = stepSample({
      ...{ uid, outcome: 'requested', activity: consent(), justification: 'I need it' },
      decision: { ...DECISION, effect: 'request', audience: null } as never,
    });
    await report(service.url, [eventOf(step, { ...ORIGIN, user: 'Bo', tenant: 'acme' })]);
    const asked = async () =>
      ApprovalPage.parse(await (await admin.get('/api/approvals?view=open')).json()).cases;
    await expect.poll(asked, { timeout: 20_000 }).toMatchObject([{ uids: [uid] }]);
    const terms = { scopes: [], audience: null, days: 7 };
    const approve = (reader: Reader) =>
      send(reader, 'POST', '/api/approvals/answers', {
        ...{ answer: 'approved', uids: [uid], terms, said: null },
      });
    expect((await approve(approver)).status).toBe(403);
    expect((await approve(admin)).status).toBe(201);
  }, 60_000);

  it('gives no name that was refused, nor one without a reason or of nobody', async () => {
    const asked = await send(admin, 'POST', '/api/names', { pseudonym, reason });
    const { id } = NameRequest.parse(await asked.json());
    await send(approver, 'POST', `/api/names/${id}/answer`, { approved: false });
    expect((await send(admin, 'POST', `/api/names/${id}/look`)).status).toBe(409);
    expect((await send(admin, 'POST', '/api/names', { pseudonym, reason: ' ' })).status).toBe(400);
    const nobody = { pseudonym: `person-${'0'.repeat(24)}`, reason };
    expect((await send(admin, 'POST', '/api/names', nobody)).status).toBe(404);
  });

  it('holds and erases a person by their name, and forgets the name with the last event', async () => {
    const hold = { person: PERSON, device: null, from: 0, to: Date.now() * 2, reason: 'case 3' };
    const made = (await (await send(admin, 'POST', '/api/holds', hold)).json()) as {
      id: string;
      person: string;
    };
    expect(made.person).toBe(pseudonym);
    const erase = async () =>
      (await send(admin, 'POST', '/api/erasures', { person: PERSON, reason: 'asked' })).json();
    expect(await erase()).toEqual({ erased: 0, held: 2 });
    await send(admin, 'DELETE', `/api/holds/${made.id}`);
    expect(await erase()).toEqual({ erased: 2, held: 0 });
    const gone = await send(admin, 'POST', '/api/names', { pseudonym, reason });
    expect(gone.status).toBe(404);
  });

  it('has the name in no table, and its database for one tenant alone', async () => {
    await report(service.url, [eventsOf(PERSON)]);
    await service.close();
    const database = await openDatabase(null, place.options.dataDirectory);
    const tables = await database.query(
      `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
      [],
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { relname } of tables) {
      const rows = await database.query(`SELECT t::text AS text FROM "${String(relname)}" t`, []);
      expect(JSON.stringify(rows), String(relname)).not.toMatch(/lovelace/iu);
    }
    const [map] = await database.query('SELECT count(*)::int AS n FROM pseudonyms', []);
    expect(map).toEqual({ n: 2 });
    await database.close();
    await expect(place.start({ tenant: 'globex' })).rejects.toThrow('belongs to the tenant "acme"');
    await expect(place.start()).rejects.toThrow('belongs to the tenant "acme"');
  });
});
