/** What the console and the service say to each other about filters that people keep. */
import { z } from 'zod';

/** Longest name, and how many one person keeps. */
export const FILTER_NAME_LIMIT = 60;
export const MOST_FILTERS = 50;

const Name = z.string().trim().min(1).max(FILTER_NAME_LIMIT);

export const FilterRequest = z.strictObject({
  name: Name,
  /** The query of the page's address; empty is the page as it opens. */
  search: z
    .string()
    .max(4_000)
    .regex(/^(\?.*)?$/u, 'is the part of an address from ? on'),
  /** Whether everybody finds it. */
  shared: z.boolean(),
});
export type FilterRequest = z.infer<typeof FilterRequest>;

export const SavedFilter = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  search: z.string(),
  owner: z.string(),
  /** Whether it is that of whoever asks. */
  own: z.boolean(),
  shared: z.boolean(),
});
export type SavedFilter = z.infer<typeof SavedFilter>;

/** One's own first, then those of others, by name. */
export const SavedFilters = z.strictObject({ filters: z.array(SavedFilter) });
