/** What is said about a bundle that is not as it was made. */

export type EvidenceFinding = {
  /** Stable, for scripts. */
  problem:
    | 'not-a-bundle'
    | 'wrong-signature'
    | 'unknown-key'
    | 'altered'
    | 'missing'
    | 'added'
    | 'reordered'
    | 'chain'
    | 'policy';
  /** The file, event or link it is about. */
  where: string;
  detail: string;
};

/** A finding in one line. */
export function finding(
  problem: EvidenceFinding['problem'],
  where: string,
  detail: string,
): EvidenceFinding {
  return { problem, where, detail };
}

/** @returns the text as JSON, or undefined, which no schema takes */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: no schema takes undefined.
    return undefined;
  }
}
