/** Spans of time as a policy document writes them, reckoned. */

/** `PT30M`, `PT8H`, `P7D`, `P2W`. */
export const SPAN =
  /^P(?=\d|T\d)(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;

/** The length of a `Duration` in ms; 0 where the text is none. */
export function millisecondsOf(duration: string): number {
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = (SPAN.exec(duration) ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000;
}

/** Longest cool-down, in ms: answers are not kept longer, since they tell what a person did. */
export const LONGEST_COOL_DOWN = 31 * 24 * 60 * 60_000;
