/** Evidence of what people decided: it stands in the bundle and in the timeline, and changing it is named. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../cli/evidence/read-zip.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { DecisionList, DECISIONS } from '../../lib/events/evidence/decisions.ts';
import { Manifest, MANIFEST } from '../../lib/events/evidence/manifest.ts';
import { verifyEvidence } from '../../lib/events/evidence/verify.ts';
import { generateSigningKey } from '../../lib/policy/bundle.ts';
import { answer } from '../../server/approvals/answer.ts';
import type { EvidenceRequest } from '../../server/contract/evidence.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { addEntry, liftEntry } from '../../server/desk/entries.ts';
import { insertEvents } from '../../server/events/store.ts';
import { makeEvidence } from '../../server/evidence/make-evidence.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { ORIGIN, stepSample, ACTIVITIES } from '../unit/events/samples.ts';
import { usePlace } from './places.ts';
import { eventOf, newEvents } from './requests.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 8, 1);
const NOW = FROM + 40 * HOUR;
const APP = '1234.apps.example';
const PERSON = 'ana@acme.example';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
type Files = Map<string, Uint8Array>;

describe('decisions in evidence', () => {
  const place = usePlace('PGlite');
  let database: Database;
  const bundle = async (change: Partial<EvidenceRequest> = {}): Promise<Files> => {
    const key = await generateSigningKey('evidence-1');
    const keptSince = { step: 0, health: 0 };
    const parts = { database, key, actor: 'ann', version: '1', keptSince, now: NOW };
    const request = { from: FROM, to: FROM + 24 * HOUR, reason: 'case', ...change };
    const pieces: Uint8Array[] = [];
    for await (const piece of makeEvidence(parts, request)) pieces.push(piece);
    return readZip(Buffer.concat(pieces));
  };
  const decisionsOf = (files: Files) =>
    DecisionList.parse(JSON.parse(decode(files.get(DECISIONS)))).map(({ what, by }) =>
      [what, ...by].join(' '),
    );
  const findingsOf = async (files: Files) =>
    (await verifyEvidence(files, { sha256, keys: null })).findings.map(
      ({ problem, where }) => `${problem} ${where}`,
    );

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    const step = (at: number, outcome: 'requested' | 'proceeded', user: string) =>
      eventOf(
        stepSample({ uid: uuidv7(at), time: at, activity: ACTIVITIES['consent']!, outcome }),
        { ...ORIGIN, user },
      );
    const request = step(FROM + HOUR, 'requested', PERSON);
    await insertEvents(
      database,
      newEvents([request, step(FROM + 5 * HOUR, 'proceeded', 'ben')]),
      NOW,
    );
    await foldAll(database, PROJECTIONS);
    await database.transaction(async (queries) => {
      const until = new Date(NOW + 99 * HOUR).toISOString();
      const kill = await addEntry(
        queries,
        { kind: 'kill', body: { app: APP } },
        'ann',
        FROM + 2 * HOUR,
      );
      await liftEntry(queries, kill, 'bob', FROM + 30 * HOUR);
      const other = { kind: 'kill', body: { app: 'other.example' } } as const;
      await addEntry(queries, other, 'ann', FROM + 3 * HOUR);
      const user = { actor: { user: PERSON }, connector: 'drive.example', until };
      await addEntry(queries, { kind: 'exception', body: user }, 'cy', FROM - HOUR);
      await answer(
        queries,
        { answer: 'refused', uids: [String(request['metadata'].uid)], said: 'Use the | other.' },
        { account: 'dora', who: 'dora' },
        'never',
        FROM + 4 * HOUR,
      );
      await queries.query(
        `INSERT INTO containments (id, entry, sort, target, drill, reason, proposed, proposed_by,
           confirmed, confirmed_by) VALUES ($1, 'x', 'app', $2, false, 'leaked', $3, 'ann', $4, 'bob')`,
        [uuidv7(FROM), APP, FROM + HOUR, FROM + 2 * HOUR],
      );
    });
  }, 60_000);
  afterAll(() => database.close());

  it('are those of the app, whoever made them', async () => {
    const files = await bundle({ app: APP });
    expect(decisionsOf(files)).toEqual([
      ...['stop-proposed ann', 'kill ann', 'stop-confirmed bob', 'refused dora', 'lifted bob'],
    ]);
    expect(await findingsOf(files)).toEqual([]);
    const { counts } = Manifest.parse(JSON.parse(decode(files.get(MANIFEST))));
    expect(counts.decisions).toBe(5);
  });

  it('are those about the person and the browser, and all of the span where nothing narrows', async () => {
    expect(decisionsOf(await bundle({ person: PERSON }))).toEqual(['exception cy', 'refused dora']);
    expect(decisionsOf(await bundle({ device: ORIGIN.device }))).toEqual(['refused dora']);
    expect(decisionsOf(await bundle({ person: 'nobody' }))).toEqual([]);
    const all = decisionsOf(await bundle());
    expect(all).toHaveLength(7);
    expect(all).toContain('kill ann');
  });

  it('stand in the timeline at their time, as text alone', async () => {
    const files = await bundle({ app: APP });
    const lines = decode(files.get('timeline.md')).split('\n');
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('Stop proposed')).toBeGreaterThan(0);
    // After the answer comes ben's step, and after that what was lifted.
    expect(at('Answered: refused')).toBeLessThan(at('proceeded'));
    expect(at('proceeded')).toBeLessThan(at('taken back'));
    expect(lines[at('Answered: refused')]).toContain('Use the \\| other.');
    expect(decode(files.get('timeline.html'))).toContain('bob');
  });

  it.each([
    ['who decided', (text: string) => text.replace('"dora"', '"eve"'), []],
    ['when', (text: string) => text.replace(/"at": \d+/u, '"at": 1'), []],
    [
      'their order',
      (text: string) => text.replace(/"at": \d+/u, `"at": ${NOW}`),
      ['reordered decision 2'],
    ],
    ['all of them', () => '[]', [`missing ${DECISIONS}`]],
    ['what they are', () => '{}', [`altered ${DECISIONS}`]],
  ])('are named when somebody alters %s', async (_, change, more) => {
    const files = await bundle({ app: APP });
    const text = change(decode(files.get(DECISIONS)));
    files.set(DECISIONS, new TextEncoder().encode(text));
    expect(await findingsOf(files)).toEqual([`altered ${DECISIONS}`, ...more]);
  });

  it('are missed when they were taken out, and not in a bundle from before', async () => {
    const files = await bundle({ app: APP });
    files.delete(DECISIONS);
    expect(await findingsOf(files)).toEqual([`missing ${DECISIONS}`]);
    const manifest = decode(files.get(MANIFEST)).replace(/,\s*"decisions": \d+/u, '');
    const { [DECISIONS]: _, ...listed } = Manifest.parse(JSON.parse(manifest)).files;
    const older = JSON.stringify({ ...(JSON.parse(manifest) as object), files: listed });
    files.set(MANIFEST, new TextEncoder().encode(older));
    // Only the signature is no longer that of the manifest.
    expect(await findingsOf(files)).toEqual([`wrong-signature ${MANIFEST}`]);
  });
});
