/** Findings from stored events: counted once, with the numbers beside them, and what people say stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindingQuery } from '../../server/contract/findings.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { createFindingExport } from '../../server/findings/export.ts';
import { changeFinding, readFindings } from '../../server/findings/list.ts';
import { FINDINGS } from '../../server/findings/projection.ts';
import { erasePerson } from '../../server/keeping/erasure.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { NOW } from './dated-events.ts';
import { consent, shareWith, stepOf, store } from './inventory-stage.ts';
import { usePlace } from './places.ts';

const DAY = 86_400_000;
/** As if what it writes had changed. */
const NEXT = { ...FINDINGS, version: FINDINGS.version + 1 };

describe('findings', () => {
  const place = usePlace('PGlite');
  let database: Database;
  const list = async () => (await readFindings(database, FindingQuery.parse({}))).rows;
  const share = (user: string, days: number, domain: string) =>
    shareWith(domain, user, NOW - days * DAY);
  const fold = () => foldAll(database, [FINDINGS]);

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    const ordinary = ['ana', 'ben', 'cem', 'dee', 'eve', 'fox', 'gil', 'hal'].flatMap((user) =>
      Array.from({ length: 16 }, (_, day) => share(user, day + 1, 'partner.example')),
    );
    await store(database, ordinary);
  });
  afterAll(() => database.close());

  it('are none while everybody does what they always did', async () => {
    await fold();
    expect(await list()).toEqual([]);
  });

  it('say what is odd with the numbers beside it, once however it is folded', async () => {
    const odd = Array.from({ length: 9 }, (_, index) => share('ana', 0, `new-${index}.example`));
    await store(database, odd.slice(0, 5));
    await fold();
    await store(database, odd.slice(5));
    await fold();
    await fold();
    const found = await list();
    expect(found.find(({ measure }) => measure === 'new-domains')).toMatchObject({
      ...{ sort: 'person', subject: 'ana', count: 9, day: Math.floor(NOW / DAY), state: 'new' },
      usual: { low: 0, high: 1 },
      usualDays: 16,
    });
    expect(found.every(({ subject }) => subject === 'ana')).toBe(true);
    // The same domains again are new to nobody.
    expect(found).toHaveLength(2);
  });

  it('are given to programs as OCSF, a day at a time, and the trail says to whom', async () => {
    const give = createFindingExport(database, () => Promise.resolve('siem'), {
      ...{ version: '1', tenant: null },
    });
    const linesOf = async (query: string) => {
      const text = await (await give(new Request(`http://x/export/findings${query}`))).text();
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
    };
    const all = await linesOf('');
    expect(all.map(({ class_uid }) => class_uid)).toEqual([2004, 2004]);
    expect(new Set(all.map(({ finding_info }) => finding_info.uid))).toEqual(
      new Set((await list()).map(({ finding }) => finding)),
    );
    const day = Math.floor(NOW / DAY) * DAY;
    expect(await linesOf(`?from=${day}&to=${day + 1}`)).toHaveLength(2);
    expect(await linesOf(`?from=${day + 1}`)).toEqual([]);
    expect(await linesOf(`?to=${day}`)).toEqual([]);
    expect(await linesOf('?state=resolved')).toEqual([]);
    await expect(linesOf('?state=odd')).rejects.toThrow(/state/u);
    const [entry] = await database.query(
      `SELECT detail FROM audit WHERE actor = 'siem' ORDER BY id LIMIT 1`,
      [],
    );
    expect(entry?.detail).toEqual({ what: 'findings', from: null, to: null, state: null });
  });

  it('find an app that spreads faster than any other', async () => {
    const app = (clientId: string, user: string, days: number) =>
      stepOf(consent({ app: { clientId, name: clientId } }), { user, time: NOW - days * DAY });
    await store(
      database,
      Array.from({ length: 120 }, (_, index) =>
        app(`app-${index % 8}`, `u-${index}`, 1 + (index % 15)),
      ),
    );
    await store(
      database,
      Array.from({ length: 20 }, (_, index) => app('worm', `w-${index}`, 0)),
    );
    await fold();
    expect((await list()).filter(({ sort }) => sort === 'app')).toMatchObject([
      { name: 'worm', count: 20, usual: null, peersUsual: { high: 1 } },
    ]);
  });

  it('leave with the steps they were made of', async () => {
    const people = async (table: string) => {
      const rows = await database.query(`SELECT DISTINCT subject FROM ${table} ORDER BY 1`, []);
      return rows.map(({ subject }) => subject);
    };
    await store(database, [share('kim', 60, 'partner.example')]);
    await fold();
    const before = await list();
    expect(await people('habit_known')).toContain('kim');
    await FINDINGS.expire!(database, NOW - 30 * DAY);
    expect(await people('habit_days')).not.toContain('kim');
    expect(await people('habit_known')).not.toContain('kim');
    expect(await people('habit_known')).toContain('ben');
    expect(await list()).toEqual(before);
  });

  it('keep what people say of them when all is folded anew', async () => {
    const [first] = await list();
    const change = { state: 'suppressed' as const, why: 'a tender' };
    await changeFinding(database, first!.finding, change, 'sam', NOW);
    await expect(changeFinding(database, 'x', change, 'sam', NOW)).rejects.toThrow(
      'no such finding',
    );
    // How many days of others there were may differ: some came in later than what they are held against.
    const said = async () => (await list()).map(({ peersDays: _days, ...same }) => same);
    const before = await said();
    await foldAll(database, [NEXT]);
    expect(await said()).toEqual(before);
    expect(before.find(({ finding }) => finding === first!.finding)).toMatchObject({
      ...{ state: 'suppressed', why: 'a tender', changedBy: 'sam' },
    });
    const open = await readFindings(database, FindingQuery.parse({ state: 'new', limit: 1 }));
    expect(open.rows).toHaveLength(1);
    expect(open.next).not.toBeNull();
  });

  it('obey the policy, and forget a person', async () => {
    await erasePerson(database, { person: 'ana', pseudonym: null, reason: 'asked' }, 'sam', NOW, [
      FINDINGS.forget,
    ]);
    expect((await list()).filter(({ subject }) => subject === 'ana')).toEqual([]);
    const settings = JSON.stringify({
      findings: { on: false, history: 28, minimumHistory: 10, minimum: 5, deviations: 6 },
    });
    await database.query('UPDATE inventory_policy_state SET settings = $1::json', [settings]);
    const before = (await list()).length;
    await store(
      database,
      Array.from({ length: 30 }, (_, index) => share('ben', 0, `odd-${index}.example`)),
    );
    await foldAll(database, [NEXT]);
    const [counted] = await database.query(
      `SELECT max(count)::int AS most FROM habit_days WHERE subject = 'ben' AND measure = 'new-domains'`,
      [],
    );
    expect(counted!.most).toBe(30);
    expect(await list()).toHaveLength(before);
  });
});
