import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Replay } from '../../../lib/policy/replay/replay.ts';
import { HOUR, START, consent, healthEvent, ndjson, person, share, stepEvent } from './recorded.ts';
import { STARTER, ended, handrail, json, start } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-replay-'));
const write = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [ada, bob] = [person('ada@acme.example', ['sales']), person('bob@acme.example')];

const rules = (text: string, more = '') =>
  write(
    'candidate.yaml',
    `vocabulary: 2
id: acme
version: 3
issued: '2026-10-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
lists:
  domains: { own: [acme.example] }
  scopes: { mail: [mail.*] }
rules:
${text}
${more}`,
  );
const MAIL = `  - { id: mail-apps, kinds: [consent], when: { scopeIn: mail }, effect: justify, stage: enforce }`;
const OUTSIDE = `  - { id: outside, kinds: [share], when: { audienceAtLeast: external }, effect: acknowledge, stage: coach }`;
const replayed = async (policy: string, events: string, ...more: string[]) => {
  const { code, answer } = await json('policy', 'replay', policy, '--events', events, ...more);
  expect(code).toBe(0);
  return answer as Replay & { read: { bad: number; examples: unknown[] }; mostAsked?: unknown };
};

describe('replay', () => {
  it('counts prompts, stops and changes, by rule, day, surface and person', async () => {
    const events = write(
      'month.ndjson',
      ndjson([
        // Nothing was shown: new.
        stepEvent(consent(), ada),
        stepEvent(share('vendor.example'), ada, { time: START + HOUR }),
        // A confirmation becomes a reason: stronger. A reason becomes a confirmation: milder.
        stepEvent(consent(), bob, { effect: 'acknowledge', time: START + 24 * HOUR }),
        stepEvent(share('other.example', { role: 'view' }), bob, {
          effect: 'justify',
          outcome: 'disputed',
          time: START + 25 * HOUR,
        }),
        // Was stopped and goes ahead: removed. Stays as it is: same.
        stepEvent(share('acme.example'), bob, {
          effect: 'block',
          outcome: 'blocked',
          time: START + 26 * HOUR,
        }),
        stepEvent(share('acme.example'), bob, { time: START + 27 * HOUR }),
        healthEvent(bob, 'heartbeat', 1, START),
      ]),
    );
    const result = await replayed(rules(`${MAIL}\n${OUTSIDE}`), events);
    expect(result).toMatchObject({
      steps: 6,
      people: 2,
      peopleAsked: 2,
      prompted: 4,
      stopped: 0,
      changes: { new: 2, stronger: 1, milder: 1, removed: 1, same: 1 },
      perPerson: { mean: 2, p95: 2, max: 2 },
      perPersonDay: { mean: 2, p95: 2, max: 2 },
      days: {
        '2026-10-05': { steps: 2, prompted: 2, stopped: 0 },
        '2026-10-06': { steps: 4, prompted: 2, stopped: 0 },
      },
      surfaces: {
        'share/google-drive': { steps: 4, prompted: 2 },
        'consent/microsoft-entra': { steps: 2, prompted: 2 },
      },
      // Two were shown then and would be again: one disputed, one gave in and went on.
      falseAlarms: { shown: 2, disputed: 1, wentOn: 1, heeded: 0, least: 0.5, most: 1 },
      missing: [],
      read: { bad: 0 },
    });
    expect(result.rules.map(({ id, prompted, people }) => [id, prompted, people])).toEqual([
      ['mail-apps', 2, 2],
      ['outside', 2, 2],
    ]);
    expect(result.rules[0]?.falseAlarms).toMatchObject({ shown: 1, disputed: 0, wentOn: 1 });
    expect(result.rules[1]?.perDay).toEqual({ '2026-10-05': 1, '2026-10-06': 1 });
  });

  it('names nobody unless asked to', async () => {
    const events = write('named.ndjson', ndjson([stepEvent(consent(), ada)]));
    const words = ['policy', 'replay', rules(MAIL), '--events', events];
    for (const quiet of [words, [...words, '--json']])
      expect((await handrail(...quiet)).out).not.toMatch(/ada@|device-of/);
    expect((await handrail(...words, '--show-people')).out).toMatch(/ada@acme\.example +1/);
    expect((await replayed(rules(MAIL), events, '--show-people')).mostAsked).toEqual([
      { person: 'ada@acme.example', prompts: 1 },
    ]);
  });

  it('compares two candidates', async () => {
    const events = write('two.ndjson', ndjson([stepEvent(consent(), ada)]));
    const old = write('old.yaml', readFileSync(rules(MAIL), 'utf8').replace('justify', 'block'));
    expect(await replayed(rules(MAIL), events, '--against', old)).toMatchObject({
      against: { id: 'acme', version: 3 },
      changes: { milder: 1 },
      moves: [{ from: 'block', to: 'justify', steps: 1 }],
    });
  });

  it('spares people what they answered, and counts it', async () => {
    const again = [0, 1, 2, 30].map((hours) =>
      stepEvent(consent(), ada, { time: START + hours * HOUR }),
    );
    const events = write('again.ndjson', ndjson(again));
    expect(await replayed(rules(MAIL), events)).toMatchObject({
      prompted: 2,
      kept: { 'same-step': 2 },
      changes: { new: 2, same: 2 },
    });
    const shares = ['a', 'b', 'c'].map((name, index) =>
      stepEvent(share(`${name}.example`), ada, { time: START + index }),
    );
    expect(
      await replayed(
        rules(OUTSIDE, 'settings: { promptBudget: 2 }\n'),
        write('budget.ndjson', ndjson(shares)),
      ),
    ).toMatchObject({ prompted: 2, kept: { budget: 1 } });
  });

  it('counts rules on trial apart, and kill entries', async () => {
    const trial = MAIL.replace('stage: enforce', 'stage: observe');
    const events = write(
      'trial.ndjson',
      ndjson([stepEvent(consent(), ada), stepEvent(share('bad.example'), ada)]),
    );
    expect(
      await replayed(rules(trial, 'kill: [{ id: incident, domain: bad.example }]\n'), events),
    ).toMatchObject({
      prompted: 0,
      stopped: 1,
      kill: { incident: 1 },
      rules: [{ id: 'mail-apps', prompted: 0, onTrial: 1 }],
    });
  });

  it('says what it could not judge', async () => {
    const old = stepEvent(consent(), person(null)) as unknown as {
      unmapped: { handrail: { activity: Record<string, unknown> } };
    };
    delete old.unmapped.handrail.activity['initiator'];
    const events = write(
      'old.ndjson',
      ndjson([
        old,
        stepEvent(consent(), person('h:AAAAAAAAAAAAAAAAAAAAAA')),
        stepEvent(consent({ redirectUri: 'urn:' }), ada),
      ]),
    );
    const asking = `  - id: asking
    kinds: [consent]
    when: { any: [{ groupIn: [sales] }, { not: { initiatorIn: [app] } }, { all: [{ firstTime: true }] }, { redirectClassIn: [out-of-band] }, { riskAtLeast: severe }] }
    effect: inform
    stage: coach`;
    const exception = `exceptions:
  - { id: ada-may, actor: { user: ada@acme.example }, app: other, until: '2028-01-01T00:00:00Z' }
`;
    const { missing } = await replayed(rules(asking, exception), events);
    expect(missing).toEqual([
      { fact: 'first time', steps: 3, rules: ['asking'] },
      { fact: 'person', steps: 2, rules: ['ada-may'] },
      { fact: 'groups', steps: 1, rules: ['asking'] },
      { fact: 'initiator', steps: 1, rules: ['asking'] },
      { fact: 'risk', steps: 1, rules: ['asking'] },
      { fact: 'redirect', steps: 1, rules: ['asking'] },
    ]);
  });

  it('says which terms of a share an older record does not have', async () => {
    const old = stepEvent(share('vendor.example'), ada) as unknown as {
      unmapped: { handrail: { activity: Record<string, unknown> } };
    };
    for (const fact of ['before', 'expiresInDays']) delete old.unmapped.handrail.activity[fact];
    const events = write(
      'old-share.ndjson',
      ndjson([old, stepEvent(share('vendor.example'), ada)]),
    );
    const asking = `  - { id: asking, kinds: [share], when: { any: [{ widens: true }, { expiresWithinDays: 30 }, { mayReshare: true }] }, effect: inform, stage: coach }`;
    const { missing } = await replayed(rules(asking), events);
    expect(missing).toEqual([
      { fact: 'what held before', steps: 1, rules: ['asking'] },
      { fact: 'expiresInDays', steps: 1, rules: ['asking'] },
    ]);
  });

  it('goes on after lines that are no events, and names them', async () => {
    const event = stepEvent(consent(), ada);
    const lines = [
      JSON.stringify(event),
      '',
      'not json',
      '{"time": 5}',
      JSON.stringify([event, event]),
      JSON.stringify({ event, sourcetype: 'handrail:ocsf' }),
      JSON.stringify(event).slice(0, 500),
    ];
    const { code, out } = await ended(
      start(['policy', 'replay', rules(MAIL), '--events', '-', '--json']),
      lines.join('\r\n'),
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      steps: 4,
      read: {
        events: 4,
        bad: 3,
        examples: [
          { line: 3, reason: 'is not JSON' },
          { line: 4, reason: expect.stringContaining('device') },
          { line: 7, reason: 'is not JSON' },
        ],
      },
    });
  });

  it('keeps those outside a share with what was decided then', async () => {
    const events = write(
      'share.ndjson',
      ndjson(
        Array.from({ length: 200 }, (_, index) =>
          stepEvent(consent(), person(`p${index}@acme.example`)),
        ),
      ),
    );
    const { prompted } = await replayed(rules(MAIL, 'rollout: 25\n'), events);
    expect(prompted).toBeGreaterThan(25);
    expect(prompted).toBeLessThan(80);
  });

  it.each([
    ['an address', 'https://handrail.acme.example/events', 2],
    ['a file that is not there', join(folder, 'none.ndjson'), 2],
    ['a file without events', write('letters.ndjson', 'Dear Ada\n'), 1],
  ])('refuses %s and says what to do', async (_name, events, expected) => {
    const { code, answer } = await json('policy', 'replay', rules(MAIL), '--events', events);
    expect(code).toBe(expected);
    expect(answer).toMatchObject({ error: expect.any(String), hint: expect.any(String) });
  });

  it('takes thousands of events in a small heap', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      stepEvent(
        index % 2 === 0 ? consent() : share('vendor.example'),
        person(`p${index % 500}@acme.example`),
        { time: START + index * 20_000 },
      ),
    );
    const events = write('many.ndjson', ndjson(many));
    const started = performance.now();
    process.env['NODE_OPTIONS'] = '--max-old-space-size=64';
    const { code, answer } = await json('policy', 'replay', STARTER, '--events', events).finally(
      () => delete process.env['NODE_OPTIONS'],
    );
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `policy replay: 20,000 events (${Math.round(readFileSync(events).length / 1e6)} MB) in ${seconds.toFixed(1)} s with a heap of 64 MB`,
    );
    expect({ code, answer }).toMatchObject({ code: 0, answer: { steps: 20_000, people: 500 } });
    expect(seconds).toBeLessThan(120);
  });
});
