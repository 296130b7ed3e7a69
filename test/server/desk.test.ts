/** The policy desk on both databases: what browsers get, and that two processes serve the same. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type SigningKey,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../../lib/policy/bundle.ts';
import { compile } from '../../lib/policy/compile.ts';
import { decide } from '../../lib/policy/decide.ts';
import { DeskState } from '../../server/contract/desk.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { addEntry, liftEntry } from '../../server/desk/entries.ts';
import type { Service } from '../../server/main.ts';
import { consent, context, policyWith, rule } from '../unit/policy/samples.ts';
import { DATABASES, usePlace } from './places.ts';
import { signIn } from './requests.ts';

const ASKED = '019a0000-0000-7000-8000-000000000001';
const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const base = (version: number, changes: object = {}) =>
  policyWith({
    ...{ version, expires: IN_A_YEAR, rules: [rule({ id: 'mail', effect: 'request' })] },
    ...changes,
  });
const approval = {
  kind: 'exception' as const,
  body: {
    ...{ request: ASKED, rules: ['mail'], scopes: ['openid', 'mail.read'] },
    until: IN_A_YEAR,
  },
};

/** Waits until something holds that another process does within a second. */
async function soon<Value>(look: () => Promise<Value | null>): Promise<Value> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const value = await look();
    if (value !== null) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('it never came');
}

describe.each(DATABASES)('the policy desk on %s', (name) => {
  const place = usePlace(name);
  const services: Service[] = [];
  let database: Database;
  let [admins, own]: SigningKey[] = [];
  let policyFile: string;
  let policyOut: string;
  const publish = async (version: number, changes = {}, key = admins!) =>
    writeFileSync(policyFile, await signBundle(base(version, changes), key));
  /** What a browser with both keys pinned reads. */
  const served = async (service: Service) => {
    const response = await fetch(`${service.url}/policy.jws`);
    const text = await response.text();
    const keys = [admins!, own!].map(({ kid, x }) => ({ kid, x }));
    const verified = await verifyBundle(text, keys, {}, Date.now());
    if (!verified.ok) throw new Error(verified.detail);
    return { ...verified, text, etag: response.headers.get('etag') };
  };
  const stateOf = async (service: Service) =>
    DeskState.parse(await (await (await signIn(service.url)).get('/api/desk')).json());
  const reaches = (service: Service, version: number) =>
    soon(async () => {
      const now = await served(service);
      return now.policy.version >= version ? now : null;
    });

  beforeAll(async () => {
    [admins, own] = [await generateSigningKey('admins'), await generateSigningKey('desk')];
    policyFile = join(place.directory, 'policy.jws');
    policyOut = join(place.directory, 'served.jws');
    await publish(5);
    const desk = {
      ...{ policyKey: own, policyOut },
      adminKeys: [{ kid: 'admins', x: admins.x }],
    };
    services.push(await place.start(desk));
    if (place.options.databaseUrl !== null) services.push(await place.start(desk));
    // As another room does it: through the database.
    database =
      place.options.databaseUrl === null
        ? null!
        : await openDatabase(place.options.databaseUrl!, '');
  });

  it('signs the base with its own key, and says what it stands on', async () => {
    const now = await served(services[0]!);
    expect(now).toMatchObject({ kid: 'desk', policy: { version: 5, exceptions: [], answers: [] } });
    expect(await stateOf(services[0]!)).toMatchObject({
      key: { kid: 'desk', x: own!.x },
      base: { version: 5, kid: 'admins', checked: 'signature', rules: ['mail'] },
      served: { version: 5 },
      problem: null,
      entries: [],
    });
    expect(JSON.stringify(await stateOf(services[0]!))).not.toContain(own!.d);
  });

  it('hands out a policy file of a later version, and none of a stranger', async () => {
    await publish(7);
    expect((await reaches(services[0]!, 7)).policy.version).toBe(7);
    await publish(9, {}, await generateSigningKey('stranger'));
    const state = await soon(async () => {
      const one = await stateOf(services[0]!);
      return one.problem === null ? null : one;
    });
    expect(state.problem).toMatch(/is not used.*stranger/u);
    expect((await served(services[0]!)).policy.version).toBe(7);
    await publish(7);
  });

  it.runIf(name === 'PostgreSQL')(
    'adds what was decided: a higher version, the same bytes from every process',
    async () => {
      const [one, two] = services as [Service, Service];
      const before = await served(one);
      const asker = context({ user: null, requests: [{ uid: ASKED, app: 'mailtidy' }] });
      expect(decide(compile(before.policy), consent(), asker).effect).toBe('request');
      const id = await database.transaction((queries) =>
        addEntry(queries, approval, 'bo', Date.now()),
      );
      const [first, second] = [await reaches(one, 8), await reaches(two, 8)];
      expect(first.policy.version).toBe(8);
      expect(second.text).toBe(first.text);
      expect(second.etag).toBe(first.etag);
      expect(decide(compile(first.policy), consent(), asker)).toMatchObject({
        ...{ effect: 'allow', basis: 'exception' },
        entry: `desk-exception-${id}`,
      });
      const other = context({ user: null, requests: [] });
      expect(decide(compile(first.policy), consent(), other).effect).toBe('request');
      expect(existsSync(policyOut) && readFileSync(policyOut, 'utf8')).toBe(first.text);
      // It is over by itself, though nobody does anything.
      await database.transaction((queries) => liftEntry(queries, id, 'bo', Date.now()));
      const short = { ...approval, body: { ...approval.body, until: IN_A_YEAR } };
      await database.transaction((queries) =>
        addEntry(queries, short, 'bo', Date.now(), Date.now() + 1_500),
      );
      const added = await soon(async () => {
        const now = await served(two);
        return now.policy.version > first.policy.version && now.policy.exceptions.length === 1
          ? now
          : null;
      });
      const over = await soon(async () => {
        const last = await served(one);
        return last.policy.exceptions.length === 0 ? last : null;
      });
      expect(over.policy.version).toBeGreaterThan(added.policy.version);
    },
    60_000,
  );

  it.runIf(name === 'PostgreSQL')(
    'counts what holds, and takes what is to be stopped however full it is',
    async () => {
      const full = async (until: number | null) => {
        const undone = new Error('nothing of this stays');
        const taken: unknown[] = [];
        const filling = database.transaction(async (queries) => {
          await queries.query(
            `INSERT INTO desk_entries (id, kind, body, made, made_by, until)
             SELECT gen_random_uuid(), 'answer', '{}', 1, 'bo', $1::bigint FROM generate_series(1, 20000)`,
            [until],
          );
          for (const entry of [approval, { kind: 'kill', body: { app: 'bad' } } as const])
            taken.push(
              await addEntry(queries, entry, 'bo', Date.now()).then(
                () => 'taken',
                (error: unknown) => (error as { status: number }).status,
              ),
            );
          throw undone;
        });
        await expect(filling).rejects.toBe(undone);
        return taken;
      };
      expect(await full(1), 'all of them are over').toEqual(['taken', 'taken']);
      expect(await full(null), 'all of them hold').toEqual([409, 'taken']);
    },
    60_000,
  );

  it.runIf(name === 'PostgreSQL')(
    'keeps its versions growing under many writers',
    async () => {
      const kill = (app: string) => ({ kind: 'kill' as const, body: { app } });
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          database.transaction((queries) =>
            addEntry(queries, kill(`bad-${index}`), 'bo', Date.now()),
          ),
        ),
      );
      const texts = await Promise.all(
        services.map((service) =>
          soon(async () => {
            const now = await served(service);
            return now.policy.kill.length === 12 ? now : null;
          }),
        ),
      );
      expect(texts[0]!.text).toBe(texts[1]!.text);
      const yaml = await (await signIn(services[0]!.url)).get('/api/desk/entries.yaml');
      expect((parse(await yaml.text()) as { kill: unknown[] }).kill).toHaveLength(12);
    },
    60_000,
  );
});

describe('a service without a key', () => {
  const place = usePlace('PGlite');

  it('hands out the file as it is, and says so', async () => {
    const key = await generateSigningKey('admins');
    const bundle = await signBundle(base(5), key);
    writeFileSync(join(place.directory, 'policy.jws'), bundle);
    const service = await place.start();
    expect(await (await fetch(`${service.url}/policy.jws`)).text()).toBe(bundle);
    const state = DeskState.parse(
      await (await (await signIn(service.url)).get('/api/desk')).json(),
    );
    expect(state).toMatchObject({
      key: null,
      base: { version: 5, checked: 'structure' },
      served: null,
      problem: expect.stringContaining('no key'),
    });
  });
});
