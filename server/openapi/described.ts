import { z } from 'zod';

/** What the description of the service says of a route beside its address. */
export type Described = {
  summary: string;
  /** True for what everybody may ask. */
  open?: true;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** Media type of the answer, where it is not JSON. */
  type?: string;
  /** 200 unless it says otherwise; 204 and 302 have no body. */
  status?: number;
};

/** By method and path, as the app has them. */
export type Routes = Readonly<Record<string, Described>>;

/** Done, and nothing to say about it. */
export const GONE = { status: 204 } as const;
/** What is left to say of something that was taken away. */
export const Removed = z.object({ id: z.uuid() });
export const CSV = 'text/csv';
