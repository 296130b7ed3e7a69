/** The right word for a misspelt one. */

/**
 * The word that was most likely meant.
 * @returns a word of `known` that differs by few letters or contains what was written; else null.
 */
export function nearest(written: string, known: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const ranked = known
    .map((word) => ({ word, distance: distanceBetween(lower, word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best !== undefined && best.distance <= Math.max(1, Math.floor(written.length / 3)))
    return best.word;
  const containing = (word: string) =>
    lower.length >= 3 && (word.toLowerCase().includes(lower) || lower.includes(word.toLowerCase()));
  return known.find(containing) ?? null;
}

/** Letters to add, drop, change or swap (optimal string alignment). Long words are not compared. */
function distanceBetween(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return a === b ? 0 : Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** `did you mean "x"?`, or what there is to choose from; null where there is nothing. */
export function suggestion(written: string, known: readonly string[]): string | null {
  const word = nearest(written, known);
  if (word !== null) return `did you mean "${word}"?`;
  if (known.length === 0) return null;
  return `known: ${known.slice(0, 40).join(', ')}${known.length > 40 ? ', …' : ''}`;
}
