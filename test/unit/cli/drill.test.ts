import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { HOUR, START, consent, healthEvent, ndjson, person, stepEvent } from './recorded.ts';
import { ACME } from './acme-policy.ts';
import { handrail, json } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-drill-'));
const at = (name: string) => join(folder, name);
const POLICY = at('acme.yaml');
writeFileSync(POLICY, ACME);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a drill', () => {
  it('stops an app that nobody has, and says that it is an exercise', async () => {
    const make = (name: string) =>
      json(
        'policy',
        'drill',
        'make',
        '--policy',
        POLICY,
        '--app',
        'Harmless Mail',
        '--out',
        at(name),
      );
    const { code, answer } = await make('drill.yaml');
    const made = answer as { address: string; clientId: string; entry: string; version: number };
    expect(code).toBe(0);
    expect(made.version).toBe(2);
    // Everything else of the policy stays in force.
    const gone = ACME.split('\n').filter(
      (line) => !readFileSync(at('drill.yaml'), 'utf8').split('\n').includes(line),
    );
    expect(gone).toEqual(['version: 1', expect.stringContaining('issued'), 'kill: []']);
    const decided = async (url: string) =>
      (
        (await json('explain', '--policy', at('drill.yaml'), '--url', url)).answer as {
          decision: unknown;
        }
      ).decision;
    expect(await decided(made.address)).toMatchObject({
      effect: 'block',
      basis: 'kill',
      entry: made.entry,
      drill: true,
      text: { why: [expect.stringContaining('Harmless Mail')] },
    });
    expect(await decided(made.address.replace(made.clientId, 'another-app'))).toMatchObject({
      drill: false,
    });
    expect(((await make('again.yaml')).answer as typeof made).clientId).not.toBe(made.clientId);
    expect((await handrail('policy', 'lint', at('drill.yaml'))).code).toBe(0);
  });

  it('measures how far and how fast it spread', async () => {
    const devices = Array.from({ length: 40 }, (_, index) => person(`p${index}@acme.example`));
    const stopped = { effect: 'block', outcome: 'blocked' } as const;
    writeFileSync(
      at('events.ndjson'),
      ndjson([
        ...devices.map((device) => healthEvent(device, 'heartbeat', 6, START - HOUR)),
        ...devices
          .slice(0, 38)
          .map((device, index) => healthEvent(device, 'policy_applied', 7, START + index * 1000)),
        // Its step tells that it has the drill; the event of its policy was lost.
        stepEvent(consent(), devices[38]!, {
          ...stopped,
          time: START + 120_000,
          decision: { drill: true, policy: { id: 'acme', version: 7, stale: false } },
        }),
        healthEvent(devices[39]!, 'heartbeat', 6, START + HOUR),
      ]),
    );
    const report = (...more: string[]) =>
      json(
        ...['policy', 'drill', 'report', '--events', at('events.ndjson')],
        ...['--version', '7', '--published', new Date(START).toISOString(), ...more],
      );
    expect(await report()).toMatchObject({
      code: 0,
      answer: {
        version: 7,
        devices: 40,
        reached: 39,
        coverage: 0.975,
        first: 0,
        p50: 19_000,
        p95: 37_000,
        until95: 37_000,
        stopped: 1,
        late: 1,
        silent: 0,
      },
    });
    expect(JSON.stringify(await report())).not.toContain('device-of');
    expect((await report('--show-people')).answer).toMatchObject({
      late: [{ device: 'device-of-p39@acme.example', version: 6, silent: false }],
    });
    const { code, out } = await handrail(
      ...['policy', 'drill', 'report', '--events', at('events.ndjson'), '--version', '8'],
    );
    expect(code).toBe(1);
    expect(out).toContain('reached 0 of 40 devices (0 %)');
  });

  it('says what it needs', async () => {
    expect((await handrail('policy', 'drill', 'make', '--policy', POLICY)).code).toBe(2);
    writeFileSync(at('none.ndjson'), '{}\n');
    expect(
      await handrail('policy', 'drill', 'report', '--events', at('none.ndjson')),
    ).toMatchObject({ code: 1, err: expect.stringContaining('No event tells') });
  });
});
