/** Every policy that was handed out is kept, with the time since when. */
import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { insertEvents } from '../../server/events/store.ts';
import {
  expirePolicies,
  keepBundle,
  readBundle,
  readPoliciesIn,
  readPolicyHistory,
} from '../../server/published/policy-history.ts';
import { watchPolicyFile } from '../../server/published/watch-policy-file.ts';
import { createLog } from '../../server/watch/log.ts';
import { step } from './dated-events.ts';
import { usePlace } from './places.ts';
import { newEvents } from './requests.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the policies that were served', () => {
  const place = usePlace('PGlite');
  let database: Database;
  let first: string;

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, 1);
    const key = await generateSigningKey('key-1');
    const policy = Policy.parse({
      ...{ vocabulary: 1, id: 'acme', version: 7, organisation: { name: 'Acme' }, rules: [] },
      ...{ issued: '2026-01-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' },
    });
    first = await signBundle(policy, key);
  });
  afterAll(() => database.close());

  it('are kept once for each stretch of time, with what they say of themselves', async () => {
    await keepBundle(database, bytes(first), 100);
    await keepBundle(database, bytes(first), 150);
    await keepBundle(database, bytes('no bundle at all'), 200);
    await keepBundle(database, bytes(first), 300);
    const history = await readPolicyHistory(database, 10);
    expect(history.map(({ since, version, kid }) => [since, version, kid])).toEqual([
      [300, 7, 'key-1'],
      [200, null, null],
      [100, 7, 'key-1'],
    ]);
    expect(await readBundle(database, history[0]!.sha256)).toBe(first);
    expect(await readBundle(database, 'x')).toBeNull();
  });

  it.each([
    [0, 100, []],
    [0, 101, [100]],
    [150, 160, [100]],
    [200, 201, [200]],
    [120, 900, [100, 200, 300]],
    [400, 500, [300]],
  ])('in force between %i and %i', async (from, to, since) => {
    const found = await readPoliciesIn(database, from, to);
    expect(found.map((stretch) => stretch.since)).toEqual(since);
  });

  it('are kept when the file changes, whether or not somebody asks for it', async () => {
    const path = `${place.options.dataDirectory}-policy.jws`;
    const log = createLog(() => {}, Date.now);
    const end = watchPolicyFile({ database, log }, path);
    writeFileSync(`${path}.part`, first.toUpperCase());
    renameSync(`${path}.part`, path);
    await expect
      .poll(async () => (await readPolicyHistory(database, 10)).length, { timeout: 10_000 })
      .toBe(4);
    await end();
  });

  it('stay as long as an event of their time, or one may still come', async () => {
    const since = async () =>
      (await readPolicyHistory(database, 10)).map((stretch) => stretch.since).toReversed();
    const newest = (await since()).at(-1);
    await insertEvents(database, newEvents([step({ time: 250 })]), 250);
    expect(await expirePolicies(database, 150)).toBe(0);
    expect(await since()).toEqual([100, 200, 300, newest]);
    // The bundle of the first stretch came back in the third, so none leaves with it.
    expect(await expirePolicies(database, 1000)).toBe(0);
    expect(await since()).toEqual([200, 300, newest]);
    const [unread] = await readPoliciesIn(database, 200, 201);
    await database.query('DELETE FROM events', []);
    expect(await expirePolicies(database, 1000)).toBe(1);
    expect(await since()).toEqual([300, newest]);
    expect(await readBundle(database, unread!.sha256)).toBeNull();
    expect(await expirePolicies(database, Date.now() + 1000)).toBe(1);
    expect(await since()).toEqual([newest]);
  });
});
