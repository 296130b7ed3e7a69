/** What an edit does to a file, line by line. */
import { styled } from './terminal.ts';

/** How far ahead the lines are looked for where both texts meet again. */
const WINDOW = 400;

/** Lines that go with `-` and lines that come with `+`, each group under its place. For small edits. */
export function lineDiff(before: string, after: string): string[] {
  const [old, fresh] = [before, after].map((text) => text.split(/\r?\n/u)) as [string[], string[]];
  const told: string[] = [];
  let [from, to] = [0, 0];
  while (from < old.length || to < fresh.length) {
    if (old[from] === fresh[to] && from < old.length && to < fresh.length) {
      from += 1;
      to += 1;
      continue;
    }
    const [gone, come] = nextMeeting(old, fresh, from, to);
    told.push(
      styled('dim', `@@ line ${from + 1} @@`),
      ...old.slice(from, from + gone).map((line) => styled('red', `-${line}`)),
      ...fresh.slice(to, to + come).map((line) => styled('green', `+${line}`)),
    );
    from += gone;
    to += come;
  }
  return told;
}

/** The fewest lines to leave out on each side until both go on alike. */
function nextMeeting(
  old: readonly string[],
  fresh: readonly string[],
  from: number,
  to: number,
): readonly [number, number] {
  for (let sum = 1; sum <= WINDOW; sum += 1) {
    for (let gone = 0; gone <= sum; gone += 1) {
      const come = sum - gone;
      const [a, b] = [from + gone, to + come];
      if (a > old.length || b > fresh.length) continue;
      if (a === old.length && b === fresh.length) return [gone, come];
      if (old[a] === fresh[b] && a < old.length && b < fresh.length) return [gone, come];
    }
  }
  return [old.length - from, fresh.length - to];
}
