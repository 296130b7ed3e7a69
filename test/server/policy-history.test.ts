/** Every policy that was handed out is kept, with the time since when. */
import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import {
  keepBundle,
  readBundle,
  readPoliciesIn,
  readPolicyHistory,
} from '../../server/published/policy-history.ts';
import { watchPolicyFile } from '../../server/published/watch-policy-file.ts';
import { createLog } from '../../server/watch/log.ts';
import { usePlace } from './places.ts';

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
});
