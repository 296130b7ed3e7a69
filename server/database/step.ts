/** One step from an older shape of the database to a newer one. */
export type Step = {
  /** What it brings, in a few words; shown when migrations are rehearsed. */
  name: string;
  /** Run in order, the same text on both databases. */
  statements: string[];
};
