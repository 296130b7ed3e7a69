/**
 * What happened here, one JSON object a line. Facts are counts, names of our own and the words of
 * errors; never what a report holds: a query's parameters are people's data.
 */

export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  /** Something that an admin may want to know. */
  info: (event: string, facts: Facts) => void;
  /** Something went wrong; what was being done is the event. */
  trouble: (event: string, error: unknown) => void;
};

/**
 * @param write takes one line without its end
 * @param now Unix ms
 */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, event: string, facts: Facts) =>
    write(JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...facts }));
  return {
    info: (event, facts) => line('info', event, facts),
    trouble: (event, error) => line('error', event, { reason: reasonsOf(error).join('; ') }),
  };
}

/** What an error, its causes and its parts say, outermost first. Messages only. */
export function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  // A name with several addresses fails once for each, and says so only in the parts.
  const parts = error instanceof AggregateError ? error.errors : [error.cause];
  const own = error.message === '' ? [] : [error.message];
  return [...own, ...parts.flatMap(reasonsOf)];
}
