/** Replays of candidates in the service: the figures of the command line, on the same events. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import {
  type ReplayDetail,
  type ReplayRequest,
  ReplayStart,
  RuleList,
} from '../../server/contract/policy.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { insertEvents } from '../../server/events/store.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { extentOf } from '../../server/policy/replay-job.ts';
import { endAbandoned, readReplays } from '../../server/policy/replay-store.ts';
import { createReplays } from '../../server/policy/replays.ts';
import { generateSigningKey, signBundle } from '../../lib/policy/bundle.ts';
import { lintPolicy } from '../../lib/policy/lint/lint.ts';
import { HOUR, START, consent, person, share, stepEvent } from '../unit/cli/recorded.ts';
import { json } from '../unit/cli/run.ts';
import { usePlace } from './places.ts';
import { newEvents, report, signIn, type Json, type Reader } from './requests.ts';

const CANDIDATE = `vocabulary: 3
id: acme
version: 3
issued: '2026-10-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
lists:
  domains: { own: [acme.example] }
  scopes: { mail: [mail.*] }
rules:
  - id: mail-apps
    kinds: [consent]
    when: { scopeIn: mail }
    effect: justify
    stage: enforce
    text: { why: [{ en: It reads mail. }] }
  - id: outside
    kinds: [share]
    when: { audienceAtLeast: external }
    effect: acknowledge
    stage: coach
    text: { why: [{ en: It leaves the house. }] }
`;

const [ada, bob] = [person('ada@acme.example', ['sales']), person('bob@acme.example')];
const rule = { id: 'mail-apps', effect: 'acknowledge', stage: 'enforce', band: 100 } as const;

/** A month of steps of which each kind of change has some. */
function recorded(): Json[] {
  const events = Array.from({ length: 60 }, (_, index) => {
    const at = { time: START + index * HOUR };
    const who = index % 3 === 0 ? bob : ada;
    if (index % 4 === 0) return stepEvent(consent(), who, at);
    if (index % 4 === 1)
      return stepEvent(consent(), who, {
        ...at,
        effect: 'acknowledge',
        outcome: 'proceeded',
        decision: { rules: [rule] },
      });
    if (index % 4 === 2)
      return stepEvent(share('vendor.example'), who, {
        ...at,
        effect: 'justify',
        outcome: 'disputed',
      });
    return stepEvent(share('acme.example'), who, { ...at, effect: 'block', outcome: 'blocked' });
  });
  return events.map((event) => JSON.parse(JSON.stringify(event)) as Json);
}

describe('a replay', () => {
  const place = usePlace('PGlite');
  const events = recorded();
  let service: Service;
  let reader: Reader;

  const send = (method: string, path: string, body?: unknown) =>
    fetch(service.url + path, {
      method,
      headers: {
        Cookie: reader.cookie,
        'X-CSRF-Token': reader.session.csrf,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const request = (change: Partial<ReplayRequest> = {}): ReplayRequest => ({
    ...{ name: 'candidate.yaml', text: CANDIDATE, against: 'recorded' },
    ...{ from: START, to: START + 60 * HOUR, ...change },
  });
  const started = async (change: Partial<ReplayRequest> = {}) => {
    const answer = await send('POST', '/api/policy/replays', request(change));
    expect(answer.status).toBe(201);
    return ReplayStart.parse(await answer.json());
  };
  const ended = async (id: string | null) => {
    const read = async () =>
      (await (await reader.get(`/api/policy/replays/${id}`)).json()) as ReplayDetail;
    await expect
      .poll(async () => (await read()).line.state, { timeout: 10_000 })
      .not.toBe('running');
    return read();
  };

  beforeAll(async () => {
    const policy = lintPolicy(CANDIDATE, Date.now()).policy!;
    writeFileSync(
      place.options.policyFile,
      await signBundle(policy, await generateSigningKey('k1')),
    );
    service = await place.start();
    reader = await signIn(service.url);
    await report(service.url, events);
  });

  it('names the figures that the command line names, and no person', async () => {
    const [policyFile, eventFile] = ['candidate.yaml', 'events.ndjson'].map((name) =>
      join(place.directory, name),
    );
    writeFileSync(policyFile!, CANDIDATE);
    writeFileSync(eventFile!, events.map((event) => JSON.stringify(event)).join('\n'));
    const { answer } = await json('policy', 'replay', policyFile!, '--events', eventFile!);
    const {
      policy: _policy,
      against: _against,
      read: _read,
      ...figures
    } = answer as Record<string, unknown>;

    const { id, findings } = await started();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { line, result } = await ended(id);
    expect(line).toMatchObject({ state: 'done', planned: 60, done: 60, cut: false, trouble: null });
    const { unread, ruleChanges, examples, ...counted } = result!;
    expect(counted).toEqual(figures);
    expect(unread).toBe(0);
    expect(counted.changes['new']).toBeGreaterThan(0);
    expect(ruleChanges['mail-apps']!.new).toBeGreaterThan(0);
    const [example] = examples.new!;
    expect((await reader.get(`/api/events/${example!.uid}`)).status).toBe(200);
    expect(JSON.stringify(result)).not.toContain('ada@');
  });

  it('against the live policy shows what the change alone would do', async () => {
    const { id } = await started({ against: 'live' });
    const { result } = await ended(id);
    expect(result!.changes).toMatchObject({ new: 0, stronger: 0, milder: 0, removed: 0, same: 60 });
    const gone = CANDIDATE.replace('effect: justify', 'effect: log');
    const { result: other } = await ended((await started({ against: 'live', text: gone })).id);
    expect(other!.changes['removed']).toBeGreaterThan(0);
    expect(other!.ruleChanges['mail-apps']!.removed).toBe(other!.changes['removed']);
  });

  it('does not begin with a candidate that browsers would not take, and says where it is wrong', async () => {
    const { id, findings } = await started({ text: CANDIDATE.replace('scopeIn', 'scopeIm') });
    expect(id).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'unknown-predicate', severity: 'error', line: 13 }),
    );
    expect((await send('POST', '/api/policy/replays', request({ to: START }))).status).toBe(400);
  });

  it('lets the rules be read with what people did at them', async () => {
    const counts = async (days: number) => {
      const list = RuleList.parse(
        await (await reader.get(`/api/policy/rules?days=${days}`)).json(),
      );
      return list.rules.find(({ id }) => id === 'mail-apps')!;
    };
    // The events are older than what the page counts; the rule is there all the same.
    expect((await counts(7)).counts.matched).toBe(0);
    const now = stepEvent(consent(), ada, {
      ...{
        time: Date.now(),
        effect: 'acknowledge',
        outcome: 'proceeded',
        decision: { rules: [rule] },
      },
    });
    await report(service.url, [now]);
    await expect.poll(async () => (await counts(7)).counts.wentOn, { timeout: 15_000 }).toBe(1);
    expect(await counts(30)).toMatchObject({
      rule: { effect: 'justify', stage: 'enforce', rollout: 100, why: ['It reads mail.'] },
      counts: { matched: 1, shown: 1, wentOn: 1, disputed: 0 },
    });
  });
});

describe('a replay of many events', () => {
  const place = usePlace('PGlite');
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, Date.now());
    await preparePartitions(database, Date.now());
    await insertEvents(database, newEvents(recorded()), Date.now());
    return () => database.close();
  });
  const request: ReplayRequest = {
    ...{ name: 'c', text: CANDIDATE, against: 'recorded', from: START, to: START + 60 * HOUR },
  };

  it('takes the newest and says that there are more', async () => {
    const extent = await extentOf(database, request, 10);
    expect(extent).toEqual({ from: START + 49 * HOUR + 1, to: request.to, events: 10, cut: true });
    const { id } = await createReplays(database, 10).start(request, null, 'ada');
    await expect.poll(async () => (await readReplays(database))[0]!.state).toBe('done');
    expect((await readReplays(database))[0]).toMatchObject({ id, done: 10, cut: true });
  });

  it('is one at a time, and can be cancelled', async () => {
    const replays = createReplays(database);
    const first = replays.start(request, null, 'ada');
    await expect(replays.start(request, null, 'bob')).rejects.toMatchObject({ status: 409 });
    const { id } = await first;
    if (await replays.cancel(id!, 'bob'))
      expect((await readReplays(database))[0]!.state).toBe('cancelled');
    expect(await replays.cancel(id!, 'bob')).toBe(false);
  });

  it('does not run for ever when its process is gone', async () => {
    await database.query(`UPDATE replays SET state = 'running', touched = 0`, []);
    await endAbandoned(database, Date.now());
    const states = (await readReplays(database)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['failed']));
  });
});
