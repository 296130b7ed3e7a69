/**
 * How often ordinary people are found, and whether what is odd is found: a made-up fleet with weekends,
 * joiners, holidays, and people whose days differ much. The figures are printed.
 */
import { describe, expect, it } from 'vitest';
import { FindingSettings } from '../../../lib/policy/finding-settings.ts';
import { judge } from '../../../server/findings/judge.ts';

const THRESHOLDS = FindingSettings.parse({});
const [PEOPLE, DAYS] = [400, 180];

/** The same fleet in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A count that scatters more than a Poisson's would: the mean of a day is drawn first. */
function drawn(mean: number, next: () => number): number {
  const today = mean * -Math.log(1 - next());
  let [count, product] = [0, next()];
  for (const limit = Math.exp(-Math.min(today, 50)); product > limit; product *= next()) count += 1;
  return count;
}

/** Counts of the group in the last weeks, as the service keeps them. */
class Peers {
  readonly #days: Map<number, number>[] = [];
  add(day: number, count: number): void {
    const bars = (this.#days[day] ??= new Map());
    bars.set(count, (bars.get(count) ?? 0) + 1);
  }
  before(day: number): Map<number, number> {
    const sum = new Map<number, number>();
    for (const bars of this.#days.slice(Math.max(0, day - THRESHOLDS.history), day))
      for (const [count, many] of bars ?? []) sum.set(count, (sum.get(count) ?? 0) + many);
    return sum;
  }
}

function run(seed: number, odd: (person: number, day: number) => number) {
  const next = random(seed);
  const peers = new Peers();
  const fleet = Array.from({ length: PEOPLE }, () => ({
    // Most people share little, a few share a lot.
    mean: 0.3 + 3 * next() ** 3,
    joins: next() < 0.2 ? Math.floor(next() * DAYS) : 0,
    holiday: Math.floor(next() * DAYS),
    past: [] as number[],
  }));
  const found: string[] = [];
  /** Odd days of people who were there and whose past is known. */
  const happened: string[] = [];
  let personDays = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const usual = peers.before(day);
    for (const [index, person] of fleet.entries()) {
      const weekend = day % 7 > 4;
      const away = day >= person.holiday && day < person.holiday + 14;
      if (day < person.joins || away || (weekend && next() < 0.95)) continue;
      const joining = day - person.joins < 10 && person.joins > 0 ? 2 : 1;
      const count = drawn(person.mean * joining * (weekend ? 0.3 : 1), next) + odd(index, day);
      personDays += 1;
      const own = person.past.slice(-THRESHOLDS.history);
      if (odd(index, day) > 0 && own.length >= THRESHOLDS.minimumHistory)
        happened.push(`${index} ${day}`);
      if (judge(count, own, usual, false, THRESHOLDS) !== null) found.push(`${index} ${day}`);
      person.past.push(count);
      peers.add(day, count);
    }
  }
  return { found, happened, personDays };
}

describe('findings of a made-up fleet', { timeout: 60_000 }, () => {
  it('leave ordinary people alone: at most 1 in 1,000 days', () => {
    const runs = [1, 2, 3].map((seed) => run(seed, () => 0));
    const found = runs.reduce((sum, one) => sum + one.found.length, 0);
    const days = runs.reduce((sum, one) => sum + one.personDays, 0);
    const rate = (1000 * found) / days;
    process.stdout.write(
      `findings of ordinary people: ${found} in ${days} person-days, ${rate.toFixed(3)} in 1,000\n`,
    );
    expect(days).toBeGreaterThan(50_000);
    expect(rate).toBeLessThanOrEqual(1);
  });

  it('find what is odd: days on which somebody shares with 40 new domains', () => {
    // Thirty people, each on one working day after the first two months.
    const odd = new Map(
      Array.from({ length: 30 }, (_, index) => [
        `${index * 13} ${63 + 7 * (index % 14) + (index % 5)}`,
        40,
      ]),
    );
    const { found, happened } = run(4, (person, day) => odd.get(`${person} ${day}`) ?? 0);
    const hits = happened.filter((one) => found.includes(one)).length;
    process.stdout.write(
      `odd days found: ${hits} of ${happened.length}, and ${found.length - hits} ordinary ones\n`,
    );
    expect(happened.length).toBeGreaterThan(15);
    expect(hits / happened.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a judgement', () => {
  const many = new Map([
    [0, 500],
    [1, 80],
    [2, 20],
  ]);
  const quiet = Array.from({ length: 20 }, (_, index) => index % 3);

  it('shows the numbers that it is made of', () => {
    expect(judge(9, quiet, many, false, THRESHOLDS)).toEqual({
      severity: 'low',
      own: { low: 0, high: 2, days: 20 },
      peers: { low: 0, high: 2, days: 600 },
    });
    expect(judge(60, quiet, many, false, THRESHOLDS)?.severity).toBe('high');
  });
  it.each([
    ['too few', 4, quiet, many],
    ['no past', 40, quiet.slice(0, 9), many],
    ['ordinary for this person', 9, quiet.map((one) => one * 5), many],
    ['ordinary among colleagues', 9, quiet, new Map([[12, 200]])],
  ])('keeps silent: %s', (_name, count, own, peers) => {
    expect(judge(count, own, peers, false, THRESHOLDS)).toBeNull();
  });
  it('goes by others alone for an app that is new', () => {
    expect(judge(30, [], many, true, THRESHOLDS)).toMatchObject({ own: null, severity: 'high' });
    expect(judge(30, [], new Map(), true, THRESHOLDS)).toBeNull();
  });
});
