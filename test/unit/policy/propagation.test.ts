import { describe, expect, it } from 'vitest';
import { createPropagation } from '../../../lib/policy/delivery/propagation.ts';

const START = Date.parse('2027-01-01T10:00:00Z');
const SECOND = 1000;

function fleet() {
  const counter = createPropagation();
  const seen = (device: string, seconds: number, version: number | null, drill = false) =>
    counter.add({ device, time: START + seconds * SECOND, version, drill });
  return { counter, seen };
}

describe('propagation', () => {
  it('counts devices once, from the first time that they had the version or a later one', () => {
    const { counter, seen } = fleet();
    for (let device = 0; device < 100; device += 1) {
      seen(`d${device}`, -3600, 6);
      if (device < 96) seen(`d${device}`, device + 1, device === 50 ? 8 : 7, device < 3);
      if (device < 96) seen(`d${device}`, 7200, 7);
    }
    seen('d99', 60, 6);
    expect(counter.result(7, START)).toMatchObject({
      version: 7,
      devices: 100,
      reached: 96,
      coverage: 0.96,
      coverageOfHeard: 96 / 97,
      first: 1 * SECOND,
      p50: 48 * SECOND,
      p95: 92 * SECOND,
      until95: 95 * SECOND,
      stopped: 3,
    });
    const { late } = counter.result(7, START)!;
    expect(late.map(({ device, silent }) => [device, silent])).toEqual([
      ['d96', true],
      ['d97', true],
      ['d98', true],
      ['d99', false],
    ]);
  });

  it('does not say 95 % before it is so', () => {
    const { counter, seen } = fleet();
    for (let device = 0; device < 20; device += 1) seen(`d${device}`, device, device < 18 ? 2 : 1);
    expect(counter.result(null, null)).toMatchObject({ version: 2, coverage: 0.9, until95: null });
  });

  it('takes a device that is ahead of the clock as there at once', () => {
    const { counter, seen } = fleet();
    seen('early', -30, 2);
    expect(counter.result(2, START)).toMatchObject({ first: 0, p95: 0 });
  });

  it('has nothing to say where nobody tells a version', () => {
    const { counter, seen } = fleet();
    expect(counter.result(null, null)).toBeNull();
    seen('d', 0, null);
    expect(counter.result(null, null)).toBeNull();
    expect(counter.result(3, START)).toMatchObject({
      devices: 1,
      reached: 0,
      p50: null,
      coverage: 0,
    });
  });
});
