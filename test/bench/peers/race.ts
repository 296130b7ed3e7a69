/** Asks every engine the same, checks that all say the same, then takes times. Runs in Node and in a worker. */
import type { Ask, EngineUnderTest } from './engines.ts';
import { matchingByHand, neutralRules, neutralSteps } from './rules.ts';

export interface Lap {
  readonly engine: string;
  readonly rules: number;
  /** ms for everything that is done once. */
  readonly compile: number;
  /** µs of one decision, the mean of a batch: the middle batch and the 95th of 100. */
  readonly p50: number;
  readonly p95: number;
  /** Why there are no times; null where there are. */
  readonly problem: string | null;
}

/** ms spent on one engine at one size, and batches at least and at most. */
const BUDGET = 400;
const FEWEST = 5;
const MOST = 2_000;
/** ms that a batch takes at least: an extension's clock goes in steps of 0.1 ms. */
const BATCH = 2;

/** @throws Error when an engine gives another answer than all the others. */
export async function race(
  engines: readonly EngineUnderTest[],
  sizes: readonly number[],
): Promise<Lap[]> {
  const laps: Lap[] = [];
  for (const size of sizes) {
    for (const engine of engines) {
      if (size > engine.upTo) continue;
      laps.push(await lapOf(engine, size));
    }
  }
  return laps;
}

async function lapOf(engine: EngineUnderTest, size: number): Promise<Lap> {
  const rules = neutralRules(size);
  const begun = performance.now();
  let ask: Ask;
  try {
    ask = await engine.compile(rules);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { engine: engine.name, rules: size, compile: 0, p50: 0, p95: 0, problem };
  }
  const compile = performance.now() - begun;
  const steps = neutralSteps();
  for (const step of steps) {
    const answer = [...(await ask(step))].toSorted();
    const expected = matchingByHand(rules, step);
    if (answer.join() !== expected.join())
      throw new Error(
        `${engine.name} says ${answer.join() || 'nothing'} of ${JSON.stringify(step)}; the rules say ${expected.join() || 'nothing'}.`,
      );
  }
  const batch = async (asked: number) => {
    const started = performance.now();
    for (let round = 0; round < asked; round += 1) {
      const answer = ask(steps[round % steps.length]!);
      if (answer instanceof Promise) await answer;
    }
    return performance.now() - started;
  };
  // Whole rounds of steps, so that every batch asks the same.
  let rounds = 1;
  while ((await batch(rounds * steps.length)) < BATCH) rounds *= 2;
  const each = rounds * steps.length;
  const times: number[] = [];
  const end = performance.now() + BUDGET;
  for (let taken = 0; taken < MOST && (taken < FEWEST || performance.now() < end); taken += 1)
    times.push((await batch(each)) / each);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]! * 1000;
  return { engine: engine.name, rules: size, compile, p50: at(0.5), p95: at(0.95), problem: null };
}
