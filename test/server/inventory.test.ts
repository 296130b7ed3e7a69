/** The inventory: each thing once, whoever says what of it, and nothing of a person who was erased. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { ThingQuery } from '../../server/contract/inventory.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { readThing } from '../../server/inventory/detail.ts';
import { readDifferences } from '../../server/inventory/differences.ts';
import { importExport, readImports, removeImport } from '../../server/inventory/imports.ts';
import { readInventorySummary, readThings } from '../../server/inventory/list.ts';
import { readServed, takePolicy } from '../../server/inventory/policy-lists.ts';
import { INVENTORY } from '../../server/inventory/projection.ts';
import { noteThing, reviewThing } from '../../server/inventory/reviews.ts';
import { inventoryTable } from '../../server/inventory/table.ts';
import { removePeople } from '../../server/inventory/upkeep.ts';
import { erasePerson } from '../../server/keeping/erasure.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { ACTIVITIES } from '../unit/events/samples.ts';
import { NOW } from './dated-events.ts';
import { consent, stepOf, store } from './inventory-stage.ts';
import { usePlace } from './places.ts';

const HOUR = 3_600_000;
const NOTHING = { status: null, owner: null, agreement: null, reviewDue: null, data: null };
const hostile = '=cmd|"/c calc"!A1 <img src=x onerror=alert(1)> \u202Eevil\u202C 🦊';

describe('the inventory', () => {
  const place = usePlace('PGlite');
  let database: Database;
  const list = (query: Record<string, unknown> = {}) =>
    readThings(database, ThingQuery.parse(query));
  const named = async (name: string) => {
    const found = (await list()).rows.find((row) => row.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const fold = () => foldAll(database, [INVENTORY]);
  const scopes = (...names: string[]) =>
    names.map((name) => `https://www.googleapis.com/auth/${name}`);

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  it('has each app once, with everybody who met it, its scopes and its places', async () => {
    const mail = (change: Parameters<typeof consent>[0] = {}) =>
      consent({ app: { clientId: 'mail-1', name: 'Mail Helper' }, ...change });
    await store(database, [
      stepOf(mail(), { time: NOW, user: 'ana' }),
      stepOf(mail({ scopes: scopes('drive') }), {
        time: NOW + HOUR,
        user: 'ben',
        outcome: 'blocked',
      }),
      // Earlier than both, and reported later.
      stepOf(mail({ redirectUri: 'https://a.ngrok-free.app' }), { time: NOW - HOUR, user: 'cem' }),
      stepOf(mail(), { time: NOW, user: null, device: 'd-9' }),
      stepOf(consent({ app: { clientId: 'x-2', name: hostile }, platform: 'slack' }), {
        user: 'ana',
      }),
    ]);
    await fold();
    await fold();
    const row = await named('Mail Helper');
    expect(row).toMatchObject({ kind: 'app', people: 4, steps: 4, morePeople: false });
    expect([row.firstSeen, row.lastSeen]).toEqual([NOW - HOUR, NOW + HOUR]);
    expect(row.areas).toEqual(['files', 'identity', 'mail']);
    const detail = (await readThing(database, row.thing))!;
    expect(detail.firstUser).toBe('cem');
    expect(detail.outcomes).toEqual({ proceeded: 3, blocked: 1 });
    expect(new Set(detail.redirects)).toEqual(
      new Set(['https://mail-helper.example:8443', 'https://a.ngrok-free.app']),
    );
    expect(detail.people.find(({ who }) => who === 'ben')).toMatchObject({ steps: 1, wentOn: 0 });
    expect(detail.people.find(({ who }) => who === 'd-9')).toMatchObject({ named: false });
    expect(detail.days.reduce((sum, { steps }) => sum + steps, 0)).toBe(4);
    expect(await readThing(database, 'nothing')).toBeNull();
  });

  it('tells published and shared things apart by what can tell them, and keeps shares of the house out', async () => {
    const share = ACTIVITIES['share']!;
    await store(database, [
      stepOf(share, { audience: 'external', device: 'd-1' }),
      stepOf(share, { audience: 'public', device: 'd-1' }),
      stepOf(share, { audience: 'external', device: 'd-2' }),
      stepOf(share, { audience: 'organisation', device: 'd-3' }),
      stepOf(ACTIVITIES['publish']!, { audience: 'public' }),
      stepOf(ACTIVITIES['connect']!, { audience: 'organisation' }),
    ]);
    await fold();
    const { rows } = await list({ kind: 'shared' });
    expect(rows.map(({ steps, audience }) => `${steps} ${audience}`).toSorted()).toEqual([
      '1 external',
      '2 public',
    ]);
    expect((await list({ kind: 'published' })).rows).toHaveLength(1);
    expect((await list({ kind: 'connector' })).rows[0]).toMatchObject({ name: 'Dropbox' });
  });

  it('orders, filters, pages and counts', async () => {
    const first = await list({ limit: 2 });
    const second = await list({ limit: 10, cursor: first.next });
    const all = [...first.rows, ...second.rows];
    expect(all.map(({ thing }) => thing)).toEqual((await list()).rows.map(({ thing }) => thing));
    expect(all.map(({ risk }) => risk.score)).toEqual(
      all.map(({ risk }) => risk.score).toSorted((a, b) => b - a),
    );
    for (const { risk } of all) {
      const sum = risk.parts.reduce((total, { points }) => total + points, 0);
      expect(risk.score).toBe(Math.min(100, Math.max(0, sum)));
    }
    expect((await list({ area: 'mail' })).rows).toHaveLength(2);
    expect((await list({ text: 'help' })).rows).toHaveLength(1);
    expect((await list({ text: 'dropb', kind: 'app' })).rows).toHaveLength(0);
    expect((await list({ since: NOW + 1 })).rows).toHaveLength(0);
    await expect(list({ cursor: 'e30' })).rejects.toThrow('cursor');
    const summary = await readInventorySummary(database, NOW);
    expect(summary).toMatchObject({
      newThisWeek: all.length,
      unowned: all.length,
      policyVersion: null,
    });
    expect(summary.byKind).toEqual({ app: 2, connector: 1, published: 1, shared: 2 });
  });

  it("takes the word of the policy where nobody set one, and a person's before that", async () => {
    const before = await named('Mail Helper');
    const policy = Policy.parse({
      ...{
        vocabulary: 2,
        id: 'acme',
        version: 9,
        issued: '2026-01-01T00:00:00Z',
        expires: '2030-01-01T00:00:00Z',
      },
      organisation: { name: 'Acme' },
      lists: {
        apps: {
          approved: [
            {
              clientId: 'mail-1',
              owner: 'team-mail',
              vendor: { status: 'approved', agreement: true },
            },
          ],
          blocked: [{ clientId: 'never-met' }],
        },
        connectors: { 'in-use': [{ id: 'shared_dropbox', vendor: { status: 'limited' } }] },
      },
      kill: [{ id: 'k', app: 'x-2' }],
    });
    const key = await generateSigningKey('k');
    writeFileSync(place.options.policyFile, await signBundle(policy, key));
    await takePolicy(database, await readServed(place.options.policyFile), NOW);
    const after = await named('Mail Helper');
    expect(after).toMatchObject({ status: 'approved', statusFrom: 'policy', owner: 'team-mail' });
    expect(after.risk.score).toBeLessThan(before.risk.score);
    expect((await list({ kind: 'connector' })).rows[0]).toMatchObject({
      status: 'limited',
      statusFrom: 'policy',
    });
    expect(await named(hostile)).toMatchObject({ status: 'blocked', statusFrom: 'policy' });

    await reviewThing(
      database,
      after.thing,
      { ...NOTHING, status: 'limited', owner: 'Ana' },
      'sam',
      NOW,
    );
    expect(await named('Mail Helper')).toMatchObject({
      status: 'limited',
      statusFrom: 'person',
      owner: 'Ana',
    });
    // Another fold and another policy leave a person's word alone.
    await store(database, [
      stepOf(consent({ app: { clientId: 'mail-1', name: 'Mail Helper' } }), { user: 'dee' }),
    ]);
    await fold();
    await takePolicy(
      database,
      await signBundle({ ...policy, version: 10, lists: { ...policy.lists, apps: {} } }, key),
      NOW,
    );
    expect(await named('Mail Helper')).toMatchObject({
      status: 'limited',
      owner: 'Ana',
      people: 5,
    });
    await reviewThing(database, after.thing, NOTHING, 'sam', NOW);
    expect(await named('Mail Helper')).toMatchObject({
      status: 'unreviewed',
      statusFrom: 'nobody',
      owner: null,
    });
    // A file that is no bundle changes nothing.
    await takePolicy(database, 'half.written', NOW);
    expect((await readInventorySummary(database, NOW)).policyVersion).toBe(10);
  });

  it('keeps what people say when it is folded anew, and the trail says who said it', async () => {
    const { thing } = await named('Mail Helper');
    await reviewThing(database, thing, { ...NOTHING, owner: 'Ana', data: 'secret' }, 'sam', NOW);
    await noteThing(database, thing, 'asked the vendor', 'sam', NOW);
    await expect(noteThing(database, 'nothing', 'x', 'sam', NOW)).rejects.toThrow('no such thing');
    const before = await readThing(database, thing);
    await foldAll(database, [{ ...INVENTORY, version: INVENTORY.version + 1 }]);
    expect(await readThing(database, thing)).toEqual(before);
    await database.query('UPDATE projections SET version = $1', [INVENTORY.version]);
    expect(before?.notes).toMatchObject([{ author: 'sam', text: 'asked the vendor' }]);
    const trail = await database.query(
      `SELECT DISTINCT actor, action FROM audit ORDER BY action`,
      [],
    );
    expect(trail).toEqual([
      { actor: 'sam', action: 'note-thing' },
      { actor: 'sam', action: 'review-thing' },
    ]);
  });

  it('gives a table in which no cell is a formula', async () => {
    const text = await new Response(
      await inventoryTable(database, ThingQuery.parse({ limit: 1 })),
    ).text();
    expect(text.trim().split('\r\n')).toHaveLength((await list()).rows.length + 1);
    expect(text).toContain(`"'=cmd|""/c calc""!A1`);
  });

  it("holds a provider's export against what was seen, and says in which line a file is wrong", async () => {
    const request = {
      source: 'google-tokens' as const,
      file: 'tokens.csv',
      servicePrincipals: null,
      clientIds: null,
    };
    const rows = [
      'user,clientId,displayText,scopes',
      `a@x,mail-1,Mail Helper,"openid ${scopes('drive', 'calendar').join(' ')}"`,
      `b@x,ghost-1,Ghost,"${scopes('drive')[0]}"`,
    ];
    await importExport(database, { ...request, text: rows.join('\n') }, 'sam', NOW);
    const [never, more, fresh] = await Promise.all(
      (['never-seen', 'beyond', 'not-approved'] as const).map((which) =>
        readDifferences(database, which),
      ),
    );
    expect(never!.rows).toMatchObject([{ name: 'Ghost', users: 1, thing: null }]);
    expect(more!.rows).toMatchObject([{ id: 'mail-1', scopes: scopes('calendar') }]);
    expect(fresh!.rows.map(({ name }) => name)).toContain('Mail Helper');
    await expect(
      importExport(database, { ...request, text: 'user,clientId,scopes\na,"b,c' }, 'sam', NOW),
    ).rejects.toThrow('begins in line 2');
    // What was there before stays when a file is wrong.
    expect(await readImports(database)).toMatchObject([{ source: 'google-tokens', entries: 2 }]);
    await removeImport(database, 'google-tokens', 'sam', NOW);
    await expect(removeImport(database, 'google-tokens', 'sam', NOW)).rejects.toThrow('Nothing');
    expect((await readDifferences(database, 'never-seen')).rows).toEqual([]);
  });

  it('forgets a person on request, and people whose events have left', async () => {
    const { thing } = await named('Mail Helper');
    const request = { person: 'cem', reason: 'asked', pseudonym: null };
    await erasePerson(database, request, 'sam', NOW, [INVENTORY.forget]);
    const detail = (await readThing(database, thing))!;
    expect(JSON.stringify(detail)).not.toContain('cem');
    expect(detail.row.people).toBe(4);
    await removePeople({ database, retention: { step: 1, health: 1 } }, NOW + 3 * 24 * HOUR);
    expect((await readThing(database, thing))!.row.people).toBe(0);
  });

  it('counts people up to a bound and says so beyond', async () => {
    const crowd = Array.from({ length: 1_200 }, (_, index) =>
      stepOf(consent({ app: { clientId: 'crowd', name: 'Crowd' } }), { user: `p${index}` }),
    );
    for (let at = 0; at < crowd.length; at += 300) await store(database, crowd.slice(at, at + 300));
    await fold();
    const row = await named('Crowd');
    expect(row.morePeople).toBe(true);
    expect(row.people).toBeGreaterThanOrEqual(1_000);
  });
});
