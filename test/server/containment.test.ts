/** Stopping something everywhere: who is affected, one or two people, what it stopped since, lifting it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  AffectedPage,
  Containment,
  ContainmentDetail,
  ContainmentList,
  Preview,
  ThingList,
} from '../../server/contract/containment.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { insertEvents } from '../../server/events/store.ts';
import {
  type ContainParts,
  confirmStop,
  endStop,
  proposeStop,
  readContainments,
} from '../../server/containment/containments.ts';
import { readAffected, readPreview } from '../../server/containment/preview.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { lintPolicy } from '../../lib/policy/lint/lint.ts';
import { spreadOf } from '../../server/containment/spread.ts';
import { killOf } from '../../server/containment/targets.ts';
import { keepBundle } from '../../server/published/policy-history.ts';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import type { Kill } from '../../lib/policy/schema.ts';
import { consent, HOUR, person, share, stepEvent } from '../unit/cli/recorded.ts';
import { heard } from './fleet-stage.ts';
import { DATABASES, usePlace } from './places.ts';
import { newEvents, report, signIn, type Json } from './requests.ts';

const LIVE = lintPolicy(
  `vocabulary: 3
id: acme
version: 3
issued: '2026-10-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
lists: { domains: { own: [acme.example] } }
`,
  0,
).policy!;

const MINUTE = 60_000;
/** As the service hands it out. */
const signed = async (version: number, kill: Kill[]) =>
  Buffer.from(await signBundle({ ...LIVE, version, kill }, await generateSigningKey('admins')));

const json = (event: unknown) => JSON.parse(JSON.stringify(event)) as Json;

describe.each(DATABASES)('stopping something on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const calls: string[] = [];
  const parts = (needs: ContainParts['needs']): ContainParts => ({
    database,
    needs,
    livePolicy: () => Promise.resolve(LIVE),
    desk: {
      signs: true,
      stop: (_queries, kill) => {
        const id = `desk-${calls.push(`stop ${kill.app ?? kill.domain}`)}`;
        return Promise.resolve({ id, name: kill.id });
      },
      lift: (_queries, entry) => Promise.resolve(void calls.push(`lift ${entry}`)),
      publish: () => Promise.resolve(),
    },
  });
  const preview = (sort: 'app' | 'domain' | 'host', id: string) =>
    readPreview(database, { sort, id }, { live: LIVE, needs: 'one', signs: true });
  const store = async (events: unknown[]) => {
    await insertEvents(database, newEvents(events.map(json)), Date.now());
    await foldAll(database, PROJECTIONS);
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, Date.now());
    await preparePartitions(database, Date.now());
    const time = Date.now() - 24 * HOUR;
    const people = Array.from({ length: 130 }, (_, index) =>
      person(`p${String(index).padStart(3, '0')}@acme.example`),
    );
    await store([
      ...people.map((who) => stepEvent(consent(), who, { time })),
      stepEvent(consent(), person('late@acme.example'), {
        time,
        effect: 'block',
        outcome: 'blocked',
      }),
      stepEvent(share('eu.vendor.example'), people[0]!, { time }),
      stepEvent(share('vendor.example.evil.example'), people[1]!, { time }),
    ]);
    return () => database.close();
  });

  it('shows first whom it would reach, and how far their data may have gone', async () => {
    const app = await preview('app', ' mailtidy ');
    expect(app).toMatchObject({
      target: { sort: 'app', id: 'mailtidy' },
      ...{ name: 'MailTidy', people: 130, devices: 130, onlyMet: 1, steps: 131, cautions: [] },
    });
    expect(app.reach[0]).toMatchObject({ scope: 'Mail.Read', area: 'mail', steps: 130 });
    const domain = await preview('domain', 'https://vendor.example/x');
    expect(domain).toMatchObject({ people: 1, things: [{ id: 'eu.vendor.example' }] });
    expect((await preview('domain', 'acme.example')).cautions).toContain('own-domain');
    expect((await preview('host', 'login.microsoftonline.com')).cautions).toContain(
      'provider-host',
    );
    expect((await preview('app', 'nobody-has-it')).cautions).toEqual(['never-met']);
    await expect(preview('domain', 'com')).rejects.toMatchObject({ status: 400 });
  });

  it('names them page by page', async () => {
    const first = await readAffected(database, { sort: 'app', id: 'mailtidy' });
    expect([first.rows.length, first.rows[0]!.person]).toEqual([100, 'p000@acme.example']);
    const second = await readAffected(database, {
      sort: 'app',
      id: 'mailtidy',
      cursor: first.next!,
    });
    expect([second.rows.length, second.next]).toEqual([30, null]);
    const wrong = readAffected(database, { sort: 'app', id: 'mailtidy', cursor: 'x' });
    await expect(wrong).rejects.toMatchObject({ status: 400 });
  });

  it('takes two people where two are asked for, and counts what it stops', async () => {
    const request = {
      target: { sort: 'app', id: 'mailtidy' },
      name: 'MailTidy',
      reason: 'broken into',
      drill: false,
    } as const;
    const proposed = await proposeStop(parts('two'), request, 'ada');
    expect([proposed.state, calls]).toEqual(['proposed', []]);
    await expect(confirmStop(parts('two'), proposed.id, 'ada')).rejects.toMatchObject({
      status: 403,
    });
    await expect(proposeStop(parts('two'), request, 'bob')).rejects.toMatchObject({ status: 409 });
    const stopped = await confirmStop(parts('two'), proposed.id, 'bob');
    expect(stopped).toMatchObject({ state: 'stopped', proposedBy: 'ada', confirmedBy: 'bob' });
    expect(calls.splice(0)).toEqual(['stop mailtidy']);
    await expect(confirmStop(parts('two'), proposed.id, 'eve')).rejects.toMatchObject({
      status: 409,
    });

    const time = Date.now() + 1_000;
    const decision = { basis: 'kill', entry: stopped.entry } as const;
    await store([
      stepEvent(consent(), person('a@acme.example'), {
        time,
        effect: 'block',
        outcome: 'blocked',
        decision,
      }),
      stepEvent(consent(), person('b@acme.example'), { time: time + 1 }),
      stepEvent(
        consent({ app: { ...consent().app, clientId: 'another' } }),
        person('b@acme.example'),
        { time },
      ),
    ]);
    const [after] = await readContainments(database, LIVE);
    expect(after!.effects).toEqual({
      ...{ stopped: 1, wentOn: 1, other: 0 },
      ...{ firstStopped: time, lastStopped: time, lastWentOn: time + 1 },
    });

    const served = Date.now();
    const spread = () => spreadOf(database, stopped);
    const tells = (device: string, at: number, policy: number) => ({ device, time: at, policy });
    await heard(
      database,
      ['d1', 'd2', 'd3', 'd4', 'd5'].map((device) => tells(device, served - HOUR, 103)),
    );
    await keepBundle(database, await signed(103, []), served - 30_000);
    expect(await spread()).toBeNull();
    await keepBundle(database, await signed(104, [killOf(stopped.entry, stopped.target)]), served);
    const before = await spread();
    expect(before).toMatchObject({ version: 104, reached: 0, median: null, p95: null });
    await heard(database, [
      tells('d1', served + 10 * MINUTE, 104),
      tells('d2', served + 20 * MINUTE, 104),
      tells('d3', served + 40 * MINUTE, 105),
      tells('d4', served + 40 * MINUTE, 103),
    ]);
    const far = await spread();
    expect(far).toMatchObject({
      ...{ version: 104, since: served, devices: before!.devices, reached: 3 },
      ...{ heard: before!.heard + 4, heardReached: 3 },
    });
    // To the second, as arrivals are counted.
    expect([far!.median, far!.p95].map((delay) => Math.round(delay! / MINUTE))).toEqual([20, 40]);

    const lifted = await endStop(parts('two'), stopped.id, 'it was our own test', 'ada');
    expect(lifted).toMatchObject({ state: 'lifted', endedBy: 'ada', inPolicy: false });
    expect(calls.splice(0)).toEqual(['lift desk-1']);
    await expect(endStop(parts('two'), stopped.id, 'x', 'ada')).rejects.toMatchObject({
      status: 409,
    });
    const trail = await database.query('SELECT actor, action FROM audit ORDER BY position', []);
    expect(trail.map(({ actor, action }) => [actor, action].join(' '))).toEqual([
      'ada propose-stop',
      'bob stop',
      'ada lift-stop',
    ]);
  });

  it('refuses the organisation itself, and drills with an app that nobody has', async () => {
    const own = {
      target: { sort: 'domain', id: 'mail.acme.example' },
      name: null,
      reason: 'x',
      drill: false,
    } as const;
    await expect(proposeStop(parts('one'), own, 'ada')).rejects.toMatchObject({ status: 409 });
    const drill = await proposeStop(
      parts('one'),
      { name: 'Drill', reason: 'x', drill: true },
      'ada',
    );
    expect(drill).toMatchObject({ state: 'stopped', drill: true });
    expect(drill.target.id).toMatch(/^handrail-drill-/u);
    expect(killOf(drill.entry, drill.target)).toEqual({ id: drill.entry, app: drill.target.id });
  });

  it('forgets a person who is erased', async () => {
    for (const { forget } of PROJECTIONS)
      await database.transaction((queries) => forget(queries, 'p000@acme.example'));
    expect((await preview('app', 'mailtidy')).people).toBe(130 + 1 - 1);
  });
});

describe('the routes of stopping', () => {
  const place = usePlace('PGlite');
  it('go the whole way over HTTP', async () => {
    const service = await place.start();
    const reader = await signIn(service.url);
    await report(service.url, [
      json(stepEvent(consent(), person('=cmd@acme.example'), { time: Date.now() })),
    ]);
    const read = async <Schema extends z.ZodType>(schema: Schema, path: string) =>
      schema.parse(await (await reader.get(path)).json());
    const things = () => read(ThingList, '/api/containment/things?sort=app&text=TIDY');
    await expect.poll(async () => (await things()).things.length, { timeout: 15_000 }).toBe(1);
    const query = 'sort=app&id=mailtidy';
    expect((await read(Preview, `/api/containment/preview?${query}`)).cautions).toEqual(['no-key']);
    expect((await read(AffectedPage, `/api/containment/affected?${query}`)).rows).toHaveLength(1);
    const csv = await (await reader.get(`/api/containment/affected.csv?${query}`)).text();
    expect(csv).toContain(`"'=cmd@acme.example"`);
    const send = (path: string, body: unknown) =>
      fetch(`${service.url}/api/containment/stops${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Cookie: reader.cookie,
          'X-CSRF-Token': reader.session.csrf,
        },
        body: JSON.stringify(body),
      });
    const target = { sort: 'app', id: 'mailtidy' };
    expect((await send('', { target, name: null, reason: ' ', drill: false })).status).toBe(400);
    const made = await send('', { target, name: null, reason: 'broken into', drill: false });
    const { id, entry } = Containment.parse(await made.json());
    const { yaml } = await read(ContainmentDetail, `/api/containment/stops/${id}`);
    expect(yaml).toBe(`kill:\n  - id: ${entry}\n    app: mailtidy\n`);
    expect((await send(`/${id}/end`, { reason: 'over' })).status).toBe(200);
    const { containments } = await read(ContainmentList, '/api/containment/stops');
    expect(containments).toMatchObject([{ id, state: 'lifted', endReason: 'over' }]);
  });
});
