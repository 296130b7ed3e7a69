/**
 * Go-aheads. A pass is for one step exactly as it was read, for a short time and for one use, so that
 * nothing can be added after the person was asked.
 */

/** Long enough to find the button again, short enough not to be forgotten about. */
export const PASS_LIFETIME = 60_000;
/** One use of a control sends several events (pointer, mouse, click, submit); they belong together. */
export const ONE_USE = 1_000;

export interface Passes {
  readonly grant: (fingerprint: string, now: number) => void;
  /** True while the step may be taken; the first use starts the clock of `ONE_USE`. */
  readonly allows: (fingerprint: string, now: number) => boolean;
  /** Notes that the step was taken. */
  readonly use: (fingerprint: string, now: number) => void;
  readonly clear: () => void;
}

/** The go-aheads of one page; gone with it. */
export function createPasses(): Passes {
  const ends = new Map<string, number>();
  return {
    grant: (fingerprint, now) => void ends.set(fingerprint, now + PASS_LIFETIME),
    allows: (fingerprint, now) => now < (ends.get(fingerprint) ?? 0),
    use: (fingerprint, now) => {
      const end = ends.get(fingerprint);
      if (end !== undefined) ends.set(fingerprint, Math.min(end, now + ONE_USE));
    },
    clear: () => ends.clear(),
  };
}
